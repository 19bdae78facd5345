"""Those who work in the places counted before, in; whose they are, out: 渔业企业9户，职工90人."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.reads import Read
from extract.records import Answer
from extract.subjects.verbs import without_verb
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("staff.yml")


def name_staff(text: str, reads: list[Read]) -> None:
    """Say where those work who are counted next: 渔业企业9户，职工90人 is 渔业企业职工."""
    for places, read in pairwise(reads):
        if read.subject is None or not _are_places(places):
            continue
        between = text[places.setting.stop : read.figure.start]
        if staff := _staff().fullmatch(between):
            whose = without_verb(str(places.subject.value)) + staff["who"]
            read.subject = Answer(whose, "staff_of_places", staff["who"])


def _are_places(read: Read) -> bool:
    words = read_words(WORDS)
    if read.subject is None or read.figure.number.unit not in words["units_of_workplaces"]:
        return False
    return str(read.subject.value).endswith(tuple(words["workplaces"]))


@cache
def _staff() -> re.Pattern[str]:
    who = any_of(read_words(WORDS)["staff"])
    return re.compile(
        rf"[^，；。、\d]{{0,12}}[，、](?:共有|有)?(?P<who>{who})(?:总数)?[共有约近达为]*"
    )
