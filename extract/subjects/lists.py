"""A phrase that lists things in, one subject for each out: 城乡收入 is 城市收入, 农村收入."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.verbs import opening_verb, whole_verb
from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("lists.yml")

_LINKS = re.compile(r"[、和与及]")
_LIST_MARK = re.compile(r"、|以及")
# 鲜虾、干贝等产品产值: what they are is said of all.
_KIND = re.compile(r"(?<![高中初同优平均])等(?![级候待效于])(?P<what>[一-鿿]{2,})$")
_LIST_MARK_OR_LINK = re.compile(r"、|以及|和|与|及")


def distribute(phrase: str, count: int) -> list[str] | None:
    """Give each of `count` figures its subject: 炼铁、炼钢产能 for two is 炼铁产能, 炼钢产能.

    None where the phrase does not list as many things.
    """
    for joint, items in read_words(WORDS)["paired"].items():
        stands = phrase.find(joint)
        if stands > 0 and joint in read_words(WORDS)["paired_at_head"]:
            continue
        if stands >= 0 and len(items) == count and not _LINKS.search(phrase):
            return [phrase.replace(joint, item, 1) for item in items]
    items = [item for item in _LIST_MARK.split(phrase) if item]
    if len(items) != count:
        items = [item for item in _LIST_MARK_OR_LINK.split(phrase) if item]
    if len(items) != count or count < 2:
        return None
    if kind := _KIND.search(items[-1]):
        items[-1] = items[-1][: kind.start()]
        return [item + kind["what"] for item in items]
    words = read_words(WORDS)
    if items[0].endswith(words["cases"]) and items[-1] in words["of_the_first"]:
        return [*items[:-1], items[0].removesuffix(words["cases"]) + items[-1]]
    return _share_prefix([*(_complete(item, items[-1]) for item in items[:-1]), items[-1]], items)


def _complete(item: str, last: str) -> str:
    """Give an item of a list what only the last says: 淡水、海水产量 is 淡水产量 too."""
    head = max(
        (head for head in read_words(WORDS)["statistic_heads"] if last.endswith(head)),
        key=len,
        default="",
    )
    if (verb := whole_verb(item)) and (own := opening_verb(last)):
        return verb + last[len(own) :]
    if item.endswith("级") and "级" in last:  # 国家级、省级渔港
        return item + last.split("级", 1)[1]
    if len(item) == 1 and len(last) > 2:  # 中、高等渔业学校
        return item + last[1:]
    if _is_pair(item, last):
        return item + last[2:]
    if (shared := _goes_to().search(last)) and not _has_head(item, last):
        return item + shared[0]
    if _has_head(item, last) or last == head:  # 消费、出口: neither is of the other
        return item
    alternatives = read_words(WORDS)["alternatives"]
    if item in alternatives and last[: len(item)] in alternatives:
        return item + last[len(item) :]
    alike = item[0] == last[0] and not opening_verb(item)  # 新增能耗、新增滩涂 are not
    if len(item) <= 4 and len(last) > len(item) + 1 and alike:
        return item + last[len(item) :]
    return item + _shared_tail(item, last, head) if head else item


# 鱼苗、新增网具支持渔场项目比重: where all of them go
@cache
def _goes_to() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=..)(?:{any_of(read_words(WORDS)['goes_to'])}).{{2,}}(?:比重|占比|比例)$"
    )


def _is_pair(item: str, last: str) -> bool:
    """Say whether two words differ in one character only: 进口、出口渔船; not 新建、改建渔港."""
    pair = len(item) == 2 and len(last) > 3 and item[1] == last[1] and item[0] != last[0]
    return pair and not whole_verb(item)


def _has_head(item: str, last: str) -> bool:
    """Say whether an item ends in a statistic of its own: 渔业产值、养殖面积."""
    return item[-1] == last[-1] or item.endswith(tuple(read_words(WORDS)["statistic_heads"]))


def _shared_tail(item: str, last: str, head: str) -> str:
    """Give the end of the last item that holds for another: 养殖面积 of 海水、淡水养殖面积."""
    stem = last[: len(last) - len(head)]
    alike = len(item) <= 6 and len(stem) > len(item) and stem[len(item) - 1] == item[-1]
    return stem[len(item) :] + head if alike else head


def _owner_of_first(items: list[str]) -> str:
    """Give 渔企 of 渔企营业收入、利润: all but the first are heads that need an owner."""
    heads = read_words(SHARED)["generic_heads"]
    trade = read_words(WORDS)["trade_heads"]
    if all(item in trade for item in items[1:]):  # 贝类产量、出口, but not 渔业投资、出口
        heads = trade
    if any(item not in heads for item in items[1:]) or items[0] in heads:
        return ""
    ends = [len(head) for head in heads if items[0].endswith(head)]
    return items[0][: -max(ends)] if ends else ""


def _share_prefix(items: list[str], written: list[str]) -> list[str]:
    """农村公路、桥梁: what the first item says of its place holds for the others."""
    last = written[-1]
    if owner := _owner_of_first(written):
        return [items[0], *(owner + item for item in written[1:])]
    if any(item.endswith(last[-4:]) for item in written[:-1]):
        return items
    match = re.match(any_of(read_words(WORDS)["shared_prefixes"]), written[0])
    alternatives = tuple(read_words(WORDS)["alternatives"])
    if (
        match is None
        or match[0] == written[0]
        or opening_verb(last)
        or written[-1].startswith(alternatives)
    ):
        return items
    if match[0] in read_words(WORDS)["prefixes_of_statistics"] and _has_head(written[0], last):
        return items
    first, *others = items
    return [first, *(o if o.startswith(match[0]) else match[0] + o for o in others)]
