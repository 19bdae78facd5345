"""The dates of a baseline: 从5%提高到8%, where 5% is of the year before what is being told."""

from __future__ import annotations

from datetime import date

from extract.periods.clues import CLAUSE_ENDS, PeriodClues
from extract.periods.comparing import compared_span, is_compared
from extract.periods.parts import last_day, whole_years
from extract.periods.times import Time
from extract.periods.words import listed
from extract.records import Answer

LAST_MONTH = 12
_OPENS = ("年初的", "年初")


def baseline_period(clues: PeriodClues, time: Time | None) -> Answer:
    """Give the dates of a baseline, from the words of time that govern it, if any."""
    passage = clues.passage
    if span := compared_span(clues.times, clues.start, clues.text):
        return Answer((span.first, span.last), "compared_span", span.words)
    # 从2020年至2025年，由50公里提高到70公里: the span's first year
    if time is not None and time.kind == "span" and time.rule == "years":
        return Answer(whole_years(time.first.year, time.first.year), "baseline_of_span", time.words)
    # 这两年中，由50公里提高到70公里: the year before the span
    if time is not None and time.rule == "lastyears":
        year = time.first.year - 1
        return Answer(whole_years(year, year), "baseline_of_span", time.words)
    # 四年中，由50公里提高到70公里: so many years before the last one told
    if time is not None and time.rule == "bareyears" and passage.standing == "actual":
        year = min(passage.last, clues.about) - (time.last.year - time.first.year) - 1
        return Answer(whole_years(year, year), "baseline_of_span", time.words)
    if clues.pair is not None and _pair_holds(time, clues.pair):
        return Answer(clues.pair[0].value, "baseline_of_pair", "")
    # “十四五”时期，由9艘增加到12艘: the year before the span
    if time is not None and time.rule in ("plan", "plannumber") and _leads_from(time, clues):
        year = time.first.year - 1
        return Answer(whole_years(year, year), "baseline_of_span", time.words)
    if time is not None and time.rule in ("yearsbefore", "plan", "plannumber", "decadefrom"):
        return Answer((time.first, time.last), "baseline_dated", time.words)
    now = max(passage.last, clues.about + 1)
    if time is not None and time.words.startswith(listed("last_year")):
        year = _year_told(time, clues) - 1
        if time.kind == "year":
            return Answer(whole_years(year, year), "baseline_dated", time.words)
        if time.kind == "point" and time.last.month == LAST_MONTH:  # 由上年末的9处增加到12处
            return Answer(last_day(year), "baseline_dated", time.words)
    if time is not None and _dates_the_result(time, clues):
        year = min(time.first.year, passage.first) - 1
        return Answer(whole_years(year, year), "baseline_before_result", time.words)
    if time is not None and time.kind in ("year", "point", "part") and time.last.year < now:
        return Answer((time.first, time.last), "baseline_dated", time.words)
    # 由年初的9万人扩大到年末的12万人: the first day of the year told
    if passage.first == passage.last and clues.text.endswith(_OPENS, 0, clues.start):
        day = date(passage.first, 1, 1)
        return Answer((day, day), "baseline_of_opening", "年初")
    year = passage.first - 1
    if passage.standing == "target":
        year = min(year, clues.about)
    return Answer(whole_years(year, year), "baseline_before_passage", passage.words)


# “十四五”时期，由9艘; not 由“十三五”时期的9艘 nor “十四五”末由9艘
def _leads_from(time: Time, clues: PeriodClues) -> bool:
    if time.kind != "span" or clues.text.endswith(listed("from"), 0, time.start):
        return False
    told = clues.text[time.end : clues.start]
    return told.endswith(listed("from")) and bool(CLAUSE_ENDS.search(told))


# 2007年渔获量达到9万吨，从第七位上升到第四位: the year is that of the result
def _dates_the_result(time: Time, clues: PeriodClues) -> bool:
    if time.kind != "year" or time.rule not in ("dated", "relative"):
        return False
    if clues.text.endswith(listed("from"), 0, time.start):
        return False
    told = clues.text[time.end : clues.start]
    opens = max(told.rfind(word) for word in listed("from"))
    if opens < 0 or not CLAUSE_ENDS.search(told[:opens]):
        return False
    ends = CLAUSE_ENDS.search(clues.text, clues.start)
    end = ends.start() if ends else len(clues.text)
    return not any(clues.start < other.start < end for other in clues.times)


def compared_period(base: Time, clues: PeriodClues) -> Answer:
    """Give the dates of 比上年的9万元多出1万元: the year before the one being told."""
    if base.kind != "year" or not base.words.startswith(listed("last_year")):
        return Answer((base.first, base.last), "compared_base", base.words)
    year = _year_told(base, clues) - 1
    return Answer(whole_years(year, year), "compared_base", base.words)


def before_told(clues: PeriodClues, time: Time) -> Answer | None:
    """Give the dates of 由上年亏损9万元转为盈利: the year before the one being told."""
    of_last_year = time.kind == "year" and time.words.startswith(listed("last_year"))
    if not of_last_year or not clues.text.endswith(listed("from"), 0, time.start):
        return None
    year = _year_told(time, clues) - 1
    return Answer(whole_years(year, year), "before_told", time.words)


def pair_end(pair: tuple[Answer, Answer]) -> int:
    """Give where an earlier from–to pair ends: later words of time override it."""
    return int(pair[1].words or 0)


# 2020年，合格率由上年的96%提高到98%: the year before the one the sentence names, if it names one
def _year_told(last_year: Time, clues: PeriodClues) -> int:
    for time in reversed(clues.times):
        named = time.end <= last_year.start and (time.kind, time.rule) == ("year", "dated")
        if named and not is_compared(time, clues.text):
            return time.last.year
    return min(clues.passage.last, clues.about + 1)


def _pair_holds(time: Time | None, pair: tuple[Answer, Answer]) -> bool:
    return time is None or time.kind != "year" or time.end <= int(pair[0].words or 0)
