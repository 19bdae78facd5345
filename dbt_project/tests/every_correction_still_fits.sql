{#-
    A correction must name a mention that is there and say what it still states. When the source heals, the entry is
    history: set its status to `healed`. Reports that are not in this warehouse are not asked.
-#}
with

corrections as (

    select *
    from {{ ref('known_corrections') }}
    where status = 'active' and {{ if_rewritten('report') }}

),

stated as (

    {% for column_name, data_type in correctable_columns().items() -%}
    select
        mention_id,
        '{{ column_name }}' as column_name,
        cast({{ column_name }} as varchar) as stated_text
    from {{ ref('stg_reports__quantity_mentions') }}
    where outcome = 'observation'
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    corrections.*,
    stated.stated_text

from corrections
inner join {{ ref('stg_reports__reports') }} as reports on corrections.report = reports.report
left join stated
    on
        corrections.mention_id = stated.mention_id
        and corrections.column_name = stated.column_name
where
    stated.mention_id is null
    or not coalesce(
        -- 7497.72 and 7497.7200000000 are one number; everything else is compared as text.
        stated.stated_text is not distinct from corrections.expected_old
        or try_cast(stated.stated_text as decimal(28, 10))
        = try_cast(corrections.expected_old as decimal(28, 10)),
        false
    )
