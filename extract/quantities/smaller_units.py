"""Add what is written in smaller units behind a number: 二十五元六角 is 25.6元, 八斤四两 8.4斤."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.quantities.lists import table
from extract.quantities.nouns import Number
from extract.quantities.numerals import read_written
from extract.wordlists import any_of


def with_smaller_units(text: str, number: Number) -> Number:
    """Give a number with the smaller units written behind it, or the same number."""
    smaller = table("smaller_units").get(number.unit)
    if smaller is None or number.value is None or number.scale or number.inside:
        return number
    value, end = number.value, number.end
    while match := _more(number.unit).match(text, end):
        value += read_written(match["count"]) / Decimal(smaller[match["unit"]])
        end = match.end()
    if end == number.end:
        return number
    return replace(number, value=value, end=end, number_text=text[number.start : end])


# 25元[6角][3分]
@cache
def _more(unit: str) -> re.Pattern[str]:
    units = any_of(table("smaller_units")[unit])
    return re.compile(rf"零?(?P<count>[1-9一二三四五六七八九])(?P<unit>{units})(?!之)")
