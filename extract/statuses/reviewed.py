"""Plans looked back on: 原定9亿元 was wanted then, whatever came of it; 实际8亿元 is what came.

In: `StatusClues`. Out: `Answer`, or None where no plan is looked back on.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.forms import year_form
from extract.records import Answer
from extract.statuses.clues import StatusClues
from extract.statuses.forms import WORDS, any_word, characters, modal_verb, proposed_pattern
from extract.wordlists import any_of, read_words

NUMERALS = "一二三四五六七八九十百千万亿"
# Statuses with this rule keep the dates of the time the plan was for.
PLANNED_THEN = "planned_then"
# 渔货只够原定计划的[一半]: how much of the plan came of it
_PART = re.compile(r"分之|半|[成倍%％]$")


def planned_then(clues: StatusClues) -> Answer | None:
    """Read what was planned: 渔港原定9座, 比原计划的9座; 计划建成9座，实际建成8座."""
    if clues.passage.standing != "actual":
        return None
    before = clues.before
    said = characters("former") in before or characters("laid_down") in before
    match = _formerly_planned().search(before) if said else None
    if match and not _is_of_plan(match, clues):
        return Answer("target", PLANNED_THEN, match[0])
    if said and _part_follows().match(clues.after) and (match := _plan_before().search(before)):
        return Answer("target", PLANNED_THEN, match[0])
    if not _outcome_after().match(clues.after):
        return None
    match = any_word("plans_of_then").search(before)
    return Answer("target", PLANNED_THEN, match[0]) if match else None


# 原定计划的5%, 超过原定计划5%: what came of the plan, in parts of it
def _is_of_plan(plan: re.Match[str], clues: StatusClues) -> bool:
    words = read_words(WORDS)
    named = plan[0].endswith(tuple(words["planned_kinds"]))
    measured = clues.before.endswith(tuple(words["measured_against"]), 0, plan.start())
    of_plan = plan[0].endswith("的") or (named and measured)
    return of_plan and _PART.search(clues.figure) is not None


def in_fact(clues: StatusClues) -> Answer | None:
    """Read what came of a plan: 计划建成9座，实际建成8座."""
    if clues.passage.standing != "actual" or not _in_fact_here().match(clues.clause):
        return None
    planned = any_word("plans_of_then").search(clues.sentence_before)
    return Answer("actual", "in_fact", characters("in_fact")) if planned else None


def proposed(clues: StatusClues) -> Answer | None:
    """Read what was wanted then: 去年的报告提出，培训人数要达到90人，实际…."""
    match = proposed_pattern().search(clues.sentence_before)
    if match and modal_verb(clues.clause) and not clues.baseline:
        return Answer("target", "proposed", match[0])
    return None


# 超过[原定计划]90座[的5%]: what a part is taken of, whatever passed it
@cache
def _part_follows() -> re.Pattern[str]:
    return re.compile(rf"的(?:百分之|[{NUMERALS}]+[分成倍]|\d[\d.]*[%倍])")


@cache
def _plan_before() -> re.Pattern[str]:
    words = read_words(WORDS)
    plans, kinds = any_of(words["formerly_planned"]), any_of(words["planned_kinds"])
    return re.compile(rf"(?:{plans})(?:的?(?:{kinds}))?$")


# 渔港[原定]9座, 比[原计划]的9座; but 比原计划多9座 is what came of it
@cache
def _formerly_planned() -> re.Pattern[str]:
    words = read_words(WORDS)
    plans, kinds = any_of(words["formerly_planned"]), any_of(words["planned_kinds"])
    measured = "".join(f"(?<!{word})" for word in words["measured_against"])
    dated = rf"{year_form()}年(?:[\d{NUMERALS}]+月)?[底末初]?"
    return re.compile(
        rf"(?:{plans})(?:{kinds})?(?:的|为|是)?$|{measured}(?:{plans})"
        rf"(?:{dated}(?:[到至]{dated})?)?[^，；的\d{NUMERALS}]{{0,12}}$"
    )


# 计划建成9座[，实际]建成8座; 计划增长6%[，预计可]以超过
@cache
def _outcome_after() -> re.Pattern[str]:
    expected = any_of(read_words(WORDS)["outcomes_expected"])
    return re.compile(rf"[^，。；]{{0,10}}[，；](?:{_in_fact()}|{expected})")


@cache
def _in_fact_here() -> re.Pattern[str]:
    return re.compile(rf"{_in_fact()}|{any_of(read_words(WORDS)['by_now'])}")


def _in_fact() -> str:
    words = read_words(WORDS)
    opens, not_before = any_of(words["in_fact_opens"]), any_of(words["in_fact_not"])
    return rf"(?:{opens})?{characters('in_fact')}(?!{not_before})"
