"""IN WHAT STANDING: is a figure an actual, an estimate or a target?

In: the clause and sentence before the figure, its dates and its passage. Out: `Answer`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from extract.periods.passages import Passage
from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = read_words(WORDS)
    patterns = {name: re.compile(any_of(words[name])) for name in ("target", "estimate", "not_target", "done", "not_modal")}
    patterns["modal"] = re.compile(any_of(words["modal"]))
    return patterns


def _modal(text: str) -> str | None:
    """Give a modal verb (将, 要) that is not part of another word (需要, 将近)."""
    patterns = _patterns()
    blocked = [match.span() for match in patterns["not_modal"].finditer(text)]
    for match in patterns["modal"].finditer(text):
        if not any(first <= match.start() < last for first, last in blocked):
            return match[0]
    return None


# 预计A增长3%，B增长4%: the figures coordinated with the one that 预计 governs.
_COORDINATED_ESTIMATE = re.compile(r"预计[^，。；]*(?:增长|下降|达到|提高|突破|超过)[^，。；]*[%元吨]?(?:左右|以上)?，$")
_SAME_FORM = re.compile(r"^[一-鿿、]{2,16}(?:增长|下降|达到|提高|突破|超过)[^了]{0,2}$")
_DONE_AFTER = re.compile(r"[^，。；]{0,12}(?:进行|开展|完成|建立|实行|取得|实现|解决|建成)了")
_NAMED_TARGET = re.compile(
    r"(?:左右|以上|以内)?(?:、[^，。]{0,24})?的(?:年度|全年|预期|主要|约束性|计划)*(?:目标|计划|任务|指标)(?![一-鿿]{0,4}(?:完成|实现))"
)
_AGAINST_TARGET = re.compile(r"(?:低于|高于|超过|超出|超额|好于|优于|完成|实现|达到|提前完成|超额完成)了?[^，]{0,14}(?:目标|计划|预期|任务|指标)")
_DONE = re.compile(r"[一-鿿](?:了|过)(?![解])|已经?|达到了|比去年同期|比上年同期|同期相比|至今|到现在")


def _is_told_as_done(clause: str, period: tuple[date, date], closed: date | None) -> bool:
    """Say whether a figure of the current year is told as done: by its words, or because its period was over."""
    if closed is not None and period[1] <= closed:
        return True
    if period[1].month < 12 and period[0].month < period[1].month + 1 and period[1].month <= 11 and not re.search(r"底|前", clause[:12]) and not _modal(clause):
        return True
    return bool(_DONE.search(clause)) and not _modal(clause)


_PLANNED = re.compile(r"(?<!按)(?<!照)(?<!原)(?:计划|拟|打算|准备)(?=新建|建设|安排|在|到|用|将|完成|达到|增加|续建|兴建|投资|修建|开工|招收)")
_NAMED_PLAN = re.compile(r"(?:行动|工作|生育|五年|年度|实施|发展|培养|培育|专项|资助|[”》])(?:计划|规划)|《[^》]*》|[“][^”]*[”]")
_STRONG = re.compile(r"拟定|计划草案|预期目标|目标是|要求|任务是|安排意见|力争|规定的任务|应当达到|计划指标|拟安排|建议")


def read_status(
    *, clause: str, after: str, sentence_before: str, passage: Passage, period: tuple[date, date], baseline: bool, about: int, now: int, closed: date | None, explicit_time: bool
) -> Answer:
    """Read the standing from the words of the clause, the dates, then the passage."""
    patterns = _patterns()
    if _NAMED_TARGET.match(after):
        return Answer("target", "named_target")
    if re.match(r"(?:据)?初步(?:核算|统计|测算)", sentence_before) and passage.standing == "actual":
        return Answer("estimate", "estimate_word", sentence_before[:4])
    clause = _NAMED_PLAN.sub("", _AGAINST_TARGET.sub("", clause))
    sentence_before = _NAMED_PLAN.sub("", _AGAINST_TARGET.sub("", sentence_before))
    if match := patterns["estimate"].search(clause):
        if not baseline:
            return Answer("estimate", "estimate_word", match[0])
    if not baseline and passage.standing == "actual" and _COORDINATED_ESTIMATE.search(sentence_before) and _SAME_FORM.search(clause):
        return Answer("estimate", "coordinated_estimate", "预计")
    last_year = period[1].year
    if baseline and last_year <= about:
        return Answer("actual", "baseline")
    if explicit_time and last_year <= about and passage.standing == "target":
        if not patterns["target"].search(clause):
            return Answer("actual", "past_date")
    if passage.standing == "target":
        if match := re.search(r"已经|现有|目前|截至目前|已达|去年", clause) or re.search(r"已[^，。；]{0,14}：", sentence_before):
            return Answer("actual", "done_word", match[0])
        if re.search(r"(?:全国|全省|全市|我国|我省|我市|现)有$", clause.rstrip("近约超")) or _DONE_AFTER.match(after):
            return Answer("actual", "done_word")
        return Answer("target", "passage", passage.words)
    if explicit_time and last_year > now:
        return Answer("target", "future_date")
    if explicit_time and last_year == now > about and _is_told_as_done(clause, period, closed):
        return Answer("actual", "done_word")
    if match := _PLANNED.search(clause):
        return Answer("target", "planned", match[0])
    undone = patterns["target"].search(clause)
    if undone and not patterns["not_target"].search(clause):
        if undone[0] in ("目标", "计划", "要求", "规划", "确保", "安排", "准备", "争取", "力争") and passage.settled and last_year <= about:
            return Answer("actual", "passage", passage.words)
        return Answer("target", "target_word", undone[0])
    if explicit_time and last_year == now > about:
        if patterns["done"].search(clause) or re.search(r"了", clause):
            return Answer("actual", "done_word")
        modal = _modal(sentence_before)
        if modal or patterns["target"].search(sentence_before) or passage.settled:
            return Answer("target", "this_year", modal or "")
        return Answer("actual", "this_year")
    if not explicit_time and (match := _STRONG.search(sentence_before)) and not re.search(r"了|已|过去|曾|完成|超额", sentence_before):
        return Answer("target", "target_word", match[0])
    if not passage.settled:
        modal = _modal(clause)
        if modal and not re.search(r"了|已", clause):
            return Answer("target", "modal", modal)
        if sentence_before and (match := patterns["target"].search(sentence_before)) and not re.search(r"了|已|过去|曾", sentence_before):
            return Answer("target", "target_word", match[0])
    return Answer("actual", "passage" if passage.settled else "default", passage.words)
