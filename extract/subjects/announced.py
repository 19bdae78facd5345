"""The head of a list whose items are sentences of their own: 渔港投资是这样分配的： in.

Out: 渔港投资 for its items: 养殖部门为9亿元 is 养殖部门渔港投资.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("announced.yml")

LONGEST_ITEM_COMPARED = 8  # characters
_ITEM = re.compile(r"[^，。；：]{1,24}(?:：|[为是达])")


def announced_head(text: str, subject: str) -> str:
    """Give the head a sentence announces for the items below it, with … for the item; or "".

    subject: what the last figure of the sentence measures.
    """
    if not text.endswith(("：", ":")):
        return ""
    return f"…{subject}" if _sum().search(subject) and _parted().search(text) else ""


def is_item(text: str) -> bool:
    """Say whether a sentence may be an item of such a list: 养殖部门为9亿元；."""
    return _ITEM.match(text) is not None


def of_compared_topic(before: str, item: str) -> str:
    """Give 渔校在校人数 for 渔校 of 在校人数，比上年，渔校增长9%，农校增长5%; or ""."""
    match = _compared_topic().match(before.rpartition("；")[2])
    if match is None or len(item) > LONGEST_ITEM_COMPARED or _own_statistic().search(item):
        return ""
    return item + match["what"].rpartition("的")[2]


# 在校人数，比一九五六年，…
@cache
def _compared_topic() -> re.Pattern[str]:
    heads = any_of(read_words(SHARED)["topic_heads"])
    return re.compile(
        rf"(?P<what>[^，；：]{{0,20}}(?:{heads}))，[比同与和较][^，]{{3,14}}(?:相比|比较)?，"
    )


@cache
def _own_statistic() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(SHARED)['topic_heads'])}|产品|商品)$")


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['sums'])})$")


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['parted'])})的?[：:]$")
