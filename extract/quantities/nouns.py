"""The nouns of HOW MUCH: a number as written, what stands around it, and the figure it makes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `start` to `end` covers the number, its scale and its unit.

    value is None for a range, whose ends are low and high. scale and unit are words; a scale
    inside a Chinese number (三百万) is part of its value. `inside` is the hedge within (余, 多).
    """

    start: int
    end: int
    value: Decimal | None
    number_text: str
    chinese: bool
    low: Decimal | None = None
    high: Decimal | None = None
    scale: str | None = None
    low_scale: str | None = None
    unit: str | None = None
    unit_text: str | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral of a sentence: what it is, and where; `number` only where it states a quantity.

    outcome: quantity, set_aside or unanswered; rule: the rule that set it aside, or the kind of
    rank; reason: why it is unanswered.
    """

    start: int
    end: int
    outcome: str
    rule: str = ""
    reason: str = ""
    number: Number | None = None
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A number and the text around it, cut to what a rule may look at.

    before and after: the twelve characters on either side; from_unit: the unit and six
    characters more; lead: sixty characters before; rest: 120 after.
    """

    number: Number
    before: str
    after: str
    from_unit: str
    lead: str
    rest: str


def surroundings_of(text: str, number: Number) -> Surroundings:
    """Cut out what stands around a number of a text."""
    start, end = number.start, number.end
    return Surroundings(
        number,
        before=text[max(0, start - 12) : start],
        after=text[end : end + 12],
        from_unit=text[end - len(number.unit or "") : end + 6],
        lead=text[max(0, start - 60) : start],
        rest=text[end : end + 120],
    )
