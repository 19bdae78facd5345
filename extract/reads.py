"""What is known of a figure while its sentence is read: its setting, and its answers so far."""

from __future__ import annotations

from dataclasses import dataclass

from extract.measures.rules import Measure
from extract.quantities.nouns import Figure
from extract.records import Answer


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a figure stands in its sentence.

    clause_start: where its clause begins. stop: where the figure ends with its words of bound.
    before: its clause up to it. lead, tail: the words before it (after the figure before) and
    after it (up to the next), without the times they are compared with; noun_after: the noun
    phrase the tail opens with.

    Of a figure that is not the first: opens_with_list_mark, is_list_gap: whether what parts it
    from the figure before begins with a list mark, or consists of them (or of nothing).
    coordinated: it stands in one list with the figure before. shared: its lead begins with the
    object of the figure before.
    """

    clause_start: int
    stop: int
    before: str
    lead: str
    tail: str
    noun_after: str
    opens_with_list_mark: bool = False
    is_list_gap: bool = False
    coordinated: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a growth or change is compared with, the rule that says so and its words.

    is_per_year: it is so much a year (年均). base_year: the year it starts from (比2020年), None
    where the words name none.
    """

    is_per_year: bool
    base_year: int | None
    rule: str
    words: str = ""


@dataclass(slots=True)
class Read:
    """A figure with its answers; outcome is observation, set_aside or unanswered.

    Not frozen: the answers come one after the other, and later figures may lend theirs. A figure
    that is set aside has no setting and no answers, any other one has all but perhaps a region
    and a subject; only growth and change have a comparison.
    """

    figure: Figure
    outcome: str
    rule: str = ""
    question: str = ""
    reason: str = ""
    setting: Setting | None = None
    unit: str = ""
    baseline: bool = False
    verb: str = ""
    measure: Measure | None = None
    bound: Answer | None = None
    status: Answer | None = None
    period: Answer | None = None
    region: Answer | None = None
    subject: Answer | None = None
    comparison: Comparison | None = None
