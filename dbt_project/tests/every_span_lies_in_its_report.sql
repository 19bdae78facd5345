-- Spans are half-open, inside the decoded source and not before the start of their sentence.
select
    mentions.mention_id,
    mentions.char_start,
    mentions.char_end,
    mentions.quote,
    reports.character_count

from {{ ref('stg_reports__quantity_mentions') }} as mentions
inner join {{ ref('stg_reports__reports') }} as reports on mentions.report = reports.report
where
    (
        mentions.char_start < 0
        or mentions.char_end <= mentions.char_start
        or mentions.char_end > reports.character_count
        or mentions.sentence_start > mentions.char_start
    )
    and {{ if_rewritten('mentions.report') }}
