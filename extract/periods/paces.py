"""The dates of a growth so much a year: a read figure in, its dates out."""

from __future__ import annotations

from extract.periods.parts import whole_years
from extract.reads import Read
from extract.records import Answer

# Rules that give the year of the result, not years the words name for the growth.
_OF_RESULT = ("year", "passage", "passage_last_year", "every_year", "span_last_year")


def over_its_years(read: Read) -> Answer:
    """Give the dates of a figure; 2025年…比2020年增长34%，年均增长6% is of 2021 to 2025."""
    compared, answer = read.comparison, read.period
    if compared is None or not compared.is_per_year or compared.base_year is None:
        return answer
    last = answer.value[1].year
    first = compared.base_year + 1
    if answer.rule not in _OF_RESULT or first >= last:
        return answer
    return Answer(whole_years(first, last), "years_of_pace", answer.words)
