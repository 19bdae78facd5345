"""From words of time to dates: one rule for each form (`forms.py`), by the form's name.

In: a match of the pattern of forms and the year the report is about. Out: the kind of time and
its first and last day; kind "none" is time that dates nothing, None is no time at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from extract.periods import lengths
from extract.periods.forms import year_form
from extract.periods.lengths import MOST_YEARS
from extract.periods.parts import (
    NOTHING,
    Dates,
    Days,
    count_of,
    first_day,
    last_day,
    month_end,
    part_of_year,
    whole_years,
    year_of,
)
from extract.periods.plans import date_event, date_own_plan, date_plan, date_plan_number
from extract.periods.words import table

Rule = Callable[[re.Match[str], int], Dates | None]

# Years no report speaks of by number, and the longest span between two: 1234—56年 is no span.
EARLIEST, LATEST = 1840, 2100
LONGEST_SPAN = 90
DECADES_AHEAD = 20


def resolve(match: re.Match[str], about: int) -> Dates | None:
    """Give the kind and the dates of a match of the pattern of forms."""
    return RULES[match.lastgroup or ""](match, about)


# 从2016年到2020年, 2016—20年
def _years(match: re.Match[str], _about: int) -> Dates | None:
    first, last = year_of(match["first"]), year_of(match["last"])
    if len(match["last"]) != 4:
        last += first // 100 * 100
    if not first <= last <= first + LONGEST_SPAN:
        return None
    return "span", *whole_years(first, last)


# 从1981年到本世纪末
def _to_century_end(match: re.Match[str], _about: int) -> Dates:
    first = year_of(match["start_of_century"])
    return "span", *whole_years(first, (first // 100 + 1) * 100)


# 从1979年起的三年内
def _from_year(match: re.Match[str], _about: int) -> Dates | None:
    first, count = year_of(match["start"]), count_of(match["length"])
    if not EARLIEST <= first <= LATEST or not count or not 1 <= count <= MOST_YEARS:
        return None
    return "span", *whole_years(first, first + count - 1)


# 2018、2019年
def _year_list(match: re.Match[str], _about: int) -> Dates:
    years = [year_of(text) for text in re.findall(year_form(), match[0])]
    return "span", *whole_years(min(years), max(years))


# 2019年, 截至2024年9月末, 2025年初, 2030年前, 2021年以来
def _dated(match: re.Match[str], about: int) -> Dates | None:
    year = year_of(match["year"])
    if not EARLIEST <= year <= LATEST:
        return None
    if match["year_decade"]:
        return NOTHING
    until = match["until"] is not None
    if match["year_part"]:
        return _dated_part(match, year, about)
    if match["year_open"]:
        return "point", *first_day(year)
    if match["year_by"]:
        return "deadline", date(min(year, about + 1), 1, 1), date(year, 12, 31)
    if match["year_close"] or until:
        return "point", *last_day(year)
    if match["year_since"]:
        return "span", *whole_years(year, max(year, about))
    return "year", *whole_years(year, year)


# 2024年9月, 截至2024年9月, 2024年9月末, 2024年9月前, 2024年9月以来
def _dated_part(match: re.Match[str], year: int, about: int) -> Dates:
    part = part_of_year(year, match["year_part"])
    if part is None:
        return "year", *whole_years(year, year)
    if match["part_since"]:
        return "part", part[0], date(max(year, about), 12, 31)
    if match["part_by"]:
        return "deadline", date(year, 1, 1), part[1]
    if match["part_close"] or match["until"]:
        return "point", part[1], part[1]
    return "part", *part


# 一九八〇比一九七五年: a year of the twentieth century written without 年
def _plain_year(match: re.Match[str], _about: int) -> Dates:
    year = year_of(match["plainyear"])
    return "year", *whole_years(year, year)


# 去年, 今年初, 今年底, 今年年底前
def _relative(match: re.Match[str], about: int) -> Dates:
    year = about + table("relative_years")[match["named_year"]]
    if match["named_part"]:
        return _relative_part(match, year)
    if match["named_open"]:
        return "point", *first_day(year)
    if match["named_close"] and match["named_by"]:
        return "deadline", *whole_years(year, year)
    if match["named_close"]:
        return "point", *last_day(year)
    return "year", *whole_years(year, year)


# 去年上半年, 今年3月以来, 今年6月前, 去年9月末
def _relative_part(match: re.Match[str], year: int) -> Dates:
    part = part_of_year(year, match["named_part"])
    if part is None:
        return "year", *whole_years(year, year)
    if match["named_since"]:
        return "part", part[0], date(year, 12, 31)
    if match["named_by"]:
        return "deadline", date(year, 1, 1), part[1]
    if match["named_part_close"]:
        return "point", part[1], part[1]
    return "part", *part


# 年底前, 6月底前, 上半年内: in the year the report looks ahead to
def _deadline(match: re.Match[str], about: int) -> Dates:
    year = about + 1
    if match["by_month"]:
        last = month_end(year, count_of(match["by_month"]) or 12)
    elif match["by_half"]:
        last = date(year, 6, 30)
    else:
        last = date(year, 12, 31)
    return "deadline", date(year, 1, 1), last


# 到年底, 截至9月末
def _point(match: re.Match[str], about: int) -> Dates:
    if match["end_month"]:
        day = month_end(about, count_of(match["end_month"]) or 12)
        return "point", day, day
    return "yearend", *last_day(about)


# 上半年, 3月份以来, 9月末
def _bare_part(match: re.Match[str], about: int) -> Dates:
    part: Days | None = part_of_year(about, match["bare_part"])
    if part is None:
        return NOTHING
    if match["bare_since"]:
        return "part", part[0], date(about, 12, 31)
    if match["bare_close"]:
        return "part", part[1], part[1]
    return "part", *part


# 全年, 每年, 年度
def _whole_year(match: re.Match[str], about: int) -> Dates:
    if match["every_year"]:
        kind = "every"
    elif match["no_year"]:
        kind = "none"
    else:
        kind = "fullyear"
    return kind, *whole_years(about, about)


# 八十年代，…; 由八十年代的5%
def _decade(match: re.Match[str], about: int) -> Dates:
    tens = match["tens"] or match["tens_from"]
    first = about // 100 * 100 + (int(tens) if tens.isdigit() else count_of(tens) or 0)
    if first > about + DECADES_AHEAD:
        first -= 100
    return "span", *whole_years(first, first + 9)


# 本世纪末: the last day of the century the report was given in
def _century_end(_match: re.Match[str], about: int) -> Dates:
    return "point", *last_day((about // 100 + 1) * 100)


# 九十年代, 四十周年
def _nothing(_match: re.Match[str], _about: int) -> Dates:
    return NOTHING


RULES: dict[str, Rule] = {
    "tocentury": _to_century_end,
    "centurylast": lengths.last_of_century,
    "thisandnext": lengths.two_years,
    "years": _years,
    "fromyear": _from_year,
    "yearlist": _year_list,
    "plainyear": _plain_year,
    "dated": _dated,
    "relative": _relative,
    "plan": date_plan,
    "plannumber": date_plan_number,
    "ownplan": date_own_plan,
    "event": date_event,
    "yearsbefore": lengths.years_before,
    "lastyears": lengths.last_years,
    "bareyears": lengths.bare_years,
    "nextyears": lengths.next_years,
    "running": lengths.running,
    "deadline": _deadline,
    "point": _point,
    "part": _bare_part,
    "wholeyear": _whole_year,
    "centuryend": _century_end,
    "decade": _decade,
    "decadefrom": _decade,
    "century": _nothing,
    "anniversary": _nothing,
}
