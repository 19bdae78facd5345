"""Numerals in characters that are words (一个, 三级, 万家), and those that are figures (上万人)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.quantities.lists import HAN, any_word, table, word_set, words
from extract.quantities.nouns import Surroundings
from extract.quantities.numerals import CHARACTERS
from extract.wordlists import any_form

_ONLY_SCALE = re.compile(r"[百千万亿]+")
_COUNTED_STEPS = re.compile(r"[两三四五六七八九\d]个$")  # 连跨两个千亿台阶
_ENDS_ITEM = re.compile(r"[，、；。]|$")
# 渔港[四个，]新的船坞[一个]
_ITEM_BEFORE = re.compile(
    rf"[\d{CHARACTERS}](?<!一)(?P<unit>[一-鿿])[，、；](?:其中)?[^，、；。]{{1,18}}[一-鿿](?<![第另有是为在了每这的])$"
)
_SECTIONS = ("万", "亿")
_SCALES = ("万", "亿", "百", "千")


@dataclass(frozen=True, slots=True)
class _Patterns:
    nil: re.Pattern[str]
    is_nil: re.Pattern[str]
    reach_before: re.Pattern[str]
    reach_after: re.Pattern[str]
    groups: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        nil=re.compile(any_word("zero_of")),
        # 贷款利率为零, 降到零; not 从零起步.
        is_nil=re.compile(any_form(table("zero_after"))),
        reach_before=re.compile(rf"(?:{any_word('reach_before')})$"),
        reach_after=re.compile(rf"[元斤吨美]{{0,2}}级?(?:{any_word('reach_after')})"),
        # 六大产业链, 五大重点领域: groups of real things are counted.
        groups=re.compile(rf"大[^，。；]{{0,4}}?(?:{any_word('counted_groups')})"),
    )


def read_chinese_word(around: Surroundings) -> str | None:
    """Give the rule that makes a number in characters a word; None where it states a quantity."""
    number, unit = around.number, around.number.unit
    body = number.number_text
    if unit in table("per_words").values() or "分之" in body:
        return None
    if body == "零":
        nil = _patterns().nil.match(around.after) or _patterns().is_nil.search(around.before)
        return None if nil else "word"
    if _ONLY_SCALE.fullmatch(body):
        return _scale_rule(around)
    if body == "一" and number.value == 1:  # 一头半 is more
        return None if _is_in_counted_list(around) else _one_rule(unit)
    if unit is None and not number.inside and number.low is None:
        return _unitless_rule(around)
    if len(body) == 1 and unit not in word_set("chinese_counters"):
        return "word" if unit is None else "ordinal_or_name"
    return None


def _scale_rule(around: Surroundings) -> str | None:
    """Read a scale alone: a figure in 突破万亿元, 上千人, 惠及百万人; a kind in 亿元项目."""
    number, before, after = around.number, around.before, around.after
    if _COUNTED_STEPS.search(before) and after.startswith(words("steps")):
        return "steps"
    unit = number.unit
    reaches = _patterns().reach_after.match(after)
    of_thing = HAN.match(after)
    about = before.endswith(words("up_to")) and not before.endswith(words("not_up_to"))
    stated = (
        (number.inside and unit)  # 百余家, 千余人
        or (about and (unit or of_thing) and number.number_text in words("scales_after_up_to"))
        or (_patterns().reach_before.search(before) and (unit or reaches))
        or (reaches and unit is None)
        or (before.endswith(words("serving_verbs")) and unit in words("served"))
        or (before.endswith(words("scale_hedges")) and of_thing)
    )
    if stated:
        return None
    return "qualifier" if unit else "word"


def _is_in_counted_list(around: Surroundings) -> bool:
    """Say whether 一 counts the last things of a list: 水电站五个，火电站四个，核电站一个."""
    unit = around.number.unit
    if not unit or not _ENDS_ITEM.match(around.after):
        return False
    item = _ITEM_BEFORE.search(around.lead)
    return item is not None and item["unit"].startswith(unit)


def _one_rule(unit: str | None) -> str | None:
    """Read 一: an article in 一个, 一批, 一座; a quantity in 一倍, 一成, 一亩."""
    if unit in words("units_of_one"):
        return None
    return "article" if unit else "word"


def _unitless_rule(around: Surroundings) -> str | None:
    """Read characters without unit: 三千万 is a figure, 六大产业链 too; 五大战略 and 三 are not."""
    body = around.number.number_text
    large = any(section in body for section in _SECTIONS)
    if large and len(body) > 1 and not body.startswith(_SCALES):
        return None
    if around.after.startswith("大"):
        return None if _patterns().groups.match(around.after) else "large_groups"
    return "word"
