"""Which years are meant by a number of years alone: 五年合计建成渔港90处, 十二年内达到9万吨.

In: the words of time that govern a figure and its `PeriodClues`. Out: the dates of the figure.
"""

from __future__ import annotations

from extract.periods.ahead import wished_from
from extract.periods.clues import PeriodClues
from extract.periods.comparing import is_compared
from extract.periods.flows import LAST_YEARLY, is_flow
from extract.periods.parts import whole_years
from extract.periods.plans import plan_of
from extract.periods.times import Time
from extract.periods.words import listed, table
from extract.records import Answer

PLAN_LENGTH = 5


def span_of_length(time: Time, clues: PeriodClues) -> Answer:
    """Give the passage where it is as long, else the years up to its end (or from its start)."""
    passage = clues.passage
    length = time.last.year - time.first.year + 1
    if named := _named_span(time, clues):
        return Answer((named.first, named.last), "span_of_length", named.words)
    in_all = _is_in_all(time, clues)
    last = min(passage.last, clues.about)
    first = last - length + 1
    if passage.standing == "target":
        first, last = passage.first, passage.first + length - 1
    if plan := _plan_as_long(length, clues):
        first, last = plan
    elif (wished := wished_from(time, clues)) is not None:
        first, last = wished, wished + length - 1
    elif passage.last - passage.first + 1 == length:
        first, last = passage.first, passage.last
    elif in_all and (year := _year_before(time, clues)):
        first, last = year - length + 1, year
    reached = any(word in clues.lead for word in listed("levels_of_length"))
    if reached and not in_all and not is_flow(clues):
        return Answer(whole_years(last, last), "span_last_year", time.words)
    return Answer(whole_years(first, last), "span_of_length", time.words)


# 四年合计, 五年累计
def _is_in_all(time: Time, clues: PeriodClues) -> bool:
    said = time.words.endswith(listed("years_in_all"))
    said = said or clues.text.startswith(listed("in_all_after"), time.end)
    said = said and "，" not in clues.text[time.end : clues.start]
    return said or any(word in clues.lead for word in listed("sums"))


# 前三年完成9亿元，今年计划完成4亿元，四年合计: up to the year named last
def _year_before(time: Time, clues: PeriodClues) -> int | None:
    for other in reversed(clues.times):
        if other.end > time.start or other.kind != "year" or is_compared(other, clues.text):
            continue
        opens = clues.text.endswith(listed("from"), 0, other.start)
        return None if opens or other.words.startswith(listed("from")) else other.last.year
    return None


# 五年合计 in a report on a plan that ends, 十二年内; later reports review other years
def _plan_as_long(length: int, clues: PeriodClues) -> tuple[int, int] | None:
    if clues.base > LAST_YEARLY:
        return None
    for first, last in table("long_plans"):
        if length == last - first + 1 and first <= clues.about + 1 and clues.about <= last:
            return first, last
    plan = plan_of(clues.passage.last) if length == PLAN_LENGTH else None
    return plan if plan is not None and plan[1] <= clues.about + 1 else None


# “十一五”期间关停电厂9家，五年淘汰产能60万吨: the five years are those just named
def _named_span(time: Time, clues: PeriodClues) -> Time | None:
    for named in reversed(clues.times):
        if named.end <= time.start and named.kind == "span" and not is_compared(named, clues.text):
            years = named.last.year - named.first.year
            return named if years == time.last.year - time.first.year else None
    return None
