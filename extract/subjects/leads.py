"""The words before a figure (its lead) in; what of them names something out: a verb, a noun phrase.

绿道里程同比 is 绿道里程, 新建绿道 is the verb 新建 and the noun 绿道.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.bounds.rules import strip_bound
from extract.subjects.circumstances import without_circumstances, without_predicate_end
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
MEASURE_WORDS = Path(__file__).parents[1] / "measures" / "words.yml"
ROUNDS = 4  # words of manner and of change may lie over one another this often


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a figure say: a definitional verb, a noun phrase, both, or nothing."""

    verb: str
    noun: str


BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)")
# 以丝绸、茶叶为主的特产: examples of a thing are not the thing.
_EXAMPLES = re.compile(r"^以[^，]{2,30}?(?:为|等)[^，]{0,6}的(?=[^，]{2})")
# 新渠使灌溉面积: what caused it is not the thing.
_CAUSED = re.compile(r"^[^，]{0,24}?(?<![即行])(?:使(?![用馆命])|把|将)(?=[^，近于来军]{3,}$)")
# 在全省36个县营商环境评价中: what is judged, without those it is judged among.
_JUDGED = re.compile(
    r"""^在 (?:全[国省市区县球])? (?:\d+个[^，]{0,4}?[市县区省])?
    (?P<what> [^，]{2,12} (?:评价|考核|评估|测评|评选) ) 中 (?:位?列)? $""",
    re.VERBOSE,
)
# 渔业产值连跨千亿元台阶、增长5%: the step is no part of the thing.
_STEP = re.compile(r"(?:连跨|跨上|迈上|跨过|跨越|跃上|站上)[^，、]{0,10}(?:台阶|大关)[，、]?$")
_STEP_BEFORE = re.compile(r"^[万亿千百元大新]*(?:台阶|大关|关口|门槛)[，、]?")
_CIRCUMSTANCE = re.compile(
    r"""(?:
        (?:按|扣除|剔除|考虑|考虑到) [^，]{0,14} (?:计算|因素|口径)  # 游客人数按可比口径
      | 在 [^，]{0,16} (?:基础上|情况下|条件下|前提下)            # 蚕茧产量在去年受灾的情况下
      | [^，在]{0,16} (?:基础上|来说|来看|方面) ：?                 # 渔业方面
      | 每 (?:人|户|亩|头|吨)? (?:每年|每月|年|月)?               # 口粮每人每月
    )(?:，|年均)?$""",
    re.VERBOSE,
)


def clean_lead(lead: str, *, ranked: bool = False) -> str:
    """Take manner, linking, time and change words off both ends of the words before a figure."""
    text = _STEP_BEFORE.sub("", BRACKETED.sub("", lead))
    text = _told_before().sub("", without_cause(_EXAMPLES.sub("", text)))
    for _ in range(ROUNDS):
        before = text
        text, _bound = strip_bound(_STEP.sub("", _CIRCUMSTANCE.sub("", text)))
        text = _CIRCUMSTANCE.sub("", _comparison().sub("", text))
        text = without_predicate_end(_end_words().sub("", without_predicate_end(text)))
        if ranked:
            text = _ranked_among().sub("", _rank_verb().sub("", text))
        text = without_opening(without_circumstances(text))
        if text == before:
            break
    return _JUDGED.sub(r"\g<what>", text)


def without_cause(text: str) -> str:
    """Take off what caused the thing measured: 新渠使灌溉面积 → 灌溉面积."""
    match = _CAUSED.match(text)
    return text[match.end() :] if match else text


def without_opening(text: str) -> str:
    """Take words of manner, linking, time and marks off the front: 其中，累计新建 → 新建."""
    return _opening().sub("", text)


def split_lead(text: str) -> Lead:
    """Divide a cleaned lead into its verb and its noun phrase: 新建绿道 → 新建 + 绿道."""
    if light := _light_verb().match(text):
        rest = without_opening(text[light.end() :])
        return split_lead(rest) if rest != text else Lead("", rest)
    if verb := _verb().match(text):
        return Lead(verb[0], text[verb.end() :]) if verb.end() < len(text) else Lead(text, "")
    return Lead("", "") if _only_light().fullmatch(text) else Lead("", text)


def last_verb(text: str) -> Lead:
    """In 7名渔技员帮扶90户 the words between belong to the first figure but for the verb."""
    match = _closing_verb().search(text)
    return Lead(match[0], "") if match else split_lead(text)


def without_closing_verb(subject: str) -> str:
    """Take the verb off the end of a subject that ends in what was done: 渔港开工 → 渔港."""
    match = _verb_at_end().search(subject)
    return subject[: match.start()] if match else subject


def opens_with_verb(lead: str) -> bool:
    """Say whether the words before a figure open with a verb of doing (栽植, 修复): it was done."""
    return bool(_verb().match(without_opening(lead)))


def without_verb(subject: str) -> str:
    """Take the definitional verb off a subject, where something follows it: 新建绿道 → 绿道."""
    return subject[len(opening_verb(subject)) :]


def opening_verb(text: str) -> str:
    """Give the definitional verb a text opens with and does not consist of: 新建 of 新建绿道."""
    verb = _verb().match(text)
    return verb[0] if verb and verb.end() < len(text) else ""


def whole_verb(text: str) -> str:
    """Give the text if it is nothing but a definitional verb."""
    return text if _verb().fullmatch(text) else ""


def wants_object(lead: str) -> str:
    """Give the verb or particle at the end of a lead whose object stands after the figure."""
    match = _object_wanted().search(lead)
    return match[0] if match else ""


def drop_region(text: str, names: tuple[str, ...]) -> str:
    """Take the name of a place off the front: 浦江绿道里程 → 绿道里程, but not of 浦江市场."""
    for name in names:
        if not name or len(text) <= len(name) or not text.startswith(name):
            continue
        if len(name) >= 3 or text[len(name)] not in read_words(WORDS)["place_goes_on"]:
            return text[len(name) :].removeprefix("的")
    return text


# 其中，全市累计 | 二是 | （3）: what may stand before the thing measured.
@cache
def _opening() -> re.Pattern[str]:
    words, changes = read_words(WORDS), read_words(MEASURE_WORDS)
    all_verbs = words["verbs"] + words["light_verbs"] + changes["rise"] + changes["fall"]
    verbs = any_of([verb for verb in all_verbs if len(verb) > 1])  # 重点高校 is no rise
    return re.compile(
        rf"""^(?:
            {any_of(words["adverbs"] + words["own_region"])}
          | (?:{any_guarded(words["short_adverbs"])})
          | (?!基本建设) (?:{any_of(words["adverbs_before_verbs"])}) (?={verbs})
          | [，、：；:；,”\u2019）)]
          | 的(?=.)
          | （\d+） | [（(] | [—－–-]+
          | [一二三四五六七八九十]+是
        )+""",
        re.VERBOSE,
    )


@cache
def _light_verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards = words["light_verb_guards"]
    free = any_of([verb for verb in words["light_verbs"] if verb not in guards])
    return re.compile(rf"^(?:{free}|{any_guarded(guards)})(?:了|好)?(?=..)")


@cache
def _only_light() -> re.Pattern[str]:
    words = read_words(WORDS)
    light = any_of(words["light_verbs"] + words["adverbs"] + words["light_particles"])
    return re.compile(rf"(?:{light})+")


@cache
def _verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards = words["verb_guards"]
    free = any_of([verb for verb in words["verbs"] if verb not in guards])
    return re.compile(rf"^(?:{free}|{any_guarded(guards)})+(?:了|好)?")


@cache
def _closing_verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"(?:{any_of(words['verbs'] + words['light_verbs'])})+(?:了)?$")


@cache
def _verb_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=.{{2}})(?:基本)?(?:{any_of(read_words(WORDS)['closing_verbs'])})$")


# 转移支付规模大幅增加、专项项目: what was told of the thing before is no part of this one.
@cache
def _told_before() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, verbs = any_of(words["change_adverbs"]), any_of(words["change_verbs"])
    return re.compile(rf"^[^、，]{{2,}}?(?:{manner})+(?:{verbs})、(?=[^、，]{{3}})")


@cache
def _object_wanted() -> re.Pattern[str]:
    words = read_words(WORDS)
    verbs = any_of(words["verbs"] + words["light_verbs"])
    return re.compile(rf"(?:{verbs}|{any_of(words['object_particles'])})$")


# Words of change and reaching at the end of a lead: 绿道里程同比增长, 茶叶产量分别提高到.
@cache
def _end_words() -> re.Pattern[str]:
    words, changes = read_words(WORDS), read_words(MEASURE_WORDS)
    unless_after = words["end_words_unless_after"]
    guarded = "|".join(
        "".join(f"(?<!{other})" for other in others) + word for word, others in unless_after.items()
    )
    verbs = changes["rise"] + changes["fall"] + changes["growth_nouns"] + words["end_words"]
    free = any_of(list(dict.fromkeys(verb for verb in verbs if verb not in unless_after)))
    return re.compile(rf"(?:{free}|{guarded}|(?<=[到至达为由从])人均|[，、：:（(])+$")


@cache
def _comparison() -> re.Pattern[str]:
    words = read_words(WORDS)
    plans, ends = any_of(words["planned_amounts"]), any_of(words["compared_ends"])
    return re.compile(
        rf"""
        (?:还|又)? 超过 [^，]{{0,24}} (?:计划|指标|任务|预算|预期|水平)$       # 还超过年初任务
      | (?:(?<!占)(?<!之)(?<!对)比|较|同|与|比现有|比原有) 的?$              # 渔获量较
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
    return re.compile(rf"(?:{any_of(read_words(WORDS)['rank_verbs'])})[^，、居]{{0,14}}$")


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
