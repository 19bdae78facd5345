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
def _by_first() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    # Longest unit first: 平方公里 must win over 平方.
    for word in sorted(unit_words(), key=len, reverse=True):
        index.setdefault(word[0], []).append(word)
    return index


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    return {unit: tuple(starts) for unit, starts in table("unit_blocks").items()}


def match_unit(text: str, position: int) -> str | None:
    """Give the longest unit that starts at the position, or None: 万 is a scale, not a unit."""
    if position >= len(text):
        return None
    for word in _by_first().get(text[position], ()):
        if text.startswith(word, position):
            blocked = _blocks().get(word)
            if blocked and text.startswith(blocked, position + len(word)):
                continue
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
