"""COMPARED WITH WHAT: the year a growth or change starts from, and whether it is meant a year.

In: a figure with its measure and dates, its sentence, and the figures before it there.
Out: `Comparison`, or None for figures that are no growth or change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extract.clauses import Clauses
from extract.periods.comparing import BEFORE, is_compared
from extract.periods.times import Time
from extract.reads import Comparison, Read
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("comparisons.yml")
MOVES = ("growth", "change")

_OF_ANOTHER = ("比", "较")  # ，比1978年前平均每年增加49亿元: the pace of other years
_VERB = re.compile(r"，[一-鿿]{2,4}$")  # ，增长 | ，即增长


@dataclass(frozen=True, slots=True)
class _Base:
    """A year compared with, the rule that found it and its words."""

    year: int
    rule: str
    words: str


def read_comparison(clauses: Clauses, read: Read, earlier: list[Read]) -> Comparison | None:
    """Read what a growth or change is compared with; what is not said stays unsaid."""
    if read.measure.measure not in MOVES or read.baseline:
        return None
    previous = earlier[-1] if earlier else None
    opening = max(read.setting.clause_start, previous.setting.stop if previous else 0)
    own = clauses.text[opening : read.figure.start]
    yearly = _yearly_pattern().search(own)
    base = _base(clauses, read, opening)
    if base is None and _with_place_pattern().search(own):
        return Comparison(False, None, "unsaid")
    base = base or _base_of_pair(read, earlier) or _base_of_parallel(clauses.text, read, earlier)
    if not yearly and base is None and _continues(clauses, read, previous):
        return replace(previous.comparison, rule="coordinated")
    if yearly:
        if base is None and not own.lstrip("，").startswith(_OF_ANOTHER):
            base = _base_of_whole(read, previous)
        return Comparison(True, base.year if base else None, "yearly", yearly[0])
    if base:
        return Comparison(False, base.year, base.rule, base.words)
    return Comparison(False, None, "unsaid")


# 年均增长5%、6%; 比2020年分别增长5%和6%; 年均增加9万吨，增长5%
def _continues(clauses: Clauses, read: Read, previous: Read | None) -> bool:
    if previous is None or previous.comparison is None:
        return False
    if previous.measure.is_fall != read.measure.is_fall:
        return False
    if read.measure.rule == "same_growth":  # 每年递增4%，争取达到5%
        return True
    between = clauses.text[previous.setting.stop : read.figure.start]
    is_told_again = bool(_VERB.match(between)) and _same_subject(read, previous)
    return read.setting.coordinated or is_told_again


def _same_subject(read: Read, other: Read) -> bool:
    if read.subject is None or other.subject is None:
        return False
    return read.subject.value == other.subject.value


def _base(clauses: Clauses, read: Read, opening: int) -> _Base | None:
    """Find the year compared with: 比2020年增长, 与2020年相比，…增长, 同比增长."""
    text, start = clauses.text, read.figure.start
    told = read.period.value[1].year
    for time in reversed(clauses.times):
        if time.end <= start and _is_base(time, text) and _reaches(time, text, opening, start):
            year = told - 1 if time.words in read_words(WORDS)["last_year"] else time.last.year
            if time.rule == "yearsbefore":
                year = read.period.value[0].year - 1
            return _Base(year, "compared", time.words) if year < told else None
    for word in read_words(WORDS)["year_before"]:
        if word in text[opening:start]:
            return _Base(told - 1, "year_before", word)
    return None


def _is_base(time: Time, text: str) -> bool:
    if time.last is None or not is_compared(time, text):
        return False
    words = read_words(WORDS)
    before = text.endswith(tuple(words["bases_before"]), max(0, time.start - BEFORE), time.start)
    return before or text.startswith(tuple(words["bases_after"]), time.end)


def _reaches(time: Time, text: str, opening: int, start: int) -> bool:
    """A base holds in its clause; 与2020年相比，… and 2025年比2020年，… to the next semicolon."""
    if time.start >= opening:
        return True
    compared_at_length = text.startswith(("，", *read_words(WORDS)["bases_after"]), time.end)
    return compared_at_length and "；" not in text[time.end : start]


# 渔船由2020年的3艘增加到2025年的5艘，增长67%; 渔船比2020年的3艘增长67%
def _base_of_pair(read: Read, earlier: list[Read]) -> _Base | None:
    if earlier and earlier[-1].baseline and earlier[-1].period.rule == "compared_base":
        base = earlier[-1]
        return _Base(base.period.value[1].year, "compared_figure", base.period.words)
    if len(earlier) < 2 or not earlier[-2].baseline or earlier[-1].baseline:
        return None
    year = earlier[-2].period.value[1].year
    if not _same_subject(read, earlier[-1]) or year >= read.period.value[1].year:
        return None
    return _Base(year, "pair", earlier[-2].figure.number.number_text)


# 比2020年增长34%，年均增长6%: so much a year of the same years
def _base_of_whole(read: Read, previous: Read | None) -> _Base | None:
    if previous is None or previous.comparison is None or previous.comparison.is_per_year:
        return None
    year = previous.comparison.base_year
    if year is None or year >= read.period.value[1].year - 1:
        return None
    if not _same_subject(read, previous):
        return None
    return _Base(year, "whole", previous.comparison.words)


# 2025年渔港9座，比2020年增加3座；渔船达到90艘，增长50%: the parts of a list look back to one year.
def _base_of_parallel(text: str, read: Read, earlier: list[Read]) -> _Base | None:
    if not earlier or not _same_subject(read, earlier[-1]) or earlier[-1].comparison:
        return None
    for other in reversed(earlier):
        between = text[other.setting.stop : read.figure.start]
        year = other.comparison.base_year if other.comparison else None
        if year is None or other.comparison.is_per_year or "；" not in between:
            continue
        goes_far_back = year < read.period.value[1].year - 1
        if goes_far_back and other.period.value == read.period.value:
            return _Base(year, "parallel", other.comparison.words)
        return None
    return None


# 由14%降至13%、优于全国1个百分点: no year is compared with, but a place
@cache
def _with_place_pattern() -> re.Pattern[str]:
    words = read_words(WORDS)
    better, places = any_of(words["better_than"]), any_of(words["places_compared"])
    return re.compile(rf"(?:{better})[^，、]{{0,6}}(?:{places})[^，、]{{0,8}}$")


@cache
def _yearly_pattern() -> re.Pattern[str]:
    words = read_words(WORDS)
    yearly, others = any_of(words["yearly"]), any_of(words["yearly_not"])
    return re.compile(rf"(?<!{words['whole_year']})(?:{yearly})(?!{others})")
