-- An alias with a quotation mark or 的 in it would never match: subjects are compared without them.
select alias as word

from {{ ref('indicator_aliases') }}
where alias <> {{ subject_key('alias') }}
union all
select affix as word

from {{ ref('subject_affixes') }}
where affix <> {{ subject_key('affix') }}
