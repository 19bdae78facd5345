"""Give a number its unit, with the forms in which number and unit are mixed: 三成五, 两倍半."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.quantities.lists import table
from extract.quantities.nouns import Number
from extract.quantities.numerals import CHARACTERS, read_chinese
from extract.quantities.units import match_denominator, match_unit

# 一亩半, 两倍半, 一头半: half a unit more.
_HALVED = ("倍", "亩", "斤", "尺", "里", "头", "担")
_HALF = Decimal("0.5")
# 25台（套）: a second unit in brackets.
_BRACKETED_UNIT = re.compile(r"[（(]([^）)]{1,2})[）)]")

# 三次产业结构为9.2:40.3:50.5: shares, rounded each by itself.
_RATIO_MARK = re.compile("[：:]")
_PARTS = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[：:]\d+(?:\.\d+)?){2,}(?![\d.%％])")
_JOINTS = ("和", "、", "与")
_PER_CENT_BEFORE = re.compile(rf"百分之[{CHARACTERS}点]+(?:、[{CHARACTERS}点]+)*[、和与]$")
_WHOLE = (Decimal(99), Decimal(101))
_FARTHEST = 24  # characters between a share and the ends of its ratio


def with_unit(text: str, number: Number) -> Number:
    """Read the unit right after a number without one; the same number where there is none."""
    unit = match_unit(text, number.end)
    if unit is None:
        is_share = _is_no_growth(text, number) or _is_part_of_hundred(text, number)
        is_share = is_share or _goes_on_per_cent(text, number)
        return replace(number, unit="%") if is_share else number
    if unit == "个" and (split := _split_unit(text, number.end)):
        inside, unit, unit_end = split
        number = replace(number, inside=inside)
    else:
        unit_end = number.end + len(unit)
    value, unit_end = _value_after(text, number, unit, unit_end)
    bracket = _BRACKETED_UNIT.match(text, unit_end)
    if bracket and match_unit(bracket[1], 0) == bracket[1]:
        unit, unit_end = unit + bracket[0], bracket.end()
    slashed = match_denominator(text, unit_end)
    return replace(
        number,
        end=slashed,
        value=value,
        unit=unit + text[unit_end:slashed],
        unit_text=text[number.end : slashed],
    )


# 支出零增长: a growth of nothing
def _is_no_growth(text: str, number: Number) -> bool:
    return number.value == 0 and text.startswith("增长", number.end)


def _goes_on_per_cent(text: str, number: Number) -> bool:
    """Say whether a number shares the 百分之 of the one before: 百分之五点一和六点二."""
    if not number.chinese or "点" not in number.number_text:
        return False
    before = text[max(0, number.start - _FARTHEST) : number.start]
    return before.endswith(_JOINTS) and _PER_CENT_BEFORE.search(before) is not None


def _is_part_of_hundred(text: str, number: Number) -> bool:
    """Say whether a number is a share of a whole written as a ratio: 9.2:40.3:50.5."""
    start = max(0, number.start - _FARTHEST)
    before, after = max(0, number.start - 1), number.end
    if not (_RATIO_MARK.match(text, before) or _RATIO_MARK.match(text, after)):
        return False
    for match in _PARTS.finditer(text, start, number.end + _FARTHEST):
        if match.start() <= number.start and number.end <= match.end():
            whole = sum(Decimal(part) for part in _RATIO_MARK.split(match[0]))
            return _WHOLE[0] <= whole <= _WHOLE[1]
    return False


def _split_unit(text: str, start: int) -> tuple[str, str, int] | None:
    """Read 个多月 and 个多小时, units with a hedge within: the hedge, the unit and its end."""
    for spelling, (inside, unit) in table("hedged_units").items():
        if text.startswith(spelling, start):
            return inside, unit, start + len(spelling)
    return None


def _value_after(text: str, number: Number, unit: str, end: int) -> tuple[Decimal, int]:
    """Add what a unit leaves for after it: 三成[五] is 3.5, 两倍[半] is 2.5; and where it ends."""
    following = text[end : end + 1]
    tenths = unit == "成" and number.chinese
    if following == "半" and (tenths or unit in _HALVED):
        return number.value + _HALF, end + 1
    if following and following in "一二三四五六七八九" and tenths:
        return number.value + read_chinese(following) / 10, end + 1
    return number.value, end
