"""The words before a figure in, its verb and its noun out: what names nothing is gone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.numerals import CHARACTERS
from extract.subjects.asked import Asked
from extract.subjects.circumstances import WORDS as FRAMES
from extract.subjects.comparisons import (
    points_at_statistic,
    points_back,
    without_compared,
    without_comparison,
    without_equal,
    without_plan,
    without_pointer,
)
from extract.subjects.leads import clean_lead
from extract.subjects.openings import drop_region, without_opening
from extract.subjects.owners import generic_heads
from extract.subjects.verbs import Lead, last_verb, split_lead
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("parts.yml")
LENGTH_OF_VERB = 2  # characters: what stands alone before 了 is a verb, 改良了
# Before 半数: 合作化的规模[将达到农户]
_REACHES_PART = re.compile(r"(?<=[^，]{2})[都均已将也]*(?:达到|达)[^，、的]{1,8}$")
# 渔业产值占农业总产值的比重: the thing is what stands before 占.
_SHARE = re.compile(
    r"""占 (?!有[率量]|用|地|率) (?:到)?
    (?:[^，、占]{0,14}? (?:的比重|比重|的比例|比例|总量|总数|总额|的)? )?$""",
    re.VERBOSE,
)
# [拥有]渔船总数90%[以上的]渔县: who holds so much stands behind the figure
_HOLDS = re.compile(r"[，]?(?:拥有|占有|掌握|控制)(?!率)")
_HOLDER = re.compile(r"(?:以上|左右)?的[一-鿿]")
# 保险费[按工资总额的]1%缴纳
_RECKONED = re.compile(r"(?P<what>[^，按]{2,12})按照?[^，、]{2,14}的$")
# 保证把90个渔港: the object stands behind the figure. 占全国90个渔港: the whole does.
_TAKES_NEXT = re.compile(
    r"(?:[把让]|(?<![即行])将|^使)$|^[，]?[只仅约]?占(?:到|了)?(?:全[国省市区县]|现有)+$"
)
# Ratios that may have a unit: 炼铁焦比由950公斤降到705公斤.
_NAMED_RATIOS = ("焦比", "煤比", "料比", "存贷比", "产出比")
# 城乡渔民收入比由2.9缩小至2.5: 比 is the end of a name, not of a comparison.
_RATIO = re.compile(r"(?<=[一-鿿]{2})比(?:由|从|[一-鿿]{0,4}(?:至|到|为|在)|达到?|约?为|仅?为)?$")
_VIEW = re.compile(r"^，?(?:即使|就是|单|只|仅)?[以拿就从]")
# 占渔村青、壮年总人数的
_SHARE_OF_LIST = re.compile(r"^，?占[^，占]{2,24}(?:总人?数|总[量额])的?$")
# Before 一半, 三分之一: 新增渔船超过全球, 渔获量稳定在全国
_OF_ALL = re.compile(
    r"(?<=[^，、]{2})(?:超过|超|占到|占|达到|达|稳定在|保持在|接近|近|约)+"
    r"(?:全国|全球|世界|全省|全市|全区)(?:总[量数额])?的?$"
)
# Behind the 3% of 在渔获量增长不到3%的情况下
_CIRCUMSTANCE = re.compile(r"(?:以上|以下|左右)?的(?:情况|条件|基础|前提)[下上]")
# A subject has words: 26 and 3.5 in the cells of a table have none.
_WORD = re.compile(r"[A-Za-z一-鿿]")


def lead_parts(asked: Asked) -> Lead:
    """Divide what is left of the lead without its words of manner, place and change."""
    if _leaves_to_others(asked):
        return Lead("", "")
    text = _words_that_name(asked)
    if points_back(text) and (asked.previous or asked.earlier_clause):
        return Lead("", "")
    if asked.measure == "change":
        text = _change_head().sub("", text)
    if text in asked.regions and asked.lead.endswith(("由", "从")):
        return Lead("", "")  # 渔船产量，某省由9艘增加到12艘
    if text in generic_heads():
        return Lead("", text)
    parts = last_verb(text) if asked.shared else split_lead(text)
    if _is_of_previous(asked, parts):
        return Lead("", "")
    alone = parts == Lead("", text) and len(text) == LENGTH_OF_VERB
    return Lead(text, "") if alone and asked.lead.endswith(f"{text}了") else parts


# 9个国家90个港口: the countries are what the first figure counts
def _is_of_previous(asked: Asked, parts: Lead) -> bool:
    alone = asked.shared and asked.noun_after and not parts.verb
    places = read_words(WORDS)["places_counted"]
    return bool(alone) and parts.noun in places and asked.previous.endswith(parts.noun)


def _leaves_to_others(asked: Asked) -> bool:
    """Say whether a lead names nothing itself: 把90个渔港, 占全国90个渔港, 这个比重."""
    takes_next = bool(
        asked.noun_after
        and (_TAKES_NEXT.search(asked.lead) or (asked.shared and asked.lead.endswith("在")))
    )
    return takes_next or bool(asked.previous and points_at_statistic(asked.lead))


def _words_that_name(asked: Asked) -> str:
    """Give the words of the lead that are not manner, place, comparison or change."""
    text = without_pointer(without_equal(_without_share(asked), asked.measure))
    if asked.noun_after in read_words(FRAMES)["views"]:  # 以渔港投资多了9亿元来说
        text = _VIEW.sub("", text)
    if _CIRCUMSTANCE.match(asked.tail):
        text = text.removeprefix("在")
    if asked.in_sentence:
        text = without_comparison(text, asked.measure)
    if asked.measure == "rate":
        text = _OF_ALL.sub("", text)
        if asked.unit is None:
            text = _REACHES_PART.sub("", text)
    text = clean_lead(text, ranked=asked.measure == "rank")
    text = without_opening(drop_region(text, asked.regions))
    if asked.in_sentence:
        text = without_comparison(text, asked.measure)
    text = without_compared(text, asked.measure)
    if _is_ratio(asked) and text and not text.endswith("比"):
        text += "比"
    return without_plan(text, asked.measure)


def _is_ratio(asked: Asked) -> bool:
    """Say whether 比 ends the name of what is measured: 城乡渔民收入比由2.9缩小至2.5."""
    unitless = asked.unit is None and asked.measure in ("level", "multiple")
    ratio = _RATIO.search(asked.lead)
    return ratio is not None and (
        unitless or asked.lead.endswith(_NAMED_RATIOS, 0, ratio.start() + 1)
    )


def _without_share(asked: Asked) -> str:
    """渔业产值占农业总产值的: what the share is of is not its subject."""
    if asked.measure == "rate" and _HOLDS.match(asked.lead) and _HOLDER.match(asked.tail):
        return ""
    if asked.measure == "rate" and (base := _RECKONED.match(asked.lead)):
        return base["what"]
    match = _SHARE.search(asked.lead) if asked.measure == "rate" else None
    match = match or (_SHARE_OF_LIST.match(asked.lead) if asked.measure == "rate" else None)
    if match is None or match[0].startswith("占比"):
        return asked.lead
    head = asked.lead[: match.start()]
    named = "比重" in match[0] or "比例" in match[0]
    return asked.lead if named and len(clean_lead(head)) > 1 else head


# 减少证明材料12项: the verb of change is the measure's.
@cache
def _change_head() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(read_words(WORDS)['change_heads'])})了?(?=..)")


def names_nothing(text: str) -> bool:
    """Say whether words are no subject by themselves: 高于计划, 上述工程, 26."""
    return bool(_void().fullmatch(text)) or not _WORD.search(text)


@cache
def _void() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""
        (?:比|低于|高于|超过|过(?![夜境闸江海])|扣除|较) (?!.*元..) .{{0,6}}   # 高于计划
      | .{{0,14}} (?:(?<![工学小课用耗序])时|(?<!售)后|作比较|基础上|情况下|过程中)  # 修订草案时
      | (?:后来|随后|接着) .{{0,3}}
      | [\d{CHARACTERS}几多余]+ (?:个?[年月]|[元吨斤亩])?     # 五年, 九亿元
      | [同与跟] .{{2,6}} [期年时]                                                # 同建国初期
      | (?:增长|发展|提高|上升|下降|进展) [较很最更比]? 较? [快慢高多大]            # 增长较快
      | 为 .{{0,2}} | 与 .{{0,4}} | .{{0,2}}后 | .{{0,4}}相比
      | (?:它|他们|它们|我们) .{{0,3}}                         # 它虽然
      | (?:这|该|其|上述) (?:个|一|项|些|类)? [一-鿿]{{0,3}}   # 上述工程
      | [仅单]? [这此该] [一两三几] 项 .{{0,2}}                # 仅此一项
      | (?:[^，]{{0,8}}? [这那]样|是) 一个 [有拥]{{0,2}}   # 对我们这样一个有
      | 在[城农市乡各县省][镇市村区地省县]?(?:安排|进行|完成|安置)  # 在城镇安排
      | 每[一百千万十\d]*[个名位户人](?:[^，]{{1,6}})?中                            # 每万名渔民中
      | 在 [^，]{{2,10}} 中的 (?:{any_of(words["places_taken"])})            # 在世界渔业中的位次
      | [{words["void_characters"]}]
      | {any_of(words["void"] + read_words(FRAMES)["connectives"])}
        """,
        re.VERBOSE,
    )
