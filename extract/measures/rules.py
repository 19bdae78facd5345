"""WHICH MEASURE: level, change, growth, rate, rank or multiple, and whether the words say a fall.

In: the words before a figure (its lead), its unit, and what was decided for the figure it is
coordinated with. Out: `Measure`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
SHARES = ("%", "‰", "‱", "成", "折")
POINTS = ("个百分点", "百分点", "个点", "个千分点", "千分点", "个百分比")


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure, whether it is a fall, whether a level was reached (提高到), the rule and its words."""

    measure: str
    is_fall: bool
    reached: bool
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    verb: re.Pattern[str]
    head: re.Pattern[str]
    noun: re.Pattern[str]
    falls: frozenset[str]
    fall_nouns: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = read_words(WORDS)
    verbs = any_of(words["rise"] + words["fall"])
    fill = any_of(words["fillers"])
    reach = any_of(words["reach"])
    return _Patterns(
        verb=re.compile(rf"(?P<verb>{verbs})(?P<done>了|约|达)?(?:(?P<to>{reach})|(?P<fill>{fill}))?$"),
        head=re.compile(rf"(?<!新)(?P<verb>{any_of(words['change_heads'])})(?!到|至|为|值|额|量)(?:了)?(?P<object>[^到至，、和为]{{1,24}})$"),
        noun=re.compile(rf"(?P<noun>{any_of(words['growth_nouns'])})(?:{fill}|目标|分别|预期|由|从|{reach})*$"),
        falls=frozenset(words["fall"]),
        fall_nouns=frozenset(words["fall_nouns"]),
    )  # fmt: skip


_DISTRIBUTED = re.compile(r"(?:分别|各|平均|均|共|累计|合计|大约|一般|普遍|也|又|都|仅|已|将)+(?=(?:为|达|到|在)?$)")
_ADVERB_BETWEEN = re.compile(r"(?P<head>.*?)(?:分别|各|均|近|约|共|累计|仅|只)$")
_CONTRIBUTION = re.compile(r"拉动[^，]*$|贡献[^率，]*$")
_OVER_PLAN = re.compile(r"(?:超过|超额|超)[^，]{0,8}(?:计划|目标|任务|定额|预算)[^，]{0,3}$")
_EVEN = re.compile(r"(?:是|为|相当于|等于|达到|达|到|约为|的)[^，]{0,14}的?$")
_TIMES_VERB = re.compile(r"(?:增长|增加|提高|扩大|上升|增|增产|翻)了?(?:近|约|超过|超|了|达)?$")


def read_measure(lead: str, unit: str | None, *, chinese_half: bool = False) -> Measure | None:
    """Read the measure from the words before a figure; None where they say nothing of it."""
    if unit == "番":
        return Measure("growth", is_fall=False, reached=False, rule="doubling", words="番")
    if unit == "倍":
        return _times(lead)
    verb = _verb(lead)
    if unit in POINTS:
        return _points(lead, verb)
    if unit in SHARES or chinese_half:
        return _share(lead, verb)
    return _amount(lead, verb)


def _verb(lead: str) -> tuple[str, bool] | None:
    """Give the verb of change at the end of the lead and whether it says how far (到)."""
    text = _DISTRIBUTED.sub("", lead[-14:])
    match = _patterns().verb.search(text)
    if match is None:
        return None
    word = match["verb"]
    if word == "高" and match["fill"] in ("达", "达到") or match[0].startswith("高达"):
        return None
    if len(word) == 1 and word in "多少高低快增减降涨":
        head = text[: match.start()]
        if word in "增减降涨":
            if not match["to"] and re.search(r"[一-鿿]$", head) and re.search(r"(?:新|年|净|日|急|加|倍|递|再|又|月)$", head) and not head.endswith(("年", "日", "月", "净", "递")):
                return None
        elif not re.search(r"(?:比|较|同|与|高|低)[^，]{0,16}$", head):
            return None
    to = bool(match["to"]) or match["fill"] in ("保持在", "稳定在", "控制在", "达到", "达", "为")
    if match["fill"] in ("在",):
        to = True
    return word, to


def _times(lead: str) -> Measure:
    if _TIMES_VERB.search(lead):
        return Measure("growth", is_fall=False, reached=False, rule="times_growth", words="倍")
    verb = _verb(lead)
    if verb and not verb[1]:
        return Measure("growth", verb[0] in _patterns().falls, reached=False, rule="times_growth", words=verb[0])
    return Measure("multiple", is_fall=False, reached=True, rule="times", words="倍")


def _points(lead: str, verb: tuple[str, bool] | None) -> Measure:
    if _CONTRIBUTION.search(lead):
        return Measure("level", is_fall=False, reached=True, rule="contribution", words="拉动")
    if verb:
        return Measure("change", verb[0] in _patterns().falls, reached=False, rule="points_verb", words=verb[0])
    fall = re.search(r"(?:低于|下降|降低|回落|慢于|收窄|落后|减少)[^，、]*$", lead)
    return Measure("change", bool(fall), reached=False, rule="points", words=fall[0] if fall else "")


def _share(lead: str, verb: tuple[str, bool] | None) -> Measure | None:
    patterns = _patterns()
    if noun := patterns.noun.search(lead):
        fall = noun["noun"] in patterns.fall_nouns
        return Measure("growth", fall, reached=False, rule="growth_noun", words=noun["noun"])
    if verb:
        word, to = verb
        if to and re.search(r"(?:增速|增幅|涨幅|增长率)[^，]{0,12}$", lead):
            return Measure("growth", is_fall=False, reached=True, rule="growth_noun", words=word)
        if to and not (word == "增长" and re.search(r"增长(?:保持在|稳定在|控制在|达到|达|为)$", _DISTRIBUTED.sub("", lead))):
            return Measure("rate", is_fall=False, reached=True, rule="reached_share", words=word)
        return Measure("growth", word in patterns.falls, reached=False, rule="growth_verb", words=word)
    if _OVER_PLAN.search(lead) and not re.search(r"的$", lead):
        return Measure("growth", is_fall=False, reached=False, rule="over_plan", words="超过")
    if re.search(r"(?:率|占|比重|比例|份额|达到|达|为|完成|保持在?|稳定在|程度|覆盖|在|比|强度|面|度)(?:[^，]{0,10})$", lead):
        return Measure("rate", is_fall=False, reached=True, rule="share", words=lead[-4:])
    if match := patterns.head.search(lead):
        return Measure("growth", match["verb"] in patterns.falls, reached=False, rule="growth_head", words=match["verb"])
    return None


def _amount(lead: str, verb: tuple[str, bool] | None) -> Measure | None:
    patterns = _patterns()
    if verb:
        word, to = verb
        if to:
            return Measure("level", is_fall=False, reached=True, rule="reached_level", words=word)
        if not re.search(r"新增$", lead):
            return Measure("change", word in patterns.falls, reached=False, rule="change_verb", words=word)
    if match := patterns.head.search(lead):
        return Measure("change", match["verb"] in patterns.falls, reached=False, rule="change_head", words=match["verb"])
    if re.search(r"(?:达到|达|为|至|到|突破|超过|超|有|共有|余额|总额|总量|总值)(?:了|近|约|超|全国|世界|每月|每年|人均)*$", lead):
        return Measure("level", is_fall=False, reached=True, rule="reached", words=lead[-2:])
    return None
