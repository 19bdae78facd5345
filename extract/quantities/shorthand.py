"""Names and shorthand that hold numerals: 四个意识, 三农, “两个覆盖”, 《十条措施》."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.quantities.lists import any_word, table, words
from extract.quantities.numerals import CHARACTERS, NUMERAL_CHARACTER

# In double or single quotation marks, or in the marks of a title.
_MARKS = ("“", "《", "\u2018")
_QUOTED = re.compile(r"[“\u2018《](?P<name>[^”\u2019》]{0,16})[”\u2019》]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence whose numerals a rule sets aside."""

    start: int
    end: int
    rule: str


def shorthand_spans(text: str) -> list[Span]:
    """Give the spans of names and shorthand that hold numerals: phrases first, then quotations."""
    spans = []
    position = 0
    for match in _opening().finditer(text):
        start = match.start()
        if start < position:
            continue
        for phrase in _by_opening().get(text[start : start + 2], ()):
            if text.startswith(phrase, start) and not _goes_on(text, start, phrase):
                position = start + len(phrase)
                spans.append(Span(start, position, "shorthand"))
                break
    if any(mark in text for mark in _MARKS):
        spans += _quoted(text)
    return spans


# 十分重视, but 十分之一; 两头, but 两头猪
def _goes_on(text: str, start: int, phrase: str) -> bool:
    """Say whether what follows a phrase makes a number of it."""
    following = text[start + len(phrase) : start + len(phrase) + 1]
    return following != "" and following in table("shorthand_guards").get(phrase, "")


@cache
def _by_opening() -> dict[str, list[str]]:
    """Index the phrases by their first two characters (三农, 三公)."""
    index: dict[str, list[str]] = {}
    # Longest phrase first: 两个一百年 must win over 两个.
    for phrase in sorted(table("shorthand"), key=len, reverse=True):
        index.setdefault(phrase[:2], []).append(phrase)
    return index


@cache
def _opening() -> re.Pattern[str]:
    """Match the first character of what may be a phrase."""
    first, second = ("".join({opening[i] for opening in _by_opening()}) for i in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


def _quoted(text: str) -> list[Span]:
    """Give the short quotations with a numeral: names, unless one states something (“零报告”)."""
    spans = []
    for match in _QUOTED.finditer(text):
        if not NUMERAL_CHARACTER.search(match["name"]):
            continue
        if not (match[0].startswith("“") and _states(text, match)):
            spans.append(Span(*match.span(), "quoted_name"))
    return spans


def _states(text: str, quoted: re.Match[str]) -> bool:
    """Say whether a quotation states something: “零报告”, or what was built: 建成“32桥9隧”."""
    if _stated().match(quoted["name"]):
        return True
    built = text.endswith(words("built"), 0, quoted.start())
    return built and bool(_counted().fullmatch(quoted["name"]))


@cache
def _counted() -> re.Pattern[str]:
    things, counters = any_word("built_things"), any_word("built_counters")
    return re.compile(
        rf"(?:\d{{1,4}}(?:{things})){{1,4}}"
        rf"|(?:[{CHARACTERS}]+|\d+)(?:{counters})[一-鿿]{{1,6}}"
    )


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(
        rf"""
        零(?:{any_word("nothing_of")})
      | (?: [{CHARACTERS}]+ | \d+ )
        (?: (?:{any_word("task_counters")}) (?:{any_word("tasks")})? $
          | (?:{any_word("deed_counters")}) (?:{any_word("deeds")}) )
        """,
        re.VERBOSE,
    )
