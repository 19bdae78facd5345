"""Numerals that state no quantity: ordinals, names, headings, groups. Forms: set_aside.yml."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extract.quantities.chinese_words import read_chinese_word
from extract.quantities.durations import is_duration
from extract.quantities.lists import HAN, any_word, table, word_set, words
from extract.quantities.nouns import Number, Surroundings, surroundings_of
from extract.quantities.numerals import CHARACTERS
from extract.quantities.qualifiers import is_campaign, is_per_unit, is_qualifier
from extract.quantities.text_structure import is_text_structure
from extract.quantities.units import match_unit
from extract.wordlists import any_form

_NEAR = 6  # how far before a numeral the forms of `before` may reach
_HEADING_LEAD = re.compile(r"[（(]?")
_ENUMERATOR = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]")  # …；（2）…
_VERSION = re.compile(r"\d\.0$")  # 自贸区3.0版
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMBERING = re.compile(rf"[\d{CHARACTERS}][\d{CHARACTERS}.]*")  # 3.2.1
_DIGITS = re.compile(r"[\d.]*")
_SINGLE_CAPITAL = re.compile(r"[A-Z](?![A-Za-z])")
_NAME_BEFORE = re.compile(r"[“”《》A-Za-z\-/]$")
_WORD_BEFORE = re.compile(r"[一-鿿]$")
_CLAUSE = re.compile(r"[，。；：（）—]")
_LIST_END = re.compile(r"以及|[和与及]")
_ITEM = re.compile(r"[^\d]{1,16}")
_NAME_AFTER = re.compile(r"[A-Za-z”》\-/+]")


def set_aside_at(text: str, start: int) -> tuple[str, int] | None:
    """Give the rule that sets a numeral aside by what stands around it, and where it ends."""
    before = text[max(0, start - _NEAR) : start]
    if _is_vague(before, text[start]):
        return "many", _end_of_run(text, start)
    lead = _before().search(before)
    if lead and not (lead.lastgroup == "latin_name" and _multiplies(text, start)):
        return lead.lastgroup, _end_of_run(text, start)
    if before.endswith(("（", "(")) and _ENUMERATOR.match(text, start):
        return "heading_number", _end_of_run(text, start)
    if _HEADING_LEAD.fullmatch(before) and _heading_number().match(text, start):
        return "heading_number", _end_of_run(text, start)
    match = _at().match(text, start)
    # No other form knows letters after digits: a unit there is the end of it.
    if match is None or (match.lastgroup == "latin_name" and _has_unit(text, start)):
        return None
    return match.lastgroup, match.end()


def _is_vague(before: str, numeral: str) -> bool:
    """Say whether a scale only says how large: 数十家, 几十亿元."""
    if numeral not in table("vague_scales") or not before.endswith(words("vague")):
        return False
    return not before.endswith(words("not_vague"))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?:{_by_rule('before')})$")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(_by_rule("at"))


def _by_rule(name: str) -> str:
    """Give the forms of each rule of a table as a group of its name, in their order."""
    rules = table(name).items()
    return "|".join(f"(?P<{rule}>{any_form(forms)})" for rule, forms in rules)


@cache
def _heading_number() -> re.Pattern[str]:
    return re.compile(any_form(table("heading_numbers")))


def _multiplies(text: str, start: int) -> bool:
    """Say whether the letter before a Chinese numeral is a sign: 4x三."""
    return text[start - 1] in "xX" and not text[start].isdigit()


def _has_unit(text: str, start: int) -> bool:
    """Say whether letters after digits are a unit (12MW), not a name (5G, 7A)."""
    end = _DIGITS.match(text, start).end()
    unit = match_unit(text, end)
    if unit in words("units_of_computing") and _computing().search(
        text[max(0, start - 12) : start]
    ):
        return True
    return unit is not None and not _SINGLE_CAPITAL.match(text[end : end + 2])


@cache
def _computing() -> re.Pattern[str]:
    return re.compile(any_word("computing"))


def _end_of_run(text: str, start: int) -> int:
    match = _NUMBERING.match(text, start)
    return match.end() if match else start + 1


def set_aside_number(text: str, number: Number) -> str | None:
    """Give the rule that sets a readable number aside, or None when it states a quantity."""
    if number.number_text in words("complete_in_words"):
        return None
    around = surroundings_of(text, number)
    for name, holds in _RULES:
        if holds(around):
            return name
    if number.unit in word_set("time_units"):
        return "duration" if is_duration(around) else None
    if number.chinese and (rule := read_chinese_word(around)):
        return rule
    if _is_bare(number) and not number.inside:
        return _bare_rule(around)
    return "qualifier" if is_qualifier(around) else None


def _is_bare(number: Number) -> bool:
    return not number.chinese and number.unit is None and number.scale is None


def _bare_rule(around: Surroundings) -> str | None:
    """Read digits without unit: 2035 may be a year, “13710”, 300-Q and 渔政2.0 are names."""
    if _YEAR.match(around.number.number_text):
        return "year"
    if _counts_things().match(around.after) and around.before.endswith("“"):
        return None  # “32桥9隧”, which is set aside before where it is a name
    if _NAME_BEFORE.search(around.before) or _NAME_AFTER.match(around.after):
        return "name"
    # 2.0 in a table is a figure: no character stands before it there.
    if _VERSION.match(around.number.number_text) and _WORD_BEFORE.search(around.before):
        return "name"
    return None


@cache
def _counts_things() -> re.Pattern[str]:
    return re.compile(any_word("built_things"))


def _is_heading_number(around: Surroundings) -> bool:
    """Digits at the start of a line: 3 加快城市更新."""
    number = around.number
    return number.start == 0 and _is_bare(number) and len(number.number_text) <= 2


def _is_step(around: Surroundings) -> bool:
    """A figure of speech: 跨上两个大台阶."""
    return around.number.unit == "个" and around.after.startswith(words("steps"))


def _is_comparison_group(around: Surroundings) -> bool:
    """Whom a place is compared with: 在全国35个大中城市中列第5."""
    wide = around.before.endswith(words("wide_areas"))
    return bool(wide and _compared_places().match(around.after))


@cache
def _compared_places() -> re.Pattern[str]:
    places, among = any_word("compared_places"), any_word("among")
    return re.compile(rf"(?:{places})[^，]{{0,14}}(?:{among})")


def _is_anaphor(around: Surroundings) -> bool:
    """What was counted before: 这三个项目."""
    number = around.number
    if _anaphor().search(around.before) is None:
        return False
    if number.unit is not None and around.after.startswith(words("of_them")):
        return True
    return len(number.number_text) <= 2 and number.unit in word_set("chinese_counters")


@cache
def _anaphor() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_form(table('anaphors'))})$")


def _is_list_total(around: Surroundings) -> bool:
    """The number of what was just listed: 轻工、纺织、建材三个行业."""
    number = around.number
    of_places = number.chinese and number.unit in words("totals_of_places")
    if not of_places and not _totalled().match(around.after):
        return False
    if of_places and (named := _abbreviations().search(around.before)):
        return len(named[0]) == number.value
    *items, last = _CLAUSE.split(around.lead)[-1].split("、")
    ends = _LIST_END.split(last)
    listed = {len(items) + 1, len(items) + len(ends)} - {1}
    return number.value in listed and all(map(_ITEM.fullmatch, [*items, *ends]))


@cache
def _totalled() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('totalled_kinds')}|[一-鿿]{{2}})?(?:{any_word('totalled')})")


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile(rf"[{table('abbreviations')}]{{2,6}}$")


def _is_front(around: Surroundings) -> bool:
    """A part of an order: 前3个月, 后两批."""
    before, after = around.before, around.after
    if before.endswith(words("not_fronts")):
        return False
    if not before.endswith(words("fronts")) or not HAN.match(after):
        return False
    return not after.startswith(words("front_is_stated"))


def _is_meeting(around: Surroundings) -> bool:
    """A meeting by its number: 九届四次全会."""
    return (
        around.number.unit == "次"
        and around.after.startswith(words("meetings"))
        and around.before.endswith(words("before_meetings"))
    )


def _is_name(around: Surroundings) -> bool:
    """Counties and teams by number: 三县, 五人制."""
    number = around.number
    if number.unit == "县":
        return number.chinese
    return number.unit == "人" and around.after.startswith(("制", "篮球"))


# The first rule that holds names the reason.
_RULES: tuple[tuple[str, Callable[[Surroundings], bool]], ...] = (
    ("heading_number", _is_heading_number),
    ("text_structure", is_text_structure),
    ("steps", _is_step),
    ("comparison_group", _is_comparison_group),
    ("anaphor", _is_anaphor),
    ("anaphor", _is_list_total),
    ("qualifier", _is_front),
    ("ordinal", _is_meeting),
    ("per_unit", is_per_unit),
    ("name", _is_name),
    ("name", is_campaign),
)
