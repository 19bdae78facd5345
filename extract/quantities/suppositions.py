"""What is only supposed: 如果每户每年多用一度电，全国就要多发…. No figure of it is stated."""

from __future__ import annotations

import re
from functools import cache

from extract.quantities.lists import any_word, table
from extract.quantities.shorthand import Span
from extract.wordlists import any_form


def supposition(text: str) -> Span | None:
    """Give the span of a supposition and of what would follow from it, to the sentence's end."""
    found = _supposition().search(text)
    if found is None or _reckoning().search(found["condition"]):
        return None
    return Span(found.start(), len(text), "supposition")


@cache
def _supposition() -> re.Pattern[str]:
    """Match 如果…，…就要…: a condition with a measure of its own, and its consequence."""
    return re.compile(
        rf"(?:{any_form(table('suppositions'))})(?P<condition>[^，。；]*)，"
        rf"(?:[^，。；]*，)?[^，。；]{{0,14}}?(?:{any_word('consequences')})"
    )


@cache
def _reckoning() -> re.Pattern[str]:
    """Match how a fact is reckoned: 如果按可比价格计算, 如果包括小型企业在内."""
    return re.compile(any_word("reckonings"))
