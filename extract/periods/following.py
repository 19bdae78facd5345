"""Dates that follow from the figure before, or from what a growth starts from.

In: a figure with its answers so far. Out: its dates, the same or better ones.
"""

from __future__ import annotations

import re

from extract.periods.flows import reaches_level
from extract.periods.parts import whole_years
from extract.reads import Read
from extract.records import Answer

# Rules that give the year of the result, not years the words name for the growth.
_OF_RESULT = ("year", "passage", "passage_last_year", "every_year", "span_last_year")
# Rules that give the last year the passage tells, or all of them.
_LAST_OF_PASSAGE = ("passage_last_year", "span_last_year")
_WHOLE_PASSAGE = ("passage", "span", "span_of_length")
# Things done, not a stock: 灯塔, but not 装机总容量, 在校学生, 渔港面积
_BARE_NOUN = re.compile(r"(?![^总现在]*[总现在])[一-鿿、]{2,10}(?<![量额力数积率值])")


def over_its_years(read: Read) -> Answer:
    """Give the dates of a figure; 2025年…比2020年增长34%，年均增长6% is of 2021 to 2025."""
    compared, answer = read.comparison, read.period
    if compared is None or not compared.is_per_year or compared.base_year is None:
        return answer
    last = answer.value[1].year
    first = compared.base_year + 1
    if answer.rule not in _OF_RESULT or first >= last:
        return answer
    return Answer(whole_years(first, last), "years_of_pace", answer.words)


def as_in_its_list(read: Read, previous: Read | None) -> Answer:
    """Give the dates of a figure; 累计新建码头9座、渔港3座: both of all years the passage tells."""
    answer, setting = read.period, read.setting
    if previous is not None and _is_output_too(read, previous):
        return previous.period
    if previous is None or answer.rule not in _LAST_OF_PASSAGE:
        return answer
    if not setting.coordinated and not _goes_on(read, previous):
        return answer
    if not read.measure.measure == previous.measure.measure == "level":
        return answer
    if read.measure.reached or reaches_level(setting.lead):
        return answer
    return previous.period if previous.period.rule in _WHOLE_PASSAGE else answer


def as_in_parallel(read: Read, earlier: list[Read], text: str) -> Answer:
    """Give the dates of a figure; 渔获量9万吨，比2020年增长5%；海带3万吨，增长9%: of one year.

    In a plan or a review of years the base said once dates the growths of the list alike.
    """
    if read.measure.measure != "growth" or read.period.rule != "passage" or len(earlier) < 3:
        return read.period
    level = earlier[-1]
    if level.measure.measure != "level" or read.subject is None or level.subject is None:
        return read.period
    if level.subject.value != read.subject.value:
        return read.period
    for other in reversed(earlier[:-1]):
        compared = other.comparison is not None and other.comparison.base_year is not None
        if compared and "；" in text[other.setting.stop : level.figure.start]:
            is_last = other.period.rule == "passage_last_year"
            return other.period if is_last else read.period
    return read.period


# 修复渔港九座，灯塔三座: a bare noun right behind the figure before, with no verb of its own
def _goes_on(read: Read, previous: Read) -> bool:
    setting = read.setting
    if previous.figure.end + 1 != setting.clause_start or setting.tail or read.verb:
        return False
    listed = previous.verb or _BARE_NOUN.fullmatch(previous.setting.lead)
    return bool(listed and _BARE_NOUN.fullmatch(setting.lead))


# 到2025年，渔获量达到9万吨，增长5%；海带3万吨: outputs of the year, not of its last day
def _is_output_too(read: Read, previous: Read) -> bool:
    answer, before = read.period, previous.period
    if answer.rule != "point" or before.rule != "year_reached" or answer.words != before.words:
        return False
    units = read.figure.number.unit, previous.figure.number.unit
    return "growth" in (read.measure.measure, previous.measure.measure) or units[0] == units[1]
