"""Standing and dates of a figure must agree: each may correct the other."""

from __future__ import annotations

import re
from datetime import date

from extract.periods.baselines import is_dated
from extract.periods.passages import Passage
from extract.reads import Read
from extract.records import Answer
from extract.statuses.forms import any_word
from extract.statuses.reviewed import PLANNED_THEN

# Subjects that are said before the figure's own clause: it adds to what stands there.
_PART_OF = "其中"
# Rules that give a figure all years of the passage.
_OF_SPAN = ("passage", "part_of", "listed")
# A mark passed is a level of its own: 产量首次突破90万吨.
_PASSED = "突破"
# 未能实现年初提出的增长9%的目标: the review judges a target of its own time.
_JUDGED = re.compile(
    r"(?:实现|完成|达到|兑现)了?[^，]{0,4}(?:年初|原定|原来|原先|预定|预期|计划|规划|规定)(?!总产值)"
)
# 失业率5%，低于6%的预期目标: the target was for the time of what is told.
_MEASURED_AGAINST = re.compile(r"(?:低于|高于|好于|优于|快于|慢于|超过|超出)[^，]{0,6}$")
# What opens a clause that says how large a part it is of another figure.
_EQUALS = ("为", "占", "相当于")
# Rules that say of a figure itself that it is done.
_DONE = ("done_word", "past_date", "in_fact")
# Rules of standings that no words of the figure's own clause say.
_BY_DEFAULT = ("this_year", "default", "passage")
# … and of those a weak word says (将) or the date alone, which an estimate before it may explain.
_BY_DATE = ("future_date", "modal")
# 预计 was said of the figure itself.
_EXPECTED = "estimate_word"
_SAID_BEFORE = ("inherited", "topic_clause", "earlier_clause")


def make_agree(
    read: Read, previous: Read | None, text: str, passage: Passage, about: int, now: int
) -> None:
    """Settle the standing and the dates of a figure in place; about and now are years."""
    if _is_target_among_actuals(read, passage) and not _JUDGED.search(read.setting.before):
        read.period = Answer(_year(now), "target_year", read.status.words)
    if previous is not None and _is_part_of(read, previous):
        read.period = Answer(previous.period.value, "part_of", previous.period.words)
    if previous is not None and _is_listed_with(read, previous):
        read.period = Answer(previous.period.value, "listed", previous.period.words)
    if previous is not None and _adds_to(read, previous, text):
        read.status = Answer(previous.status.value, "follows", previous.status.words)
        read.period = Answer(previous.period.value, "follows", previous.period.words)
    if previous is not None and _is_expected_too(read, previous, passage, now):
        read.status = Answer("estimate", "follows", previous.status.words)
    if read.status.value == "actual":
        read.period = _not_ahead(read.period, about, now)
    if read.status.rule == "present":
        read.period = Answer(_year(now), "present", read.status.words)
    if _is_done_among_targets(read, passage):
        read.period = Answer(_year(about), "year_before_plan", read.status.words)


# 力争建成9座码头 in a review: what is still wanted is wanted for the year of the report.
def _is_target_among_actuals(read: Read, passage: Passage) -> bool:
    if read.status.value != "target" or passage.standing != "actual":
        return False
    if read.status.rule == PLANNED_THEN:
        return False
    if read.status.rule == "named_target" and _MEASURED_AGAINST.search(read.setting.before):
        return False
    return read.period.rule in ("passage", "passage_last_year")


# 已经建成的9座码头 in a plan: what is done was done in the year before.
def _is_done_among_targets(read: Read, passage: Passage) -> bool:
    if read.status.rule != "done_word" or passage.standing != "target":
        return False
    return not is_dated(read.period)


# 建成码头90座，其中深水码头9座: a part is done in the time of the whole.
def _is_part_of(read: Read, previous: Read) -> bool:
    if not read.setting.before.startswith(_PART_OF):
        return False
    if read.period.rule not in ("passage_last_year", "span_last_year"):
        return False
    levels = read.measure.measure == previous.measure.measure == "level"
    return levels and previous.period.rule in ("passage", "span", "span_of_length")


# 探明煤炭90亿吨、煤层气9亿方: what is listed was done in the time of the first.
def _is_listed_with(read: Read, previous: Read) -> bool:
    if not read.setting.opens_with_list_mark or read.measure.reached or previous.measure.reached:
        return False
    if _PASSED in read.setting.lead:
        return False
    levels = read.measure.measure == previous.measure.measure == "level"
    whole = read.period.rule == "passage_last_year" and previous.period.rule in _OF_SPAN
    return levels and whole and _in_one_clause(read, previous)


def _in_one_clause(read: Read, previous: Read) -> bool:
    return previous.setting.clause_start == read.setting.clause_start


def _adds_to(read: Read, previous: Read, text: str) -> bool:
    """预计投资9亿元，比上年减少2亿元: what only adds to a figure shares its standing and dates."""
    if read.subject is None or read.subject.rule not in _SAID_BEFORE:
        return False
    if read.status.rule in _DONE or read.measure.rule == "fallen_back":
        return False
    if not _is_said_of_it(read) or read.baseline or previous.baseline:
        return False
    if previous.status.rule == PLANNED_THEN and _in_one_clause(read, previous):
        return False  # 比原定的90座多9座: so many more than was wanted
    dated = is_dated(read.period) and read.period.rule != "target_year"
    if dated and read.period.value != previous.period.value:
        return False
    if previous.status.value not in ("target", "estimate") or read.status.value != "actual":
        return False
    return "。" not in text[previous.figure.end : read.figure.start]


# 预计今年捕鱼9万吨，养鱼3万吨: the year is not over for either; in a plan only 其中…, 将…
def _is_expected_too(read: Read, previous: Read, passage: Passage, now: int) -> bool:
    if previous.status.value != "estimate" or read.baseline:
        return False
    before = read.setting.before
    goes_on = any_word("expected_too").search(before) and previous.status.rule == _EXPECTED
    if passage.standing == "target" and not goes_on and not before.startswith(_PART_OF):
        return False
    if read.status.rule not in (*_BY_DEFAULT, *(_BY_DATE if goes_on else ())):
        return False
    return read.period.value == previous.period.value and read.period.value[1].year >= now


# 预计造船9艘，比上年减少2艘 | ，为计划的103%
def _is_said_of_it(read: Read) -> bool:
    if read.measure.measure == "rate":
        return read.setting.lead.startswith(_EQUALS)
    return read.measure.measure in ("change", "growth")


# “十五五”以来已建成9座码头: what is done reaches no further than the year of the report.
def _not_ahead(period: Answer, about: int, now: int) -> Answer:
    first, last = period.value
    if last.year <= now or first.year > about:
        return period
    return Answer((first, date(about, 12, 31)), period.rule, period.words)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
