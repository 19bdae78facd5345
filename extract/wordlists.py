"""The only reader of word files (`words.yml`) beside the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class WordListError(Exception):
    """A word file that cannot be used; the message names the file and the entry."""


@cache
def read_words(path: Path) -> dict[str, Any]:
    """Read a word file: a mapping from the name of a list to its words or patterns.

    Raises WordListError where the file holds no named lists, two of one name, or a list (however
    deep) that holds a word twice: it hides a mistake.
    """
    where = f"{path.parent.name}/{path.name}"
    with path.open(encoding="utf-8") as lines:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(lines)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise WordListError(f"{where}: expected named lists")
        _refuse_repeated([name.value for name, _ in node.value], where)
        lists = loader.construct_document(node)
    for name, listed in lists.items():
        _refuse_repeated(listed, f"{where}: {name}")
    return lists


def _refuse_repeated(listed: object, where: str) -> None:
    if isinstance(listed, dict):
        for name, words in listed.items():
            _refuse_repeated(words, f"{where}, {name}")
    elif isinstance(listed, list):
        counts = Counter(word for word in listed if isinstance(word, str))
        if twice := sorted(word for word, count in counts.items() if count > 1):
            raise WordListError(f"{where} lists {', '.join(twice)} twice")


def any_of(words: Iterable[str]) -> str:
    """Give a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def any_guarded(guards: Mapping[str, str]) -> str:
    """Give a regular expression for any of the words not followed by one of its characters.

    {均: 衡价} is 均, but not the beginning of 均衡 or 均价; no characters, no guard.
    """
    return "|".join(f"{word}(?![{rest}])" if rest else word for word, rest in guards.items())


def any_form(forms: Iterable[str]) -> str:
    """Give a regular expression for any of the forms, patterns themselves, in their order."""
    return "|".join(f"(?:{form})" for form in forms)
