"""What a passage is about: the years it speaks of and whether it tells what was done or what is to be done.

Headings and the openings of paragraphs set it (回顾 …, 五年来，…, 2026年重点工作); it holds until the next of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from extract.periods.times import Time
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).parents[1] / "statuses" / "words.yml"


@dataclass(frozen=True, slots=True)
class Passage:
    """The years a passage is about (both ends included), its standing, and what said so.

    settled is False where nothing but a default says so: then modal verbs decide the standing.
    """

    first: int
    last: int
    standing: str
    settled: bool
    words: str = ""


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_words(WORDS)
    return re.compile(any_of(words["review"])), re.compile(any_of(words["plan"]))


def looks_ahead(text: str, now: int) -> bool:
    """Say whether a report was given late in its year: it speaks of 明年 again and again.

    Such a report (the State Council's of 1980, 1981 and 1982 were given from August to November)
    is about the year it was given in.
    """
    spoken = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(now + 1))
    next_year = text.count("明年")
    named = text.count(f"{now + 1}年") + text.count(f"{spoken}年")
    return next_year >= 1 and next_year + named >= 5


def opening_passage(about_year: int) -> Passage:
    """Give the passage a report starts with: the year it is about, as fact, by default."""
    return Passage(about_year, about_year, "actual", settled=False)


def passage_of_heading(heading: str, times: list[Time], about: int, current: Passage) -> Passage:
    """Read what a heading says of the passage below it; the current passage where it says nothing."""
    review, plan = _cues()
    dated = [time for time in times if time.first is not None and time.kind in ("year", "span", "point")]
    is_review, is_plan = bool(review.search(heading)), bool(plan.search(heading))
    if dated:
        time = dated[-1] if is_review else dated[0]
        first, last = time.first.year, time.last.year
        if is_plan and not is_review and last >= about + 1:
            if time.kind == "point":
                first = min(about + 1, last)
            return Passage(first, last, "target", settled=True, words=heading)
        if is_review and last <= about:
            if any(other.kind == "year" and other.last.year == about for other in dated):
                first = last = about
            return Passage(first, last, "actual", settled=True, words=heading)
        if last > about and not is_review and len(heading) < 40:
            return Passage(first, last, "target", settled=is_plan, words=heading)
        if last <= about and first >= about - 10 and len(heading) < 40:
            return Passage(first, last, "actual", settled=True, words=heading)
        return current
    if is_plan and not is_review and len(heading) < 40 and not re.search(r"计划生育|规划编制", heading):
        if current.standing == "target":
            return current
        return Passage(about + 1, about + 1, "target", settled=True, words=heading)
    if is_review and not is_plan and len(heading) < 30 and re.search(r"回顾|总结|工作情况", heading):
        return Passage(current.first if current.standing == "actual" else about, about, "actual", settled=True, words=heading)
    return current


_OPENING = re.compile(r"^(?:[—－–-]{1,2}|一是|二是|第一，|各位代表[！，：:]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)?(?:在|过去|回顾|回望|总的看|综观|纵观|总之，)?(?:的)?$")
_PLANS = re.compile(r"(?:要|将|目标|力争|计划|工作|任务|之年|确保|安排|重点|建议|预期|开局|必须|打算|努力)")


def passage_of_sentence(
    sentence: str, times: list[Time], about: int, current: Passage, *, opens_paragraph: bool
) -> Passage:
    """Read what the opening of a sentence says of the passage: 五年来，…, 2025年，…, 今年要…."""
    if not times:
        return current
    time = times[0]
    if time.start > 12 or time.first is None or not _OPENING.match(sentence[: time.start]):
        if opens_paragraph and time.first is not None and time.start < 16 and re.match(r"(?:坚持|扎实做好|全面做好|做好|抓好|完成|关于)", sentence):
            return _if_plan(sentence, time, about, current)
        return current
    if time.kind == "span" and time.rule != "yearlist":
        first, last = time.first.year, time.last.year
        if last == about and last - first >= 2 and (last - first == 4 or opens_paragraph) and not _is_aside(sentence, time):
            return Passage(first, last, "actual", settled=True, words=time.words)
        if last <= about and last - first >= 2 and opens_paragraph:
            return Passage(first, last, "actual", settled=True, words=time.words)
        if last > about and opens_paragraph:
            return Passage(first, last, "target", settled=True, words=time.words)
        return current
    if time.kind == "year" and opens_paragraph:
        year = time.last.year
        if year == about + 1:
            return _if_plan(sentence, time, about, current)
        if about - 1 <= year <= about and time.rule == "relative" or year == about:
            return Passage(year, year, "actual", settled=True, words=time.words)
    if time.kind == "year" and about < time.last.year <= about + 2:
        return _if_plan(sentence, time, about, current)
    return current


def _is_aside(sentence: str, time: Time) -> bool:
    """“十四五”时期较“十三五”时期下降 …: the words of time belong to one figure only."""
    return bool(re.match(r"[^，]{0,20}?\d", sentence[time.end :])) and time.rule == "plan" or time.rule == "dated"


def _if_plan(sentence: str, time: Time, about: int, current: Passage) -> Passage:
    year = time.last.year
    if about < year <= about + 2 and _PLANS.search(sentence[time.end : time.end + 60]):
        return Passage(year, year, "target", settled=True, words=time.words)
    return current


def year_span(passage: Passage) -> tuple[date, date]:
    """Give the dates of the passage's years."""
    return date(passage.first, 1, 1), date(passage.last, 12, 31)
