"""IN WHAT STANDING: whether a figure is an actual, an estimate or a target.

In: `StatusClues`. Out: `Answer` with value actual, estimate or target. The rules are asked in
their order; the first that has an answer gives it, and the passage where none has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extract.records import Answer
from extract.statuses import estimates, forms, reviewed
from extract.statuses.clues import StatusClues
from extract.statuses.forms import any_word, listed, modal_verb

Rule = Callable[[StatusClues], Answer | None]

# The characters of a clause in which 年底前 says that its time is not over.
DATE_REACH = 12


def read_status(clues: StatusClues) -> Answer:
    """Read the standing from the words of the clause, the dates, then the passage."""
    for rule in AS_SAID:
        if answer := rule(clues):
            return answer
    clues = replace(
        clues,
        clause=forms.without_plans(clues.clause),
        sentence_before=forms.without_plans(clues.sentence_before),
    )
    for rule in RULES:
        if answer := rule(clues):
            return answer
    passage = clues.passage
    return Answer("actual", "passage" if passage.settled else "default", passage.words)


# 培训教师500人以上的目标
def _named_target(clues: StatusClues) -> Answer | None:
    match = forms.named_target_pattern().match(clues.after)
    if match and match["target"] == forms.characters("task") and clues.passage.standing == "actual":
        match = None if any_word("fulfilled").search(clues.clause) else match
    if match:
        return Answer("target", "named_target")
    return None


# 从400人增加到500人: 400人 was so
def _baseline(clues: StatusClues) -> Answer | None:
    if clues.baseline and clues.last_year <= clues.about:
        return Answer("actual", "baseline")
    return None


# 2024年培训教师500人, in a plan for 2025
def _past_date(clues: StatusClues) -> Answer | None:
    if not clues.is_of_past or clues.passage.standing != "target":
        return None
    return None if any_word("target").search(clues.clause) else Answer("actual", "past_date")


# 八亿农民, in a plan; 要调动八亿农民的积极性
def _people(clues: StatusClues) -> Answer | None:
    planned = clues.passage.standing == "target" or modal_verb(clues.clause)
    if not planned or not forms.people_pattern().match(clues.after):
        return None
    many = clues.figure.rstrip(forms.characters("some_more")).endswith(listed("hundred_millions"))
    if many and not clues.before.endswith(listed("peoples_reached")):
        return Answer("actual", "present")
    return None


# 要在我市这样一个山地占三分之一的地区办好教育
def _such_a_place(clues: StatusClues) -> Answer | None:
    planned = clues.passage.standing == "target" or modal_verb(clues.clause)
    if not planned or not any_word("such_places").search(clues.before):
        return None
    like = forms.such_place_pattern().match(clues.after)
    return Answer("actual", "present") if like else None


# 培训教师500人, in a plan; 目前有教师500人 and 全市有教师500人 are so already
def _in_plan(clues: StatusClues) -> Answer | None:
    if clues.passage.standing != "target":
        return None
    clause = forms.starting_pattern().sub("", clues.clause)
    match = None if modal_verb(clause) else forms.done_in_plan_pattern().search(clause)
    match = match or forms.done_list_pattern().search(clues.sentence_before)
    lies_ahead = clues.explicit_time and clues.now <= clues.period[0].year < clues.last_year
    if match and not lies_ahead:  # 已提出今后三年引进9项的规划
        return Answer("actual", "done_word", match[0])
    there_are = clues.before.rstrip(forms.characters("hedges")).endswith(listed("there_are"))
    if there_are or forms.done_after_pattern().match(clues.after):
        return Answer("actual", "done_word")
    return Answer("target", "passage", clues.passage.words)


# 到2030年，培训教师500人
def _future_date(clues: StatusClues) -> Answer | None:
    if clues.explicit_time and clues.last_year > clues.now:
        return Answer("target", "future_date")
    return None


# 比现有的90人减少9人, 将过去的9道工序减为5道: what there is already
def _existing(clues: StatusClues) -> Answer | None:
    before, planned = clues.before, clues.passage.standing == "target"
    compared = not planned and clues.last_year > clues.about
    if compared and before.endswith(listed("compared_with_now")):
        return Answer("actual", "present")
    if before.endswith(listed("already_there")):
        return Answer("actual", "done_word")
    if planned and before.endswith(listed("as_it_is")):  # 渔区人均只有两亩水面
        return Answer("actual", "present")
    return None


# 计划五年培训教师900人，1986年已培训了500人: of a year that is over
def _done_then(clues: StatusClues) -> Answer | None:
    if not clues.is_of_past or any_word("target").search(clues.clause):
        return None
    match = forms.done_pattern().search(clues.clause)
    return Answer("actual", "done_word", match[0]) if match else None


# 今年上半年培训教师500人; 今年以来已经培训教师500人
def _done_this_year(clues: StatusClues) -> Answer | None:
    if clues.is_of_this_year and _is_told_as_done(clues):
        return Answer("actual", "done_word")
    return None


def _is_told_as_done(clues: StatusClues) -> bool:
    """Say whether a figure of the current year is done: by its words, or its period was over."""
    first, last = clues.period
    if clues.closed is not None and last <= clues.closed:
        return True
    if modal_verb(clues.clause):
        return False
    before_december = first.month <= last.month < 12
    if before_december and not any_word("not_over").search(clues.clause, 0, DATE_REACH):
        return True
    return forms.done_pattern().search(clues.clause) is not None


# 1958年计划的招生数比上年增加90人; 招生数拟定为900人，比上年增加了90人
def _drafted(clues: StatusClues) -> Answer | None:
    if not clues.is_of_this_year or clues.about == clues.now:
        return None
    match = forms.drafted_pattern().search(clues.sentence_before + clues.clause)
    return Answer("target", "drafted", match[0]) if match else None


# 计划新建学校5所
def _planned(clues: StatusClues) -> Answer | None:
    match = forms.planned_pattern().search(clues.clause)
    return Answer("target", "planned", match[0]) if match else None


# 力争培训教师500人; in a review of what was done a weak word does not make a target
def _target_word(clues: StatusClues) -> Answer | None:
    match = any_word("target").search(clues.clause)
    if match is None or any_word("not_target").search(clues.clause):
        return None
    passage = clues.passage
    told = passage.settled and clues.last_year <= clues.about
    if told and match[0] in listed("weak_targets"):
        return Answer("actual", "passage", passage.words)
    return Answer("target", "target_word", match[0])


# 今年要改造学校，培训教师500人; 今年培训了500人
def _this_year(clues: StatusClues) -> Answer | None:
    if not clues.is_of_this_year:
        return None
    if any_word("done_this_year").search(clues.clause):
        return Answer("actual", "done_word")
    modal = modal_verb(clues.sentence_before) or modal_verb(clues.clause)
    aimed = modal or any_word("target").search(clues.sentence_before)
    if aimed or (clues.passage.settled and clues.period[0].year == clues.last_year):
        return Answer("target", "this_year", modal or "")
    return Answer("actual", "this_year")


# 任务是：改造学校，培训教师500人
def _strong_word_before(clues: StatusClues) -> Answer | None:
    if clues.explicit_time or any_word("done_already").search(clues.clause):
        return None
    match = any_word("strong").search(clues.sentence_before)
    if match and clues.passage.settled and match[0] in listed("strong_in_plans"):
        return None
    if match and not any_word("strong_not").search(clues.sentence_before):
        return Answer("target", "target_word", match[0])
    return None


# 将培训教师500人, where no heading says what is told
def _modal(clues: StatusClues) -> Answer | None:
    if clues.passage.settled:
        return None
    modal = modal_verb(clues.clause)
    if modal and not any_word("modal_not").search(clues.clause):
        return Answer("target", "modal", modal)
    return None


# 必须改造学校，培训教师500人, where no heading says what is told
def _target_word_before(clues: StatusClues) -> Answer | None:
    if clues.passage.settled or any_word("done_already").search(clues.clause):
        return None
    match = any_word("target").search(clues.sentence_before)
    if match and not any_word("target_before_not").search(clues.sentence_before):
        return Answer("target", "target_word", match[0])
    return None


# Asked before the names of plans are taken out of the clause.
AS_SAID: tuple[Rule, ...] = (
    _named_target,
    estimates.preliminary,
    reviewed.planned_then,
    reviewed.in_fact,
)
RULES: tuple[Rule, ...] = (
    estimates.estimate,
    estimates.listed_estimate,
    estimates.coordinated_estimate,
    estimates.year_not_over,
    estimates.given,
    _existing,
    reviewed.proposed,
    _baseline,
    _past_date,
    _people,
    _such_a_place,
    _in_plan,
    _future_date,
    _drafted,
    _done_this_year,
    _done_then,
    _planned,
    _target_word,
    _this_year,
    _strong_word_before,
    _modal,
    _target_word_before,
)
