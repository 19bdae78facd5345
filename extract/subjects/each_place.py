"""Places alone that share what is done with the places before them.

In: 各县, and 各市新建渔校, the subject of the figure before. Out: 各县新建渔校.
"""

from __future__ import annotations

import re

_EACH_PLACE = re.compile(
    r"(?:各|每个?)(?:设区市|[省市州盟县区旗乡镇村]|街道|社区|地区)+(?:（[^）]*）)?"
)


def with_deed_of_each(words: str, previous: str) -> str:
    """Give places the deed of the places before them, or "" where words are more than places."""
    if words[:1] not in "各每" or not _EACH_PLACE.fullmatch(words):
        return ""
    before = _EACH_PLACE.match(previous)
    return words + previous[before.end() :] if before else ""
