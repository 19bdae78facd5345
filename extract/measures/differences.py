"""A difference of two rates, said in per cent: 由44%提高到46%，即提高2% is by two points."""

from __future__ import annotations

from dataclasses import replace

from extract.measures.in_context import WORDS
from extract.measures.rules import POINTS, Measure
from extract.reads import Read
from extract.wordlists import read_words


def as_difference(read: Read, earlier: list[Read]) -> Measure:
    """Give the measure of a figure: a change where it is what a rate has just moved by.

    Its unit becomes that of points: `Read.unit` is written too.
    """
    measure, pair = read.measure, earlier[-2:]
    if measure.rule != "growth_verb" or read.unit != "%" or not _is_said_again(read):
        return measure
    if not pair or not pair[0].baseline:
        return measure
    first, last = pair[0], pair[-1]
    if {first.measure.measure, last.measure.measure} != {"rate"}:
        return measure
    values = [one.figure.number.value for one in (first, last, read)]
    if None in values or first.unit != "%" or last.unit != "%":
        return measure
    moved = values[1] - values[0]
    if moved != (-values[2] if measure.is_fall else values[2]):
        return measure
    read.unit = POINTS[0]
    return replace(measure, measure="change", rule="difference_of_rates")


# ，即提高2%, but not ，产量提高2%
def _is_said_again(read: Read) -> bool:
    lead = read.setting.lead.removesuffix("了").removesuffix(read.measure.words)
    return lead.strip("，") in ("", *(word.strip("，") for word in read_words(WORDS)["that_is"]))
