"""Leads that only compare or point back in, taken off: 比渔民收入, 等于去年的, 这个比重."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.circumstances import WORDS as FRAMES
from extract.subjects.words import SHARED
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("comparisons.yml")

# 造船产值[原计划]增长
_PLANNED = re.compile(r"(?:原来?)?计划$")
# 造船产值[只]完成原计划
_ONLY_DONE = re.compile(r"(?<=..)(?:还|就)?(?:只|仅仅?)(?=完成)")
# What in a comparison is changed itself: 比年初增加贷款.
_CHANGED_THING = re.compile(r"(?:增加|减少|增产|减产|多生产|少生产)了?(?P<thing>[^，的]{2,})$")

# [木船产值]比铁船产值
_COMPARED_ALIKE = re.compile(
    r"(?P<what>[^，比]*(?P<head>[^，比的]{2}))比[^，]{2,24}(?<=(?P=head))$"
)

# [这方面的]投资, 使[这些]渔港, but 这样 and 这里
_POINTER = re.compile(
    r"^[，、]?(?:[^，、]{0,6}?[把将使]|[而但只就并仅单光]|根据|按照)?"
    r"(?:(?:这[个座家]|该)(?:公司|[省县厂院校矿社])(?![区级际内外长委员区])的?"
    r"|(?:这|该(?!省)|上述)(?:些?方面|部分|一项(?![目工任])|[个一项种类些])?的?)(?![样里时次是一])"
)
_ASPECT = re.compile(r"这(?:些|一)?方面")

_RATIOS = ("之比", "的比例", "的比率", "的比值")
_TO = re.compile(r"^[，、]?([与同和])")
_SHARE_OF = re.compile(r"占[^，、占]{1,16}(?:比重|比例|份额)")
_SHARE_IN = re.compile(r"在[^，在]{2,24}(?:比重|比例|占比|份额)")


def without_equal(lead: str, measure: str) -> str:
    """Take off what a multiple or a share is of: 造船产值等于木船产值的三倍 is 造船产值."""
    if measure == "multiple" or (measure == "rate" and lead.endswith("的")):
        return _equal().sub("", lead)
    return lead


def without_comparison(text: str, measure: str) -> str:
    """Take off a comparison that names nothing else: 比渔民平均收入, 高于木船."""
    if measure not in ("growth", "change", "multiple") or not _compares().match(text):
        return text
    changed = _CHANGED_THING.search(text)
    return changed["thing"] if changed else ""


def without_compared(text: str, measure: str) -> str:
    """Take off what a thing is more than: 木船产值比铁船产值, 木船比铁船的产值 before 多9亿元."""
    if "比" not in text or measure not in ("growth", "change", "multiple"):
        return text
    if alike := _COMPARED_ALIKE.match(text):
        return alike["what"]
    whose = _whose_is_compared().fullmatch(text)
    return f"{whose['who']}的{whose['head']}" if whose else text


def without_plan(text: str, measure: str) -> str:
    """Take off that a change was planned: 造船产值计划 before 每年递增, but 完成造船计划.

    How little of a plan was done goes too: 造船产值只完成计划 is 造船产值完成计划.
    """
    if measure == "rate":
        return _ONLY_DONE.sub("", text)
    return _PLANNED.sub("", text) if measure == "growth" else text


def is_plan(text: str, measure: str) -> bool:
    """Say whether words are no more than what a share is done of: 完成年度目标的103%."""
    return measure == "rate" and text in read_words(WORDS)["plans"]


def share_in(text: str, previous: str, lead: str = "") -> str:
    """Give a share its owner: 在批发中的比重 after 木船在零售中的比重 is 木船在批发中的比重.

    A ratio too: 与渔业产值之比 after 渔业支出 is 渔业支出与渔业产值之比.
    """
    if text.endswith(_RATIOS) and (link := _TO.match(lead)) and previous:
        return previous + link[1] + text
    if _SHARE_OF.fullmatch(text) and previous:  # 木船产值增长3%，占渔业比重提高1个百分点
        return previous.partition("占")[0] + text
    owner = previous.partition("在")[0]
    return owner + text if _SHARE_IN.fullmatch(text) else text


def head_pointed_to(lead: str) -> str:
    """Give the statistic a lead points back to: 这一比重 → 比重; "" for any other."""
    match = _pointed_head().search(lead)
    return match["head"] if match else ""


def points_at_statistic(lead: str) -> bool:
    """Say whether a lead points back to a number told before: 这个比重, 这一速度高于."""
    pointer = _POINTER.match(lead)
    return bool(pointer and _statistic().match(lead, pointer.end())) or (
        _statistic_told().fullmatch(lead) is not None
    )


def without_pointer(lead: str) -> str:
    """Take off what points back: 这方面的投资 → 投资."""
    return _POINTER.sub("", lead)


def points_at_aspect(lead: str) -> bool:
    """Say whether what is measured is of the thing told just before: 这方面的投资."""
    return bool(_ASPECT.search(lead))


def points_back(text: str) -> bool:
    """Say whether a lead names nothing of its own: 这个比重, 高的, 在调整初期, 从上到下."""
    return bool(_pointing().fullmatch(text))


# 木船比铁船的产值
@cache
def _whose_is_compared() -> re.Pattern[str]:
    words = read_words(SHARED)
    heads = any_of(words["generic_heads"] + words["topic_heads"])
    return re.compile(
        rf"(?P<who>[^，比]{{2,12}}?)[则就也都]?比[^，比的]{{2,12}}的(?P<head>{heads})"
    )


# In 造船产值[将等于1949年木船产值的], [相当于木船产值的]
@cache
def _equal() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, equals = any_of(words["equal_manner"]), any_of(read_words(FRAMES)["equals"])
    return re.compile(rf"(?:{manner})*(?:{equals})了?[^，、]{{0,30}}$")


@cache
def _compares() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, comparing = any_of(words["comparing_manner"]), any_of(words["comparing"])
    return re.compile(rf"^[，、]?(?:{manner})*(?:{comparing}|[比较](?![例重价为]).{{2}})")


@cache
def _pointing() -> re.Pattern[str]:
    words, frames = read_words(WORDS), read_words(FRAMES)
    places = any_guarded(frames["localizers"])
    own = any_of(read_words(SHARED)["own_region"])
    return re.compile(
        rf"""
        (?:{any_of(words["pointing"])})
      | 在 (?![{frames["in_words"]}]) [^，]{{1,16}} (?:{places})     # 在调整初期
      | 在 (?:{own}|内|这方面|各地)
      | [同与跟] (?![志时类步业期心等意行]) [^，的]{{1,8}} | 作?比较
      | 从 [^，]{{1,8}} 到 [^，]{{1,8}}                              # 从中央到地方
        """,
        re.VERBOSE,
    )


@cache
def _statistic() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["statistics_told"]))


# 比过去每年提高2%[的速度高]3个百分点
@cache
def _statistic_told() -> re.Pattern[str]:
    told = any_of(read_words(WORDS)["statistics_told"])
    return re.compile(rf"的(?:{told})(?:要|还|又)?[高低快慢多少]出?")


@cache
def _pointed_head() -> re.Pattern[str]:
    heads = any_of(read_words(SHARED)["generic_heads"])
    return re.compile(rf"[这该](?:个|一|项)?(?P<head>{heads})")
