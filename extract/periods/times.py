"""Find the words of time in a sentence: each with its place, its kind and its dates.

In: a cleaned sentence and the year the report is about (今年 is the year after it).
Out: `Time` records in reading order. Nothing here looks at figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.periods.dates import resolve
from extract.periods.forms import hint_pattern, time_pattern
from extract.periods.lengths import part_of_span
from extract.periods.parts import DASH, NOTHING, Dates
from extract.periods.words import characters, listed

_DATED = {"year", "part", "point"}
_JOINT = re.compile(DASH)


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time: half-open span in the sentence, what kind, and the dates meant.

    kind: year, part (of a year), span (several years), spanlength (so many years, which is open),
    running (so many years up to now), point (one day), yearend, deadline (from the start of the
    year to a day), fullyear, every (each year), none (time that dates nothing: 24小时).
    `rule` is the name of the form the words have.
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None
    words: str
    rule: str


def find_times(text: str, about_year: int) -> list[Time]:
    """Find the words of time in a sentence, in order; 今年 is the year after `about_year`."""
    if not hint_pattern().search(text):
        return []
    times: list[Time] = []
    for match in time_pattern().finditer(text):
        if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
            continue  # years in a title date nothing
        dates = resolve(match, about_year)
        if dates is None:
            continue
        rule = match.lastgroup or ""
        if rule == "bareyears" and times and text[times[-1].end : match.start()] in ("", "的"):
            continue  # 从1953年至1980年的28年间: said already
        if match[0] == characters("that_year"):
            dates = next((_dates(time) for time in reversed(times) if time.kind == "year"), dates)
        if dates == NOTHING and times and not text.endswith(listed("no_part"), 0, match.start()):
            dates = _part_of_last_span(match[0], times) or dates
        time = Time(match.start(), match.end(), *dates, match[0], rule)
        if times and _leads_to(times[-1], time, text):
            time = _span(times.pop(), time)
        times.append(time)
    return times


# 今后五年产值每年增长4%，前两年每年增长3%
def _part_of_last_span(words: str, times: list[Time]) -> Dates | None:
    for time in reversed(times):
        if time.kind == "span" and time.first is not None:
            part = part_of_span(words, time.first.year, time.last.year)
            if part is not None:
                return part
    return None


# 从1950年7月到1953年底, 去年10月至今年3月: the second is where the first leads to
def _leads_to(first: Time, last: Time, text: str) -> bool:
    if not {first.kind, last.kind} <= _DATED or not first.last < last.last:
        return False
    if first.words.endswith(listed("since")):
        return False
    between = text[first.end : last.start]
    return bool(_JOINT.fullmatch(between)) or (not between and last.words.startswith(listed("to")))


# 从1978年底到1983年底: the years after that day
def _span(first: Time, last: Time) -> Time:
    opening, words = first.first, first.words + last.words
    if (opening.month, opening.day) == (12, 31):
        opening = date(opening.year + 1, 1, 1)
    return Time(first.start, last.end, "span", opening, last.last, words, "years")


# 在1952年，即恢复时期结束的这一年: the year just named
def _dates(time: Time) -> Dates:
    return time.kind, time.first, time.last


def moved(time: Time, years: int) -> Time:
    """Give the words of time with dates so many years later."""
    if not years:
        return time
    return replace(time, first=_shift(time.first, years), last=_shift(time.last, years))


def _shift(day: date, years: int) -> date:
    """Give the same day of another year; the 29th of February is the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
