-- Nothing found is lost: counted by the reader = answered + set aside + unanswered,
-- and every answer is published.
select *

from {{ ref('rpt_mentions_by_report') }}
where
    numeral_count <> mention_count
    or mention_count <> observation_count + set_aside_count + unanswered_count
    or observation_count <> published_count
