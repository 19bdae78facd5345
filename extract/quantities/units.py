"""Match a unit word after a number, the longest spelling first, unless it starts another word."""

from __future__ import annotations

from functools import cache

from extract.quantities.lists import WORDS, table
from extract.tables import LEXICONS, read_table

__all__ = ["WORDS", "match_denominator", "match_unit", "unit_words"]

DENOMINATOR_SCALES = "0123456789十百千万"


@cache
def unit_words() -> dict[str, dict[str, str]]:
    """Give the shared table of units, keyed by spelling."""
    return read_table(LEXICONS / "units.csv", "unit_text")


@cache
def _lengths() -> dict[str, list[int]]:
    """Give how long the units are that begin with a character (m, mm, m³)."""
    lengths: dict[str, set[int]] = {}
    for word in unit_words():
        lengths.setdefault(word[0], set()).add(len(word))
    # Longest unit first: 平方公里 must win over 平方.
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    return {unit: tuple(starts) for unit, starts in table("unit_blocks").items()}


def match_unit(text: str, position: int) -> str | None:
    """Give the longest unit that starts at the position, or None: 万 is a scale, not a unit."""
    if position >= len(text):
        return None
    units, blocks = unit_words(), _blocks()
    for length in _lengths().get(text[position], ()):
        word = text[position : position + length]
        if word in units and not text.startswith(blocks.get(word, ()), position + len(word)):
            return word
    return None


def match_denominator(text: str, position: int) -> int:
    """Give the end of a denominator (/平方米, /10万人) at the position, or the position itself."""
    if position >= len(text) or text[position] != "/":
        return position
    here = position + 1
    while here < len(text) and text[here] in DENOMINATOR_SCALES:
        here += 1
    unit = match_unit(text, here)
    return here + len(unit) if unit else position
