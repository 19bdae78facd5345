-- A mention whose report or section was not loaded has no place to be shown in.
select mentions.*

from {{ ref('stg_reports__quantity_mentions') }} as mentions
left join {{ ref('stg_reports__reports') }} as reports on mentions.report = reports.report
left join {{ ref('stg_reports__sections') }} as sections
    on
        mentions.report = sections.report
        and mentions.section_number = sections.section_number
where
    (reports.report is null or sections.report is null)
    and {{ if_rewritten('mentions.report') }}
