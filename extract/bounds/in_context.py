"""HOW FIRMLY, in context: figures whose bound is not said by words like 以上 or 近."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extract.bounds.rules import WORDS, read_bound
from extract.quantities.nouns import Figure
from extract.reads import Read
from extract.records import Answer
from extract.wordlists import read_words

REACH_AFTER = 8  # characters after a figure that may say its bound
COUNTED_STEPS = ("个", "级", "大")
POINTS = ("个百分点", "百分点")

# 比原计划超过5%: by how much, not more than that
_OVER_PLAN = re.compile(
    r"[比较][^，]{0,6}(?:计划|指标|任务|预算|定额)(?:数|额)?超(?:过|出|额)?了?$"
)
# 超过原定计划九亿元的5%: the plan itself stands between
_OVER_PLANNED_AMOUNT = re.compile(
    r"超(?:过|出|额完成)了?[^，、；]{0,8}(?:计划|指标|任务|预算|定额)(?:数|额)?[^，、；]{2,16}的$"
)
# 渔获量增长5%的预期目标: a target is named exactly.
_NAMED_TARGET = re.compile(r"的(?:年度|全年|预期)?(?:目标|计划)")
# 增速高于全省0.4个百分点: 高于 says the difference, not a floor.
_DIFFERENCE = re.compile(r"(?:高于|低于|超过|快于|好于|优于|超出)$")

_JOINT = re.compile(r"[、和与]")
_EACH = re.compile(r"分别|均|都|双双")
_COUNTED = re.compile(r"[两三四五六]个[^，。]{0,6}(?:台阶|大关)")  # 迈上4万亿、5万亿两个台阶


@cache
def _steps() -> tuple[str, ...]:
    return tuple(read_words(WORDS)["steps"])


def bound_in_context(figure: Figure, before: str, text: str) -> Answer:
    """Read the bound of a figure of a sentence; `before` is its clause up to it."""
    number, after = figure.number, text[figure.end : figure.end + REACH_AFTER]
    if _NAMED_TARGET.match(after):
        return Answer("=", "named_target")
    if figure.rank:
        # 前三 is third or better.
        return Answer("<=", "front_rank", "前") if figure.rule == "front" else Answer("=", "rank")
    # 连续跨越三个千亿台阶: the steps are counted
    if number.unit in COUNTED_STEPS and before.endswith(_steps()):
        return Answer("=", "steps")
    if "超" in before and (_OVER_PLAN.search(before) or is_over_planned_amount(before)):
        return Answer("=", "over_plan")
    if number.unit in POINTS and _DIFFERENCE.search(before):
        return Answer("=", "difference")
    return read_bound(before, number.inside, after, number.number_text + (number.scale or ""))


def is_over_planned_amount(before: str) -> bool:
    """Say whether a share is what came on top of a planned amount: 超过原定计划九亿元的5%."""
    return before.endswith("的") and _OVER_PLANNED_AMOUNT.search(before) is not None


def share_bounds(text: str, reads: list[Read]) -> None:
    """Give the bound said once to each figure of a list.

    分别超过9万元、5万元: both are passed; 连跨3万、4万元大关: both thresholds are.
    """
    for first, second in pairwise(reads):
        if not _JOINT.fullmatch(text, first.figure.end, second.figure.start):
            continue
        each = _EACH.search(text, first.setting.clause_start, first.figure.start)
        if each and first.bound.rule == "word_before" and _is_free(second):
            second.bound = first.bound
    for first, second in reversed(list(pairwise(reads))):
        if not _JOINT.fullmatch(text, first.figure.end, second.figure.start):
            continue
        passed = second.bound.rule == "word_after" and second.bound.words in _marks()
        if _is_free(first) and (passed or _are_kept_within(first, second)):
            first.bound = second.bound
        elif (
            _is_free(second)
            and first.bound.words in _steps()
            and _COUNTED.match(text, second.figure.end)
        ):
            second.bound = first.bound


# 分别控制在40、70微克以内: both are kept within
def _are_kept_within(first: Read, second: Read) -> bool:
    words = read_words(WORDS)
    within = second.bound.words in words["within"]
    return within and first.setting.lead.endswith(tuple(words["keeping"]))


def _is_free(read: Read) -> bool:
    return read.bound.rule == "no_bound_word"


# 台阶, 大关: not 以上, which is said of the last
def _marks() -> tuple[str, ...]:
    return tuple(read_words(WORDS)["marks"])
