"""The places of China by their spellings: regions.csv in, a search for spellings in a text out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path

from extract.tables import LEXICONS, read_table
from extract.wordlists import read_words

WORDS = Path(__file__).with_name("words.yml")

# 晋城市城区, 大同市矿区: words of every city, although somewhere they are names.
COMMON_NOUNS = frozenset({"城区", "矿区", "郊区", "新区", "市中区"})


@dataclass(frozen=True, slots=True)
class Place:
    """A region: `code` is its key in regions.csv, or '' for a country of the world."""

    name: str
    code: str
    level: str
    parent: str
    is_short: bool = False

    @property
    def public_code(self) -> str | None:
        """Give the GB/T 2260 code, None for areas and countries without one."""
        return self.code if self.code.isdigit() else None


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a run of characters may mean: kind is place, own, country or none."""

    text: str
    kind: str
    places: tuple[Place, ...] = ()
    level: str = ""


@cache
def places() -> dict[str, Place]:
    """Read every region of the table by its code."""
    rows = read_table(LEXICONS / "regions.csv", "region_code").values()
    return {
        row["region_code"]: Place(
            row["region_name"], row["region_code"], row["level"], row["parent_code"]
        )
        for row in rows
    }


@cache
def places_by_name() -> dict[str, tuple[Place, ...]]:
    """Group the regions by full name; 和平区 and 城关区 are several."""
    by_name: dict[str, tuple[Place, ...]] = {}
    for place in places().values():
        by_name[place.name] = (*by_name.get(place.name, ()), place)
    return by_name


@cache
def line_of(code: str) -> tuple[str, ...]:
    """Give the codes from the region itself up to the country."""
    place = places().get(code)
    if place is None:
        return ()
    return (code, *line_of(place.parent)) if place.parent else (code,)


@cache
def _spellings() -> dict[str, Spelling]:
    words = read_words(WORDS)
    common = {
        "county": set(words["common_words"]),
        "prefecture": set(words["common_city_words"]),
    }
    found: dict[str, list[Place]] = {}
    for row in read_table(LEXICONS / "regions.csv", "region_code").values():
        place = places()[row["region_code"]]
        if place.level == "country" or place.name in COMMON_NOUNS:
            continue
        found.setdefault(place.name, []).append(place)
        if row["short_name"] != place.name and row["short_name"] not in COMMON_NOUNS:
            if row["short_name"] in common.get(place.level, ()):
                continue
            short = Place(place.name, place.code, place.level, place.parent, is_short=True)
            found.setdefault(row["short_name"], []).append(short)
    spellings = {text: Spelling(text, "place", tuple(them)) for text, them in found.items()}
    for text, code in words["aliases"].items():
        place = places()[code]
        short = Place(place.name, code, place.level, place.parent, is_short=True)
        spellings[text] = Spelling(text, "place", (short,))
    for level in ("countries", "world"):
        for text in words[level]:
            spellings[text] = Spelling(text, "country", (Place(text, "", level, ""),))
    for text, level in words["own_words"].items():
        spellings[text] = Spelling(text, "own", level=level)
    for text in words["not_places"]:
        spellings[text] = Spelling(text, "none")
    return spellings


@cache
def _index() -> dict[str, tuple[Spelling, ...]]:
    """Spellings by their first two characters, the longest first: 太原市 before 太原."""
    index: dict[str, list[Spelling]] = {}
    for text in sorted(_spellings(), key=len, reverse=True):
        index.setdefault(text[:2], []).append(_spellings()[text])
    return {head: tuple(them) for head, them in index.items()}


def find_spellings(text: str) -> Iterator[tuple[int, Spelling]]:
    """Find where regions may be named, from left to right, without overlaps."""
    index = _index()
    at = 0
    # Pairs of characters are looked up first, in one pass: most begin no spelling at all.
    for start in [n for n, pair in enumerate(map(add, text, text[1:])) if pair in index]:
        if start < at:
            continue
        for spelling in index[text[start : start + 2]]:
            if text.startswith(spelling.text, start):
                yield start, spelling
                at = start + len(spelling.text)
                break
