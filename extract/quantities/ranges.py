"""Numbers that belong together: the ends of a range (5—10万元), a list with one unit (3、8公里)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extract.quantities.lists import any_word, words
from extract.quantities.nouns import Figure, Number
from extract.quantities.numbers import read_number
from extract.quantities.numerals import scale_value


@dataclass(frozen=True, slots=True)
class _Patterns:
    dash: re.Pattern[str]
    baseline: re.Pattern[str]
    joint: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    numerals = r"\d一二三四五六七八九十百"
    return _Patterns(
        dash=re.compile(rf"[—–－\-~～]{{1,2}}|(?P<word>{any_word('range_words')})"),
        baseline=re.compile(rf"(?:{any_word('baseline_words')})[^，。；{numerals}]{{0,12}}$"),
        joint=re.compile(any_word("list_joints")),
    )


def extend_range(text: str, number: Number) -> Number:
    """Join the second end to a number: 5%—5.5%, 5-10万元, 3至5个, 百分之五到六.

    The number comes back as it was where what follows is no end: 由3个到9个, 3个至5公里.
    """
    dash = _patterns().dash.match(text, number.end)
    if dash is None or number.value is None:
        return number
    lead = text[max(0, number.start - 13) : number.start]
    if dash["word"] and _patterns().baseline.search(lead):
        return number
    other = read_number(text, dash.end())
    return _joined(text, number, other) if other and _are_ends(number, other) else number


def _joined(text: str, number: Number, other: Number) -> Number:
    """Make one number of the two ends of a range."""
    unit_from = number if other.unit is None else other
    return replace(
        number,
        end=other.end,
        value=None,
        low=number.value,
        high=other.value,
        scale=other.scale,
        low_scale=_low_scale(number, other),
        unit=unit_from.unit,
        unit_text=unit_from.unit_text,
        inside=other.inside,
        number_text=text[number.start : other.start] + other.number_text,
    )


def _are_ends(low: Number, high: Number) -> bool:
    """Say whether two numbers are written alike, in one unit, and the first is the smaller."""
    if high.value is None or high.chinese != low.chinese:
        return False
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return False
    smaller = low.value * scale_value(_low_scale(low, high))
    return smaller < high.value * scale_value(high.scale)


def _low_scale(low: Number, high: Number) -> str | None:
    """Give the scale of the lower end: 5—10万 is 5万, but 8000—1万 is 8000."""
    if low.unit is not None or low.scale is not None:
        return low.scale
    return high.scale if low.value <= high.value else None


def share_units(text: str, figures: list[Figure]) -> list[Figure]:
    """Give the unit at the end of a list to every number of it: 150、200、300公里."""
    shared = list(figures)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        gap = text[one.end : other.start]
        if _may_take(one, other) and _may_give(other) and _patterns().joint.fullmatch(gap):
            scale = one.number.scale or other.number.scale
            number = replace(one.number, unit=other.number.unit, scale=scale)
            shared[i] = replace(one, number=number)
    return shared


def _may_take(figure: Figure, other: Figure) -> bool:
    """A number without unit may take one; not where it is complete in words (一半).

    One with a scale takes it from another with a scale: 3万、5万平方公里; 1.2万亿、8000亿元.
    """
    number = figure.number
    if figure.outcome != "quantity" or figure.rank or number is None:
        return False
    if number.unit is not None or number.inside:
        return False
    if number.scale is not None and (other.number is None or other.number.scale is None):
        return False
    return number.number_text not in words("complete_in_words")


def _may_give(figure: Figure) -> bool:
    number = figure.number
    return (
        figure.outcome == "quantity"
        and not figure.rank
        and number is not None
        and number.unit is not None
    )
