"""WHERE: a sentence and the report's own region in, the region each figure is about out.

A figure is about the report's own region unless a clause is headed by the name of another place.
A name inside an organisation, a project, a route, a list or a comparison heads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle

from extract.records import Answer
from extract.regions.contexts import (
    continues_until,
    is_head,
    is_name_part,
    is_of_the_whole,
    is_sentence_head,
    is_topic,
    pair_figures,
    states_measure,
)
from extract.regions.gazetteer import Place, Spelling, find_spellings, line_of, places
from extract.regions.own import infer_own_region, place_named

__all__ = [
    "RegionSpan",
    "find_regions",
    "infer_own_region",
    "own_place",
    "place_of_heading",
    "region_of",
]

_COUNTRY = "100000"
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
_NUMBERING = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*")
_LIST_GAP = re.compile(r"[、和与及]|以及")


@dataclass(frozen=True, slots=True)
class RegionSpan:
    """Words that say where: the figures in [start, reach) of the sentence are about `place`.

    The report's own region said again (全省) ends the reach of another place before it.
    """

    start: int
    end: int
    reach: int
    place: Place
    rule: str
    words: str


@cache
def own_place(name: str | None, code: str | None) -> Place | None:
    """Find the report's own region in the table by its code or, without one, its full name."""
    if code and code in places():
        return places()[code]
    return place_named(name) if name else None


def find_regions(sentence: str, own: Place | None) -> tuple[RegionSpan, ...]:
    """Find the places that govern figures in the sentence, in the order they begin to."""
    named = _join_lines(list(find_spellings(sentence)))
    spans: list[RegionSpan] = []
    position = 0
    while position < len(named):
        group = _list_from(sentence, named, position)
        goes_on = any(s.start < group[0][0] <= s.reach for s in spans)
        if is_head(sentence, group[0][0], goes_on=goes_on):
            spans.extend(_read_group(sentence, group, own))
        position += len(group)
    return tuple(sorted(spans, key=lambda span: span.start))


def place_of_heading(heading: str, own: Place | None) -> Place | None:
    """Give the place a heading consists of (（二）娄烦县): the section below is about it."""
    bare = _NUMBERING.sub("", heading).strip(" \u3000：:")
    found = next(find_spellings(bare), None)
    if found is None or found[0] != 0 or found[1].kind != "place" or found[1].text != bare:
        return None
    return _choose(found[1], own)


def region_of(position: int, spans: Sequence[RegionSpan], own: Place | None) -> Answer | None:
    """Answer where the figure at `position` of the sentence was measured: (name, code or None).

    None when no place governs it and the report's own region is unknown.
    """
    for span in reversed(spans):
        if span.start <= position < span.reach:
            return Answer((span.place.name, span.place.public_code), span.rule, span.words)
    if own is None:
        return None
    return Answer((own.name, own.public_code), "own_region")


def area_told_of(before: str, subject: str) -> Answer | None:
    """Give the area the clause before tells of, for what is measured of a region as a whole.

    川渝一体化加快推进，地区生产总值达到9万亿元 is not of one of the two alone.
    """
    if not is_of_the_whole(subject):
        return None
    clause = re.split(r"[，；。：]", before.rstrip("，"))[-1]
    for _, spelling in find_spellings(clause):
        place = spelling.places[0] if spelling.kind == "place" and spelling.places else None
        if place is not None and place.code.startswith("A-"):
            return Answer((place.name, place.public_code), "area_of_clause", spelling.text)
    return None


# 山西省太原市 is one place, the last of the line.
def _join_lines(named: list[tuple[int, Spelling]]) -> list[tuple[int, Spelling]]:
    joined: list[tuple[int, Spelling]] = []
    for start, spelling in named:
        if spelling.kind == "none":
            continue
        if joined and joined[-1][0] + len(joined[-1][1].text) == start:
            first, outer = joined[-1]
            codes = {place.code for place in outer.places}
            inner = tuple(p for p in spelling.places if codes & set(line_of(p.code)))
            if inner:
                joined[-1] = (first, Spelling(outer.text + spelling.text, "place", inner))
                continue
        joined.append((start, spelling))
    return joined


def _list_from(
    sentence: str, named: list[tuple[int, Spelling]], first: int
) -> list[tuple[int, Spelling]]:
    """Take the places that stand in one list with the first: 太原、大同和阳泉."""
    group = [named[first]]
    for start, spelling in named[first + 1 :]:
        last_start, last = group[-1]
        gap = sentence[last_start + len(last.text) : start]
        if not _LIST_GAP.fullmatch(gap) or "own" in (spelling.kind, last.kind):
            break
        group.append((start, spelling))
    return group


def _read_group(
    sentence: str, group: list[tuple[int, Spelling]], own: Place | None
) -> list[RegionSpan]:
    start, spelling = group[0]
    if len(group) > 1:
        return _read_list(sentence, group, own)
    end = start + len(spelling.text)
    if spelling.kind == "own":
        return _read_own_word(sentence, start, end, spelling, own)
    place = _choose(spelling, own)
    if place is None or is_name_part(sentence, end, is_short=place.is_short or not place.code):
        return []
    if not _may_speak_of(place, own) and not states_measure(sentence, end):
        return []
    is_full = not place.is_short or place.level == "area" or is_topic(sentence, end)
    whole = is_full and is_sentence_head(sentence, start)
    reach = continues_until(sentence, end, whole_sentence=whole)
    return [RegionSpan(start, end, reach, place, "heads_clause", spelling.text)]


# 全省 in a province's report is its own region; 全省 in a city's report is the province above it.
def _read_own_word(
    sentence: str, start: int, end: int, spelling: Spelling, own: Place | None
) -> list[RegionSpan]:
    line = line_of(own.code) if own else ()
    meant = next((code for code in line if _is(code, spelling.level)), None)
    if own is None or meant is None or is_name_part(sentence, end, is_short=False):
        return []
    if meant == own.code:
        return [RegionSpan(start, end, len(sentence), own, "own_word", spelling.text)]
    if not states_measure(sentence, end):
        return []
    reach = continues_until(sentence, end, whole_sentence=False)
    return [RegionSpan(start, end, reach, places()[meant], "region_above", spelling.text)]


# 太原、大同分别增长5%、6%: one figure for each place; any other list is about the report's region.
def _read_list(
    sentence: str, group: list[tuple[int, Spelling]], own: Place | None
) -> list[RegionSpan]:
    start = group[0][0]
    last_start, last = group[-1]
    end = last_start + len(last.text)
    chosen = [_choose(spelling, own) for _, spelling in group]
    pieces = pair_figures(sentence, end, len(group))
    if pieces and None not in chosen:
        return [
            RegionSpan(first, first, stop, place, "one_each", spelling.text)
            for (first, stop), place, (_, spelling) in zip(pieces, cycle(chosen), cycle(group))
        ]
    if own is None:
        return []
    reach = continues_until(sentence, end, whole_sentence=False)
    return [RegionSpan(start, end, reach, own, "several_places", sentence[start:end])]


def _is(code: str, level: str) -> bool:
    """Say whether a region is what 市, 区, 县 of an own word means."""
    place = places()[code]
    match level:
        case "city":
            return place.name.endswith("市")
        case "region":
            return place.name.endswith("区")
        case _:
            return place.level == level


def _choose(spelling: Spelling, own: Place | None) -> Place | None:
    """Choose among the regions of one spelling: those below the report's own come first."""
    if spelling.kind == "country":
        return spelling.places[0] if own is not None and own.code == _COUNTRY else None
    own_code = own.code if own else ""
    inside = [p for p in spelling.places if own_code in line_of(p.code) and _may_be_short(p, own)]
    if own_code and own_code != _COUNTRY and inside:
        return inside[0] if len(inside) == 1 else None
    above = [p for p in spelling.places if p.code in line_of(own_code)]
    if above:
        return above[0]
    known = [p for p in spelling.places if _may_be_short(p, own)]
    highest = [p for p in known if p.level in ("province", "area")] or known
    return highest[0] if len(highest) == 1 else None


def _may_be_short(place: Place, own: Place | None) -> bool:
    """Allow 娄烦 for 娄烦县 only in a report of the city above it; 浦东 everywhere."""
    if not place.is_short or place.level != "county" or place.name == "浦东新区":
        return True
    return own is not None and (own.level == "prefecture" or own.code in _MUNICIPALITIES)


def _may_speak_of(place: Place, own: Place | None) -> bool:
    """Say whether a report would count things in this place without saying more."""
    if own is None or own.code == _COUNTRY:
        return place.level != "world"
    return own.code in line_of(place.code)
