"""Years that 分别 hands to figures, one each: 1986年和1987年分别增长5%、9%.

In: a sentence with its words of time and its figures, read. Out: their dates, in place.
"""

from __future__ import annotations

import re

from extract.clauses import LIST_MARKS, is_list_gap
from extract.periods.forms import year_form
from extract.periods.parts import whole_years, year_of
from extract.periods.times import Time
from extract.reads import Read
from extract.records import Answer

ONE_EACH = "分别"
# Characters between the years and 分别, and between 分别 and its first figure.
REACH = 24


def distribute_years(text: str, times: list[Time], reads: list[Read]) -> None:
    """Give each figure of a list after 分别 its own year, where as many are named before it."""
    for time in times:
        years = _years_named(time)
        if len(years) < 2:
            continue
        marker = text.find(ONE_EACH, time.end, time.end + REACH)
        if marker < 0 or _lists_things(text[time.end : marker]):
            continue
        group = _list_after(text, marker, reads)
        subjects = {read.subject.value if read.subject else None for read in group}
        if len(group) == len(years) and len(subjects) == 1:
            for read, year in zip(group, years, strict=True):
                read.period = Answer(whole_years(year, year), "year", time.words)


def _years_named(time: Time) -> list[int]:
    """Give the years one by one: 1986年和1987年, 1986年到1988年."""
    if time.rule == "yearlist":
        return [year_of(year) for year in re.findall(year_form(), time.words)]
    if time.kind == "span" and time.first is not None:
        return list(range(time.first.year, time.last.year + 1))
    return []


# 2021年到2023年，鱼、虾和贝产量分别…: the things are handed out, not the years
def _lists_things(between: str) -> bool:
    return any(mark in between for mark in LIST_MARKS)


def _list_after(text: str, marker: int, reads: list[Read]) -> list[Read]:
    group: list[Read] = []
    for read in reads:
        start = group[-1].setting.stop if group else marker + len(ONE_EACH)
        if read.figure.start < start:
            continue
        gap = text[start : read.figure.start]
        if not (is_list_gap(gap) if group else len(gap) <= REACH and "，" not in gap):
            break
        group.append(read)
    return group
