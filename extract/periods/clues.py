"""What the dates of one figure are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.periods.passages import Passage
from extract.periods.times import Time
from extract.records import Answer

CLAUSE_ENDS = re.compile(r"[，；]")


@dataclass(frozen=True, slots=True)
class PeriodClues:
    """A figure in its sentence, as far as its dates depend on it.

    `text` is the sentence, `start` where the figure starts in it; `lead` and `tail` are the words
    of its clause before and after it, without words of time. `reached` says that a level was
    reached, `baseline` that the figure is where a change started (从5%), `opens_with_verb` that the
    lead opens with a verb of doing. `about` is the year the report is about, `base` the year before
    the one it calls 今年. `pair` are the dates of an earlier from–to pair of the sentence (`words`:
    where it ends), `of_pair` says that the figure before is a baseline.
    """

    text: str
    start: int
    times: list[Time]
    lead: str
    tail: str
    measure: str
    reached: bool
    baseline: bool
    opens_with_verb: bool
    passage: Passage
    about: int
    base: int
    pair: tuple[Answer, Answer] | None = None
    of_pair: bool = False
