"""The head of a list whose items are sentences of their own: 渔港投资是这样分配的： in.

Out: 渔港投资 for its items: 养殖部门为9亿元 is 养殖部门渔港投资.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("announced.yml")

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


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['sums'])})$")


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['parted'])})的?[：:]$")
