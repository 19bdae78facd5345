"""WHICH MEASURE: level, change, growth, rate or multiple, and whether the words say a fall.

In: the words before a figure (its lead) and its unit. Out: `Measure`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.measures.verbs import WORDS, Verb, is_fall, read_verb, without_adverbs
from extract.wordlists import any_form, any_of, read_words

SHARES = ("%", "‰", "‱", "/10万", "/十万", "成", "折")
POINTS = ("个百分点", "百分点", "个点", "个千分点", "千分点", "个百分比")
# 超过原定计划90万吨的15%: the figure is that of the plan itself
_AS_PLANNED = ("的", "原定计划")
# 资费再降10%: after these a verb of one character stands alone, but not in 再增 of a thing.
_AGAIN = re.compile(r"[再又](?P<verb>[降减涨])了?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure, whether it is a fall, whether a level was reached (提高到), rule and words."""

    measure: str
    is_fall: bool
    reached: bool
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    head: re.Pattern[str]
    spent_on: re.Pattern[str]
    noun: re.Pattern[str]
    amount_noun: re.Pattern[str]
    fall_nouns: frozenset[str]
    times: re.Pattern[str]
    contribution: re.Pattern[str]
    point_fall: re.Pattern[str]
    growth_rate: re.Pattern[str]
    held: re.Pattern[str]
    over_plan: re.Pattern[str]
    more_of_amount: re.Pattern[str]
    share: re.Pattern[str]
    reached: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = read_words(WORDS)
    any_ = {name: any_of(listed) for name, listed in words.items()}
    # 减少[审批环节]56个: the verb stands before the thing changed.
    head = rf"""
        (?<!新) (?P<verb> {any_["change_heads"]} ) (?!{any_["not_heads_before"]}) 了?
        (?P<object>
            [^到至，、和为]{{1,24}} (?<!的) | [^到至，为]{{1,24}} (?:{any_["burdens"]})
            | [^到至，和为]{{2,24}} 等 (?![^，]*(?:{any_["ways"]}))
              [^到至，、和为]{{1,8}} (?<!的) ) $
    """
    # 人口自然增长率 is the name of a rate.
    own_name = "".join(f"(?<!{word})" for word in words["names_of_rates"])
    # 年均增速保持在8%.
    fill = "|".join(any_[name] for name in ("fillers", "noun_fillers", "reach"))
    return _Patterns(
        head=re.compile(head, re.VERBOSE),
        # 用于增加教师宿舍的支出: what the money was for.
        spent_on=re.compile(
            rf"(?:{any_['purposes']}).*的?(?:{any_['sums']})$|^[，、；]?(?:其中)?(?:{any_['purposes']})"
        ),
        noun=re.compile(rf"{own_name}(?P<noun>{any_['growth_nouns']})(?:{fill})*$"),
        # 增长的绝对数却是9万吨
        amount_noun=re.compile(
            rf"(?P<verb>{any_['rise']}|{any_['fall']})的?(?:{any_['amounts_of_change']})(?:{fill})*$"
        ),
        fall_nouns=frozenset(words["fall_nouns"]),
        times=re.compile(rf"(?:{any_['times_verbs']})了?(?:{any_['times_hedges']})?$"),
        contribution=re.compile(rf"(?:{any_form(words['contributions'])})$"),
        point_fall=re.compile(rf"(?:{any_['point_falls']})[^，、]*$"),
        growth_rate=re.compile(rf"{own_name}(?:{any_['growth_rates']})[^，]{{0,12}}$"),
        held=re.compile(rf"增长(?:{any_['held']})$"),
        # 超额完成计划5%; 比原计划超过5%, whose 超过 is taken off with the words of bound
        over_plan=re.compile(
            rf"(?:{any_['over']})[^，]{{0,8}}(?:{any_['plans']})[^，]{{0,3}}$"
            rf"|[比较][^，]{{0,6}}(?:{any_['plans']})(?:数|额)?$"
        ),
        # 五年内增加产值5%
        more_of_amount=re.compile(
            rf"(?<!新)(?P<verb>{any_['change_heads']})了?[^，、到至为率度重]{{0,4}}"
            rf"(?:{any_['amounts_changed']})$"
        ),
        share=re.compile(rf"(?:{any_['shares']})(?<![层方全]面)[^，]{{0,10}}$"),
        reached=re.compile(rf"(?<![通抵直])(?:{any_['reached']})(?:{any_['reached_fillings']})*$"),
    )


def read_measure(lead: str, unit: str | None, *, chinese_half: bool = False) -> Measure | None:
    """Read the measure from the words before a figure; None where they say nothing of it.

    `chinese_half` marks a number without unit that is a part of a whole (一半, 三分之一).
    """
    if unit == "番":
        return _growth("doubling", "番")
    if unit == "倍":
        return _times(lead)
    if chinese_half and lead.endswith("减"):
        return _growth("halved", "减", is_fall=True)
    verb = read_verb(lead)
    if unit in POINTS:
        return _points(lead, verb)
    if unit in SHARES or chinese_half:
        return _share(lead, verb)
    return _amount(lead, verb)


def _growth(rule: str, words: str, *, is_fall: bool = False, reached: bool = False) -> Measure:
    return Measure("growth", is_fall, reached, rule, words)


def _times(lead: str) -> Measure:
    """增长两倍 is growth; 是上年的两倍 a multiple."""
    if _patterns().times.search(lead):
        return _growth("times_growth", "倍")
    if _patterns().over_plan.search(lead) and not lead.endswith("的"):
        return _growth("over_plan", "超过")  # 投资超过概算一倍
    verb = read_verb(lead)
    if verb and not verb.reached:
        return _growth("times_growth", verb.word, is_fall=verb.is_fall)
    return Measure("multiple", is_fall=False, reached=True, rule="times", words="倍")


def _points(lead: str, verb: Verb | None) -> Measure:
    """拉动增长0.6个百分点 is a level; 提高2个百分点, 低于全省1个百分点 are changes."""
    if _patterns().contribution.search(lead):
        return Measure("level", is_fall=False, reached=True, rule="contribution", words="拉动")
    if verb:
        return Measure("change", verb.is_fall, reached=False, rule="points_verb", words=verb.word)
    fall = _patterns().point_fall.search(lead)
    words = fall[0] if fall else ""
    return Measure("change", fall is not None, reached=False, rule="points", words=words)


def _share(lead: str, verb: Verb | None) -> Measure | None:
    """Read the measure of a percentage: a growth (涨幅4%, 增长5%) or a rate (占60%, 提高到90%)."""
    patterns = _patterns()
    if noun := patterns.noun.search(lead):
        fall = noun["noun"] in patterns.fall_nouns
        return _growth("growth_noun", noun["noun"], is_fall=fall)
    if verb:
        return _share_of_verb(lead, verb)
    if again := _AGAIN.search(lead):
        return _growth("short_verb_again", again["verb"], is_fall=is_fall(again["verb"]))
    if patterns.over_plan.search(lead) and not lead.endswith("的"):
        return _growth("over_plan", "超过")
    if (amount := patterns.more_of_amount.search(lead)) and not lead.endswith("的"):
        return _growth("growth_head", amount["verb"], is_fall=is_fall(amount["verb"]))
    if patterns.share.search(lead):
        return Measure("rate", is_fall=False, reached=True, rule="share", words=lead[-4:])
    if head := patterns.head.search(lead):
        return _growth("growth_head", head["verb"], is_fall=is_fall(head["verb"]))
    return None


def _share_of_verb(lead: str, verb: Verb) -> Measure:
    """增速提高到6% is a growth reached, 覆盖率提高到90% a rate, 下降3% and 增长保持在5% growth."""
    if verb.reached and _patterns().growth_rate.search(lead):
        return _growth("growth_noun", verb.word, reached=True)
    held = verb.word == "增长" and _patterns().held.search(without_adverbs(lead))
    if verb.reached and not held:
        return Measure("rate", is_fall=False, reached=True, rule="reached_share", words=verb.word)
    return _growth("growth_verb", verb.word, is_fall=verb.is_fall)


def _amount(lead: str, verb: Verb | None) -> Measure | None:
    """Read the measure of an amount: 增加9户 is a change, 增加到90户 and 共有90户 are levels."""
    if noun := _patterns().amount_noun.search(lead):
        fall = is_fall(noun["verb"])
        return Measure("change", fall, reached=False, rule="change_noun", words=noun[0])
    if verb and verb.reached:
        return Measure("level", is_fall=False, reached=True, rule="reached_level", words=verb.word)
    if verb and verb.word in read_words(WORDS)["savings"]:
        return Measure("level", is_fall=False, reached=False, rule="saving", words=verb.word)
    if verb and not lead.endswith("新增"):
        return Measure("change", verb.is_fall, reached=False, rule="change_verb", words=verb.word)
    if _patterns().over_plan.search(lead) and not lead.endswith(_AS_PLANNED):
        return Measure("change", is_fall=False, reached=False, rule="over_plan", words="超过")
    head = _patterns().head.search(lead)
    if head and not _patterns().spent_on.search(lead):
        word = head["verb"]
        if word in read_words(WORDS)["savings"]:
            return Measure("level", is_fall=False, reached=False, rule="saving", words=word)
        return Measure("change", is_fall(word), reached=False, rule="change_head", words=word)
    if _patterns().reached.search(lead):
        return Measure("level", is_fall=False, reached=True, rule="reached", words=lead[-2:])
    return None
