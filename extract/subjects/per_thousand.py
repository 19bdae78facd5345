"""Figures of so many heads each: 每千人渔床6张，渔医2.7人 is 每千人渔医.

In: the figures of a sentence, read. Out: their subjects, in place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.reads import Read

_EACH = re.compile(r"每[一百千万十]+[名个]?[一-鿿]{0,4}?(?:人口|人)")


def share_heads_counted(reads: list[Read]) -> None:
    """Give a figure the 每千人 of the one before where it shares its denominator."""
    for read, after in pairwise(reads):
        _, _, per = read.unit.partition("/")
        if not per or not after.unit.endswith(f"/{per}") or not read.subject or not after.subject:
            continue
        each, told = _EACH.match(str(read.subject.value)), str(after.subject.value)
        if each and not told.startswith("每"):
            after.subject = replace(after.subject, value=each[0] + told)
