"""Things without their statistic in, with the one said before out: 采矿业2亿元 is 采矿业利润."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.reads import Read
from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("heads.yml")
LONGEST_ITEM = 4  # characters of an item that takes its head from the list: 蚕茧, 无烟煤


def share_heads(reads: list[Read]) -> None:
    """Give things told of after another the head of its statistic: 茶叶产量5万吨，蚕茧2万吨."""
    headed: dict[str, Answer] = {}
    for position, read in enumerate(reads):
        if position == 0 or read.subject is None:
            continue
        thing = str(read.subject.value)
        if read.subject.rule == "inherited" and thing in headed:
            read.subject = headed[thing]
        elif _is_bare_thing(read, reads[position - 1]):
            before = _told_alike(read, reads[:position])
            if before and (named := _with_head(thing, read, before)):
                headed[thing] = read.subject = named


def counts_things(unit: str | None) -> bool:
    """Say whether a unit counts things one by one: 9家, but 棉纱52万件 is so much of it."""
    words = read_words(WORDS)
    return unit in words["counters"] and unit not in words["output_counters"]


# 采矿业2亿元, but not 为9个县提供采矿业2亿元
def _is_bare_thing(read: Read, previous: Read) -> bool:
    subject, setting = read.subject, read.setting
    if subject.rule != "noun_before" or subject.words != subject.value or read.verb:
        return False
    same_clause = setting.clause_start == previous.setting.clause_start
    return not same_clause or setting.opens_with_list_mark


def _with_head(thing: str, read: Read, before: str) -> Answer | None:
    if thing in before or _own_head().search(thing):
        return None
    if thing in read_words(WORDS)["parts"]:
        return Answer(thing + _leading_part().sub("", before), "part_of_earlier", before)
    head = _shared_head().search(before)
    if head is not None and before[head.start() - 1 : head.start()] == thing[-1]:
        return Answer(thing + head[0], "head_of_earlier", head[0])
    if len(thing) <= LONGEST_ITEM and (made := _yield().match(before)):
        return Answer(made[0] + thing, "yield_of_earlier", made[0])
    counts = read.figure.number.unit in read_words(WORDS)["counters"]
    if counts or len(thing) > LONGEST_ITEM or read.measure.measure != "level":
        return None
    head = _list_head().search(before)
    return Answer(thing + head[0], "head_of_earlier", head[0]) if head else None


# 制造业利润9亿元，增长3%；采矿业2亿元: the last figure of the same unit and measure
def _told_alike(read: Read, earlier: list[Read]) -> str:
    for other in reversed(earlier):
        same = other.figure.number.unit == read.figure.number.unit
        if same and other.measure.measure == read.measure.measure and other.subject is not None:
            return str(other.subject.value)
    return ""


@cache
def _shared_head() -> re.Pattern[str]:
    heads = any_of(read_words(WORDS)["shared_heads"])
    return re.compile(rf"(?:{heads}|人均[一-鿿]{{2,8}})$")


# 年产鱼粉9万吨，鱼油3万吨: the oil is made a year too
@cache
def _yield() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['yields'])})(?![量值能业品])")


@cache
def _leading_part() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(read_words(WORDS)['parts'])})")


@cache
def _list_head() -> re.Pattern[str]:
    return re.compile(rf"(?:年平均|平均)?(?:{any_of(read_words(WORDS)['list_heads'])})$")


@cache
def _own_head() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"[{words['own_heads']}]$|{any_of(words['own_head_words'])}")
