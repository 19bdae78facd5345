"""Ranks: 居全国第7位, 首位, 前三, 50强, where words of place or ranking stand before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.quantities.lists import any_word, words
from extract.quantities.nouns import Figure, Number
from extract.quantities.numerals import ORDINALS, read_written

_UNIT = "位"
_FIRST = "一"
_REACH = 30  # how far before a rank its verb may stand


@dataclass(frozen=True, slots=True)
class _Patterns:
    rank: re.Pattern[str]
    top: re.Pattern[str]
    listed: re.Pattern[str]
    taken: re.Pattern[str]
    top_place: re.Pattern[str]
    not_top_place: re.Pattern[str]
    left: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    number = rf"[{ORDINALS}]{{1,3}} | \d{{1,3}}"
    # The rank itself: 第7位, 第一, 首位, 前三, 前10强.
    rank = rf"""
        第 (?P<place> {number} ) (?P<place_unit> [位名] )?
      | (?P<top_place> {any_word("top_places")} )
      | 前 (?P<front> {number} ) (?P<front_unit> [位名强] )?
    """
    # What makes it one, right before: 增速跃居西部地区, 造林面积全省.
    taken = rf"""
        (?: (?:{any_word("rank_verbs")}) (?:{any_word("rank_scopes")}){{0,5}}
          | (?:{any_word("rank_areas")}) (?:{any_word("rank_area_members")})?
            (?:{any_word("rank_area_verbs")})?
          | (?:{any_word("rank_verbs")}) (?:{any_word("rank_scopes")}){{0,5}}
            (?: 第 (?:{number}) [位名]? [、和] )+
          | (?:{any_word("rank_holders")}) (?:{any_word("rank_areas")}) [^，。；、\d]{{1,8}} ) $
    """
    near = r"[^，。；]{0,6}$"
    return _Patterns(
        rank=re.compile(rank, re.VERBOSE),
        top=re.compile(rf"(?P<count>\d{{1,3}})强(?!{any_word('list_members')})"),
        listed=re.compile(rf"(?:{any_word('list_verbs')})[^，。；]{{0,14}}$"),
        taken=re.compile(taken, re.VERBOSE),
        top_place=re.compile(rf"(?:{any_word('top_place_leads')}){near}"),
        left=re.compile(rf"(?:{any_word('rank_moves')})[^，。；、]{{0,6}}第"),
        not_top_place=re.compile(rf"(?:{any_word('top_place_figures_of_speech')}){near}"),
    )


def rank_at(text: str, start: int) -> Figure | None:
    """Read the rank whose numeral starts at a place; a 50强 that is no rank is set aside."""
    if top := _patterns().top.match(text, start):
        return _list_place(text, top)
    begin = start - 1 if text[max(0, start - 1) : start] in ("第", "前") else start
    match = _patterns().rank.match(text, begin)
    if match is None or not _is_taken(text, match):
        return None
    digits = match["place"] or match["front"] or _FIRST
    value = read_written(digits)
    if value is None:
        return None
    number = Number(
        begin,
        match.end(),
        value,
        digits,
        chinese=not digits[0].isdigit(),
        unit=_UNIT,
        unit_text=match["place_unit"] or match["front_unit"],
    )
    rule = "front" if match["front"] else "place"
    return Figure(begin, match.end(), "quantity", rule, number=number, rank=True)


def _list_place(text: str, top: re.Match[str]) -> Figure:
    """Read 50强: 跻身全国50强 is a rank, 民企50强 the name of a list."""
    start, end = top.span()
    is_listed = _patterns().listed.search(text[max(0, start - 16) : start])
    # 中国企业500强第62位: the list has a name, the rank follows
    if text.startswith("第", end) or not is_listed:
        return Figure(start, end, "set_aside", "listed_name")
    count = top["count"]
    number = Number(start, end, Decimal(count), count, chinese=False, unit=_UNIT, unit_text="强")
    return Figure(start, end, "quantity", "front", number=number, rank=True)


def _is_taken(text: str, match: re.Match[str]) -> bool:
    """Say whether a place is stated as taken: 居第三 is, 第三产业 and 前三季度 are not."""
    patterns = _patterns()
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + 4]
    if match["top_place"]:
        return bool(patterns.top_place.search(before)) and not patterns.not_top_place.search(before)
    # 产量由第六位升到第四位: the place left, with the place taken behind it
    if before.endswith(words("rank_left")) and patterns.left.match(text, match.end()):
        return True
    if match["front"]:
        followed = not after or after.startswith(words("front_followers"))
    elif match["place_unit"]:
        followed = not after.startswith(words("not_ranked"))
    else:
        followed = not after or after.startswith(words("place_followers"))
    return followed and bool(patterns.taken.search(before))
