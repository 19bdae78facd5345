"""Years ahead that no heading names: 到本世纪末…平均每年增产, 在这三年里，要….

In: the clues of a figure. Out: the last of the years, or whether words of time lie ahead.
"""

from __future__ import annotations

from extract.periods.clues import PeriodClues
from extract.periods.comparing import is_compared
from extract.periods.parts import whole_years
from extract.periods.times import Time
from extract.periods.words import listed
from extract.records import Answer
from extract.statuses.forms import modal_verb


# 到本世纪末，产量达到90万吨，平均每年增产3万吨: up to the year that is reached
def reached_later(clues: PeriodClues) -> int | None:
    """Give the year up to which a growth a year goes on, where a later one is reached."""
    if clues.measure not in ("growth", "change"):
        return None
    for time in reversed(clues.times):
        if time.end <= clues.start and time.kind in ("point", "year"):
            later = _is_reached(time, clues) and "；" not in clues.text[time.end : clues.start]
            return time.last.year if later else None
    return None


def _is_reached(time: Time, clues: PeriodClues) -> bool:
    reached = time.kind == "year" or time.words.startswith(listed("to"))
    later = time.last.year > max(clues.passage.last, clues.about)
    return reached and later and not is_compared(time, clues.text)


# 这三年里，要…: the years ahead
def years_ahead(time: Time, clues: PeriodClues) -> Answer | None:
    """Give the dates of these years where they are still to come."""
    these = time.rule == "lastyears" and time.words.startswith(listed("these_years"))
    if not these or modal_verb(clues.text[time.end : clues.start]) is None:
        return None
    first = clues.base + 1
    last = first + time.last.year - time.first.year
    return Answer(whole_years(first, last), "span", time.words)


def wished_from(time: Time, clues: PeriodClues) -> int | None:
    """Give the first of so many years in which something is wished for: 力争用三年时间….

    Only where what was done is told: a plan has years of its own.
    """
    if clues.passage.standing != "actual" or clues.passage.first < clues.passage.last:
        return None
    opens = max(clues.text.rfind(mark, 0, time.start) for mark in "，；。")
    told = clues.text[opens + 1 : clues.start]
    wished = any(word in told for word in listed("wishes")) or modal_verb(told) is not None
    return clues.base + 1 if wished else None
