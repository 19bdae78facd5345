"""Sentences that step out of a plan: they tell what was done or is so, and what follows may go on.

In: a sentence, its words of time, its passage and the aside the sentence before it stood in.
Out: the `Passage` of the aside, or None where the sentence is part of the plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.periods.comparing import is_compared
from extract.periods.forms import year_form
from extract.periods.passages import Passage, opening_passage
from extract.periods.times import Time
from extract.statuses import forms
from extract.statuses.forms import any_word, modal_verb
from extract.subjects.verbs import opens_with_verb

# [在已有90处的基础上，]再新建30处: what a plan builds on is not what it says
_BASIS = re.compile(r"在[^，。；]{2,24}的?基础上")
_DATED_KINDS = ("year", "part", "point", "span")

# Up to then a report plans with 要 or 将 and tells without; later plans list bare verbs.
LAST_WITH_MODALS = 1992
# Up to then reports were given in summer and autumn, and tell of their own year.
LAST_LATE = 1957
HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class Clock:
    """The year a report is about, and the year it was given in."""

    about: int
    now: int

    @property
    def told(self) -> int:
        """The year of what is told without a date."""
        return self.now if self.now <= LAST_LATE else self.about


def paragraph_passage(text: str, passage: Passage, of_section: Passage, clock: Clock) -> Passage:
    """Give the passage a paragraph opens in, by its first sentence.

    In former reports what a sentence opened ends with its paragraph: a plan (今年要…) where the
    next one plans nothing, a span with its years (从1952年到1956年) always.
    """
    if clock.now > LAST_WITH_MODALS or passage is of_section:
        return passage
    if passage.standing == "target":
        return passage if _says_plan(text) else _told_in(of_section, clock)
    return _told_in(of_section, clock) if _is_of_named_years(passage) else passage


# where no heading says what is told, it is told of the year of the report
def _told_in(of_section: Passage, clock: Clock) -> Passage:
    return of_section if of_section.words else opening_passage(clock.told)


def _is_of_named_years(passage: Passage) -> bool:
    named = re.search(year_form(), passage.words)
    return passage.first != passage.last and named is not None


def aside_of(
    text: str, times: list[Time], passage: Passage, previous: Passage | None, clock: Clock
) -> Passage | None:
    """Give what a sentence of former years tells within a plan, or plans within a review."""
    if clock.now > LAST_WITH_MODALS:
        return None
    if passage.standing == "target":
        return _aside_in_plan(text, times, passage, previous, clock)
    if passage.settled and _plans_in_review(text, times, clock):
        return Passage(clock.now, clock.now, "target", settled=True, words="")
    return None


# 今后要修建水库, in a review
def _plans_in_review(text: str, times: list[Time], clock: Clock) -> bool:
    said = modal_verb(text) or any_word("planned_in_review").search(text)
    if not said or _told_word(text) is not None:
        return False
    dated = [time for time in times if time.first is not None and time.kind in _DATED_KINDS]
    return not any(_is_over(time, clock) for time in dated)


def _aside_in_plan(
    text: str, times: list[Time], passage: Passage, previous: Passage | None, clock: Clock
) -> Passage | None:
    """Give what a sentence of a plan tells instead: 去年两个矿区停产了90天."""
    found = forms.found_pattern().match(text)
    if found is None and _is_planned(text, times, passage, clock):
        return None
    word = found[0] if found else _told_word(text)
    if word is None:
        if previous is not None and not opens_with_verb(text):
            return previous
        if not _is_all_past(times, text, clock):
            return None
    present = word is None or any_word("present").search(text) is not None
    year = clock.now if present else clock.told
    return Passage(year, year, "actual", settled=True, words=word or "")


# 明年, 要, 计划: words and dates of what is still to come
def _is_planned(text: str, times: list[Time], passage: Passage, clock: Clock) -> bool:
    return _says_plan(text) or any(
        _is_ahead(time, clock) or _is_as_long(time, passage)
        for time in times
        if not _is_beside(time, text)
    )


def _says_plan(text: str) -> bool:
    said = modal_verb(text) or forms.planning_sentence_pattern().search(text)
    return said is not None


# 五年合计建成码头90座, in a plan for five years
def _is_as_long(time: Time, passage: Passage) -> bool:
    if time.first is None or (time.kind != "spanlength" and time.rule != "lastyears"):
        return False
    return time.last.year - time.first.year == passage.last - passage.first


# 比2020年; （2020年还没有）
def _is_beside(time: Time, text: str) -> bool:
    bracketed = text.rfind("（", 0, time.start) > text.rfind("）", 0, time.start)
    return bracketed or is_compared(time, text) or _is_of_the_basis(time, text)


def _is_of_the_basis(time: Time, text: str) -> bool:
    basis = _BASIS.search(text)
    return basis is not None and basis.start() <= time.start < basis.end()


def _is_ahead(time: Time, clock: Clock) -> bool:
    if time.first is None or time.kind not in (*_DATED_KINDS, "deadline"):
        return False
    return time.last.year > clock.about and not _is_over(time, clock)


# 今年第一季度, in a sentence that plans nothing
def _is_over(time: Time, clock: Clock) -> bool:
    part = time.kind in ("part", "point") and time.last.month <= HALF_YEAR
    return time.last.year <= (clock.now if part else clock.about)


def _told_word(text: str) -> str | None:
    text = _BASIS.sub("", forms.starting_pattern().sub("", text))
    match = forms.done_in_plan_pattern().search(text) or forms.told_pattern().search(text)
    return match[0] if match else None


# 一九五四年，…: every date of the sentence was over when the report was given
def _is_all_past(times: list[Time], text: str, clock: Clock) -> bool:
    dated = [
        time
        for time in times
        if time.first is not None and time.kind in _DATED_KINDS and not _is_beside(time, text)
    ]
    return bool(dated) and all(_is_over(time, clock) for time in dated)
