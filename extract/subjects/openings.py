"""What opens a clause and names nothing, taken off: 其中，累计新建 is 新建."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.words import SHARED
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("openings.yml")
CHINA = "中国"
VERBS = Path(__file__).with_name("verbs.yml")
MEASURE_WORDS = Path(__file__).parents[1] / "measures" / "words.yml"


def without_opening(text: str) -> str:
    """Take words of manner, linking, time and marks off the front: 其中，累计新建 → 新建."""
    return without_front(_opening(), text)


def without_cause(text: str) -> str:
    """Take off what caused the thing measured: 新渠使灌溉面积 → 灌溉面积."""
    return without_front(_caused(), text)


def without_front(frame: re.Pattern[str], text: str) -> str:
    """Take off what a text opens with; faster than `sub`, which looks at each place for it."""
    match = frame.match(text)
    return text[match.end() :] if match else text


def drop_region(text: str, names: tuple[str, ...]) -> str:
    """Take the name of a place off the front: 浦江绿道里程 → 绿道里程, but not of 浦江市场."""
    for name in names:
        if not name or len(text) <= len(name) or not text.startswith(name):
            continue
        if text.startswith("大学", len(name)):  # 重庆大学
            continue
        if name == CHINA and text.startswith(tuple(read_words(WORDS)["china_goes_on"]), len(name)):
            continue
        if len(name) >= 3 or text[len(name)] not in read_words(WORDS)["place_goes_on"]:
            return text[len(name) :].removeprefix("的").removeprefix("境内").removeprefix("内各")
    return text


# 新渠使灌溉面积, 主动把灌溉面积, but before a verb or a comparison 将 is the future: 灌溉面积将比.
@cache
def _caused() -> re.Pattern[str]:
    words, changes = read_words(WORDS), read_words(MEASURE_WORDS)
    future = any_of(words["after_future"] + changes["rise"] + changes["fall"])
    return re.compile(
        rf"^[^，]{{0,24}}?(?<![即行])(?:使(?![用馆命])|把|将(?![近于来军]|{future}))(?=[^，]{{3,}}$)"
    )


# 其中，全市累计 | 二是 | （3）: what may stand before the thing measured.
@cache
def _opening() -> re.Pattern[str]:
    words, doing, changes = map(read_words, (WORDS, VERBS, MEASURE_WORDS))
    all_verbs = doing["verbs"] + doing["light_verbs"] + changes["rise"] + changes["fall"]
    verbs = any_of([verb for verb in all_verbs if len(verb) > 1])  # 重点高校 is no rise
    return re.compile(
        rf"""^(?:
            {any_of(words["adverbs"])} | (?:{any_of(read_words(SHARED)["own_region"])})(?!性)
          | (?:{any_guarded(words["short_adverbs"])})
          | (?!基本建设|重点建设[项工债资]|实际投资|直接[投融]资)
            (?:{any_of(words["adverbs_before_verbs"])}) (?={verbs})
          | 共(?=建[立成设造])
          | [，、：；:；,”\u2019）)]
          | 的(?=.)
          | （\d+） | [（(] | [—－–-]+
          | 第?[一二三四五六七八九十]+是
          | \d{{1,2}}[.．](?=\D)
        )+""",
        re.VERBOSE,
    )
