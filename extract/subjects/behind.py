"""Figures that what they measure stands behind, with 的 or a use: 7%左右的增长目标, 9亿元，用于….

In: a figure. Out: its subject, or None where it is named elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.records import Answer
from extract.subjects.asked import Asked, Found, owner_of
from extract.subjects.leads import clean_lead
from extract.subjects.named_after import (
    named_by_aim,
    named_by_extent,
    named_by_mark,
    named_by_use,
)
from extract.subjects.openings import drop_region
from extract.subjects.owners import needs_owner, owner_in
from extract.subjects.shares import reached_share, where_it_goes
from extract.subjects.tails import TAKEN, noun_changed
from extract.wordlists import any_of, read_words

_PART_COUNTED = re.compile(
    r"[（(](?P<what>不?(?:包括|包含|含)[^，。；（）]{2,10}?)(?:则|约|仅)?(?:为|是|达到?|增长)?$"
)
WORDS = Path(__file__).with_name("behind.yml")
LONGEST_OWNER_OF_AIM = 8  # characters: 渔业, 远洋渔业产值


def named_behind(asked: Asked) -> Found | None:
    """Read 确定7%左右的产值增长目标, 长达3600公里的海堤: what stands behind the figure and 的."""
    if part := _with_or_without(asked):
        return Answer(part, "part_counted", part), ""
    if asked.measure in ("growth", "rate") and (named := named_by_aim(asked.lead, asked.tail)):
        return Answer(named.noun or _told_of_aim(asked, named.aim), "aim", named.aim), ""
    if asked.measure == "growth" and (named := _cut(asked)):
        return Answer(named, "cut", named), ""
    if asked.measure == "rate" and (named := _of_whole(asked)):
        return Answer(named, "of_whole", named), ""
    if mark := named_by_mark(asked.lead, asked.regions):
        return Answer(mark, "mark", mark), ""
    if noun := noun_changed(asked.lead, asked.tail):
        taken = TAKEN.search(asked.lead) is not None
        owner = "" if taken else clean_lead(drop_region(asked.lead, asked.regions))
        return Answer(owner.removesuffix("现行") + noun, "changed_noun", noun), ""
    if use := named_by_use(asked.lead, asked.rest):
        return Answer(use, "use", use), ""
    if noun := named_by_extent(asked.lead, asked.tail):
        return Answer(noun, "extent", noun), ""
    return None


# 渔业产值增长4%（包括养殖业为6%）
def _with_or_without(asked: Asked) -> str:
    part = _PART_COUNTED.match(asked.lead) if asked.in_sentence else None
    return f"{part['what']}的{asked.previous}" if part else ""


# 两县即使削减了50%的渔船, but 渔船减少50%的县
def _cut(asked: Asked) -> str:
    cuts = asked.tail.startswith("的") and _cuts().search(asked.lead)
    return asked.noun_after if cuts else ""


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['cuts'])})了?$")


# 渔船补贴增加9亿元，一半用于更新 | 渔民保险不断完善，扩大到86%的县
def _of_whole(asked: Asked) -> str:
    if reach := reached_share(asked.lead, asked.tail):
        owner = reach.what or owner_of(asked)
        return owner + reach.places if owner and not needs_owner(reach.what) else ""
    goes = where_it_goes(asked.lead, asked.tail)
    owner = asked.previous if asked.in_sentence else owner_in(asked.earlier_clause)
    return owner + goes if goes and owner else ""


# 渔业产值增长7%，低于9%的目标 | 渔业稳定增长，达到5%的速度: the aim is of the thing before it.
def _told_of_aim(asked: Asked, aim: str) -> str:
    if asked.in_sentence:
        return asked.previous
    owner = owner_in(asked.earlier_clause)
    return owner + aim if 2 <= len(owner) <= LONGEST_OWNER_OF_AIM else aim
