"""IN WHICH UNIT: a figure and the words before it in, the unit to look up out.

As written (公里), with the denominator its clause gives (每千人 … 张 is 张/千人), or supplied where
the figure is written without one.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.nouns import Number
from extract.reads import Read
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("denominators.yml")
UNIT_WORDS = Path(__file__).with_name("words.yml")
PART = "几分之几"  # 三分之一, 一半, 1/4: the row of the table of units for a part of a whole
_PER_PEOPLE = re.compile(r"/[百千万]人$")
FARTHEST = 30  # characters from 每人 to the figure it divides

# 每月约50元, 每月分别提高50元, 人均每月新增50元, but not 每人每月 (see _each).
_EACH_TIME = re.compile(
    r"(?<![每一]人)(?<![户生])(?P<head>人均)?每(?P<time>月|年|天|日)"
    r"(?:约|近|超过?|(?<!年)(?:分别|平均|再|又)?(?:提高|增加|新增|上调|补助|发放))?$"
)
# 平均每天新登记企业1.2万户: so many a day, not in the period.
_EACH_DAY = re.compile(r"每(?P<day>天|日)(?:就|都|约|近|平均|可)?(?:有|能)?[一-鿿]{0,8}$")
_LINK = re.compile(
    r"[进一步已又将]*(?:为|是|达到?|由|从|(?:降|下降|降低|减少|提高|增加|上升|增|减|升)(?:到|至|为))"
)
_CLAUSE_ENDS = re.compile(r"[，；：]")
# 渔业总产值跨上千亿: a number that is nothing but a scale.
_BARE_SCALE = re.compile(r"[百千万亿]+")
# 迈上9000亿台阶: a threshold of money.
_THRESHOLD = re.compile(r"级?(?:台阶|大关)")


_NOUN = re.compile(r"[一-鿿]{2}")
_OWN_NOUN = re.compile(r"^，?[一-鿿]{4,}[由从]?\d")


def unit_in_context(read: Read, previous: Read | None, text: str) -> str:
    """Give the unit word to look up: as written, with its denominator, or supplied; "" for none."""
    unit = read.figure.number.unit
    if unit is None:
        given = _supplied(read, previous, text)
    elif read.figure.rank or "/" in unit or unit in _undivided():
        given = unit
    else:
        given = _divided(unit, read, text)
    # 每亩产稻谷400公斤、小麦300公斤: the denominator holds for the list.
    goes_on = read.setting.is_list_gap or _LINK.fullmatch(read.setting.lead.strip("，、；"))
    if previous is not None and goes_on and "/" in previous.unit:
        return previous.unit if given == previous.figure.number.unit else given
    per = _PER_PEOPLE.search(previous.unit) if previous is not None else None
    return given + per[0] if per and _is_part_of_person(read, given) else given


# 每千人渔床6张，渔医2.7人: nobody counts seven tenths of a man
def _is_part_of_person(read: Read, given: str | None) -> bool:
    value = read.figure.number.value
    if given not in read_words(WORDS)["whole_things"] or read.figure.number.scale or value is None:
        return False
    return value % 1 != 0


def is_part_of_whole(number: Number) -> bool:
    """Say whether a number without unit is a part of a whole: 三分之一, 一半, 1/4."""
    if number.unit is not None:
        return False
    written = number.number_text
    return "分之" in written or "/" in written or written in read_words(WORDS)["halves"]


def _supplied(read: Read, previous: Read | None, text: str) -> str:
    number, end = read.figure.number, read.figure.end
    if is_part_of_whole(number):
        return PART
    if number.scale in ("万亿", "千亿") and _total().search(read.setting.before):
        return "元"
    bare_scale = number.chinese and _BARE_SCALE.fullmatch(number.number_text)
    if _THRESHOLD.match(text, end):
        return "元"
    # 每户收入60元，城里有300左右: the unit of the figure before
    if _of_money(read, previous, text):
        return previous.figure.number.unit
    # 突破万亿，; but 上千万群众 are people
    return "元" if bare_scale and not _NOUN.match(text, end) else ""


def _of_money(read: Read, previous: Read | None, text: str) -> bool:
    """Say whether a number without unit is money, as the figure before and its own noun say."""
    if previous is None or previous.figure.number.unit != "元" or read.figure.number.chinese:
        return False
    ends_clause = _clause_is_over().match(text, read.setting.stop)
    return bool(ends_clause and _earnings().search(read.setting.before))


@cache
def _clause_is_over() -> re.Pattern[str]:
    return re.compile(r"[，。；）]|$")


@cache
def _earnings() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['earnings'])})(?!比)")


def _divided(unit: str, read: Read, text: str) -> str:
    start = read.figure.start
    if unit.endswith("元") and (each := _EACH_TIME.search(text[max(0, start - 8) : start])):
        return f"{unit}/{'人·' if each['head'] else ''}{each['time']}"
    if day := _EACH_DAY.search(read.setting.before):
        return f"{unit}/{day['day']}"
    *_, each = None, *_each().finditer(text, _clause_start(read, text), start)
    if each is None or start - each.end() > FARTHEST or _is_average(each, text):
        return unit
    if _CLAUSE_ENDS.search(text, max(each.end(), read.setting.clause_start), start):
        return unit
    per = read_words(UNIT_WORDS)["per_units"][each["unit"]]
    if each["time"]:
        return f"{unit}/{per}·{each['time']}"
    count = each["count"] if each["count"] != "一" else ""
    return f"{unit}/{count}{per}"


# 平均每人收入, 每人平均收入 are 人均收入: per head nothing is divided
def _is_average(each: re.Match[str], text: str) -> bool:
    if each["count"] or each["unit"] not in read_words(WORDS)["heads"]:
        return False
    average = read_words(WORDS)["average"]
    return (
        text.endswith(average, 0, each.start()) or _averaged().match(text, each.end()) is not None
    )


@cache
def _averaged() -> re.Pattern[str]:
    return re.compile(rf"[年月]?{read_words(WORDS)['average']}")


# 每百元产值占用的资金，1977年为31元: a clause with no noun of its own goes on from the one before;
# 每人每月提高20元，为3万名渔民… has one.
def _clause_start(read: Read, text: str) -> int:
    start = read.setting.clause_start
    if read.setting.noun_after or not _LINK.fullmatch(read.setting.lead.strip("，")):
        return start
    if _OWN_NOUN.search(read.setting.before):  # 人均医药费由25元提高到30元
        return start
    return max(text.rfind(mark, 0, max(0, start - 1)) for mark in "，。；：") + 1


@cache
def _undivided() -> frozenset[str]:
    return frozenset(read_words(WORDS)["undivided"])


@cache
def _total() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["totals"]))


# 每千常住人口 | 每亩 | 每百名儿童 | 每人每月; 千人拥有 without 每.
@cache
def _each() -> re.Pattern[str]:
    people = any_of(read_words(WORDS)["kinds_of_people"])
    units = any_of(list(read_words(UNIT_WORDS)["per_units"]))
    return re.compile(
        rf"""
        (?: 每 | (?<![一-鿿\d])(?=[千万]人) )
        (?P<count> (?:[一百千万十]|\d+)* ) (?:{people})?
        (?P<unit> {units} )
        (?: 每? (?P<time>月|年|天|日) )?
        """,
        re.VERBOSE,
    )
