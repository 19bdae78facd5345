"""What a heading says of the passage below it: 二、2024年工作回顾, 三、下一步重点工作.

In: the heading, its words of time and the passage so far. Out: `Passage`.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.passages import Passage, holds, opening_passage
from extract.periods.times import Time
from extract.periods.words import listed, one_of

# Characters: a longer line is a sentence, not a heading that says what is below it.
HEADING = 40
REVIEW_HEADING = 30
# A heading may name years so far back and still be about the passage (2011—2020年建设成就).
YEARS_BACK = 10


def passage_of_heading(heading: str, times: list[Time], about: int, current: Passage) -> Passage:
    """Read what a heading says of the passage below it; the current one where it says nothing."""
    if holds(heading, (*listed("exhorting_headings"), *listed("headings_of_state"))):
        return opening_passage(about)
    dated = [time for time in times if time.first and time.kind in ("year", "span", "point")]
    looks_back = holds(heading, listed("review_headings"))
    plans = holds(heading, listed("plan_headings"))
    if dated and looks_back:
        return _dated_review(heading, dated, about, current)
    if dated:
        return _dated_heading(heading, dated[0], about, current, plans=plans)
    if plans and not looks_back:
        return _plain_plan(heading, about, current)
    if looks_back and not plans:
        return _plain_review(heading, about, current)
    # 三、加快渔业建设, after 一、三年来的工作: the review ends with its own part
    reviews = current.standing == "actual" and current.first < current.last
    if reviews and _exhorting_opening().match(heading):
        return opening_passage(about)
    return current


@cache
def _exhorting_opening() -> re.Pattern[str]:
    return re.compile(rf"[一二三四五六七八九十]+、(?:{one_of('exhorting_verbs')})")


# 二、2024年工作回顾; 过去五年和2024年工作回顾 is about 2024
def _dated_review(heading: str, dated: list[Time], about: int, current: Passage) -> Passage:
    first, last = dated[-1].first.year, dated[-1].last.year
    if last <= about:
        if any(time.kind == "year" and time.last.year == about for time in dated):
            first = last = about
        return Passage(first, last, "actual", settled=True, words=heading)
    return current


# 三、2025年重点工作, 到2030年的奋斗目标; 2025年城市建设; 2024年城市建设
def _dated_heading(
    heading: str, time: Time, about: int, current: Passage, *, plans: bool
) -> Passage:
    first, last = time.first.year, time.last.year
    if plans and last > about:
        if time.kind == "point":
            first = min(about + 1, last)
        return Passage(first, last, "target", settled=True, words=heading)
    if len(heading) >= HEADING:
        return current
    if last > about:
        return Passage(first, last, "target", settled=False, words=heading)
    if first >= about - YEARS_BACK:
        return Passage(first, last, "actual", settled=True, words=heading)
    return current


# 三、下一步重点工作: the year ahead, unless a plan is being told already
def _plain_plan(heading: str, about: int, current: Passage) -> Passage:
    if len(heading) >= HEADING or holds(heading, listed("plain_plan_block")):
        return current
    if current.standing == "target":
        return current
    return Passage(about + 1, about + 1, "target", settled=True, words=heading)


# 一、工作总结: the year, or the years, told so far
def _plain_review(heading: str, about: int, current: Passage) -> Passage:
    if len(heading) >= REVIEW_HEADING or not holds(heading, listed("plain_review_headings")):
        return current
    first = current.first if current.standing == "actual" else about
    return Passage(first, about, "actual", settled=True, words=heading)
