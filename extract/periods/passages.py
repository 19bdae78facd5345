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

# Characters: a longer line is a sentence, not a heading that says what is below it.
HEADING = 40
REVIEW_HEADING = 30
# A heading may name years so far back and still be about the passage (2011—2020年建设成就).
YEARS_BACK = 10
# Words of time so near the start of a sentence open it; a task may stand before its year.
OPENING = 12
OPENING_WITH_TASK = 16
# A greeting is no longer than so many characters.
GREETING = 8
# The characters after a year in which a word says that it is planned.
PLAN_REACH = 60
# A report given late in its year names the next one at least so often.
NEXT_YEAR_NAMED = 5


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


def passage_of_heading(heading: str, times: list[Time], about: int, current: Passage) -> Passage:
    """Read what a heading says of the passage below it; the current one where it says nothing."""
    if _holds(heading, listed("exhorting_headings")):
        return opening_passage(about)
    dated = [time for time in times if time.first and time.kind in ("year", "span", "point")]
    looks_back = _holds(heading, listed("review_headings"))
    plans = _holds(heading, listed("plan_headings"))
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
    return time.kind == "year" and deed_pattern().match(sentence, time.end) is not None


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


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
    if len(heading) >= HEADING or _holds(heading, listed("plain_plan_block")):
        return current
    if current.standing == "target":
        return current
    return Passage(about + 1, about + 1, "target", settled=True, words=heading)


# 一、工作总结: the year, or the years, told so far
def _plain_review(heading: str, about: int, current: Passage) -> Passage:
    if len(heading) >= REVIEW_HEADING or not _holds(heading, listed("plain_review_headings")):
        return current
    first = current.first if current.standing == "actual" else about
    return Passage(first, about, "actual", settled=True, words=heading)


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
    planned = modal_verb(ahead) is not None or _holds(ahead, listed("modals_ahead"))
    if current.standing == "target" and planned and last <= about:
        return current
    if last <= about and last - first >= 2:
        term = last == about and last - first == 4 and not _is_aside(sentence, time)
        if opens_paragraph or term:
            return Passage(first, last, "actual", settled=True, words=time.words)
    elif last > about and opens_paragraph:
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
    if about < year <= about + 2 and _holds(ahead, listed("plans_ahead")):
        return Passage(year, year, "target", settled=True, words=time.words)
    return current
