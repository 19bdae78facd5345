"""Match a unit word after a number: the longest spelling of `lexicons/units.csv`, unless it starts another word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.tables import read_table
from extract.wordlists import read_words

LEXICONS = Path(__file__).parents[1] / "lexicons"
WORDS = Path(__file__).with_name("words.yml")


@cache
def unit_words() -> dict[str, dict[str, str]]:
    """Give the shared table of units, keyed by spelling."""
    return read_table(LEXICONS / "units.csv", "unit_text")


@cache
def _by_first() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in sorted(unit_words(), key=len, reverse=True):
        index.setdefault(word[0], []).append(word)
    return index


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    return {unit: tuple(starts) for unit, starts in read_words(WORDS)["unit_blocks"].items()}


def match_unit(text: str, position: int) -> str | None:
    """Give the longest unit that starts at the position, or None: 万 is a scale, not a unit."""
    if position >= len(text):
        return None
    for word in _by_first().get(text[position], ()):
        if text.startswith(word, position) and not word.startswith("百亿"):
            blocked = _blocks().get(word)
            if blocked and text.startswith(blocked, position + len(word)):
                continue
            return word
    return None


def match_denominator(text: str, position: int) -> int:
    """Give the end of a denominator (/平方米, /10万人) that starts at the position, or the position itself."""
    if position >= len(text) or text[position] != "/":
        return position
    here = position + 1
    while here < len(text) and text[here] in "0123456789十百千万":
        here += 1
    unit = match_unit(text, here)
    return here + len(unit) if unit else position
