"""What the words before a figure's own clause lend it: a topic, a head of a list, a subject."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.numerals import CHARACTERS
from extract.subjects.circumstances import without_circumstances
from extract.subjects.leads import BRACKETED, clean_lead
from extract.subjects.openings import without_cause, without_opening
from extract.subjects.verbs import split_lead
from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("earlier.yml")

LONGEST_TOPIC = 40
# 同我们有渔业往来的国家和地区，现已达到130多个
_THINGS = re.compile(r"[一-鿿]的(?:国家|地区|企业|单位|人员|学生|城市|家庭|农户)(?:和[一-鿿]{2})?$")
_PACE = re.compile(r"(?:速度|增速|增幅|步伐|效益|质量)$")
# 这九亿元中，有五亿元…: a number is no subject
_AMOUNT = re.compile(rf"[\d{CHARACTERS}几多余]+[一-鿿]{{0,3}}?中?")
# 新增渔船制造能力有：… and 主要产品产量是：…: the head of the items after the colon.
_LIST_HEAD = re.compile(
    r"""
    (?P<new>新增加?) 的? [^，。；：]{0,6} (?P<capacity>生产能力|能力)
  | (?P<head>产量|销售量|产值|年产能力|生产能力|招生人数|人数) [^，。；：]{0,12}
    (?=：|，[^：]{0,20}：)
    """,
    re.VERBOSE,
)
# 新增能力有渔船9万吨，渔网8万件: a list without a colon
_THERE_ARE = re.compile(
    r"(?P<new>新增加?)的?[^，。；：]{0,6}(?P<capacity>生产能力|能力)(?:主要)?有"
)


def topic_of(clause: str) -> str:
    """Give an earlier clause when it is nothing but the thing measured: 渔民人均纯收入，由…."""
    text = without_opening(BRACKETED.sub("", clause)).strip("，。；：")
    text = without_circumstances(without_cause(text))
    names = _topic_head().search(text) or _THINGS.search(text)
    return text if names and 2 <= len(text) <= LONGEST_TOPIC else ""


def list_head_of(before: str) -> str:
    """Give the head of a list after a colon: 新增能力有：渔船… is 新增…能力, … for the item."""
    if "：" not in before:
        there_are = _THERE_ARE.search(before)
        return f"{there_are['new']}…{there_are['capacity']}" if there_are else ""
    *_, last = None, *_LIST_HEAD.finditer(BRACKETED.sub("", before[: before.rfind("：") + 1]))
    if last is None:
        return ""
    return f"{last['new']}…{last['capacity']}" if last["new"] else f"…{last['head']}"


def clause_subject(clause: str) -> str:
    """Give what an earlier clause without figures is about: 渔业投资增长明显加快 → 渔业投资."""
    if balance := _balance().match(clause):
        return clean_lead(balance["noun"]) + balance["what"]
    told = _told().match(clause)
    text = clean_lead(told["noun"] if told else clause)
    if match := _changed().match(text):
        text = match["noun"]
    parts = split_lead(without_opening(text))
    text = (
        (parts.verb + parts.noun)
        .removesuffix("一项")
        .lstrip("的、和与及：")
        .rstrip("的、和与及在了：")
    )
    if text in one_character_things():
        return text
    return text if 2 <= len(text) <= LONGEST_TOPIC and not _AMOUNT.fullmatch(text) else ""


def one_character_things() -> list[str]:
    """Give the things named by one character: 钢, 布."""
    return read_words(WORDS)["one_character_things"]


def changed_topic(clause: str) -> str:
    """Give what an earlier clause says has changed, and no more: 渔民的存款也大幅度增加，…."""
    if not _ends_changed().search(clause):
        return ""
    opened = without_opening(clause)
    match = _has_changed().match(without_circumstances(opened)) or _has_changed().match(opened)
    noun = split_lead(match["noun"]).noun if match else ""
    return "" if _PACE.search(noun) else noun.lstrip("的")


def told_to_change(clause: str) -> str:
    """Give what a clause without figures says has changed: 渔民存款增加了, 提高了渔民存款的比重."""
    match = _was_changed().fullmatch(clause) if "了" in clause else None
    return match["noun"] if match else changed_topic(clause)


# 提高了渔港等方面的投资比重
@cache
def _was_changed() -> re.Pattern[str]:
    words = read_words(SHARED)
    verbs, heads = any_of(words["change_verbs"]), any_of(words["topic_heads"])
    manner = any_of(words["change_adverbs"])
    return re.compile(
        rf"[^，的]{{0,4}}?(?:{manner})*(?:{verbs})了(?P<noun>[^，]{{2,36}}(?:{heads}))"
    )


# In 渔民的存款也大幅度增加 the deposits are what changed.
@cache
def _has_changed() -> re.Pattern[str]:
    manner = any_of(read_words(SHARED)["change_adverbs"])
    return re.compile(
        rf"^(?P<noun>[^，]{{2,20}}?)的?(?:[也都还又]|{manner})+{_ends_changed().pattern}"
    )


# 大幅度增加, 下降了: few clauses end so, and the others need not be taken apart.
@cache
def _ends_changed() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(SHARED)['change_verbs'])})(?:了|很快|较快|显著)?$")


@cache
def _topic_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(SHARED)['topic_heads'])})$")


# 渔业财政出现了较大的赤字, 外贸也有逆差
@cache
def _balance() -> re.Pattern[str]:
    what = any_of(read_words(WORDS)["balances"])
    return re.compile(
        rf"^(?P<noun>[^，]{{2,14}}?)[也还又仍都]?(?:出现|发生|产生|存在)了?(?:[较很更][大多高]的?|一定的?|巨额)?"
        rf"(?P<what>{what})$"
    )


# 渔港有了很大的发展 | 渔获量总是上不去: what is told of the thing begins there.
@cache
def _told() -> re.Pattern[str]:
    begins = any_of(read_words(WORDS)["told_from"])
    return re.compile(rf"^(?P<noun>[^，]*[一-鿿]{{2}})(?<![与和及的是])(?:{begins})")


@cache
def _changed() -> re.Pattern[str]:
    words = read_words(SHARED)
    return re.compile(
        rf"""^(?P<noun>[^，]{{2,30}}?) 的?
        (?:{any_of(words["change_adverbs"])})* (?:{any_of(words["change_verbs"])}) (?!的)
        (?:了|显著加快|较快|很快)? .{{0,8}}$""",
        re.VERBOSE,
    )
