"""WHICH MEASURE, in context: from the words before a figure, and from the figure it stands beside.

In: a figure with its setting and what was read of the figure before it. Out: `Measure`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from extract.bounds.in_context import is_over_planned_amount
from extract.bounds.rules import strip_bound
from extract.measures.growth_after import growth_after, is_set_against_aim
from extract.measures.listed import of_list
from extract.measures.rules import POINTS, SHARES, Measure, read_measure
from extract.measures.verbs import read_verb
from extract.quantities.denominators import is_part_of_whole
from extract.reads import Read
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("in_context.yml")
VERBS = Path(__file__).with_name("words.yml")
MINUS = ("-", "\N{FULLWIDTH HYPHEN-MINUS}", "\N{MINUS SIGN}")
SIGNS = (*MINUS, "+")
# Rules after which the next figure of the sentence may be the same growth without its noun.
NAMED_GROWTHS = ("growth_noun", "growth_named")
# 涨幅要降到10%，[实际回落到]6%
_FALLEN_BACK = re.compile(
    r"，?(?:实际|计划|预计|又|再|进一步|继续|逐步|已|后来)*(?:回落|回升|下降|降|上升|升)[到至为]"
)

_RATIO = re.compile(r"[:：\N{RATIO}比]\d")  # 学生与教师之比15:1
# 排名由90位上升到60位, but 排名上升30位
_PLACED = re.compile(
    r"(?:排名|位次|名次|排位)[^，。；]{0,6}[由从][^，。；]{0,4}(?:\d+位[^，。；]*[到至])?$"
)
_BEFORE_SIGN = re.compile(r"[一-鿿，、（ ]")  # not the dash of a range or a code
_COMPARED = re.compile(r"[比较]")
_NOUN = re.compile(r"[一-鿿“]")
_FROM = re.compile(r"(?:从|由|自)$")
_FROM_ONWARD = re.compile(r"(?:从|由|自)[^从由自]*$")


def measure_in_context(read: Read, previous: Read | None, text: str = "") -> Measure:
    """Read the measure; a figure about which nothing is said is a rate or a level by its unit."""
    number = read.figure.number
    start, end = read.setting.clause_start, read.figure.start
    if read.figure.rank or (number.unit == "位" and _PLACED.search(text, start, end)):
        words = read.setting.before[-4:]
        return Measure("rank", is_fall=False, reached=True, rule="rank", words=words)
    if _RATIO.search(number.number_text):
        return Measure("multiple", is_fall=False, reached=True, rule="ratio")
    if measure := _of_growth_reached(read, previous) or _signed(read, text):
        return measure
    if number.unit in SHARES and is_over_planned_amount(read.setting.before):
        return Measure("growth", is_fall=False, reached=False, rule="over_plan", words="超过")
    lead = strip_bound(read.setting.lead)[0]
    if read.baseline:
        return _of_baseline(read, previous, lead)
    said = read_measure(lead, number.unit, chinese_half=is_part_of_whole(number))
    if said is not None and _is_made(said, read, lead):
        return Measure("level", is_fall=False, reached=False, rule="built", words=lead[-4:])
    if _falls_back(read, previous, lead):
        return Measure("growth", is_fall=False, reached=True, rule="fallen_back", words=lead)
    if said is not None and said.rule not in ("points", "share", "times"):
        return said
    if said is None or said.rule == "share":
        if after := growth_after(read):
            return after
        if _is_same_change(read, previous, text):
            return Measure("growth", previous.measure.is_fall, reached=False, rule="same_change")
        if _still_grows(read, previous, text) or _is_aim_of_growth(read, previous, lead):
            return replace(previous.measure, reached=True, rule="same_growth")
        if _of_named_growth(read, previous, text, lead) or _with_part(read, previous, text):
            return Measure("growth", is_fall=False, reached=True, rule="growth_named")
    return of_list(read, previous, lead, said) or said or _by_unit(read)


# 工业产值的增长速度，计划为4%，实际达到6%: the noun stands in a clause before.
def _of_named_growth(read: Read, previous: Read | None, text: str, lead: str) -> bool:
    if read.figure.number.unit not in SHARES or not _said_only().fullmatch(lead):
        return False
    if previous is not None:
        return previous.measure.measure == "growth" and previous.measure.rule in NAMED_GROWTHS
    before = text[: read.setting.clause_start].rstrip("，：")
    return _growth_named().search(before) is not None


@cache
def _growth_named() -> re.Pattern[str]:
    nouns, aims = any_of(read_words(VERBS)["growth_nouns"]), any_of(read_words(WORDS)["aims"])
    return re.compile(rf"(?:{nouns})(?:的?(?:{aims})+|[是比]?[^，。；：\\d]{{0,14}})?$")


# 增产2200万吨，即7.8%: the same change, in per cent.
def _is_same_change(read: Read, previous: Read | None, text: str) -> bool:
    if previous is None or previous.measure.measure != "change":
        return False
    if read.figure.number.unit not in SHARES or previous.figure.number.unit in POINTS:
        return False
    return text[previous.setting.stop : read.figure.start] in read_words(WORDS)["that_is"]


def _after_growth(read: Read, previous: Read | None) -> bool:
    """Say whether a share follows a growth, which it may be too."""
    grew = previous is not None and previous.measure.measure == "growth"
    return grew and read.figure.number.unit in SHARES


# 涨幅要降到10%，实际回落到6%: the growth as it came to be
def _falls_back(read: Read, previous: Read | None, lead: str) -> bool:
    return _after_growth(read, previous) and _FALLEN_BACK.fullmatch(lead) is not None


# 产值增长4%，力争达到5%; 收入增长6%，其中渔民达到8%: the same growth, aimed at or of a part.
def _still_grows(read: Read, previous: Read | None, text: str) -> bool:
    if not _after_growth(read, previous) or previous.figure.number.unit not in SHARES:
        return False
    return bool(_aimed_or_part().fullmatch(text, previous.setting.stop, read.figure.start))


# 产值增长4%，低于5%的年度目标: the growth aimed at
def _is_aim_of_growth(read: Read, previous: Read | None, lead: str) -> bool:
    if not _after_growth(read, previous) or previous.figure.number.unit not in SHARES:
        return False
    return is_set_against_aim(lead, read.setting.tail)


@cache
def _aimed_or_part() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""
        ，? (?:[^，。；\d]{{0,6}})? (?:{any_of(words["aimed_higher"])}) [^，。；\d率重]{{0,4}}
      | ，其中 [^，。；\d]{{1,12}} (?<![率重比例]) (?:达到|达|为)
        """,
        re.VERBOSE,
    )


# 产值增长4%（包括村办工业为6%）: the growth with or without a part.
def _with_part(read: Read, previous: Read | None, text: str) -> bool:
    if not _after_growth(read, previous):
        return False
    return bool(_counting().fullmatch(text, previous.figure.end, read.figure.start))


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"（(?:{any_of(read_words(WORDS)['counting'])})[^，。；（）\d]*")


@cache
def _said_only() -> re.Pattern[str]:
    return re.compile(rf"[，；]?(?:{any_of(read_words(WORDS)['said_only'])})+")


# 固定资产投资-5.6%, GDP+4%: a sign before a percentage is that of a growth.
def _signed(read: Read, text: str) -> Measure | None:
    sign = text[max(0, read.figure.start - 2) : read.figure.start]
    if read.figure.number.unit not in SHARES or sign[-1:] not in SIGNS or not sign[:-1]:
        return None
    if not _BEFORE_SIGN.match(sign):
        return None
    return Measure("growth", sign[-1] in MINUS, reached=False, rule="signed", words=sign[-1])


def _by_unit(read: Read) -> Measure:
    if read.figure.number.unit in SHARES or is_part_of_whole(read.figure.number):
        return Measure("rate", is_fall=False, reached=False, rule="share_by_default")
    return Measure("level", is_fall=False, reached=False, rule="level_by_default")


# 增速由3%提高到5%: what was reached is a growth as well; 由增长3%转为下降5%: it may be a fall.
def _of_growth_reached(read: Read, previous: Read | None) -> Measure | None:
    if previous is None or not previous.baseline or read.baseline:
        return None
    if previous.measure.measure != "growth" or read.figure.number.unit not in ("%", "‰"):
        return None
    verb = read_verb(strip_bound(read.setting.lead)[0])
    falls = previous.measure.is_fall if verb is None or verb.reached else verb.is_fall
    return replace(previous.measure, is_fall=falls, reached=True, rule="result_of_growth")


def _is_made(said: Measure, read: Read, lead: str) -> bool:
    """改造提升码头9座: 提升 says how they were made; 水位比上年提升9米 is a change."""
    made = _made().search(lead)
    if made is None or said.rule not in ("change_verb", "change_head") or _COMPARED.search(lead):
        return False
    return bool(made["alone"] or _NOUN.match(read.setting.noun_after))


def _of_baseline(read: Read, previous: Read | None, lead: str) -> Measure:
    """The first of a from–to pair: 增速由3%, 覆盖率从60%, 渔船从9艘."""
    unit = read.figure.number.unit
    part = is_part_of_whole(read.figure.number)
    noun = read_measure(_FROM_ONWARD.sub("", lead), unit, chinese_half=part)
    if noun is not None and noun.rule == "growth_noun":
        return noun
    if _is_second_baseline_of_growth(read, previous):
        return previous.measure
    # 鱼价上涨7%，比上年的9%低2个百分点: the same growth, a year before
    if _after_growth(read, previous) and lead.strip("，的") in read_words(VERBS)["comparing"]:
        return replace(previous.measure, reached=True, rule="same_growth")
    share = part or unit in ("%", "‰", "‱", "成")
    moved = read_measure(lead, unit) if share else None
    if moved is not None and moved.rule == "growth_verb" and not _FROM.search(lead):
        return moved
    kind = "rate" if share else "multiple" if unit == "倍" else "level"
    return Measure(kind, is_fall=False, reached=True, rule="baseline")


# 由年均增长3%、5%提高到6%、8%: the second of the list of baselines.
def _is_second_baseline_of_growth(read: Read, previous: Read | None) -> bool:
    if previous is None or not previous.baseline or previous.measure.rule != "growth_verb":
        return False
    return read.setting.coordinated and not read.setting.lead.strip("、和与及")


@cache
def _made() -> re.Pattern[str]:
    made, better, alone = map(any_of, map(read_words(WORDS).get, ("made", "made_better", "alone")))
    return re.compile(rf"(?:(?P<alone>(?:{made})(?:{alone}))|(?:{made})?(?:{better}))(?:改造)?$")
