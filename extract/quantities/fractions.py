"""Numbers that are parts of a whole: 一半, 减半, 翻番, 百分之三十五点六, 三分之一, 2/3, 3:1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.quantities.lists import any_word, table
from extract.quantities.nouns import Number
from extract.quantities.numerals import CHARACTERS, DIGITS, inside_at, read_written, simplified
from extract.quantities.units_of_numbers import with_unit
from extract.wordlists import any_form

_PLACES = 10  # a third is 0.3333333333


@dataclass(frozen=True, slots=True)
class _Patterns:
    half: re.Pattern[str]
    of_time: re.Pattern[str]
    digits: re.Pattern[str]
    doubled: str
    written: re.Pattern[str]
    spoken: re.Pattern[str]
    ratio: re.Pattern[str]
    ratio_lead: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    # A spoken fraction: 百分之五十二点三, 四分之三.
    spoken = rf"""
        (?P<whole> [{CHARACTERS}]+ ) 分之
        (?P<part> \d+(?:\.\d+)? | [{CHARACTERS}]+(?:[点點][{DIGITS}]+)? )
    """
    # A ratio: 2.4:1; not a time of day or the score of a match in three parts.
    ratio = r"(?P<part>\d+(?:\.\d+)?) [:：\u2236比] (?P<whole>\d+(?:\.\d+)?) (?![\d:：])"
    return _Patterns(
        half=re.compile("|".join(table("half"))),
        of_time=re.compile(any_form(table("half_of_time"))),
        # 两位数增长, 增速保持在两位数: ten per cent and more.
        digits=re.compile(any_form(table("digit_forms"))),
        doubled=table("doubled"),
        written=re.compile(r"(?P<part>\d+)/(?P<whole>\d+)"),
        spoken=re.compile(spoken, re.VERBOSE),
        ratio=re.compile(ratio, re.VERBOSE),
        ratio_lead=re.compile(rf"(?:{any_word('ratio_endings')})$|(?:{any_word('ratio_words')})"),
    )


def read_part_in_words(text: str, start: int) -> Number | None:
    """Read a part written in words at a place: 一半 is 0.5, 翻番 is one doubling (unit 番)."""
    patterns = _patterns()
    if half := patterns.half.match(text, start):
        number = Number(start, half.end(), Decimal("0.5"), half[0], chinese=True)
        return with_unit(text, number) if patterns.of_time.match(text, start) else number
    if digits := patterns.digits.match(text, start):
        return _digits_of_growth(start, digits[0])
    if text.startswith(patterns.doubled, start):
        unit = patterns.doubled[-1]
        end = start + len(patterns.doubled)
        one = Decimal(1)
        return Number(start, end, one, patterns.doubled, chinese=True, unit=unit, unit_text=unit)
    if spoken := patterns.spoken.match(text, start):
        return _read_spoken(text, spoken)
    return None


def _digits_of_growth(start: int, written: str) -> Number:
    """Read 两位数 as 10% or more: the digits of a growth are a floor."""
    percent, places = Decimal(table("digits_of_growth")[written]), written[1:]
    return Number(
        start,
        start + len(written),
        percent,
        written,
        chinese=True,
        unit="%",
        unit_text=places,
        inside=places,
    )


def read_part_in_digits(text: str, start: int) -> Number | None:
    """Read a part written in digits at a place: a ratio (3:1 is 3) or a fraction (2/3)."""
    if ratio := _patterns().ratio.match(text, start):
        part, whole = Decimal(ratio["part"]), Decimal(ratio["whole"])
        to_one = ratio["whole"] == "1"
        share = part if to_one else _divide(part, whole)
        if share is not None and (to_one or _is_ratio(text, start)):
            return Number(start, ratio.end(), share, ratio[0], chinese=False)
    if written := _patterns().written.match(text, start):
        share = _divide(Decimal(written["part"]), Decimal(written["whole"]))
        if share is not None and share < 1:
            return Number(start, written.end(), share, written[0], chinese=False)
    return None


def _is_ratio(text: str, start: int) -> bool:
    """Say whether words of ratio lead to a place: 男女性别比, 三次产业之比由."""
    return bool(_patterns().ratio_lead.search(text[max(0, start - 12) : start]))


def _divide(part: Decimal, whole: Decimal) -> Decimal | None:
    return round(part / whole, _PLACES) if whole else None


def _read_spoken(text: str, match: re.Match[str]) -> Number | None:
    """Read what 分之 divides: 百分之五 is 5 with unit %, 三分之一 is 0.3333333333 without unit."""
    value = read_written(match["part"])
    if value is None:
        return None
    start, end = match.span()
    unit = table("per_words").get(simplified(match["whole"]))
    if unit is None:
        whole = read_written(match["whole"])
        share = _divide(value, whole) if whole else None
        return None if share is None else Number(start, end, share, match[0], chinese=True)
    inside = inside_at(text, end)
    return Number(
        start,
        end + len(inside),
        value,
        match["part"],
        chinese=True,
        unit=unit,
        unit_text=text[start : match.start("part")],
        inside=inside,
    )
