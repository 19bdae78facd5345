"""Times that are about something beside the figure: what was built on, drawn from, kept up to.

In: words of time and their sentence. Out: yes or no.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.clues import CLAUSE_ENDS
from extract.periods.comparing import BEFORE, says_equal
from extract.periods.times import Time
from extract.periods.words import listed, one_of

_SOURCE = re.compile(r"[^，；\d]{2,14}?中")


def is_of_the_basis(time: Time, text: str, start: int) -> bool:
    """Say whether it dates what was built on: 在1979年增长8%的基础上，又增长9%."""
    if not text.endswith(listed("basis_opens"), 0, time.start) and time.words[0] not in listed(
        "basis_opens"
    ):
        return False
    end = text.find(listed("basis")[0], time.end, start)
    return end >= 0 and not CLAUSE_ENDS.search(text, time.end, end)


def is_of_the_source(time: Time, text: str, start: int) -> bool:
    """Say whether it dates what is drawn from: 从去年的盈余中安排9亿元."""
    if not text.endswith(listed("from"), 0, time.start) or time.words.endswith(listed("since")):
        return False
    source = _SOURCE.match(text, time.end)
    return source is not None and source.end() <= start


def is_past_by_now(time: Time, text: str, start: int) -> bool:
    """Say whether something is so now: 1958年初有渔社90个，现在已经合并为9个."""
    if time.kind == "spanlength" and _is_time_allowed(time, text):
        return _done_since_pattern().search(text, time.end, start) is not None
    return _now_pattern().search(text, time.end, start) is not None


def is_kept_up_to(time: Time, text: str) -> bool:
    """Say whether it dates what was kept up to: 投资保持了去年的水平，…."""
    kept = text.endswith(listed("kept_up"), 0, time.start)
    return kept and text.startswith(listed("levels_kept"), time.end)


def is_of_the_whole(time: Time, text: str) -> bool:
    """Say whether it dates the whole of a share: 12月的产量占全年的9%."""
    whole = time.kind in ("fullyear", "year", "span")
    return whole and text.endswith(listed("wholes_after"), 0, time.start)


def ranks_among(time: Time, text: str) -> bool:
    """Say whether it says how rare a thing is, or what is left: 建国以来最高的产量; 上年结余."""
    if time.kind == "span" and text.startswith(listed("superlatives"), time.end):
        return True
    if says_equal(time, text) and listed("totals")[0] in text[time.end : time.end + BEFORE * 3]:
        return True
    return time.rule == "relative" and text.startswith(listed("brought_over"), time.end)


# 要求在十二年内消灭的害虫有9种，其中3种已经消灭: what is done did not take the time allowed
def _is_time_allowed(time: Time, text: str) -> bool:
    return any(word in text[: time.start] for word in listed("demands"))


@cache
def _done_since_pattern() -> re.Pattern[str]:
    return re.compile(rf"[，；][^，；]*(?:{one_of('done_since')})")


@cache
def _now_pattern() -> re.Pattern[str]:
    return re.compile(rf"[，；](?:{one_of('but')})?(?:到了?)?(?:{one_of('now')})")
