"""Things done and growth take the whole of a span (flows); a level reached takes its last year."""

from __future__ import annotations

import re
from functools import cache

from extract.periods.clues import PeriodClues
from extract.periods.comparing import compared_year
from extract.periods.words import characters, listed, one_of

# The characters in which a verb of doing counts: after the figure, and near it before it.
TAIL_REACH = 8
LEAD_REACH = 16
# Up to then 到1985年 is the year for what a year comes to.
LAST_YEARLY = 1992
# A lead as short as 将达到 has no noun of its own.
NO_NOUN = 5

_DISTANCE = re.compile(r"(?:高于|低于|高出|低出|优于)[^，；]*$")
_PACE = re.compile(r"[增降涨跌][长加幅速]|年均")
# Behind 连跨两个: 千亿元台阶
_STEPS = re.compile(r"[百千万亿]+[元斤吨]?级?新?(?:台阶|大关|关口)")
_NOUN = re.compile(r"[\u4e00-\u9fff“]")


def is_flow(clues: PeriodClues) -> bool:
    """Say whether a figure holds for the whole of a span of years."""
    lead, tail = clues.lead, clues.tail
    if clues.measure in ("growth", "change"):
        return not _is_distance(clues)
    if clues.measure == "rank":
        return False
    if _in_all_pattern().search(lead):
        return True
    if clues.measure == "rate":
        return False
    if _STEPS.match(tail):
        return True
    if reaches_level(lead):
        return _adds_up(lead)
    if _doing_pattern().search(lead) or _doing_pattern().search(tail, 0, TAIL_REACH):
        return True
    if lead.rstrip(characters("joiners")).endswith(listed("transactions")):
        return True
    if _state_pattern().match(tail):
        return False
    if not lead.strip(characters("joiners")):
        return True
    return not clues.reached and (clues.opens_with_verb or _NOUN.match(tail) is not None)


def is_yearly(clues: PeriodClues) -> bool:
    """Say whether a level is what a year comes to (到1985年，产量达到9万吨), or a growth to it.

    Former plans name the year of an output so; later ones set every target for its last day.
    """
    if clues.base > LAST_YEARLY:
        return False
    if clues.measure == "level":
        return _year_total_pattern().search(clues.lead) is not None or _is_total_before(clues)
    of_growth = clues.measure in ("growth", "change")
    return of_growth and compared_year(clues.times, clues.start, clues.text) is not None


# 产值五年内增长9%，到1957年达到90亿元; 粮食增产9万吨，到1957年达到…: an output named before
def _is_total_before(clues: PeriodClues) -> bool:
    lead = clues.lead
    if len(lead) > NO_NOUN or not (reaches_level(lead) or lead.endswith(listed("there_were"))):
        return False
    before = clues.text[clues.text.rfind("；", 0, clues.start) + 1 : clues.start]
    return _year_total_before_pattern().search(before) is not None


def comes_to_in_a_year(words: str) -> bool:
    """Say whether the words before a figure name what a year comes to: 产量, 价格上涨."""
    patterns = (_year_total_pattern(), _prices_pattern())
    return any(pattern.search(words) for pattern in patterns)


# 亩产900斤，高于邻县9斤: how far a level is from another
def _is_distance(clues: PeriodClues) -> bool:
    if clues.measure != "change" or not _DISTANCE.search(clues.lead):
        return False
    return not _PACE.search(clues.text[: clues.start])


def reaches_level(lead: str) -> bool:
    """Say whether the words before a figure say that a level was reached: 公园总数达到."""
    return _level_pattern().search(lead) is not None


def _adds_up(lead: str) -> bool:
    """完成造林超过50万亩: what was done adds up to the level."""
    near = _adding_verb_pattern().match(lead, max(0, len(lead) - LEAD_REACH))
    return near is not None or _adding_up_pattern().search(lead) is not None


@cache
def _in_all_pattern() -> re.Pattern[str]:
    return re.compile(one_of("in_all"))


@cache
def _year_total_pattern() -> re.Pattern[str]:
    """产量将达到, 进出口总额; not 产量的."""
    return re.compile(rf"(?:{one_of('year_totals')})[^的，；]{{0,8}}$")


@cache
def _year_total_before_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('year_totals')})(?![的，；])|{one_of('yields')}")


@cache
def _prices_pattern() -> re.Pattern[str]:
    return re.compile(rf"价格(?:总?水平|指数)?[^的，；]{{0,6}}(?:{one_of('changes')})$")


@cache
def _doing_pattern() -> re.Pattern[str]:
    """新增, 改造; 生产 but not 生产能力."""
    produce = rf"{characters('produce')}(?!{one_of('produce_not')})"
    return re.compile(rf"{one_of('doings')} | {produce}", re.VERBOSE)


@cache
def _state_pattern() -> re.Pattern[str]:
    """8个[产业规模超]千亿元: the state of what is counted."""
    more_than = rf"超(?:[\d{characters('counted')}]|$)"
    return re.compile(rf"[\u4e00-\u9fff“”]{{2,14}}?(?:{one_of('state_verbs')}|{more_than})")


@cache
def _level_pattern() -> re.Pattern[str]:
    """总数达到, 总数为近; 为 alone, or after one character (成为, 作为), names no level."""
    return re.compile(
        rf"""
        (?: {one_of("levels")} | (?<=[\u4e00-\u9fff][^不达找想直受看得做起])[到至]
          | (?<=..){characters("level_is")} )
        (?: {one_of("level_hedges")} )* $
        """,
        re.VERBOSE,
    )


@cache
def _adding_verb_pattern() -> re.Pattern[str]:
    return re.compile(rf".{{0,6}}?(?<!年)(?:{one_of('adding_up_verbs')})")


@cache
def _adding_up_pattern() -> re.Pattern[str]:
    """完成造林超过, 新增就业达到."""
    return re.compile(
        rf"""
        (?: {characters("finishing")}[^，]{{0,6}} | (?:{one_of("adding_up")})[^，]*
          | {one_of("deeds_at_end")} )
        (?: {one_of("reaching")} ) $
        """,
        re.VERBOSE,
    )
