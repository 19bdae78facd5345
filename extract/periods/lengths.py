"""Dates of so many years: 过去五年, 五年共…, 今后五年, 连续三年.

In: a match of the pattern of forms and the year the report is about. Out: the kind of time and
its first and last day; kind "none" is time that dates nothing.
"""

from __future__ import annotations

import re

from extract.periods.forms import year_form
from extract.periods.parts import NOTHING, NUMBER, Dates, count_of, whole_years, year_of
from extract.periods.words import listed, table

MOST_YEARS = 80

_PART = re.compile(rf"(?P<end>[前头后])的?(?P<count>{NUMBER})年")


def years_before(match: re.Match[str], about: int) -> Dates:
    """Read 由上一个五年的9万吨: as many years, just before the last ones."""
    count = count_of(match["before_those"] or match["before_named"])
    if count is None or not 1 <= count <= MOST_YEARS:
        return NOTHING
    if match["before_named"]:
        return _years_before_named(match, count)
    return "span", *whole_years(about - 2 * count + 1, about - count)


# 前三年增产9万吨，而1956年增产8万吨: the three years before the one named; without a year named
# 前三年 dates nothing, as it may be the first three of something else
def _years_before_named(match: re.Match[str], count: int) -> Dates:
    text = match.string
    years = {year_of(found) for found in re.findall(rf"{year_form()}(?=年)", text)}
    if len(years) != 1 or text.endswith(listed("years_split"), 0, match.start()):
        return NOTHING
    if any(word in text for word in listed("years_after_first")):
        return NOTHING
    last = years.pop() - 1
    return "span", *whole_years(last - count + 1, last)


def last_years(match: re.Match[str], about: int) -> Dates:
    """Read 过去五年, 五年来; 前三年 without 间 or 来 is the first three of something else."""
    count = count_of(match["past"] or match["past_alone"])
    if match["ordinal"] and not match["past_clear"]:
        return NOTHING
    is_record = match.string.startswith(listed("records"), match.end())
    if count is None or not 1 <= count <= MOST_YEARS or is_record:
        return NOTHING
    return "span", *whole_years(about - count + 1, about)


def last_of_century(match: re.Match[str], about: int) -> Dates:
    """Read 本世纪最后十年."""
    last, count = (about // 100 + 1) * 100, count_of(match["last_count"])
    return ("span", *whole_years(last - count + 1, last)) if count else NOTHING


def two_years(match: re.Match[str], about: int) -> Dates:
    """Read 今明两年."""
    first = about + table("two_years")[match["two_years"]]
    return "span", *whole_years(first, first + 1)


def part_of_span(words: str, first: int, last: int) -> Dates | None:
    """Give the dates of 前两年 and 后三年 of the span just named: 今后五年…，前两年…，后三年…."""
    part = _PART.fullmatch(words)
    count = count_of(part["count"]) if part else None
    if not count or count > last - first:
        return None
    if part["end"] == "后":
        return "span", *whole_years(last - count + 1, last)
    return "span", *whole_years(first, first + count - 1)


def bare_years(match: re.Match[str], about: int) -> Dates:
    """Read 五年共绿化荒山90亩; not 三年行动方案, not 三年后."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 4) : start], text[end : end + 3]
    if match["order"] or after.startswith(listed("years_block") + listed("records")):
        return NOTHING
    stands_free = not before or before.endswith(listed("years_after"))
    if not (stands_free or match["alone_tail"] or after.startswith(listed("years_before"))):
        return NOTHING
    return "spanlength", *whole_years(about - (count_of(match["alone"]) or 1) + 1, about)


def next_years(match: re.Match[str], about: int) -> Dates:
    """Read 今后五年; 后三年 dates nothing."""
    count = count_of(match["next"])
    if count is None or not 1 <= count <= MOST_YEARS or match["later"]:
        return NOTHING
    return "span", *whole_years(about + 1, about + count)


def running(match: re.Match[str], about: int) -> Dates:
    """Read 连续三年; 连续8个月 dates nothing."""
    count = count_of(match["run"])
    if count is None or not match["run_years"]:
        return NOTHING
    return "running", *whole_years(about - count + 1, about)
