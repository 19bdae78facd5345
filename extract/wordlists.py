"""The only reader of word files (`words.yml`) beside the rules."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class WordListError(Exception):
    """A word file that cannot be used; the message names the file and the entry."""


@cache
def read_words(path: Path) -> dict[str, Any]:
    """Read a word file: a mapping from the name of a list to its words or patterns.

    A word listed twice in one list is an error: it hides a mistake.
    """
    with path.open(encoding="utf-8") as lines:
        lists = yaml.load(lines, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(lists, dict):
        raise WordListError(f"{path.parent.name}/{path.name}: expected named lists")
    for name, words in lists.items():
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            twice = {word for word in words if words.count(word) > 1}
            if twice:
                raise WordListError(f"{path.parent.name}/{path.name}: {name} lists {twice} twice")
    return lists


def any_of(words: list[str]) -> str:
    """Give a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def any_form(forms: list[str]) -> str:
    """Give a regular expression for any of the forms, patterns themselves, in their order."""
    return "|".join(f"(?:{form})" for form in forms)
