"""Words that frame a clause in, taken off: 在恢复时期造船产值 and 计划规定造船产值 are 造船产值."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.openings import without_front
from extract.subjects.words import SHARED
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("circumstances.yml")
ROUNDS = 3  # frames may stand before one another this often
# 除少数渔区以外 | 包括渔民在内(的): what is left out or counted in.
_EXCEPT = re.compile(r"^(?:除了?[^，]{1,30}?外|包括[^，]{1,30}?在内)的?(?=[^，]{2}|$)")

# [在这样一个]渔民占五分之一的国家
_OF_A_KIND = re.compile(r"^(?:在|对于?|像|象)?(?:我们|我国)?[这那]样的?一个(?=[^，的]{2})")

# 完全可以实现渔业产值翻两番, 相信到2030年实现渔业产值翻两番: what is aimed at comes last
_AIMED_AT = re.compile(
    r"^[^，]*?(?:可以|能够|对|相信|保证|为了?|要|努力|提出|到)实现(?:到)?(?=[^，]*[产总]值$|[^，]*收入$)"
    r"|^[^，]{0,12}(?:注意力|精力|重点|希望|着眼点)放[在到]"
)

# 渔业经费，包括渔港经费: what is counted in, without 在内
_INCLUDED = re.compile(r"不?包括(?![^，]*内)")

# 必须增加数量: what is to be done with the thing told of before
_TO_DO = re.compile(r"(?:必须|应当|应该|要)[^，]*(?:数量|质量|水平|效益|效率|速度)$")

# 打开了销路, 有了盈利: what was done, by whom is told before
_DONE = re.compile(r"(?:[一-鿿](?<![为除])|[一-鿿]{2}(?<!为)(?<!除))了(?![解])[^，的]{1,8}$")


def without_circumstances(text: str) -> str:
    """Take off what frames a clause: circumstances, by whose word, connectives, points of view."""
    for _ in range(ROUNDS):
        before = text
        for frame in (_connective(), _inside(), _EXCEPT, _OF_A_KIND, _view(), _report(), _AIMED_AT):
            text = without_front(frame, text)
        if text == before:
            break
    return text


def without_predicate_end(text: str) -> str:
    """Take off what leads from the thing to its figure: 渔获量必须, 渔获量由过去的 → 渔获量."""
    return _predicate_end().sub("", _source().sub("", text))


def tells_reason(clause: str) -> bool:
    """Say whether a clause tells a reason or a condition, so that it owns nothing: 由于调价."""
    if _INCLUDED.match(clause) or _DONE.match(clause) or _TO_DO.match(clause):
        return True
    return bool(_reason().match(clause)) and not _statistic().search(clause)


@cache
def _connective() -> re.Pattern[str]:
    connectives = any_of(read_words(WORDS)["connectives"])
    return re.compile(
        rf"^(?:(?:{connectives}|并(?![网购轨州]))+(?=[^，]{{2}})|由(?=[亏盈][损利]$)|由于[^，]+?而(?=有?$|[不没未]))"
    )


# 在恢复时期造船产值, 在全部渔船中木船, but 在校学生 and 在总产值中的比重.
@cache
def _inside() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""^(?:只有|就是|只|就|都|也)? 在 (?![{words["in_words"]}])
        [^，]{{1,30}}? (?:{any_guarded(words["localizers"])}) (?!的|占|所占|生产总值)
        (?=[^，]{{2}})""",
        re.VERBOSE,
    )


# 就渔业来说
@cache
def _view() -> re.Pattern[str]:
    views = any_of(read_words(WORDS)["views"])
    return re.compile(rf"^[就从以拿对][^，]{{1,20}}?(?:{views})(?!明)(?=[^，]{{2}})")


# 计划草案规定渔业产值 | 规定渔业产值 | 我们争取渔业产值
@cache
def _report() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards, deciders = words["decision_words"], any_of(words["deciders"])
    heads, own = (read_words(SHARED)[name] for name in ("topic_heads", "own_region"))
    decisions = "|".join(
        f"{word}(?![{guards[word]}])" if word in guards else word for word in words["decisions"]
    )
    return re.compile(
        rf"""^(?:
            (?:[^，的、]{{0,10}} (?:{deciders})|{any_of(own)}|《[^》]+》)?
            (?:{any_of(words["reports"])})
          | (?:{deciders})* (?:{decisions})
          | (?:(?:{deciders})+|《[^》]+》) (?:{any_of(words["proposals"])})
          | (?:{any_of(words["proposals"])}) (?=了?[^，]*(?:{any_of(heads)})$)
        ) 了? (?=[^，的][^，])""",
        re.VERBOSE,
    )


# 渔获量[必须], 渔获量[仍以], but not 可以
@cache
def _predicate_end() -> re.Pattern[str]:
    words = read_words(WORDS)
    guarded = "|".join(
        "".join(f"(?<!{other})" for other in others) + word
        for word, others in words["predicate_ends_unless_after"].items()
    )
    return re.compile(rf"(?:{any_of(words['predicate_ends'])}|{guarded})+$")


# In 比重[由过去的], 产值[平均每年的], 总产量[达到的]
@cache
def _source() -> re.Pattern[str]:
    words = read_words(WORDS)
    sources, equals = any_of(words["sources"]), any_of(words["equals"])
    return re.compile(
        rf"""(?:
            [由从] (?:{sources})? 的?
          | (?<=[^，]{{2}}) [由从] [年月日][一-鿿]{{2,4}}              # 起征点从月销售额
          | [到至] (?:{sources}) 的? (?:平均)? | 比 (?:{sources}) 的?
          | (?:平均每年|每年平均|每年|平均) 的 | (?:{equals}) 的
          | (?:{any_of(words["set_to"])}) (?:为|达到?|分别|增长|增加)
          | (?<=[数量额率积值资金入出]) (?:仍然?|也|都|共)? (?:{any_of(words["set_to"])})
        )$""",
        re.VERBOSE,
    )


# 由于水灾, 从上到下, 在恢复初期, 包括渔民在内, but not 在法治评估中
@cache
def _reason() -> re.Pattern[str]:
    words = read_words(WORDS)
    things, places = any_of(words["things_at_end"]), any_guarded(words["localizers"])
    return re.compile(
        rf"""(?![^，]*(?:{any_of(words["judgements"])})中$) (?:
            (?:{any_guarded(words["reasons"])})
          | (?:{any_guarded(words["prepositions"])}) (?![^，]*的[^，的]*(?:{things})$)
          | 在 (?![{words["in_words"]}]) [^，]+ (?:{places}|的)$
        )""",
        re.VERBOSE,
    )


# 包括木船在内的造船产值
@cache
def _statistic() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(SHARED)['topic_heads'])})$")
