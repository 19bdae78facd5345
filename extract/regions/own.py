"""The report's own region: read from its title, its publisher or its first lines."""

from __future__ import annotations

import re
from collections import Counter

from extract.records import Answer
from extract.regions.gazetteer import Place, find_spellings, places, places_by_name

_NATIONAL = re.compile(
    r"国务院|全国人民代表大会|全国人大|中共中央|中央人民政府|国家统计局|新华社|人民日报|中华人民共和国(?!成立)"
)
_DELIVERED_AT = re.compile(r"在(.{2,14}?)第?[一二三四五六七八九十百\d]+届人民代表大会")
_REPORT = re.compile(r"工作报告|公报|执行情况|全会|述评|计划")
_OFFICE = re.compile(r"人民政府|人大|[党市省区县州]委|[日晚]报|统计局|发展和?改革|财政|代表国务院")
_LEVELS = ("country", "province", "prefecture", "county", "area")
# Which words a report uses of its own region: 我省 forty times and 长春 ten is still 吉林省.
_OWN_COUNTS = {
    "country": re.compile(r"我国|全国各族人民"),
    "province": re.compile(r"[我全本]省|全区|自治区"),
    "prefecture": re.compile(r"[我全本][市州盟]"),
    "county": re.compile(r"[我全本][县旗]"),
}
_FOR_THE_COUNTRY = re.compile(r"代表国务院|国务院总理\w{0,8}作")
_OPENING, _LINES, _SHORT, _ENOUGH = 1500, 24, 60, 3


def infer_own_region(title: str | None, publisher: str | None, text: str) -> Answer | None:
    """Infer the report's own region: Answer((name, code), rule, words), or None if nothing says.

    Asked in order: the title (太原市2020年政府工作报告), the publisher (太原日报, 国务院),
    where it was delivered (在太原市第十四届人民代表大会…), the lines it opens with, and last
    which of 我国, 全省, 全市 it uses most, with the region of that level it names most.
    """
    for rule, words in (("title", title), ("publisher", publisher)):
        found = _in_heading(words or "")
        if found is not None:
            return Answer((found.name, found.public_code), rule, words or "")
    opening = text[:_OPENING]
    delivered = _DELIVERED_AT.search(opening)
    found = _in_heading(delivered.group()) if delivered else None
    if delivered and found is not None:
        return Answer((found.name, found.public_code), "delivered_at", delivered.group())
    lines = [line.strip() for line in opening.splitlines() if line.strip()][:_LINES]
    for pattern in (_REPORT, _OFFICE):
        for line in lines:
            found = _in_heading(line) if len(line) < _SHORT and pattern.search(line) else None
            if found is not None:
                return Answer((found.name, found.public_code), "first_lines", line[:40])
    spoken = _FOR_THE_COUNTRY.search(opening)
    if spoken:
        return Answer((places()["100000"].name, "100000"), "speaks_for", spoken.group())
    return _most_named(text)


def place_named(name: str) -> Place | None:
    """Find the region a full or short name means by itself; None when it means several or none."""
    if name in ("中国", "全国"):
        return places()["100000"]
    full = places_by_name().get(name, ())
    if full:
        return full[0] if len(full) == 1 else None
    meant = [found for start, found in find_spellings(name) if start == 0 and found.text == name]
    ranks = sorted(
        (_LEVELS.index(place.level), place.code) for found in meant for place in found.places
    )
    if not ranks or (len(ranks) > 1 and ranks[0][0] == ranks[1][0]):
        return None
    return places().get(ranks[0][1])


def _in_heading(words: str) -> Place | None:
    """Read the innermost region of a heading: 山西省太原市 is 太原市; national bodies are 全国.

    Short names of counties are too often ordinary words (合作, 和平) to be read here.
    """
    inner: Place | None = None
    for _, spelling in find_spellings(words):
        place = place_named(spelling.text) if spelling.kind == "place" else None
        if place is None or (place.level == "county" and spelling.text != place.name):
            continue
        if inner is None or inner.code == place.parent:
            inner = place
    if inner is None and _NATIONAL.search(words):
        return places()["100000"]
    return inner


def _most_named(text: str) -> Answer | None:
    counts = {level: len(pattern.findall(text)) for level, pattern in _OWN_COUNTS.items()}
    level = max(counts, key=lambda one: counts[one])
    if counts[level] < _ENOUGH:
        return None
    if level == "country":
        return Answer((places()["100000"].name, "100000"), "own_words", "我国")
    named = Counter(
        place
        for _, spelling in find_spellings(text)
        if spelling.kind == "place"
        and (place := place_named(spelling.text))
        and place.level == level
    )
    if not named:
        return None
    place, _ = named.most_common(1)[0]
    return Answer((place.name, place.public_code), "most_named", place.name)
