"""The sentences of a report in their order: what holds from one to the next is carried along.

In: sections, sentences and facts of the report. Out: each sentence with its figures and answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.periods.baselines import pair_of
from extract.periods.carrying import (
    carry_into,
    carry_on,
    in_year_told,
    item_passage,
    list_dates,
)
from extract.periods.headings import passage_of_heading
from extract.periods.passages import (
    Passage,
    is_greeting,
    looks_ahead,
    opening_passage,
    passage_of_sentence,
)
from extract.periods.times import Time, find_times
from extract.reads import Read
from extract.records import Facts, Section, Sentence
from extract.regions.rules import own_place
from extract.sentences import Context, read_sentence
from extract.statuses.asides import Clock, aside_of, paragraph_passage
from extract.subjects.announced import announced_head, is_item
from extract.subjects.earlier import told_to_change

NO_YEAR = 1000  # stands for the year of a report without any: it dates nothing


def read_in_order(
    text: str, sections: list[Section], sentences: list[Sentence], facts: Facts
) -> Iterator[tuple[Sentence, list[Read]]]:
    """Read the sentences of a cleaned text, each against its passage and the sentence before it."""
    about, now = _years(text, facts)
    own = own_place(facts.region, facts.region_code)
    clock = Clock(about, now)
    paragraph, subject, aside, carried, listed, pair = -1, "", None, None, None, None
    head = ""
    for sentence, times, passage in _with_passages(sections, sentences, clock):
        if sentence.paragraph != paragraph:
            subject, aside, carried, pair = "", None, None, None
            item = item_passage(sentence.text, passage, listed)
            listed = listed if item else None
            passage = item or passage
            head = head if is_item(sentence.text) else ""
        paragraph = sentence.paragraph
        aside = aside_of(sentence.text, times, passage, aside, clock)
        passage = aside or passage
        loose = aside is not None or not passage.settled
        told = carry_into(sentence.text, times, passage, carried, loose=loose)
        pair = None if any(time.first for time in times) else pair
        context = Context(about, now, told, own, facts.published_on, subject, pair, head)
        reads = read_sentence(sentence.text, times, context)
        carried = carry_on(sentence.text, times, reads, carried)
        pair = pair_of(reads, told) or pair
        listed = list_dates(sentence.text, times) or listed
        subject = _last_subject(reads) or _told_to_change(sentence.text)
        head = announced_head(sentence.text, subject) or head
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
    sections: list[Section], sentences: list[Sentence], clock: Clock
) -> Iterator[tuple[Sentence, list[Time], Passage]]:
    """Give each sentence with its words of time and the passage it stands in."""
    about, now = clock.about, clock.now
    passage = of_section = opening_passage(about)
    interrupted: Passage | None = None
    paragraph = -1
    entered: set[int] = set()
    for sentence in sentences:
        heading = sections[sentence.section].heading
        opens = sentence.paragraph != paragraph
        if opens and interrupted is not None:
            passage, interrupted = interrupted, None
        if heading and sentence.section not in entered:
            below = passage_of_heading(heading, find_times(heading, about), about, passage)
            if below is not passage:
                passage = of_section = below if below.words else opening_passage(clock.told)
        entered.add(sentence.section)
        # 各位代表！过去一年，…: what follows a greeting still opens the paragraph
        paragraph = paragraph if opens and is_greeting(sentence.text) else sentence.paragraph
        times = find_times(sentence.text, now - 1)
        if opens:
            passage = paragraph_passage(sentence.text, passage, of_section, clock)
        if heading != sentence.text:
            told = passage_of_sentence(sentence.text, times, about, passage, opens_paragraph=opens)
            if _is_aside(passage, told, of_section, opens=opens):
                interrupted = interrupted or passage
            passage = told
        yield sentence, in_year_told(times, passage), passage


def _is_aside(passage: Passage, told: Passage, of_section: Passage, *, opens: bool) -> bool:
    """Say whether a look back within a plan, or ahead within a review, ends with its paragraph.

    过去一年，… in a plan, 明年将… in the plan of a year, 今年渔业经费将达9亿元 in a review of
    several years. Where a paragraph opens so, only a single year under a heading that plans, or
    several years (今后三年) in the plan of one.
    """
    if opens:
        plans = of_section.settled and of_section.standing == passage.standing == "target"
        if plans and told.standing == "target" and passage.first == passage.last:
            return told.first < told.last
        return plans and told.standing == "actual" and told.first == told.last
    if told.standing == "target" and told.first < told.last and told is not passage:
        return True  # 今后八年，…
    if passage.standing == told.standing == "target":
        return passage.settled and told.first > passage.last
    if passage.standing == "actual":
        reviews = passage.settled and passage.last - passage.first >= 2
        return reviews and told.standing == "target"
    return told.standing == "actual"


def _told_to_change(text: str) -> str:
    """Give what a sentence without figures says has changed: 渔民储蓄大幅度增加。; or ""."""
    return told_to_change(text.rstrip("。；").rpartition("，")[2])


def _last_subject(reads: list[Read]) -> str:
    known = [read.subject for read in reads if read.subject is not None]
    return str(known[-1].value) if known else ""
