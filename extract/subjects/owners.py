"""Heads that cannot stand alone, and who owns them: 开工率 is 签约项目开工率."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.earlier import clause_subject
from extract.subjects.leads import clean_lead
from extract.subjects.openings import without_opening
from extract.subjects.verbs import without_verb
from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("owners.yml")

LONGEST_PART_TAKEN = 6  # characters: 参保, 困难家庭受益

# 原煤：建成后的年产能力, 冶金机械和矿山机械：…
_LISTED_ITEM = re.compile(r"(?P<name>[^，：；。\d]{1,12}(?<!方面)(?<!如下)(?<!例如))：")

# 石湖水电站[在改建完成以后]，发电能力
_AFTER = re.compile(r"(?<=[^，]{3})[在经][^，在]{2,10}(?<!最)后$")


@cache
def generic_heads() -> frozenset[str]:
    """Give the heads that cannot stand alone (完成率, 总投资)."""
    return frozenset(read_words(SHARED)["generic_heads"])


def needs_owner(noun: str) -> bool:
    """Say whether a noun does not say of what it is: 开工率, 参保人数, 人均."""
    if noun in generic_heads() or noun in read_words(WORDS)["totals"]:
        return True
    return bool(_dependent().fullmatch(noun))


def is_people_beside(noun: str, owner: str) -> bool:
    """Say whether a number of people follows a statistic it is not of: 渔业产值翻番，总人口…."""
    return noun.endswith("人口") and bool(_statistic_at_end().search(owner))


def is_part_taken(noun: str) -> bool:
    """Say whether words after a figure say only who takes part: …万人参保, …万名学生受益."""
    takers = tuple(read_words(WORDS)["part_takers"])
    drawn = noun.startswith(tuple(read_words(WORDS)["part_drawn"]))
    return len(noun) <= LONGEST_PART_TAKEN and (drawn or noun.endswith(takers))


def owner_in(clause: str) -> str:
    """Give what an earlier clause tells of: 渔民补贴 of 提高渔民补贴 and of 渔民补贴不断提高."""
    text = _AFTER.sub("", _state_at_end().sub("", without_opening(clause)))
    if done := _done_to().match(text):
        return clean_lead(text[done.end() :])
    return clause_subject(text)


def organisation_in(before: str) -> str:
    """Give the branch or works a sentence opens with: 造船工业…打开了销路，总产值… → 造船工业."""
    match = _organisation().match(without_opening(before.rpartition("；")[2]))
    return match["name"] if match and "，" in before[match.end() :] else ""


def of_listed_item(before: str, noun: str) -> str:
    """Give a capacity the item of the list it is told of: 原煤：建成后的年产能力…."""
    item = _LISTED_ITEM.match(before)
    owns = item and noun.endswith("能力") and item["name"] not in noun
    return item["name"] + noun if owns else noun


def of_other_side(previous: str, noun: str) -> str:
    """Give what stands against the thing before: 渔业收入9亿元，支出8亿元 is 渔业支出; else ""."""
    sides = read_words(WORDS)["sides"]
    if noun not in sides:
        return ""
    side = next((side for side in sides if previous.endswith(side)), "")
    return previous.removesuffix(side) + noun if side else ""


def is_about(clause: str) -> bool:
    """Say whether a clause does no more than tell of one thing: 提高渔民补贴, 渔民补贴不断提高."""
    text = without_opening(clause)
    if _state_at_end().search(text) or _done_to().match(text):
        return True
    return not text.endswith(clean_lead(text)[-2:])


def bare_noun_with_verb(lead: str, noun: str) -> str:
    """Give 实施项目 for the bare 项目 of 实施项目6个 and 实施6个项目; "" for other nouns."""
    if noun not in read_words(WORDS)["bare_nouns"]:
        return ""
    match = _light_at_end().search(lead.removesuffix(noun))
    return match["verb"] + noun if match else ""


def without_bare_noun(subject: str) -> str:
    """Take the bare noun and its verb off a subject: 渔业协作落实资金 → 渔业协作, else ""."""
    nouns, match = any_of(read_words(WORDS)["bare_nouns"]), None
    if end := re.search(rf"(?:{nouns})$", subject):
        match = _light_at_end().search(subject[: end.start()])
    return subject[: match.start()] if match else ""


def owned(owner: str, head: str) -> str:
    """Give a head with its owner: 渔港建设项目 and 总投资 are 渔港建设项目总投资.

    零售总额1987亿元，规模居第一 is 零售总额规模: even a total has a size.
    """
    owner = _done_to().sub("", without_verb(_programme().sub("", owner)))
    if owner.endswith(head) and not owner.endswith(f"总{head}"):
        return owner
    share = owner.endswith(("占比", "比重", "比例", "率"))
    kept = head in read_words(WORDS)["heads_of_totals"] and not share
    rest = owner if kept else _without_head(owner)
    if head in read_words(WORDS)["one_way_trade"]:
        rest = rest.removesuffix("进出口")
    rest = rest.removesuffix(head[:2])
    return (rest if len(rest) > 1 else "") + head  # 渔民养老试点，试点范围


def is_sum_of_listed(noun: str) -> bool:
    """Say whether a noun is a sum of what the figure before it counts: 援渔项目9个、资金9亿元."""
    return noun in read_words(WORDS)["sums_of_listed"]


def without_sum(subject: str) -> str:
    """Give the things of which so much was spent: 渔港项目 of 渔港项目总投资."""
    return _sum_at_end().sub("", subject)


@cache
def _sum_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{any_of(read_words(WORDS)['sums'])})$")


# 渔民保险制度[不断完善]，参保人数…
@cache
def _state_at_end() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, states = any_of(words["owner_manner"]), any_of(words["owner_states"])
    trends = any_of(words["trends"])
    return re.compile(
        rf"(?<=[^，]{{3}})(?:(?:{manner}|扎实|顺利|明显|有效|基本|得到|更加)*(?:{states})了?"
        rf"|(?:{manner}|仍|仍然)*(?:{any_of(words['trend_verbs'])})了?[^，、]{{0,8}}(?:{trends})"
        rf"|(?:{trends})(?:{any_of(words['trend_states'])}))$"
    )


# [较大幅度提高]渔民补贴，人均…
@cache
def _done_to() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, verbs = any_of(words["owner_manner"]), any_of(words["owner_verbs"])
    return re.compile(
        rf"^(?:在[^，]{{1,8}}?)?(?:第\d+年)?(?:{manner})*(?:{verbs})(?:[并和、](?:{verbs}))?了?(?=.{{2}})"
    )


# 群众诉求办结率98%、满意率96%: the head of the figure before gives way
def _without_head(owner: str) -> str:
    words = read_words(WORDS)
    heads = [*generic_heads(), *words["part_takers"], *words["conditions"]]
    ends = [len(head) for head in heads if owner.endswith(head)]
    if match := _dependent_end().search(owner):
        ends.append(len(match[0]))
    longest = max((end for end in ends if len(owner) > end + 1), default=0)
    return owner[: len(owner) - longest]


# 造船工业, 国营农场, but not 造船工业的产值 and 造船工业产值
@cache
def _organisation() -> re.Pattern[str]:
    words = read_words(WORDS)
    kinds, predicates = any_of(words["organisations"]), any_of(words["organisation_does"])
    return re.compile(
        rf"(?![对向为给由把使在让])(?P<name>[^，的、；：]{{0,10}}(?:{kinds}))(?=，|[\d一二三四五六七八九○]{{4}}年|{predicates})"
    )


# 参保人数, 平均救助标准: what is done and what of it is counted
def _dependent_words() -> str:
    words = read_words(WORDS)
    before = any_of(words["dependent_before"])
    doing, counted = any_of(words["dependent_doing"]), any_of(words["dependent_counted"])
    return rf"(?:{before})*(?:{doing})(?:的)?(?:{counted})"


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(rf"{_dependent_words()}|对[^，]{{2,14}}贡献率?")


@cache
def _dependent_end() -> re.Pattern[str]:
    return re.compile(rf"{_dependent_words()}$")


# 县开展渔民养老保险试点: who does it owns nothing of what is done
@cache
def _programme() -> re.Pattern[str]:
    return re.compile(
        rf"^[^，]{{1,9}}(?:{any_of(read_words(WORDS)['programme_verbs'])})了?(?=.{{4}})"
    )


@cache
def _light_at_end() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"(?P<verb>{any_of(words['bare_noun_verbs'])})(?:各类|各)?了?$")


@cache
def _statistic_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!人口)(?:{any_of(read_words(SHARED)['topic_heads'])})$(?<!人口)")
