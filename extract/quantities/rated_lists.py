"""Lists of ratings: of 九千千瓦、二万千瓦以至三万千瓦的机组 all say what kind of set is counted."""

from __future__ import annotations

import re

from extract.quantities.nouns import Figure

# The last two of such a list stand with one of these between them, those before with a mark.
_LAST_JOINT = re.compile(r"(?:，|、)?(?:以至|直至|乃至|或者?)")
_MARK = "、"


def set_aside_lists(figures: list[Figure], text: str) -> list[Figure]:
    """Set aside the figures of a list whose last, of the same unit, is a qualifier."""
    last = next((place for place, one in enumerate(figures) if one.rule == "qualifier"), None)
    if last is None:
        return figures
    listed = list(figures)
    for place in range(len(listed) - 1, 0, -1):
        before, after = listed[place - 1], listed[place]
        if after.rule != "qualifier" or before.number is None or not before.number.unit:
            continue
        gap = text[before.end : after.start]
        joined = _LAST_JOINT.fullmatch(gap) or (gap == _MARK and after is not figures[place])
        if joined and text.endswith(before.number.unit, 0, after.end):
            listed[place - 1] = Figure(before.start, before.end, "set_aside", "qualifier")
    return listed
