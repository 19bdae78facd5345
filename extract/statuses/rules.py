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


def read_status(
    *, clause: str, sentence_before: str, passage: Passage, period: tuple[date, date], baseline: bool, about: int, explicit_time: bool
) -> Answer:
    """Read the standing from the words of the clause, the dates, then the passage."""
    patterns = _patterns()
    if match := patterns["estimate"].search(clause):
        if not baseline:
            return Answer("estimate", "estimate_word", match[0])
    last_year = period[1].year
    if baseline and last_year <= about:
        return Answer("actual", "baseline")
    if explicit_time and last_year <= about and passage.standing == "target":
        if not patterns["target"].search(clause):
            return Answer("actual", "past_date")
    if passage.standing == "target":
        if match := re.search(r"已经|现有|目前|截至目前|已达|去年", clause):
            return Answer("actual", "done_word", match[0])
        return Answer("target", "passage", passage.words)
    if explicit_time and last_year > about + 1:
        return Answer("target", "future_date")
    undone = patterns["target"].search(clause)
    if undone and not patterns["not_target"].search(clause):
        if undone[0] in ("目标", "计划", "要求", "规划", "确保", "安排", "准备", "争取", "力争") and passage.settled and last_year <= about:
            return Answer("actual", "passage", passage.words)
        return Answer("target", "target_word", undone[0])
    if explicit_time and last_year == about + 1:
        if patterns["done"].search(clause) or re.search(r"了", clause):
            return Answer("actual", "done_word")
        modal = _modal(sentence_before)
        if modal or patterns["target"].search(sentence_before) or passage.settled:
            return Answer("target", "this_year", modal or "")
        return Answer("actual", "this_year")
    if not passage.settled:
        modal = _modal(clause)
        if modal and not re.search(r"了|已", clause):
            return Answer("target", "modal", modal)
        if sentence_before and (match := patterns["target"].search(sentence_before)) and not re.search(r"了|已|过去|曾", sentence_before):
            return Answer("target", "target_word", match[0])
    return Answer("actual", "passage" if passage.settled else "default", passage.words)
