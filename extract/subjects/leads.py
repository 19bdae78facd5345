"""The words before a figure (its lead) in, the words that name what it measures out.

Manner, linking, time, change and comparison go: 绿道里程同比 is 绿道里程.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from extract.bounds.rules import strip_bound
from extract.quantities.numerals import CHARACTERS
from extract.subjects.circumstances import without_circumstances, without_predicate_end
from extract.subjects.openings import (
    MEASURE_WORDS,
    without_cause,
    without_front,
    without_opening,
)
from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("leads.yml")
SIGNS = r"+\-\N{FULLWIDTH HYPHEN-MINUS}\N{MINUS SIGN}"  # 渔业投资-5%
# 渔业由亏损9亿元转为盈利: the state it came from is what is measured first.
_EXCHANGED = re.compile(r"(?:为|按)?\d+[一-鿿]{1,3}元?兑换?$")  # 平均汇率为1美元兑
_TURNED = re.compile(r"(?<=..)[由从](?=(?:亏损|盈利|逆差|顺差|净流[出入])$)")
RECENT = 1024  # the rules ask for the same lead again and again
ROUNDS = 4  # words of manner and of change may lie over one another this often
_SPAN = rf"[\d{CHARACTERS}、]+多?(?:年|个月|天)"
_DURATION = rf"{_SPAN}(?:中间|间|内|中|里|以?来)"
BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)")
# 以丝绸、茶叶为主的特产: examples of a thing are not the thing.
_EXAMPLES = re.compile(r"^以[^，]{2,30}?(?:为|等)[^，]{0,6}的(?=[^，]{2})")
# 在全省36个县营商环境评价中: what is judged, without those it is judged among.
_JUDGED = re.compile(
    r"""^在 (?:全[国省市区县球])? (?:\d+个[^，]{0,4}?[市县区省])?
    (?P<what> [^，]{2,12} (?:评价|考核|评估|测评|评选) ) 中 (?:位?列)? $""",
    re.VERBOSE,
)
# 十六个省、市九万多个船厂: the places belong to the figure before.
_LISTED_PLACES = re.compile(r"^、?(?:直辖市|自治区|自治州|[市区县州])(?=$|的)")
# 它的规模能扩大到年产鱼粉: what is produced is measured.
_GROWS_TO = re.compile(r"^[^，]*?(?:扩大|提高|发展|增加|达|上升)到(?=[年日月]产[^量值能，]{1,8}$)")
# 渔业产值连跨千亿元台阶、增长5%: the step is no part of the thing.
_STEP = re.compile(r"(?:连跨|跨上|迈上|跨过|跨越|跃上|站上)[^，、]{0,10}(?:台阶|大关)[，、]?$")
_STEP_BEFORE = re.compile(r"^[万亿千百元大新]*(?:台阶|大关|关口|门槛)[，、]?")
_CIRCUMSTANCE = re.compile(
    r"""(?:
        (?:[按以就]|扣除|剔除|考虑|考虑到) [^，]{0,14} (?:计算|因素|口径|数额)  # 游客人数按可比口径
      | 在 [^，]{0,16} (?:基础上|基数上?|情况下|条件下|前提下)      # 蚕茧产量在去年受灾的情况下
      | [^，在]{0,16} (?:基础上|来说|来看|方面) ：?                 # 渔业方面
      | 每 [一十百千万\d]* (?:人|户|亩|头|吨|公?斤|担|度|元|台|平方米)? # 口粮每人每月
        (?:每年|每月|年|月)?
    )(?:，|年均)?$""",
    re.VERBOSE,
)


# [二十年间]渔获量, 渔获量[二十年间], [一个月的]增长额: for how long is no part of the thing.
_HOW_LONG = re.compile(rf"^{_DURATION}的?(?=..)|^{_SPAN}的(?=..)|(?<=..){_DURATION}的?$")


@lru_cache(maxsize=RECENT)
def clean_lead(lead: str, *, ranked: bool = False) -> str:
    """Take manner, linking, time and change words off both ends of the words before a figure."""
    text = _STEP_BEFORE.sub("", _LISTED_PLACES.sub("", BRACKETED.sub("", lead)))
    text = _EXCHANGED.sub("", _TURNED.sub("", _GROWS_TO.sub("", text)))
    text = without_front(_told_before(), without_cause(without_front(_EXAMPLES, text)))
    for _ in range(ROUNDS):
        before = text
        text, _bound = strip_bound(_STEP.sub("", _CIRCUMSTANCE.sub("", text)))
        text = _CIRCUMSTANCE.sub("", _comparison().sub("", text))
        text = without_predicate_end(_end_words().sub("", without_predicate_end(text)))
        if ranked:
            text = _ranked_among().sub("", _rank_verb().sub("", text))
        text = without_opening(without_circumstances(text))
        if "年" in text or "月" in text or "天" in text:
            text = _HOW_LONG.sub("", text)
        if text == before:
            break
    return _JUDGED.sub(r"\g<what>", text)


# 补助规模大幅增加、专项项目: what was told of the thing before is no part of this one.
@cache
def _told_before() -> re.Pattern[str]:
    words = read_words(SHARED)
    manner, verbs = any_of(words["change_adverbs"]), any_of(words["change_verbs"])
    return re.compile(rf"^[^、，]{{2,}}?(?:{manner})+(?:{verbs})、(?=[^、，]{{3}})")


# Words of change and reaching at the end of a lead: 绿道里程同比增长, 茶叶产量分别提高到.
@cache
def _end_words() -> re.Pattern[str]:
    words, changes = read_words(WORDS), read_words(MEASURE_WORDS)
    unless_after = words["end_words_unless_after"]
    guarded = "|".join(
        "".join(f"(?<!{other})" for other in others) + word for word, others in unless_after.items()
    )
    verbs = changes["rise"] + changes["fall"] + changes["growth_nouns"] + words["end_words"]
    kept = {*unless_after, *words["kept_at_end"]}
    free = any_of(list(dict.fromkeys(verb for verb in verbs if verb not in kept)))
    return re.compile(rf"(?:{free}|{guarded}|(?<=[到至达为由从])人均|[，、：:（({SIGNS}])+$")


@cache
def _comparison() -> re.Pattern[str]:
    words = read_words(WORDS)
    plans, ends = any_of(words["planned_amounts"]), any_of(words["compared_ends"])
    return re.compile(
        rf"""
        (?:还|又)? 超过 [^，]{{0,24}}                               # 还超过年初任务
        (?:计划|指标|任务|预算|预期|水平|原定数|定额)$
      | (?:(?<!占)(?<!之)(?<!对)(?<!配)比|较|同|与) 的?$                # 渔获量较
      | 比(?:现有|原有|现在|过去) 的?$                                   # 渔获量比现在
      | (?:比|较) (?:上一?个)? (?:五年|时期|前期|同期)$                    # 渔获量比上个五年
      | (?:比|较|同|与|超过|超额完成|超) 了? (?:{plans}) [的了]*           # 渔获量超原计划指标
        (?:指标|任务)? 还? [多少]?$
      | [比较同与] [^，、。；和]{{1,14}}? (?:{ends})                        # 渔获量比上年同期实际
        (?:实际|年初预算|水平|的)? (?:相比)?$
      | (?:比|较|快于|高于|低于) [^，、。；比和]{{2,14}}? (?:平均)?      # 较各项贷款平均增速
        (?:增长速度|增速|增幅|涨幅|增长率|水平) (?:分别)? [高低快慢]?$
      | [比较] “[^”]{{2,8}}” (?:时期|期间|期末|末|初)? (?:同期)?$        # 渔船数比“三普”
        """,
        re.VERBOSE,
    )


@cache
def _rank_verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?!居[民住])(?:{any_of(read_words(WORDS)['rank_verbs'])})[^，、居]{{0,14}}$"
    )


@cache
def _ranked_among() -> re.Pattern[str]:
    return re.compile(
        rf"""(?:
            在 [^，、]{{1,20}} (?:中|里|城市)                               # 在沿江各县中
          | [均稳位排列名跃高]? (?:居|列|位居|排名|位列|名列)?              # 渔获量位居全国城市
            (?:{any_of(read_words(WORDS)["ranked_among"])})
            (?:省份|地区|城市|总量|的)* (?:排名)?
        )$""",
        re.VERBOSE,
    )
