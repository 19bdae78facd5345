"""The sentences of a report in their order: what holds from one to the next is carried along.

In: sections, sentences and facts of the report. Out: each sentence with its figures and answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.periods.passages import (
    Passage,
    is_greeting,
    looks_ahead,
    opening_passage,
    passage_of_heading,
    passage_of_sentence,
)
from extract.periods.times import Time, find_times
from extract.reads import Read
from extract.records import Facts, Section, Sentence
from extract.regions.rules import own_place
from extract.sentences import Context, read_sentence

NO_YEAR = 1000  # stands for the year of a report without any: it dates nothing


def read_in_order(
    text: str, sections: list[Section], sentences: list[Sentence], facts: Facts
) -> Iterator[tuple[Sentence, list[Read]]]:
    """Read the sentences of a cleaned text, each against its passage and the sentence before it."""
    about, now = _years(text, facts)
    own = own_place(facts.region, facts.region_code)
    paragraph, subject = -1, ""
    for sentence, times, passage in _with_passages(sections, sentences, about, now):
        subject = subject if sentence.paragraph == paragraph else ""
        paragraph = sentence.paragraph
        context = Context(about, now, passage, own, facts.published_on, subject)
        reads = read_sentence(sentence.text, times, context)
        subject = _last_subject(reads)
        yield sentence, reads


def is_without_year(year: int) -> bool:
    """Say whether a date was counted from a report whose year is unknown."""
    return year < NO_YEAR + 200


def _years(text: str, facts: Facts) -> tuple[int, int]:
    """Give the year a report is about and the year it was given in, the next one as a rule."""
    about = facts.about_year if facts.about_year is not None else NO_YEAR
    now = about + 1
    return (now if looks_ahead(text, now) else about), now


def _with_passages(
    sections: list[Section], sentences: list[Sentence], about: int, now: int
) -> Iterator[tuple[Sentence, list[Time], Passage]]:
    """Give each sentence with its words of time and the passage it stands in."""
    passage = opening_passage(about)
    interrupted: Passage | None = None
    paragraph = -1
    entered: set[int] = set()
    for sentence in sentences:
        heading = sections[sentence.section].heading
        opens = sentence.paragraph != paragraph
        if opens and interrupted is not None:
            passage, interrupted = interrupted, None
        if heading and sentence.section not in entered:
            passage = passage_of_heading(heading, find_times(heading, about), about, passage)
        entered.add(sentence.section)
        # 各位代表！过去一年，…: what follows a greeting still opens the paragraph
        paragraph = paragraph if opens and is_greeting(sentence.text) else sentence.paragraph
        times = find_times(sentence.text, now - 1)
        if heading != sentence.text:
            told = passage_of_sentence(sentence.text, times, about, passage, opens_paragraph=opens)
            # a look back within a plan (过去一年，…) ends with its paragraph
            if not opens and (passage.standing, told.standing) == ("target", "actual"):
                interrupted = passage
            passage = told
        yield sentence, times, passage


def _last_subject(reads: list[Read]) -> str:
    known = [read.subject for read in reads if read.subject is not None]
    return str(known[-1].value) if known else ""
