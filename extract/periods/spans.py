"""From words of time to the dates of a figure: one rule for each kind of time; else its passage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from extract.periods.ahead import reached_later, years_ahead
from extract.periods.clues import PeriodClues
from extract.periods.comparing import is_compared
from extract.periods.counted_years import span_of_length
from extract.periods.flows import is_flow, is_yearly, reaches_level
from extract.periods.parts import whole_years
from extract.periods.passages import year_span
from extract.periods.times import Time, moved
from extract.periods.undated import is_allotted
from extract.periods.words import listed
from extract.records import Answer

_WHOLE_UNLESS_REACHED = ("years", "nextyears", "thisandnext")

Rule = Callable[[Time, PeriodClues], Answer]


def of_time(time: Time, clues: PeriodClues) -> Answer:
    """Give the dates of a figure that words of time govern."""
    if time.rule in ("part", "point", "wholeyear"):
        time = moved(time, (_year_named_before(time, clues) or _base_year(clues)) - clues.base)
    return RULES.get(time.kind, _as_said)(time, clues)


# 今年第一季度增长3%，3月增长9%: a month of the year just named
def _year_named_before(part: Time, clues: PeriodClues) -> int | None:
    if part.rule != "part":
        return None
    for time in reversed(clues.times):
        if time.end <= part.start and time.kind == "part" and time.rule in ("dated", "relative"):
            return None if is_compared(time, clues.text) else time.last.year
    return None


def _base_year(clues: PeriodClues) -> int:
    """上半年, 年底, 全年: of the last year told, or the first year planned."""
    passage = clues.passage
    if passage.standing != "target":
        return passage.last
    return clues.base + 1 if passage.last - passage.first > 1 else passage.first


# 2019年, 2024年3月, 年底前
def _as_said(time: Time, _clues: PeriodClues) -> Answer:
    return Answer((time.first, time.last), time.kind, time.words)


# 每年
def _every_year(time: Time, clues: PeriodClues) -> Answer:
    if (last := reached_later(clues)) is not None:
        return Answer(whole_years(clues.base + 1, last), "years_ahead", time.words)
    if clues.measure == "growth" and clues.passage.review is not None:
        return Answer(whole_years(*clues.passage.review), "every_year", time.words)
    return Answer(year_span(clues.passage), "every_year", time.words)


# 全年
def _full_year(time: Time, clues: PeriodClues) -> Answer:
    year = _base_year(clues)
    return Answer(whole_years(year, year), "whole_year", time.words)


# 2025年底; 由50公里提高到2025年末的70公里 is of the year
def _point(time: Time, clues: PeriodClues) -> Answer:
    if any(f"，{word}" in clues.text[time.end : clues.start] for word in listed("that_same_year")):
        year = time.last.year
        return Answer(whole_years(year, year), "year_of_point", time.words)
    if _is_reached_by_pace(time, clues):
        return Answer(_years_to(time, clues), "years_ahead", time.words)
    changed = clues.text.endswith(listed("changes"), 0, time.start)
    if changed and time.kind == "point" and time.words.startswith(listed("to")):
        year = time.last.year
        return Answer(whole_years(year, year), "result_dated", time.words)
    if time.words.startswith(listed("to")) and time.words.endswith("年") and is_yearly(clues):
        year = time.last.year
        return Answer(whole_years(year, year), "year_reached", time.words)
    return Answer((time.last, time.last), "point", time.words)


# 到2030年，渔业产值达到9亿元，年均增长6%: the growth of the years up to then
def _is_reached_by_pace(time: Time, clues: PeriodClues) -> bool:
    if clues.measure != "growth" or time.last.year <= clues.base + 1:
        return False
    between = clues.text[time.end : clues.start]
    return any(word in between.rpartition("，")[2] for word in listed("yearly"))


def _years_to(time: Time, clues: PeriodClues) -> tuple[date, date]:
    passage, year = clues.passage, time.last.year
    planned = passage.standing == "target" and passage.first < passage.last == year
    return year_span(passage) if planned else whole_years(clues.base + 1, year)


# 连续三年: up to the last year told
def _running(time: Time, clues: PeriodClues) -> Answer:
    if clues.passage.standing == "actual":
        time = moved(time, clues.passage.last - clues.about)
    return Answer((time.first, time.last), "running_years", time.words)


# 过去五年, “十四五”时期, 2021—2025年; 2018、2019年
def _span(time: Time, clues: PeriodClues) -> Answer:
    is_late = clues.base == clues.about - 1  # the year the report was given in is nearly over
    if time.rule == "nextyears" and is_late:
        time = moved(time, 1)
    year_told = clues.passage.standing == "actual" and is_late
    if time.rule == "lastyears" and year_told and time.last.year == clues.base:
        time = moved(time, 1)
    if time.rule == "lastyears" and _are_of_plan(time, clues):
        return Answer(year_span(clues.passage), "span", time.words)
    if (ahead := years_ahead(time, clues)) is not None:
        return ahead
    sums = any(word in clues.lead for word in listed("sums"))
    sums = sums or clues.text.startswith(listed("averages"), time.end)
    between = clues.text[time.end : clues.start]
    sums = sums or any(f"{word}，" in between for word in listed("in_all_after"))
    one_year = time.first.year == time.last.year
    whole = time.rule in ("yearlist", "yearsbefore") or (
        time.rule in _WHOLE_UNLESS_REACHED and not reaches_level(clues.lead)
    )
    if sums or one_year or whole or is_flow(clues):
        return Answer((time.first, time.last), "span", time.words)
    year = time.last.year
    if year > clues.about and is_allotted(clues):
        return Answer((time.first, time.last), "span", time.words)
    if year > clues.about and time.rule != "years":
        return Answer((date(year, 12, 31), time.last), "span_end", time.words)
    return Answer((date(year, 1, 1), time.last), "span_last_year", time.words)


# 这五年内, in a plan for five years
def _are_of_plan(time: Time, clues: PeriodClues) -> bool:
    passage = clues.passage
    as_long = time.last.year - time.first.year == passage.last - passage.first
    return passage.standing == "target" and as_long and time.words.startswith(listed("these_years"))


RULES: dict[str, Rule] = {
    "every": _every_year,
    "fullyear": _full_year,
    "point": _point,
    "yearend": _point,
    "running": _running,
    "span": _span,
    "spanlength": span_of_length,
}
