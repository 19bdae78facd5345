"""A list of places with one statistic in, the statistic for each out: places are regions."""

from __future__ import annotations

from extract.regions.gazetteer import find_spellings

_JOINTS = ("、", "和", "与", "及")


def without_places(phrase: str, items: list[str]) -> list[str]:
    """太原、大同地区生产总值: the subject is what follows the last of the places.

    太原熏醋、大同黄花产值 are things called after places, which they keep.
    """
    first = _place_at_head(phrase)
    if not first or not phrase.startswith(_JOINTS, len(first)):
        return items
    bare = []
    for item in items:
        place = _place_at_head(item)
        if not place:
            return items
        bare.append(item[len(place) :].lstrip("的"))
    if len(bare[-1]) <= 1:
        return items
    return [text if len(text) > 1 else bare[-1] for text in bare]


def _place_at_head(text: str) -> str:
    return next((spelling.text for at, spelling in find_spellings(text) if at == 0), "")
