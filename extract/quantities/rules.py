"""HOW MUCH: find every numeral of a sentence and read it, or set it aside by a named rule.

In: a cleaned sentence and its words of time. Out: `Figure` records in reading order, one per
numeral (a range is one figure); a figure is a quantity or set aside.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.times import Time
from extract.quantities.lists import any_word, table, words
from extract.quantities.nouns import Figure
from extract.quantities.numbers import read_number
from extract.quantities.numerals import CHARACTERS, run_end
from extract.quantities.ranges import extend_range, share_units
from extract.quantities.ranks import rank_at
from extract.quantities.rated_lists import set_aside_lists
from extract.quantities.set_aside import set_aside_at, set_aside_number
from extract.quantities.shorthand import Span, shorthand_spans
from extract.quantities.suppositions import supposition

__all__ = ["NUMERAL", "Figure", "find_figures"]

# What counts as a numeral; each one of a report becomes part of a figure.
NUMERAL = re.compile(rf"\d|[{CHARACTERS}]|(?<=减)半")


@cache
def _hint() -> re.Pattern[str]:
    """Match where a figure may begin: at a numeral, or a word for a number (首位)."""
    halves = "|".join(table("half"))
    return re.compile(rf"{NUMERAL.pattern}|{halves}|{any_word('top_places')}|{table('doubled')}")


def find_figures(text: str, times: list[Time]) -> list[Figure]:
    """Find the numerals of a sentence: quantities, and those a named rule sets aside."""
    hint = _hint().search(text)
    if hint is None:
        return []
    figures: list[Figure] = []
    shorthand = shorthand_spans(text)
    while hint:
        start = hint.start()
        figure = _figure_at(text, start, times, shorthand)
        if figure is not None:
            figures.append(figure)
        end = start if figure is None else figure.end
        hint = _hint().search(text, max(end, start + 1))
    return _without_supposed(set_aside_lists(share_units(text, figures), text), text)


def _without_supposed(figures: list[Figure], text: str) -> list[Figure]:
    """Set aside the quantities that are only supposed."""
    supposed = supposition(text)
    if supposed is None:
        return figures
    return [
        Figure(figure.start, figure.end, "set_aside", supposed.rule)
        if figure.outcome == "quantity" and supposed.start <= figure.start < supposed.end
        else figure
        for figure in figures
    ]


def _figure_at(text: str, start: int, times: list[Time], shorthand: list[Span]) -> Figure | None:
    """Read the figure at a place: time, shorthand and ranks before numbers; None if it is none."""
    for time in times:
        if time.start <= start < time.end:
            rule = "date" if time.kind != "none" else "duration"
            return Figure(start, time.end, "set_aside", rule)
    for span in shorthand:
        if span.start <= start < span.end:
            return Figure(start, run_end(text, start, span.end), "set_aside", span.rule)
    if rank := rank_at(text, start):
        return rank
    if text.startswith(words("top_places"), start):
        return None  # 首位 that is no rank: 放在首位
    if aside := set_aside_at(text, start):
        rule, end = aside
        return Figure(start, end, "set_aside", rule)
    return _number_at(text, start)


def _number_at(text: str, start: int) -> Figure | None:
    """Read the number at a place, with its range, and set it aside where it states no quantity."""
    if _doubles_by_number().match(text, start):
        return None
    number = read_number(text, start)
    if number is None:
        return Figure(start, run_end(text, start, len(text)), "set_aside", "word")
    number = extend_range(text, number)
    rule = set_aside_number(text, number)
    if rule is not None:
        return Figure(start, number.end, "set_aside", rule)
    return Figure(start, number.end, "quantity", number=number)


@cache
def _doubles_by_number() -> re.Pattern[str]:
    """Match 翻番 with its number after it: 翻番1.5倍 is said by the number."""
    return re.compile(rf"{table('doubled')}(?:\d|[一-鿿]\d)")
