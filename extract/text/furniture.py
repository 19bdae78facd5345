"""Page furniture found in a text: menus, font sizes, credits of photographs, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract.wordlists import read_words

WORDS = Path(__file__).with_name("words.yml")


class Furniture(NamedTuple):
    """What counts as furniture: whole lines, patterns of lines, patterns over several lines."""

    lines: frozenset[str]
    pattern: re.Pattern[str]
    blocks: tuple[re.Pattern[str], ...]


@cache
def furniture() -> Furniture:
    """Read the word list once."""
    words = read_words(WORDS)
    return Furniture(
        frozenset(words["lines"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in words["patterns"])),
        tuple(re.compile(pattern, re.MULTILINE) for pattern in words["blocks"]),
    )


def furniture_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of furniture that runs over several lines, in no order."""
    for pattern in furniture().blocks:
        for found in pattern.finditer(text):
            yield found.span()


def is_furniture(line: str) -> bool:
    """Say whether a line, spaces at its ends removed, is furniture."""
    known = furniture()
    if len(line) > 120:
        return False
    return line.strip(" ：:") in known.lines or known.pattern.fullmatch(line) is not None
