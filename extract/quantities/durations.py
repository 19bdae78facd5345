"""Durations: time (三年来), unless they are themselves what is measured (工期缩短20天)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.quantities.lists import any_word, words
from extract.quantities.nouns import Surroundings

_CLAUSE_END = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    measured: re.Pattern[str]
    closed: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        measured=re.compile(any_word("measured_time")),
        # The figure ends its clause: 达到45分钟左右，.
        closed=re.compile(rf"(?:{any_word('duration_bounds')})?(?:[，。；、）)]|$)"),
    )


def is_duration(around: Surroundings) -> bool:
    """Say whether a number with a unit of time states when or how long, not how much."""
    after = around.after
    if around.number.unit in words("years") and after.startswith(words("after_years")):
        return True  # 三年行动, 五年内
    if after.startswith(words("after_durations")):
        return True  # 15分钟生活圈, 两个月以来
    clause = _CLAUSE_END.split(around.lead)[-1]
    if _patterns().measured.search(clause):
        return False  # 审批时限压缩至3天
    stated = clause.endswith(words("duration_verbs")) and _patterns().closed.match(after)
    return not stated
