"""What is known of a figure when its subject is asked for, and who owns a head it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.records import Answer
from extract.subjects.comparisons import points_at_aspect
from extract.subjects.owners import is_about, organisation_in, owner_in, without_bare_noun

Found = tuple[Answer | None, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a figure when its subject is asked for.

    noun_after is the noun phrase its tail opens with. previous is the subject that may be
    inherited, of this sentence (in_sentence) or of the one before; previous_verb its verb.
    coordinated: the figure stands in a list with the one before. shared: its lead begins with the
    object of the figure before. regions are names of places, which are no part of a subject.
    before is the sentence up to the figure, rest what follows it; earlier_clause the clause before
    the figure's own, topic_is_free unless a figure stands in that clause.
    announced is the head of the list above whose item the sentence is, with … for the item.
    opens_unit: a semicolon parts the figure before from that clause. counts_a_people: a number
    without a unit, as large as a people.
    """

    lead: str
    tail: str
    noun_after: str
    measure: str
    reached: bool
    unit: str | None
    coordinated: bool
    shared: bool
    regions: tuple[str, ...]
    previous: str
    previous_verb: str
    in_sentence: bool
    before: str
    rest: str
    earlier_clause: str
    topic_is_free: bool
    opens_unit: bool
    announced: str
    counts_a_people: bool


# 投资的重点是渔港建设，这方面的…: what was told of last
_BEFORE_ASPECT = re.compile(r"^(?:[^，]*[是为]|采取|通过|实行|发展|加强|支持)")
_TIME = re.compile(r"[年月][中内间里]$")


def owner_of(asked: Asked) -> str:
    """Give the subject a head that cannot stand alone belongs to, or ""."""
    if points_at_aspect(asked.lead):
        return _aspect_of(asked) or asked.previous
    about = asked.opens_unit or (asked.topic_is_free and is_about(asked.earlier_clause))
    if asked.in_sentence and not about:
        return asked.previous
    return organisation_in(asked.before) or owner_in(asked.earlier_clause)


def _aspect_of(asked: Asked) -> str:
    if not asked.topic_is_free or _TIME.search(asked.earlier_clause):
        return ""
    return owner_in(_BEFORE_ASPECT.sub("", asked.earlier_clause))


def owner_of_bare(asked: Asked) -> str:
    """Give what a bare noun is of: 渔业协作持续深化，落实资金9亿元 is of the 渔业协作; or ""."""
    if asked.topic_is_free and is_about(asked.earlier_clause):
        return owner_in(asked.earlier_clause)
    return without_bare_noun(asked.previous) if asked.in_sentence else ""
