"""Totals after their members in, with the name the members share out: 共计12座 渔港."""

from __future__ import annotations

import re

from extract.reads import Read
from extract.records import Answer

# 共计12座, after its members
_TOTAL = re.compile(r"[，；]?(?:共计|合计|总计|总共|一共|共有|共)[有为达]?")


def name_totals(reads: list[Read]) -> None:
    """Give a total the name its members share: 市里有3座渔港，县里有9座渔港，共计12座."""
    for position, read in enumerate(reads):
        if read.subject is None or not _TOTAL.fullmatch(read.setting.lead):
            continue
        members, rest = position, read.figure.number.value
        while members and rest and _same_kind(reads[members - 1], read):
            members -= 1
            rest -= reads[members].figure.number.value
        names = [str(one.subject.value) for one in reads[members:position] if one.subject]
        shared = _end_of_all(names)
        if rest == 0 and len(names) > 1 and len(shared) > 1:
            read.subject = Answer(shared.lstrip("的"), "shared_by_members", read.setting.lead)


def _end_of_all(names: list[str]) -> str:
    """Give the longest end that all names share: 建设项目 of 地方建设项目 and 中央建设项目."""
    shortest = min(names, key=len, default="")
    ends = (shortest[start:] for start in range(len(shortest)))
    return next((end for end in ends if all(name.endswith(end) for name in names)), "")


def _same_kind(read: Read, other: Read) -> bool:
    number, total = read.figure.number, other.figure.number
    return number.value is not None and (number.unit, number.scale) == (total.unit, total.scale)
