"""Dates carried from one sentence to the next: 其中，… is of the time of the sentence before it.

In: a sentence, its words of time, its passage and the dates carried so far. Out: the `Passage` to
read it against; after it has been read, the dates to carry on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.periods.baselines import is_of_baseline
from extract.periods.comparing import is_compared
from extract.periods.passages import OPENING, Passage, year_span
from extract.periods.times import Time
from extract.periods.words import characters, listed
from extract.reads import Read

Dates = tuple[date, date]

_ITEM = re.compile(r"[\u4e00-\u9fff、（）]{1,14}：.")
_CARRIED = ("year", "part", "point", "result_dated", "whole_year")


@dataclass(frozen=True, slots=True)
class Carried:
    """The dates of what a paragraph told last, and its standing."""

    dates: tuple[date, date]
    standing: str


def carry_into(
    text: str, times: list[Time], passage: Passage, carried: Carried | None, *, loose: bool
) -> Passage:
    """Give the passage of a sentence, with the dates carried into it.

    They hold for 其中…; where loose (the passage is told by nothing but a default) for any sentence
    without a date of its own.
    """
    if carried is not None and _is_of_parts(times, text) and _is_year(carried.dates):
        year = carried.dates[0].year  # 今年情况很好。第一季度增长3%
        return replace(passage, first=year, last=year)
    if carried is None or _opens_dated(times, text):
        return passage
    loose = loose and passage.standing == carried.standing == "actual"
    of_it = text.startswith(listed("part_of_it"))
    if not (of_it or loose):
        return passage
    first, last = carried.dates
    if first == last and not of_it:  # 年末有渔船9艘。全年捕鱼…: the year goes on, not its last day
        return replace(passage, first=first.year, last=first.year)
    if passage.first < passage.last and passage.first <= first.year <= last.year <= passage.last:
        first, last = year_span(passage)  # what is said of each year is said of all
    standing = passage.standing if carried.standing == "estimate" else carried.standing
    return replace(
        passage, first=first.year, last=last.year, standing=standing, dates=carried.dates
    )


def carry_on(
    text: str, times: list[Time], reads: list[Read], carried: Carried | None
) -> Carried | None:
    """Give the dates to carry on after a sentence: of its last dated figure, or of its opening."""
    found = [read for read in reads if read.period is not None and not read.baseline]
    for read in reversed(found):
        if read.period.rule in _CARRIED:
            return Carried(read.period.value, str(read.status.value))
    dated = [time for time in times if _dates(time, text)]
    if found or not dated:
        return carried
    opening = dated[0]
    if opening.start > OPENING or opening.kind not in _CARRIED:
        return None
    return Carried((opening.first, opening.last), "actual")


# 计划规定，在这一年修建渔港9座: the year the passage is about
def in_year_told(times: list[Time], passage: Passage) -> list[Time]:
    """Date 这一年 by the passage, where the sentence names no year before it."""
    if not times:
        return times
    that_year = characters("that_year")
    first = next((time for time in times if time.kind == "year"), None)
    if first is None or first.words != that_year or passage.first != passage.last:
        return times
    days = dict(zip(("first", "last"), year_span(passage), strict=True))
    return [replace(time, **days) if time.words == that_year else time for time in times]


def list_dates(text: str, times: list[Time]) -> Dates | None:
    """Give the year of a list that a sentence announces: 1957年的计划产量如下：."""
    if not text.rstrip("：:").endswith(listed("list_follows")):
        return None
    years = [time for time in times if time.kind == "year" and _dates(time, text)]
    return (years[-1].first, years[-1].last) if years else None


def item_passage(text: str, passage: Passage, dates: Dates | None) -> Passage | None:
    """Give the passage of a line of an announced list (粮食：达到90万吨); None where it is none."""
    if dates is None or not _ITEM.match(text):
        return None
    return replace(passage, dates=dates)


def _is_of_parts(times: list[Time], text: str) -> bool:
    dated = [time for time in times if _dates(time, text)]
    return bool(dated) and all(time.rule == "part" for time in dated)


# but 积累率由1978年的36%降到33%: the year is that of the baseline
def _opens_dated(times: list[Time], text: str) -> bool:
    opening = [time for time in times if time.start <= OPENING and _dates(time, text)]
    return any(not is_of_baseline(time, text) for time in opening)


def _is_year(dates: tuple[date, date]) -> bool:
    return dates == (date(dates[0].year, 1, 1), date(dates[0].year, 12, 31))


def _dates(time: Time, text: str) -> bool:
    return time.first is not None and time.kind != "every" and not is_compared(time, text)
