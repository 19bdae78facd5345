"""What each has of several things: 人均消费水果80斤、鸡蛋20斤, the eggs are per head too."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.reads import Read
from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("per_head.yml")

LONGEST_THING = 5  # characters: 食用植物油
_JOINTS = "，、和与及"


def share_per_head(reads: list[Read]) -> None:
    """Give a bare thing the words that say how much of the one before each has: 人均消费鸡蛋."""
    for before, read in pairwise(reads):
        if before.subject is None or read.subject is None or not _is_bare(read, before):
            continue
        if each := _each_has().match(str(before.subject.value)):
            said = each["each"]
            read.subject = Answer(said + str(read.subject.value), "per_head_of_earlier", said)


# 鸡蛋20斤, right behind the figure before and as much of it
def _is_bare(read: Read, before: Read) -> bool:
    if read.measure.measure != "level" or before.measure.measure != "level":
        return False
    if read.figure.number.scale or read.figure.number.unit in read_words(WORDS)["people"]:
        return False
    thing = str(read.subject.value)
    if read.subject.rule != "noun_before" or not 1 <= len(thing) <= LONGEST_THING:
        return False
    beside = read.setting.coordinated or read.setting.clause_start == before.setting.stop + 1
    return beside and read.setting.lead.strip(_JOINTS) == thing


@cache
def _each_has() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"(?P<each>.*(?:{any_of(words['each'])})(?:{any_of(words['has'])})了?)[一-鿿]{{1,8}}$"
    )
