"""Parts of a year and the numbers in words of time: 上半年, 前三季度, 1—11月, 三月五日.

In: the words and a year. Out: the first and the last day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache

from extract.periods.words import listed, one_of
from extract.quantities.numerals import read_chinese

# How numbers of months, days and years are written: 9, 十二, 三十一, 几.
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12]\d|3[01]|[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4}|几)"
MONTHS = r"[一二两三四五六七八九十\d]{1,2}"
QUARTER = r"[一二三四1-4]"
DASH = r"[—–－\-~～至到]{1,2}"
A_FEW = "几"

# Days that every month has: 2月30日 is read as its month.
SAFE_DAYS = 28

Days = tuple[date, date]
# The kind of words of time, with their first and last day; some date nothing.
Dates = tuple[str, date | None, date | None]
NOTHING: Dates = ("none", None, None)


def part_form() -> str:
    """Give the verbose pattern of a part of a year, without groups: it stands in several forms."""
    return rf"""(?:
        (?:{one_of("quarter_opens")})? {QUARTER} (?:个)?季度
      | 上半年 | 下半年
      | [前头]{MONTHS}个月
      | {MONTH}(?:月份?)? {DASH} {MONTH}月份?
      | {MONTH}月 (?:{DAY}日)? (?: {DASH} (?:{MONTH}月)? {DAY}日 )? 份?
    )"""


@cache
def _part_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<first_half> 上半年 )
      | (?P<second_half> 下半年 )
      | (?P<from_start> 前 )? (?:第|上)? (?P<quarter> {QUARTER} ) 个?季度
      | [前头] (?P<months> {MONTHS} ) 个月
      | (?P<month> {MONTH} ) (?:月份?)? (?: {DASH} (?P<last_month> {MONTH} )月 | 月 )
        (?: (?P<day> {DAY} )日 )?
        """,
        re.VERBOSE,
    )


def part_of_year(year: int, words: str) -> Days | None:
    """Give the dates of a part of a year; None for what no calendar has (13—15月)."""
    match = _part_pattern().match(words)
    if match is None:
        return None
    if match["first_half"]:
        return date(year, 1, 1), date(year, 6, 30)
    if match["second_half"]:
        return date(year, 7, 1), date(year, 12, 31)
    if match["quarter"]:
        number = count_of(match["quarter"]) or 1
        start = 1 if match["from_start"] else 3 * number - 2
        return date(year, start, 1), month_end(year, 3 * number)
    if match["months"]:
        number = count_of(match["months"]) or 1
        return (date(year, 1, 1), month_end(year, number)) if number <= 12 else None
    return _months(year, match)


def _months(year: int, match: re.Match[str]) -> Days | None:
    """5月1日, 5月, 1—11月."""
    first = count_of(match["month"]) or 1
    if match["day"] and not match["last_month"]:
        number = count_of(match["day"])
        if number and number <= SAFE_DAYS:
            return date(year, first, number), date(year, first, number)
    last = count_of(match["last_month"]) if match["last_month"] else first
    if last is None or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), month_end(year, last)


def year_of(text: str) -> int:
    """Read a year as written: 2019, 一九八〇, 八○ (of a year in full before it)."""
    if text.isdigit():
        return int(text)
    return int(read_chinese(text.replace(*listed("zeros"))))


def count_of(text: str) -> int | None:
    """Read a count of years, months or days; None for 几."""
    if text.isdigit():
        return int(text)
    if text == A_FEW:
        return None
    return int(read_chinese(text))


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_years(first: int, last: int) -> Days:
    """Give the first day of one year and the last day of another."""
    return date(first, 1, 1), date(last, 12, 31)


def last_day(year: int) -> Days:
    """Give the last day of a year, as both ends."""
    return date(year, 12, 31), date(year, 12, 31)


def first_day(year: int) -> Days:
    """Give the first day of a year, as both ends."""
    return date(year, 1, 1), date(year, 1, 1)
