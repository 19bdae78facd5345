"""The verb of change right before a figure: 增长, 降到, 比上年多."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
_REACH = 14  # how far before a figure its verb may stand


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of change: the word, whether it says how far (降到3%), whether it is one of fall."""

    word: str
    reached: bool
    is_fall: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    verb: re.Pattern[str]
    distributing: re.Pattern[str]
    comparing: re.Pattern[str]
    falls: frozenset[str]
    short: frozenset[str]
    alone_when_done: frozenset[str]
    not_verbs_after: tuple[str, ...]
    reached: frozenset[str]


@cache
def _patterns() -> _Patterns:
    lists = {name: any_of(words) for name, words in read_words(WORDS).items()}
    words = read_words(WORDS)
    verb = rf"""
        (?<!自然) (?P<verb> {any_of(words["rise"] + words["fall"])} ) (?<!节约(?=率))
        (?: {lists["done"]} )? (?: (?P<to> {lists["reach"]} ) | (?P<fill> {lists["fillers"]} ) )? $
    """
    return _Patterns(
        verb=re.compile(verb, re.VERBOSE),
        # 增长[分别为]5%、7%: the adverb goes, the link stays.
        distributing=re.compile(
            rf"(?:{lists['distributing']})+(?=(?:{lists['distributed_links']})?$)"
        ),
        comparing=re.compile(rf"(?:{lists['comparing']})[^，]{{0,16}}$"),
        falls=frozenset(words["fall"]),
        short=frozenset(words["short_verbs"]),
        alone_when_done=frozenset(words["alone_when_done"]),
        not_verbs_after=tuple(words["not_verbs_after"]),
        reached=frozenset(words["reached_fillers"]),
    )


def without_adverbs(lead: str) -> str:
    """Take the distributing adverbs off the end of a lead: 增长分别为 → 增长为."""
    return _patterns().distributing.sub("", lead)


def is_fall(word: str) -> bool:
    """Say whether a verb of change is one of fall."""
    return word in _patterns().falls


def read_verb(lead: str) -> Verb | None:
    """Read the verb of change at the end of the words before a figure; None if there is none."""
    text = without_adverbs(lead[-_REACH:])
    match = _patterns().verb.search(text)
    if match is None or match[0].startswith("高达"):  # 高达90% is a level
        return None
    word, reached = match["verb"], match["to"] is not None
    if len(word) == 1 and (match["fill"] or "").startswith("率"):  # 审减率达 is a rate
        return None
    if word in _patterns().alone_when_done and text.endswith(f"{word}了") and match.start():
        return Verb(word, reached=False, is_fall=is_fall(word))  # 投资多了9亿元
    if len(word) == 1 and not _is_whole_verb(word, text[: match.start()], reached=reached):
        return None
    return Verb(word, reached or match["fill"] in _patterns().reached, is_fall(word))


def _is_whole_verb(word: str, head: str, *, reached: bool) -> bool:
    """Say whether one character is a verb by itself: 比上年多9个, 降到3%; not 新增9个, 最多.

    Where nothing stands before it, the figure before is compared with: 比上年的90个多9个.
    """
    if word in _patterns().short:
        return reached or not head.endswith(_patterns().not_verbs_after)
    return not head or bool(_patterns().comparing.search(head))
