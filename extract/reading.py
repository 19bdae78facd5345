"""The recipe: one report in, everything read from it out.

bytes → text → cleaned text → sections and sentences → figures with eight answers each.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from extract.facts import read_facts
from extract.periods.passages import Passage, looks_ahead, opening_passage, passage_of_heading, passage_of_sentence
from extract.periods.times import find_times
from extract.quantities.units import unit_words
from extract.readers import read_source
from extract.records import Answer, Document, Facts, Mention, Reading, Section, Sentence, SourceText
from extract.regions.rules import own_place
from extract.sentences import Context, Read, read_sentence
from extract.text.cleaning import Cleaned, clean
from extract.text.script import is_traditional, simplify
from extract.text.structure import structure


def read_document(document: Document) -> Reading:
    """Read a report: raises UnreadableReport (file and reason) when it holds no readable text."""
    return read_text(document, read_source(document))


def read_text(document: Document, source: SourceText) -> Reading:
    """Read a decoded report."""
    cleaned = clean(source.text)
    if is_traditional(cleaned.text):
        cleaned = replace(cleaned, text=simplify(cleaned.text))
    sections, sentences = structure(cleaned)
    facts = read_facts(document, source.text, cleaned)
    mentions = _read_mentions(document.report, source.text, cleaned, sections, sentences, facts)
    return Reading(document, source, facts, tuple(sections), len(sentences), tuple(mentions))


def _read_mentions(
    report: str, source: str, cleaned: Cleaned, sections: list[Section], sentences: list[Sentence], facts: Facts
) -> list[Mention]:
    about = facts.about_year if facts.about_year is not None else _NO_YEAR
    now = about + 1
    if looks_ahead(cleaned.text, now):
        about = now
    own = own_place(facts.region, facts.region_code)
    passage = opening_passage(about)
    mentions: list[Mention] = []
    section = paragraph = -1
    entered: set[int] = set()
    subject = ""
    for sentence in sentences:
        if sentence.section != section:
            section = sentence.section
            if section not in entered:
                passage = _enter_section(sections, section, about, passage)
                entered.add(section)
        opens = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        times = find_times(sentence.text, now - 1)
        if sections[section].heading != sentence.text:
            passage = passage_of_sentence(sentence.text, times, about, passage, opens_paragraph=opens)
        context = Context(about, now, passage, own, facts.published_on, "" if opens else subject)
        reads = read_sentence(sentence.text, context)
        known = [str(read.subject.value) for read in reads if read.subject is not None]
        subject = known[-1] if known else ""
        mentions += [_mention(report, source, cleaned, sentence, read) for read in reads]
    return mentions


_NO_YEAR = 1000  # a report without any year: what is dated only by the report stays unanswered


def _enter_section(sections: list[Section], number: int, about: int, passage: Passage) -> Passage:
    heading = sections[number].heading
    if not heading:
        return passage
    return passage_of_heading(heading, find_times(heading, about), about, passage)


def _mention(report: str, source: str, cleaned: Cleaned, sentence: Sentence, read: Read) -> Mention:
    figure = read.figure
    start, end = cleaned.span(sentence.start + figure.start, sentence.start + figure.end)
    first, last = cleaned.span(sentence.start, sentence.start + len(sentence.text))
    place = {
        "mention_id": f"{report}:{start}-{end}",
        "section_number": sentence.section,
        "char_start": start,
        "char_end": end,
        "quote": source[start:end],
        "sentence": source[first:last],
        "sentence_start": first,
    }
    if read.outcome == "set_aside":
        return Mention(**place, outcome="set_aside", rule=read.rule)
    number = figure.number
    amount = {
        "number_text": number.number_text,
        "number": number.value,
        "low_number": number.low,
        "high_number": number.high,
        "scale_text": number.scale,
        "low_scale_text": number.low_scale,
        "unit_text": number.unit_text,
        "unit": _unit_as_written(read.unit, source[start:end]),
    }
    if read.outcome == "unanswered":
        return Mention(**place, **amount, outcome="unanswered", question=read.question, reason=read.reason)
    period_first, period_last = read.period.value
    if period_last.year < _NO_YEAR + 200:
        return Mention(**place, **amount, outcome="unanswered", question="period", reason="the report's year is unknown")
    region, code = read.region.value if read.region else (None, None)
    return Mention(
        **place,
        **amount,
        outcome="observation",
        is_fall=read.measure.is_fall,
        measure=read.measure.measure,
        bound=str(read.bound.value),
        status=str(read.status.value),
        period_start=period_first,
        period_end=period_last,
        region=region,
        region_code=code,
        subject=_as_written(str(read.subject.value), source, cleaned, sentence),
        evidence=_evidence(read),
    )


_HAN = re.compile(r"[\u4e00-\u9fff]+")


def _unit_as_written(unit: str, quote: str) -> str:
    """Give a unit in the characters of the source where the table of units knows them: 噸 stays 噸."""
    written = quote[len(quote) - len(unit) :] if unit else ""
    return written if _HAN.fullmatch(unit) and _HAN.fullmatch(written) and written in unit_words() else unit


def _as_written(subject: str, source: str, cleaned: Cleaned, sentence: Sentence) -> str:
    """Give a subject in the characters of the source: 总产值 is 總產值 in a report that writes so."""
    start, end = sentence.start, sentence.start + len(sentence.text)
    written = {
        character: source[cleaned.offsets[place]]
        for place, character in enumerate(cleaned.text[start:end], start)
        if "\u4e00" <= source[cleaned.offsets[place]] <= "\u9fff" and character != source[cleaned.offsets[place]]
    }
    return "".join(written.get(character, character) for character in subject) if written else subject


def _evidence(read: Read) -> str:
    """Say for each question which rule answered it, from which words, as JSON."""
    answers: dict[str, Answer | None] = {
        "bound": read.bound,
        "status": read.status,
        "period": read.period,
        "region": read.region,
        "subject": read.subject,
    }
    said = {name: {"rule": a.rule, "words": a.words} for name, a in answers.items() if a is not None}
    said["measure"] = {"rule": read.measure.rule, "words": read.measure.words}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
