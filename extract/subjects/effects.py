"""An effect in, named with its cause out: 改造渔港9座，惠及渔民90人 is 改造渔港惠及渔民."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from extract.records import Answer
from extract.subjects.asked import Asked
from extract.subjects.openings import without_opening
from extract.subjects.owners import owner_in
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("effects.yml")
LONGEST_CAUSE = 20  # characters


def of_its_cause(asked: Asked, subject: Answer) -> Answer:
    """Put before 惠及渔民 what benefits them; any other subject comes back as it was."""
    effect = _effect().match(without_opening(asked.lead))
    if effect is None or asked.measure not in ("level", "change"):
        return subject
    told, verb, cause = str(subject.value), effect["verb"], _cause(asked)
    if cause and cause in told:  # 惠及900人次 counts no noun of its own
        return replace(subject, value=cause + verb)
    return replace(subject, value=cause + (told if verb in told else verb + told))


def _cause(asked: Asked) -> str:
    cause = owner_in(asked.earlier_clause) if asked.topic_is_free else ""
    if not cause and asked.in_sentence:
        cause = asked.previous
    cause = _verb().split(cause)[0]
    return cause if 2 <= len(cause) <= LONGEST_CAUSE else ""


@cache
def _effect() -> re.Pattern[str]:
    words = read_words(WORDS)
    manner, verbs = any_of(words["effect_manner"]), any_of(words["effects"])
    return re.compile(rf"(?:{manner})*(?P<verb>{verbs})")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["effects"]))
