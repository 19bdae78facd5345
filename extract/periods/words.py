"""The word lists of this question (`words.yml`): tuples to compare with, parts of patterns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from extract.wordlists import any_of, read_words

FILE = Path(__file__).with_name("words.yml")


def table(name: str) -> dict[str, Any]:
    """Give words that carry a value: plans and events with their years."""
    return read_words(FILE)[name]


def characters(name: str) -> str:
    """Give characters written as one string, such as the digits in order."""
    return read_words(FILE)[name]


@cache
def listed(name: str) -> tuple[str, ...]:
    """Give the words of a list, for `startswith` and `endswith`."""
    return tuple(read_words(FILE)[name])


@cache
def one_of(*names: str) -> str:
    """Give the pattern for any word of the lists, the longest first, to stand inside a group."""
    return any_of([word for name in names for word in read_words(FILE)[name]])


@cache
def deed_pattern() -> re.Pattern[str]:
    """Give the pattern after a year that belongs to a thing: 2019年[建成的]泵站."""
    return re.compile(rf"[^，。；\d]{{0,6}}(?:{one_of('things_done')})的")
