"""A share of a whole in, what it is a share of out: 扩大到86%的县, 一半用于更新."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.subjects.leads import clean_lead
from extract.subjects.openings import without_opening
from extract.subjects.words import SHARED
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("shares.yml")

# Behind 86%: 以上的县（市、区）
_PLACES = re.compile(
    r"^(?:(?:以上|左右|以下|以内)+的?|的)(?P<places>[一-鿿]{1,12}?)(?=[（，。；、]|$)"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What reaches a share of places, "" where the clause does not say, and how: 扩大到县."""

    what: str
    places: str


def reached_share(lead: str, tail: str) -> Reach | None:
    """Read 渔民保险试点要覆盖全国86%的县: what reaches, and 覆盖县; None where nothing reaches."""
    reach, places = _reaching().search(lead), _PLACES.match(tail)
    if reach is None or places is None:
        return None
    what = clean_lead(without_opening(lead[: reach.start()]))
    return Reach(what, reach["verb"] + places["places"])


def where_it_goes(lead: str, tail: str) -> str:
    """Read 其中86%用于更新渔船: 用于更新渔船, where the lead names nothing; or ""."""
    match = _going().match(tail)
    return match["goes"] if match and not clean_lead(without_opening(lead)) else ""


@cache
def _reaching() -> re.Pattern[str]:
    own = any_of(read_words(SHARED)["own_region"])
    verbs = any_of(read_words(WORDS)["reaching_places"])
    return re.compile(
        rf"(?:要|将|已经|已)?(?P<verb>{verbs})了?(?:{own}|[东中西北南]+部(?:地区)?|贫困地区|农村|各地)?$"
    )


# Behind 一半: 以上用于更新渔船
@cache
def _going() -> re.Pattern[str]:
    goes = any_of(read_words(WORDS)["goes_to"])
    return re.compile(
        rf"^(?:以上|左右|多|将|可以|可|已|要|都)*(?P<goes>(?:{goes})[^，。；、]{{2,16}})"
    )
