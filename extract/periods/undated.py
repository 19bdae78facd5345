"""The dates of a figure without words of time: the years of its passage, or the last of them."""

from __future__ import annotations

import re
from functools import cache

from extract.periods.clues import PeriodClues
from extract.periods.comparing import compared_year
from extract.periods.flows import is_flow, is_yearly, reaches_level
from extract.periods.parts import last_day, whole_years
from extract.periods.passages import year_span
from extract.periods.words import listed, one_of
from extract.records import Answer

# 比五年前增加9亿元: the result is of the last year told.
_YEARS_AGO = re.compile(r"[比较同与][一二三四五六七八九十两\d]+年前[^，；、]*$")
# 13亿[人口的国家]: a people is as large as it is at the end.
_COUNTS_A_PEOPLE = re.compile(r"(?:各族)?人(?:口|民)")
_NUMERALS = "一二两三四五六七八九十几数年"


def of_passage(clues: PeriodClues) -> Answer:
    """Give the dates of a figure without words of time: the years of its passage, or the last."""
    passage = clues.passage
    if passage.dates:
        return Answer(passage.dates, "passage", passage.words)
    years = passage.first < passage.last
    told_years = years and passage.standing == "actual"
    people = told_years and _COUNTS_A_PEOPLE.match(clues.tail)
    lately = told_years and _lately().search(clues.text, 0, clues.start)
    if people or lately or (years and _is_compared_with_year(clues)):
        last = whole_years(passage.last, passage.last)
        return Answer(last, "passage_last_year", passage.words)
    if passage.first == passage.last or is_flow(clues) or _holds_throughout(clues):
        return Answer(year_span(passage), "passage", passage.words)
    if passage.standing != "target":
        last = whole_years(passage.last, passage.last)
        return Answer(last, "passage_last_year", passage.words)
    if reaches_level(clues.lead) and not is_allotted(clues):
        year = whole_years(passage.last, passage.last)
        last = year if is_yearly(clues) else last_day(passage.last)
        return Answer(last, "passage_end", passage.words)
    return Answer(year_span(passage), "passage", passage.words)


# 最近渔业部门帮助渔民90人, in a review of years; but 最近五年
@cache
def _lately() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[，；])[^，；]{{0,8}}(?:{one_of('lately')})(?![\d{_NUMERALS}]|$)")


# 比1952年增长三倍, in a review or a plan of years: the result is of the last one
def _is_compared_with_year(clues: PeriodClues) -> bool:
    told = clues.passage.standing == "actual"
    if told and _YEARS_AGO.search(clues.text, 0, clues.start):
        return True
    may_be = told or clues.measure in ("growth", "change")
    return may_be and compared_year(clues.times, clues.start, clues.text) is not None


# 渔业税率一直控制在3%以内: of all years told
def _holds_throughout(clues: PeriodClues) -> bool:
    told = clues.passage.standing == "actual"
    return told and any(word in clues.lead for word in listed("throughout"))


def is_allotted(clues: PeriodClues) -> bool:
    """Say whether so much is spent in all years of a plan: 渔业投资为九亿元."""
    lead = clues.lead
    spent = any(word in lead for word in listed("spent")) or lead.endswith(listed("for_sectors"))
    return spent and lead.endswith(listed("amounts_to"))
