"""Dates of five-year plans and of what people count from: “十四五”前三年, 第一个五年计划的头一年.

In: a match of the form (`forms.py`) and the year the report is about. Out: the kind of time and
its first and last day.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.parts import Dates, count_of, last_day, whole_years
from extract.periods.words import one_of, table
from extract.wordlists import any_of


# “十四五”时期, “十四五”末, “十四五”以来, “十四五”前三年, “十四五”的第一年
def date_plan(match: re.Match[str], about: int) -> Dates | None:
    """Date a plan by its name."""
    first, last = table("plans")[match["plan_name"]]
    if years := _years_of_plan(match, "plan", first, last):
        return years
    if match["plan_close"]:
        return "point", *last_day(last)
    if match["plan_since"]:
        return "span", *whole_years(first, max(first, min(last, about)))
    if not (match["quoted"] or match["plan_tail"] or match["plan_word"]):
        return None  # 十五, 一五: numbers, unless 时期, 期间, 计划 follows
    return "span", *whole_years(first, last)


# 第七个五年计划期间, 第七个五年计划末, 第七个五年计划前三年, 第七个五年计划的第二年
def date_plan_number(match: re.Match[str], _about: int) -> Dates | None:
    """Date a plan by its number."""
    if (span := _plan_elsewhere(match)) is None:
        name = table("plan_numbers").get(match["plan_number"])
        span = table("plans").get(name)
    if span is None:
        return None
    first, last = span
    if years := _years_of_plan(match, "plan_number", first, last):
        return years
    if match["plan_number_close"]:
        return "point", *last_day(last)
    return "span", *whole_years(first, last)


# 苏联的第二个五年计划 has its own years
def _plan_elsewhere(match: re.Match[str]) -> list[int] | None:
    owner = _owner_of_plan().search(match.string, 0, match.start())
    return table("plans_elsewhere")[owner["owner"]].get(match["plan_number"]) if owner else None


@cache
def _owner_of_plan() -> re.Pattern[str]:
    owners = any_of(list(table("plans_elsewhere")))
    return re.compile(rf"(?P<owner>{owners})的?在?(?:{one_of('plans_carried_out')})?$")


# 五年计划规定, 五年计划的前三年, without a name or number
def date_own_plan(match: re.Match[str], about: int) -> Dates | None:
    """Date the plan that the year of the report belongs to, or some of its years."""
    plan = plan_of(about)
    if plan is None:
        return None
    return _years_of_plan(match, "own_plan", *plan) or ("span", *whole_years(*plan))


# 改革开放以来
def date_event(match: re.Match[str], about: int) -> Dates:
    """Date the years since an event."""
    return "span", *whole_years(table("events")[match["event_name"]], about)


def plan_of(year: int) -> tuple[int, int] | None:
    """Give the first and last year of the five-year plan a year belongs to, if to one."""
    for first, last in table("plans").values():
        if first <= year <= last:
            return first, last
    return None


def _years_of_plan(match: re.Match[str], form: str, first: int, last: int) -> Dates | None:
    """Give the years of a plan that are meant: its first three, its last two, its second one."""
    if years := match[f"{form}_first"]:
        return "span", *whole_years(first, min(first + (count_of(years) or last) - 1, last))
    if years := match[f"{form}_last"]:
        return "span", *whole_years(max(first, last + 1 - (count_of(years) or last)), last)
    if match[f"{form}_opening"] or match[f"{form}_ending"]:
        year = first if match[f"{form}_opening"] else last
        return "year", *whole_years(year, year)
    if nth := match[f"{form}_nth"]:
        year = first + (count_of(nth) or 1) - 1
        return ("year", *whole_years(year, year)) if year <= last else None
    return None
