"""A list that is counted, then told of item by item: 渔业、盐业两大产业产值分别增长5%、3%."""

from __future__ import annotations

import re

from extract.reads import Read
from extract.subjects.leads import clean_lead

_JOINTS = re.compile(r"[、和与及]")
_ONE_EACH = re.compile(r"(?:分别|依次|各自).*$")


def named_before_count(text: str, counted: Read, group: list[Read]) -> list[str]:
    """Name each figure of a group by its item and what the list was counted as, or give []."""
    lead = counted.setting.lead
    if counted.figure.number.value != len(group) or counted.figure.rank or "、" not in lead:
        return []
    if counted.setting.clause_start != group[0].setting.clause_start:
        return []
    named = clean_lead(lead)
    items = named.split("、") if named.count("、") + 1 == len(group) else _JOINTS.split(named)
    what = _ONE_EACH.sub("", text[counted.setting.stop : group[0].figure.start])
    what = clean_lead(what.removeprefix("大"))
    return [item + what for item in items] if what and len(items) == len(group) else []
