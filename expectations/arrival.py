"""Arrival: is what was read believable, before anything is built on it? Asked of `raw`.

Each SQL gives the offending rows; the numbers it compares with stand in `bounds.yml` under the
same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from expectations.bounds import Bound, Expectation, expect

REPORTS = {
    "reports_arrived": """
        select count(*) as reports
        from raw.reports
        having count(*) < $min
    """,
    "text_is_decoded": """
        select report, sentence, (select count(*) from raw.quantity_mentions) as asked
        from raw.quantity_mentions
        where regexp_matches(sentence, $marks)
    """,
    "reports_are_different": """
        select report, file_name, content_hash
        from raw.reports
        qualify count(*) over (partition by content_hash) > $max
    """,
    "region_is_known": """
        select report, title
        from raw.reports
        where region is null
    """,
    "year_is_known": """
        select report, title
        from raw.reports
        where about_year is null
    """,
    "year_is_believable": """
        select report, title, about_year, published_on
        from raw.reports
        where about_year < $min or about_year > year($today)
    """,
    "year_agrees_with_publication": """
        select report, title, about_year, published_on
        from raw.reports
        where about_year not between year(published_on) - $max and year(published_on)
    """,
    "published_in_the_past": """
        select report, title, published_on, published_on_source
        from raw.reports
        where published_on > $today
    """,
}

READING = {
    "observation_density": """
        select
            sum(found.observations) as observations,
            sum(reports.character_count) as characters,
            round(1000 * sum(found.observations) / sum(reports.character_count), 2) as density
        from raw.reports as reports
        inner join (
            select report, count(*) filter (where outcome = 'observation') as observations
            from raw.quantity_mentions
            group by all
        ) as found on reports.report = found.report
        where reports.character_count >= $from_characters
        having not 1000 * sum(found.observations) / sum(reports.character_count)
            between $min and $max
    """,
    "observation_density_of_report": """
        with found as (
            select report, count(*) as observations
            from raw.quantity_mentions
            where outcome = 'observation'
            group by all
        ),

        dense as (
            select
                reports.report,
                reports.character_count,
                coalesce(found.observations, 0) as observations,
                round(1000 * coalesce(found.observations, 0) / reports.character_count, 2)
                    as density
            from raw.reports as reports
            left join found on reports.report = found.report
            where reports.character_count >= $from_characters
        )

        select * from dense
        where density not between $min and $max
    """,
    "unanswered_share": """
        select
            count(*) as numerals,
            count(*) filter (where outcome = 'unanswered') as unanswered,
            round(count(*) filter (where outcome = 'unanswered') / count(*), 4) as share
        from raw.quantity_mentions
        having count(*) >= $from_numerals
            and count(*) filter (where outcome = 'unanswered') > $max * count(*)
    """,
    "unanswered_share_of_report": """
        select
            report,
            count(*) as numerals,
            count(*) filter (where outcome = 'unanswered') as unanswered,
            round(count(*) filter (where outcome = 'unanswered') / count(*), 4) as share
        from raw.quantity_mentions
        group by all
        having count(*) >= $from_numerals
            and count(*) filter (where outcome = 'unanswered') > $max * count(*)
    """,
    "set_aside_share": """
        select
            count(*) as numerals,
            count(*) filter (where outcome = 'set_aside') as set_aside,
            round(count(*) filter (where outcome = 'set_aside') / count(*), 4) as share
        from raw.quantity_mentions
        having count(*) >= $from_numerals
            and count(*) filter (where outcome = 'set_aside') not between $min * count(*)
            and $max * count(*)
    """,
    "set_aside_rules_are_known": """
        select rule, count(*) as set_aside, min(quote) as example
        from raw.quantity_mentions
        where outcome = 'set_aside' and coalesce(rule, '') not in $known
        group by all
    """,
    "no_rule_sets_everything_aside": """
        select
            rule,
            count(*) as set_aside,
            round(count(*) / (select count(*) from raw.quantity_mentions), 4) as share_of_numerals
        from raw.quantity_mentions
        where outcome = 'set_aside'
        group by all
        having (select count(*) from raw.quantity_mentions) >= $from_numerals
            and count(*) > $max * (select count(*) from raw.quantity_mentions)
    """,
}

MENTIONS = {
    "quotes_are_as_long_as_their_spans": """
        select mention_id, quote, char_start, char_end
        from raw.quantity_mentions
        where length(quote) <> char_end - char_start
    """,
    "quotes_stand_in_their_sentences": """
        select mention_id, quote, sentence, (select count(*) from raw.quantity_mentions) as asked
        from raw.quantity_mentions
        where substr(sentence, char_start - sentence_start + 1, length(quote)) <> quote
    """,
    "sentences_have_an_end": """
        select report, mention_id, length(sentence) as characters
        from raw.quantity_mentions
        where length(sentence) > $max
    """,
    "subjects_are_phrases": """
        select mention_id, subject, sentence
        from raw.quantity_mentions
        where outcome = 'observation' and length(subject) > $max
    """,
    "numbers_are_not_absurd": """
        select
            mention_id, quote, number, low_number, high_number, scale_text, sentence,
            (select count(*) from raw.quantity_mentions where outcome = 'observation') as asked
        from raw.quantity_mentions
        where outcome = 'observation'
            and greatest(abs(number), abs(low_number), abs(high_number))
            > case when scale_text is null then $max else $max_with_scale end
    """,
    "periods_are_believable": """
        select
            mention_id, period_start, period_end, sentence,
            (select count(*) from raw.quantity_mentions where outcome = 'observation') as asked
        from raw.quantity_mentions
        where year(period_start) < $min or year(period_end) > $max
    """,
}

CHECKS = {**REPORTS, **READING, **MENTIONS}


def arrival(bounds: Mapping[str, Bound], today: date) -> tuple[Expectation, ...]:
    """Return the checks of what has arrived; `today` is the day of the run."""
    return tuple(expect(bounds[name], sql, today=today) for name, sql in CHECKS.items())
