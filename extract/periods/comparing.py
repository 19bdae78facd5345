"""Whether words of time name what a figure is compared with: 比2020年, 按1990年不变价格.

In: a sentence and its words of time. Out: yes or no, or the `Time` compared with.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.times import Time
from extract.periods.words import characters, listed, one_of

# Characters before words of time that say how they are meant.
BEFORE = 4
# Characters after words of time in which 作比较 may follow.
FAR = 20

# 比丰收的[1984年]: the year is what is compared with
_RECORD = re.compile(r"(?:比|次于|超过历史|超过最)[^，。；\d比较]{1,8}的$")


def is_compared(time: Time, text: str) -> bool:
    """Say whether words of time name what is compared with (比2020年, 按1980年不变价格)."""
    before = max(0, time.start - BEFORE)
    if text.endswith(listed("compares"), before, time.start):
        if text.startswith(listed("compares_not"), time.end):
            return False
        return text[time.start - 1] != characters("weighs") or not _is_weighed(time, text)
    if text.startswith(listed("measured_levels"), time.end):
        by = listed("measured_by")
        return time.words.startswith(by) or text.endswith(by, before, time.start)
    if says_equal(time, text) and _number_of_pattern().match(text, time.end):
        return True
    if text.endswith(characters("of"), before, time.start) and _RECORD.search(text, 0, time.start):
        return True
    if _is_set_beside(time, text):
        return True
    return text.startswith(listed("compared_after"), time.end) or (
        text.startswith(listed("same_months"), time.end)
        and not text.startswith(listed("same_months_not"), time.end)
    )


# 以1957年的产量同1952年的产量作比较: 1957年 is that of the result
def _is_weighed(time: Time, text: str) -> bool:
    return _weighed_pattern().match(text, time.end) is not None


# 同建国初期的1950年的30亿元作比较: the words that compare stand around more than the time
def _is_set_beside(time: Time, text: str) -> bool:
    if characters("compared_mark") not in text[time.end : time.end + FAR]:
        return False
    after = _set_beside_after_pattern().match(text, time.end)
    return after is not None and _set_beside_pattern().search(text, 0, time.start) is not None


def says_equal(time: Time, text: str) -> bool:
    """Say whether a figure is set equal to that of the time: 是2020年的3倍."""
    return text.endswith(listed("equals"), max(0, time.start - BEFORE), time.start)


def is_compared_base(times: list[Time], start: int, text: str, after: str) -> bool:
    """Say whether a figure is what another is compared with: 比2020年的50万亩增加6%."""
    base = compared_base(times, start, text)
    return base is not None and _base_after_pattern().match(after) is not None


def compared_base(times: list[Time], start: int, text: str) -> Time | None:
    """Give the time of a figure compared with: 比2020年的50万亩增加6% gives 2020年 to 50万亩."""
    for time in reversed(times):
        if time.end <= start and time.first is not None:
            between = text[time.end : start]
            linked = not between or between in listed("base_links")
            return time if linked and is_compared(time, text) else None
    return None


def compared_year(times: list[Time], start: int, text: str) -> Time | None:
    """Give the year a figure of its clause is compared with: 比2020年增加60公顷."""
    for time in reversed(times):
        if time.end <= start and time.kind == "year":
            same_clause = not any(mark in text[time.end : start] for mark in "，；、")
            return time if same_clause and is_compared(time, text) else None
    return None


def compared_span(times: list[Time], start: int, text: str) -> Time | None:
    """Give the time pairs came from: “八五”时期与“七五”时期相比, 1988年同1980年比较."""
    for time in reversed(times):
        compared = time.kind in ("span", "year") and text.startswith(listed("compared"), time.end)
        if time.end <= start and compared and is_compared(time, text):
            return time
    return None


@cache
def _number_of_pattern() -> re.Pattern[str]:
    """是2020年的3倍: the number follows the time."""
    return re.compile(r"的[\d一二三四五六七八九十百]")


@cache
def _set_beside_pattern() -> re.Pattern[str]:
    """如果同建国初期的, 和计划的第一年——: with nothing but what the time is in between."""
    suppose, sets = one_of("suppose"), one_of("sets_beside")
    return re.compile(rf"(?:^|[，；：。])(?:{suppose})?(?:{sets})[^，；。]*$")


@cache
def _weighed_pattern() -> re.Pattern[str]:
    other, compared = one_of("weighed_with"), one_of("compared")
    return re.compile(rf"[^，；。]*?(?:{other})[^，；。]*?(?:{compared})")


@cache
def _set_beside_after_pattern() -> re.Pattern[str]:
    return re.compile(rf"的[^，；。]{{1,14}}?(?:{one_of('compared')})(?:，|起?来)")


@cache
def _base_after_pattern() -> re.Pattern[str]:
    """…50万亩，将增加6%: the change follows the base."""
    compared, hedges = one_of("compared"), one_of("base_after_hedges")
    return re.compile(rf"(?:{compared})?，?(?:{hedges})?(?:{one_of('base_after')})")
