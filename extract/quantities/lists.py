"""The word files of HOW MUCH as its rules take them: `words.yml` and `set_aside.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from extract.wordlists import WordListError, any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
SET_ASIDE = Path(__file__).with_name("set_aside.yml")

HAN = re.compile("[一-鿿]")


@cache
def words(name: str) -> tuple[str, ...]:
    """Give a list of either file as a tuple, as `startswith` and `endswith` want it."""
    return tuple(_lists()[name])


@cache
def word_set(name: str) -> frozenset[str]:
    """Give a list of either file as a set, to look words up in."""
    return frozenset(_lists()[name])


@cache
def any_word(name: str) -> str:
    """Give a regular expression for any word of a list, the longest first."""
    return any_of(_lists()[name])


@cache
def table(name: str) -> dict[str, Any]:
    """Give a mapping of either file: a word and what belongs to it, or the forms of each rule."""
    return _lists()[name]


@cache
def _lists() -> dict[str, Any]:
    numbers, set_aside = read_words(WORDS), read_words(SET_ASIDE)
    if twice := numbers.keys() & set_aside.keys():
        raise WordListError(f"quantities: {sorted(twice)} stand in both word files")
    return numbers | set_aside
