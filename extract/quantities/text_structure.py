"""The text counts its own parts: 重点抓好五个方面, 做好下列四项工作. Forms: set_aside.yml."""

from __future__ import annotations

import re
from functools import cache

from extract.quantities.lists import any_word, words
from extract.quantities.nouns import Surroundings

# 抓好三件事：一是…; the sentence may end with the colon.
_HEADING_BEFORE = re.compile(r"[一二三四五六七八九十]{1,3}、")
_ANNOUNCED = re.compile(r"[一-鿿]{1,8}：(?:[一1][是要]|或者|要么|第一|首先|[（(]?[一1][）)、.]|$)")
# 对以下四类企业，要先行整顿：, the end of the sentence
_LISTED_BELOW = re.compile(r"[^。；：]*：。?$")
# 就其中两个方面的目标作简要说明
_EXPLAINED = re.compile(r"[^，。]{0,10}(?:加以说|作简要|作一[些点]|作重点|作说明|进行说)")
# 我就其中四个方面要采取的措施，作如下说明
_REPORTED = re.compile(
    r"方面[^。；]{0,24}作(?:如下|以下|一个|一)的?[^，。；]{0,4}(?:说明|报告|汇报|介绍)"
)
_ABOUT = re.compile(r"[就对从向][^，。]{0,6}$")


def is_text_structure(around: Surroundings) -> bool:
    """Parts of the text itself: 重点抓好五个方面."""
    if around.number.number_text == "一":
        return False  # 有一部分
    if _HEADING_BEFORE.match(around.lead) and _told_in_heading().fullmatch(around.after):
        return True
    if len(around.number.number_text) <= 2 and _ANNOUNCED.match(around.after):
        return True
    if around.before.endswith(words("telling")) and (
        _told().match(around.from_unit) or _LISTED_BELOW.match(around.rest)
    ):
        return True
    if _EXPLAINED.match(around.after) and _ABOUT.search(around.before):
        return True
    if _REPORTED.match(around.rest) and "就" in around.lead:
        return True
    part = _structure().match(around.from_unit)
    return bool(part and _structure_lead().search(around.before))


@cache
def _told_in_heading() -> re.Pattern[str]:
    return re.compile(rf"(?:[一-鿿]{{2}})?(?:{any_word('parts_told')})。?")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:[个项点条件])?(?:[一-鿿]{{2,4}})?(?:{any_word('parts_told')})")


@cache
def _structure() -> re.Pattern[str]:
    counter, part, other = map(any_word, ("part_counters", "parts_of_text", "parts_of_life"))
    return re.compile(rf"(?:{counter})?(?:{part})(?!{other})")


@cache
def _structure_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('part_leads')})[^，。；]{{0,6}}$")
