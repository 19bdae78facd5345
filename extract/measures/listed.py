"""A figure of a list is what the figure before it is: 增长5%、8%; 减少渔船9艘、渔网90张."""

from __future__ import annotations

from dataclasses import replace

from extract.measures.rules import Measure
from extract.quantities.denominators import is_part_of_whole
from extract.reads import Read
from extract.subjects.elsewhere import restates
from extract.subjects.leads import clean_lead
from extract.subjects.owners import generic_heads

LISTED_SHARES = ("%", "‰", "成")
# 增加9万人，平均每年3万人
MEANS = ("，平均", "，年均", "，平均每年", "，每年平均", "，每年", "平均", "年均")


def of_list(read: Read, previous: Read | None, lead: str, said: Measure | None) -> Measure | None:
    """增长5%、8%; 减少渔船9艘、渔网90张: a figure of a list is what the figure before it is."""
    setting, unit = read.setting, read.figure.number.unit
    if previous is None or previous.figure.rank:
        return None
    if lead in MEANS and unit == previous.figure.number.unit and not previous.measure.reached:
        return replace(previous.measure, rule="coordinated")
    if previous.measure.measure == "change" and unit not in LISTED_SHARES and restates(lead):
        return replace(previous.measure, rule="restated")
    if not setting.coordinated:
        return None
    if is_part_of_whole(read.figure.number) or not _alike(
        unit, previous.figure.number.unit, previous.measure.measure
    ):
        return None
    if said is not None:
        alike = setting.is_list_gap and (said.rule != "share" or unit in LISTED_SHARES)
    elif unit in LISTED_SHARES:
        alike = setting.is_list_gap or setting.opens_with_list_mark
    elif previous.measure.measure not in ("change", "level"):
        alike = False
    else:
        has_noun = setting.opens_with_list_mark and clean_lead(lead) not in generic_heads()
        alike = setting.is_list_gap or has_noun
    return replace(previous.measure, rule="coordinated") if alike else None


def _alike(unit: str | None, other: str | None, measure: str) -> bool:
    # 分别增长2倍、60%、3倍
    if measure == "growth" and {unit, other} <= {"倍", *LISTED_SHARES}:
        return True
    return (unit in LISTED_SHARES) == (other in LISTED_SHARES) or unit == other
