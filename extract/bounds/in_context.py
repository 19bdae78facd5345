"""HOW FIRMLY, in context: figures whose bound is not said by words like 以上 or 近."""

from __future__ import annotations

import re
from functools import cache

from extract.bounds.rules import WORDS, read_bound
from extract.quantities.nouns import Figure
from extract.records import Answer
from extract.wordlists import read_words

REACH_AFTER = 8  # characters after a figure that may say its bound
COUNTED_STEPS = ("个", "级", "大")
POINTS = ("个百分点", "百分点")

# 渔获量增长5%的预期目标: a target is named exactly.
_NAMED_TARGET = re.compile(r"的(?:年度|全年|预期)?(?:目标|计划)")
# 增速高于全省0.4个百分点: 高于 says the difference, not a floor.
_DIFFERENCE = re.compile(r"(?:高于|低于|超过|快于|好于|优于|超出)$")


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
    if number.unit in POINTS and _DIFFERENCE.search(before):
        return Answer("=", "difference")
    return read_bound(before, number.inside, after, number.number_text + (number.scale or ""))
