"""What stands behind a figure and 的 in, what it measures out: 7%左右的产值增长目标 is 产值."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.subjects.leads import clean_lead
from extract.subjects.openings import drop_region, without_opening
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("named_after.yml")

# 7%左右[的…], 3600公里[的…]: the phrase behind a figure it belongs to
_BELONGS = re.compile(r"^(?:多|余|以上|以下|以内|左右|上下)*的(?P<phrase>[一-鿿“][^，。；：]*)")
# 9亿元，主要[用于补助渔民] | 9亿元，增加3亿元，[支持渔业发展]
_USE = re.compile(
    r"^，(?:[^，。；]{0,8}(?:增长|增加|减少|提高)[^，。；]{2,12}，)?"
    r"(?:主要|重点|专门|专项|全部|集中)?(?P<use>(?:用于|支持)[^，。；]{2,24})"
)

# 渔港[成为沿海首个吞吐量超过]9亿吨的大港
_FIRST_TO_PASS = re.compile(
    r"(?:成为|跃升为|成长为|是)[^，。；]{0,10}?(?:首个|首座|唯一|第[一二三四五六七八九十\d]+个)的?"
    r"(?P<noun>[^，。；、]{2,12}(?:突破|超过|超|过|达到|达))$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An aim behind a figure, and what it is of: 产值 of 产值增长目标, nothing of 增长目标."""

    aim: str
    noun: str


def named_by_aim(lead: str, tail: str) -> Named | None:
    """Read 确定7%左右的产值增长目标: an aim or a speed is of what is said between.

    None where the lead names the thing, or no aim or speed stands behind the figure.
    """
    match = _BELONGS.match(tail)
    if match is None or not _only_sets().fullmatch(clean_lead(without_opening(lead))):
        return None
    if aim := _aim().match(match["phrase"]):
        noun = aim["noun"].rstrip("的")
        return Named(aim[0], noun if len(noun) > 1 else "")
    return None


def named_by_extent(lead: str, tail: str) -> str:
    """Read 长达3600公里的海堤全线合龙, 总投资90亿元的渔港工程: 海堤, 渔港工程总投资; or ""."""
    extent, match = _extent().search(lead), _BELONGS.match(tail)
    if extent is None or match is None:
        return ""
    noun = _predicate().split(match["phrase"], maxsplit=1)[0].strip("的、和")
    return noun + extent["head"] if extent["head"] else noun


def named_by_mark(lead: str, regions: tuple[str, ...]) -> str:
    """Read 渔港成为沿海首个吞吐量超9亿吨的大港: 渔港吞吐量; or ""."""
    match = _FIRST_TO_PASS.search(lead)
    if match is None:
        return ""
    owner = clean_lead(drop_region(lead[: match.start()], regions))
    return owner + clean_lead(match["noun"])


def named_by_use(lead: str, rest: str) -> str:
    """Read 拟安排9亿元，用于补助渔民: 安排用于补助渔民, where none is said to spend it; or ""."""
    spent = _spending().fullmatch(without_opening(lead))
    use = _USE.match(rest)
    return f"{spent['who'] or ''}{spent['verb']}{use['use']}" if spent and use else ""


# 确定, 提出了, 略低于, 保持: they say only that there is an aim
@cache
def _only_sets() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['aim_setters'])}|[了略以按])*")


# 今年拟安排, 累计投入
@cache
def _spending() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, verbs = any_of(words["spending_manner"]), any_of(words["spending"])
    return re.compile(
        rf"(?P<who>(?:中央|地方|省级|省|市|各级|国家)?财政)?(?:{manner})*(?P<verb>{verbs})(?:资金|经费)?了?"
    )


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(rf"(?P<noun>[^、]{{0,16}}?)(?:{any_of(read_words(WORDS)['aims'])})")


@cache
def _extent() -> re.Pattern[str]:
    words = read_words(WORDS)
    heads, bare = any_of(words["extent_heads"]), any_of(words["extents"])
    return re.compile(
        rf"^(?:[^，]*、)?[^，、]{{0,6}}?(?:(?P<head>{heads})|{bare}|(?<![增延成生])长)[为达近超约]*$"
    )


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["predicate_openers"]))
