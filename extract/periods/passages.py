"""What a passage is about: which years, and whether it tells what was done or what is to be done.

Headings and the openings of paragraphs set it (回顾…, 五年来，…, 2026年重点工作); it holds until
the next of them. In: their text and words of time. Out: `Passage`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.periods.times import Time
from extract.periods.words import characters, deed_pattern, listed, one_of
from extract.statuses.forms import modal_verb

# Words of time so near the start of a sentence open it; a task may stand before its year.
OPENING = 12
OPENING_WITH_TASK = 16
# A greeting is no longer than so many characters.
GREETING = 8
# The characters after a year in which a word says that it is planned.
PLAN_REACH = 60
# A report given late in its year names the next one at least so often.
NEXT_YEAR_NAMED = 5

_BASIS = re.compile(r"[^，。；]{2,24}的?基础上")


@dataclass(frozen=True, slots=True)
class Passage:
    """The years a passage is about (both ends included), its standing, and what said so.

    settled is False where nothing but a default says so: then modal verbs decide the standing.
    dates are those of what is told without a date, where they are not its years. review are the
    first and last year of the longer review that a single year was picked out of.
    """

    first: int
    last: int
    standing: str
    settled: bool
    words: str = ""
    dates: tuple[date, date] | None = None
    review: tuple[int, int] | None = None


def year_span(passage: Passage) -> tuple[date, date]:
    """Give the dates of the passage's years."""
    return date(passage.first, 1, 1), date(passage.last, 12, 31)


def looks_ahead(text: str, now: int) -> bool:
    """Say whether a report was given late in its year: it speaks of 明年 again and again.

    Such a report (the State Council's of 1980, 1981 and 1982 were given from August to November)
    is about the year it was given in.
    """
    spoken = "".join(characters("spoken_digits")[int(digit)] for digit in str(now + 1))
    next_year = text.count(characters("next_year"))
    named = text.count(f"{now + 1}年") + text.count(f"{spoken}年")
    return next_year >= 1 and next_year + named >= NEXT_YEAR_NAMED


def opening_passage(about_year: int) -> Passage:
    """Give the passage a report starts with: the year it is about, as fact, by default."""
    return Passage(about_year, about_year, "actual", settled=False)


def is_greeting(sentence: str) -> bool:
    """Say whether a sentence only greets: 各位代表！."""
    return sentence.rstrip("！，：:!").startswith(listed("greetings")) and len(sentence) <= GREETING


def passage_of_sentence(
    sentence: str, times: list[Time], about: int, current: Passage, *, opens_paragraph: bool
) -> Passage:
    """Read what the opening of a sentence says of the passage: 五年来，…, 2025年，…, 今年要…."""
    if not times or times[0].first is None:
        return current
    time = times[0]
    if _belongs_to_a_deed(time, sentence):
        return current
    opening = _stressed_pattern().sub("", sentence[: time.start])
    if len(opening) <= OPENING and _opening_pattern().match(opening):
        if time.kind == "span" and time.rule != "yearlist":
            return _opened_by_span(sentence, time, about, current, opens_paragraph=opens_paragraph)
        if time.kind == "year":
            return _opened_by_year(sentence, time, about, current, opens_paragraph=opens_paragraph)
        return current
    near = opens_paragraph and time.start < OPENING_WITH_TASK
    if near and sentence.startswith(listed("opening_tasks")):
        return _planned_year(sentence, time, about, current)
    return current


# 去年召开的党代会通过了…: the year is that of the congress
def _belongs_to_a_deed(time: Time, sentence: str) -> bool:
    if time.kind != "year":
        return False
    basis = _BASIS.match(sentence, time.end)  # 在2024年建成90处的基础上，…
    return basis is not None or deed_pattern().match(sentence, time.end) is not None


def holds(text: str, words: Iterable[str]) -> bool:
    """Say whether a text holds any of the words."""
    return any(word in text for word in words)


@cache
def _opening_pattern() -> re.Pattern[str]:
    """What may stand before words of time that open a sentence: （一）, 各位代表！回顾."""
    return re.compile(
        rf"""
        (?P<mark> [—－–-]{{1,2}} | {one_of("opening_counts")} | (?:{one_of("greetings")})[！，：:]
                | （[一二三四五六七八九十]+） | [一二三四五六七八九十]+、 )?
        (?P<looking_back> {one_of("looking_back")} )?
        的?$
        """,
        re.VERBOSE,
    )


# [还要指出的是，]2024年，…
@cache
def _stressed_pattern() -> re.Pattern[str]:
    return re.compile(rf"^[^，。；\d]{{1,12}}(?:{one_of('stressed')})的是，")


# 五年来，…; “十四五”时期，…: a span of more than two years
def _opened_by_span(
    sentence: str, time: Time, about: int, current: Passage, *, opens_paragraph: bool
) -> Passage:
    first, last = time.first.year, time.last.year
    if time.words.startswith(listed("asides")) or _names_a_plan(time, sentence):
        return current
    ahead = sentence[time.end : time.end + PLAN_REACH]
    planned = modal_verb(ahead) is not None or holds(ahead, listed("modals_ahead"))
    if current.standing == "target" and planned and last <= about:
        return current
    if last <= about and last - first >= 2:
        term = last == about and last - first == 4 and not _is_aside(sentence, time)
        if opens_paragraph or term:
            return Passage(first, last, "actual", settled=True, words=time.words)
    elif last > about and (opens_paragraph or time.rule == "nextyears"):
        return Passage(first, last, "target", settled=True, words=time.words)
    return current


# 1991年至2000年全国造林纲要，…: the years belong to a name
def _names_a_plan(time: Time, sentence: str) -> bool:
    return time.rule == "years" and _named_plan_pattern().match(sentence, time.end) is not None


@cache
def _named_plan_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,12}}(?:{one_of('plan_documents')})")


# 2024年，…; 去年，…; 今年，我们要…
def _opened_by_year(
    sentence: str, time: Time, about: int, current: Passage, *, opens_paragraph: bool
) -> Passage:
    year = time.last.year
    just_past = year == about - 1 and time.rule == "relative"
    told = opens_paragraph or time.words in listed("years_told")
    if told and (year == about or just_past):
        review = _review_around(current, year)
        return Passage(year, year, "actual", settled=True, words=time.words, review=review)
    return _planned_year(sentence, time, about, current)


# 五年来，…。2024年渔获量达到9万吨，平均每年增长5%: the growth is that of the five years
def _review_around(current: Passage, year: int) -> tuple[int, int] | None:
    if current.standing != "actual" or not current.first <= year <= current.last:
        return None
    return current.review if current.first == current.last else (current.first, current.last)


# “十四五”时期绿地较上一时期增加60公顷: the words of time belong to one figure only
def _is_aside(sentence: str, time: Time) -> bool:
    figure_follows = re.match(r"[^，]{0,20}?\d", sentence[time.end :])
    return time.rule == "dated" or (time.rule == "plan" and figure_follows is not None)


# 2025年，我们要修建…
def _planned_year(sentence: str, time: Time, about: int, current: Passage) -> Passage:
    year = time.last.year
    ahead = sentence[time.end : time.end + PLAN_REACH]
    if about < year <= about + 2 and holds(ahead, listed("plans_ahead")):
        return Passage(year, year, "target", settled=True, words=time.words)
    return current
