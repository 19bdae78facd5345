{{ config(materialized='table') }}

with recursive

mentions as (

    select * from {{ ref('int_mentions__corrected') }}

),

aliases as (

    select * from {{ ref('indicator_aliases') }}

),

affixes as (

    select
        affix,
        place
    from {{ ref('subject_affixes') }}

    union

    -- A place before the subject says where, not what.
    select
        unnest([region_name, short_name]) as affix,
        'before' as place
    from {{ ref('regions') }}
    where level in ('country', 'province')

),

subjects as (

    select distinct subject_key

    from mentions
    where subject_key is not null

),

-- Every wording that is left when harmless words are taken off either end: 全省粮食产量目标 → 粮食产量.
wordings as (

    select
        subject_key,
        subject_key as wording
    from subjects

    union

    select
        wordings.subject_key,
        case affixes.place
            when 'before' then substr(wordings.wording, 1 + length(affixes.affix))
            else substr(wordings.wording, 1, length(wordings.wording) - length(affixes.affix))
        end as wording

    from wordings
    inner join affixes
        on
            length(wordings.wording) > length(affixes.affix)
            and case affixes.place
                when 'before' then starts_with(wordings.wording, affixes.affix)
                else ends_with(wordings.wording, affixes.affix)
            end

),

exact_matches as (

    select
        wordings.subject_key,
        aliases.alias,
        aliases.indicator_code,
        aliases.match,
        aliases.measures

    from wordings
    inner join aliases on wordings.wording = aliases.alias
    where aliases.match = 'exact'

),

-- The words stand anywhere in the subject …
loose_words as (

    select
        subjects.subject_key,
        aliases.*,
        replace(subjects.subject_key, aliases.alias, '…') as other_words

    from subjects
    inner join aliases on contains(subjects.subject_key, aliases.alias)
    where
        aliases.match = 'contains'
        -- A list of things is none of them: 改造老旧小区、城中村.
        and not contains(subjects.subject_key, '、')

),

-- … together with one of `requires` and without any of `excludes`.
loose_matches as (

    select
        subject_key,
        alias,
        indicator_code,
        match,
        measures

    from loose_words
    where
        (requires is null or regexp_matches(other_words, requires))
        and (excludes is null or not regexp_matches(other_words, excludes))

),

alias_matches as (

    select * from exact_matches
    union all
    select * from loose_matches

)

select * from alias_matches
