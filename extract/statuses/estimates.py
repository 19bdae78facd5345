"""Estimates: 预计, 初步统计, and what is told late in a year that is not over.

In: `StatusClues`. Out: `Answer`, or None where nothing is expected.
"""

from __future__ import annotations

import re
from functools import cache

from extract.records import Answer
from extract.statuses import forms
from extract.statuses.clues import StatusClues
from extract.statuses.forms import any_word, listed, modal_verb
from extract.wordlists import any_of


def preliminary(clues: StatusClues) -> Answer | None:
    """Read 初步统计，全市粮食总产量…，培训教师500人."""
    opens = clues.sentence_before.startswith(listed("preliminary"))
    if opens and clues.passage.standing == "actual":
        return Answer("estimate", "estimate_word", clues.sentence_before[:4])
    return None


def estimate(clues: StatusClues) -> Answer | None:
    """Read 预计培训教师500人."""
    if clues.baseline:
        return _expected_before(clues)
    match = forms.estimate_pattern().search(forms.base_expected_pattern().sub("", clues.clause))
    if match:
        return Answer("estimate", "estimate_word", match[0])
    return None


# 由去年预计的400人增加到500人
def _expected_before(clues: StatusClues) -> Answer | None:
    expected = listed("expected_base")
    if clues.before.endswith(expected):
        return Answer("estimate", "estimate_word", expected[0])
    return None


def listed_estimate(clues: StatusClues) -> Answer | None:
    """Read each item of a list: 几种产品的预计产量是：粮食9万吨；棉花3万吨."""
    match = forms.expected_list_pattern().search(clues.sentence_before)
    return Answer("estimate", "listed_estimate", match[0]) if match else None


def coordinated_estimate(clues: StatusClues) -> Answer | None:
    """Read figures coordinated with an expected one: 预计粮食增长3%，棉花增长4%."""
    if clues.baseline or clues.passage.standing != "actual":
        return None
    expected = forms.expected_before_pattern().search(clues.sentence_before)
    if expected and forms.same_form_pattern().search(clues.clause):
        return Answer("estimate", "coordinated_estimate", forms.characters("expected"))
    return None


def year_not_over(clues: StatusClues) -> Answer | None:
    """Read 今年将培训教师500人, told late in the year; 可能增加500人."""
    told = clues.passage.standing == "actual" and clues.about == clues.now == clues.last_year
    if not told or clues.baseline or any_word("not_open").search(clues.clause):
        return None
    word = modal_verb(clues.clause)
    match = any_word("open").search(clues.clause)
    if word is None and match is None:
        return None
    return Answer("estimate", "year_not_over", word or match[0])


# 今年毕业生900万人, in a plan: so many there will be, whatever is done
def given(clues: StatusClues) -> Answer | None:
    """Read what no plan decides: 今年毕业生900万人."""
    if clues.passage.standing != "target" or clues.last_year < clues.now or clues.baseline:
        return None
    match = _given_pattern().search(clues.before)
    return Answer("estimate", "given", match[0]) if match else None


@cache
def _given_pattern() -> re.Pattern[str]:
    names = ("this_or_next_year", "given_kinds", "givens", "given_reached")
    year, kinds, givens, reached = (any_of(list(listed(name))) for name in names)
    return re.compile(rf"^(?:{year})(?:{kinds})*(?:{givens})(?:{reached})*$")
