"""WHEN: which dates a figure is about, from its clause, its sentence and its passage.

In: `PeriodClues`. Out: `Answer` whose value is (first day, last day), both included.
"""

from __future__ import annotations

from extract.periods.baseline_dates import (
    baseline_period,
    before_told,
    compared_period,
    pair_end,
)
from extract.periods.clues import CLAUSE_ENDS, PeriodClues
from extract.periods.comparing import compared_base, compared_span
from extract.periods.governing import governing_time, year_behind
from extract.periods.parts import whole_years
from extract.periods.passages import year_span
from extract.periods.spans import of_time
from extract.periods.times import Time
from extract.periods.undated import of_passage
from extract.periods.words import listed, table
from extract.records import Answer

# Characters before a figure in which 年均 makes it a growth a year.
YEARLY_REACH = 14
# Characters before a goal in which what is to grow is named.
GOAL_REACH = 14


def read_period(clues: PeriodClues) -> Answer:
    """Read the dates of a figure: the last words of time that govern it, else its passage."""
    if (own := year_behind(clues)) is not None:
        return Answer((own.first, own.last), "year_behind", own.words)
    time = governing_time(clues)
    if clues.baseline and (base := compared_base(clues.times, clues.start, clues.text)):
        return compared_period(base, clues)
    if time is not None and _is_yearly_average(time, clues):
        return Answer(year_span(clues.passage), "yearly_average", clues.passage.words)
    if time is not None and not clues.baseline and _is_sum_of_years(time, clues):
        return Answer(year_span(clues.passage), "sum_of_years", clues.passage.words)
    if clues.baseline:
        return baseline_period(clues, time)
    if time is not None and time.kind == "span" and _is_compared_pair(clues):
        return Answer((time.first, time.last), "span", time.words)
    if clues.pair is not None and not _overrides_pair(time, pair_end(clues.pair)):
        return clues.pair[1]
    if goal := _known_goal(clues, time):
        return goal
    if time is None:
        return of_passage(clues)
    if answer := before_told(clues, time):
        return answer
    return of_time(time, clues)


# 总产值翻两番, 二十年翻两番: a goal all know the years of
def _known_goal(clues: PeriodClues, time: Time | None) -> Answer | None:
    if clues.measure != "growth" or (time is not None and time.kind != "spanlength"):
        return None
    told = clues.text[max(0, clues.start - GOAL_REACH) : clues.start]
    for goal, years in table("goals").items():
        named = clues.text.startswith(goal, clues.start - 1) and clues.about < years[1]
        if named and (clues.start == 1 or any(word in told for word in listed("goal_subjects"))):
            return Answer(whole_years(*years), "goal", goal)
    return None


# 2021年以来的五年，2024年居民收入年均增长6%: the growth a year is over the years of the passage
def _is_yearly_average(time: Time, clues: PeriodClues) -> bool:
    passage = clues.passage
    if time.kind not in ("year", "part") or clues.measure != "growth":
        return False
    if passage.first == passage.last or passage.standing != "actual":
        return False
    between = clues.text[time.end : clues.start][-YEARLY_REACH:]
    return any(word in between for word in listed("yearly"))


# 五年来，…2024年达到9万吨，渔港投资累计90亿元: the sum is of the years of the passage
def _is_sum_of_years(time: Time, clues: PeriodClues) -> bool:
    passage = clues.passage
    if time.kind != "year" or clues.measure not in ("level", "multiple"):
        return False
    if passage.first == passage.last or passage.standing != "actual":
        return False
    _, *clauses = CLAUSE_ENDS.split(clues.text[time.end : clues.start])
    return any(word in clause for clause in clauses for word in listed("summing"))


# “八五”时期与“七五”时期相比，…由5%提高到8%: the first span dates the results
def _is_compared_pair(clues: PeriodClues) -> bool:
    return clues.of_pair and compared_span(clues.times, clues.start, clues.text) is not None


# 由5公里提高到2024年的7公里，绿地由3公顷提高到5公顷: the dates of a pair hold for the next
def _overrides_pair(time: Time | None, pair_end: int) -> bool:
    return time is not None and time.rule in ("dated", "relative") and time.end > pair_end
