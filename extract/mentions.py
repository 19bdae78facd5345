"""A figure with its answers in; the row of the warehouse out, in the characters of the source."""

from __future__ import annotations

import json
import re
from typing import Any

from extract.quantities.units import unit_words
from extract.reads import Read
from extract.records import Mention, Sentence
from extract.sequence import is_without_year
from extract.text.cleaning import Cleaned
from extract.text.script import simplify

_HAN = re.compile(r"[一-鿿]+")
_QUESTIONS = ("bound", "status", "period", "region", "subject")


def as_mention(
    report: str, source: str, cleaned: Cleaned, sentence: Sentence, read: Read
) -> Mention:
    """Write a figure of a sentence as a mention: observation, set aside or unanswered."""
    place = _place(report, source, cleaned, sentence, read)
    if read.outcome == "set_aside":
        return Mention(**place, outcome="set_aside", rule=read.rule)
    stated = place | _amount(read, place["quote"])
    if read.outcome == "unanswered":
        return Mention(**stated, outcome="unanswered", question=read.question, reason=read.reason)
    if is_without_year(read.period.value[1].year):
        reason = "the report's year is unknown"
        return Mention(**stated, outcome="unanswered", question="period", reason=reason)
    simplified = str(read.subject.value)
    subjects = {
        "subject": _as_written(simplified, source, cleaned, sentence),
        "subject_simplified": simplified,
    }
    return Mention(**stated, **_answers(read), **subjects, outcome="observation")


def _place(
    report: str, source: str, cleaned: Cleaned, sentence: Sentence, read: Read
) -> dict[str, Any]:
    """Give where a figure stands in the source."""
    offset = sentence.start
    start, end = cleaned.span(offset + read.figure.start, offset + read.figure.end)
    first, last = cleaned.span(offset, offset + len(sentence.text))
    return {
        "mention_id": f"{report}:{start}-{end}",
        "section_number": sentence.section,
        "char_start": start,
        "char_end": end,
        "quote": source[start:end],
        "sentence": source[first:last],
        "sentence_start": first,
    }


def _amount(read: Read, quote: str) -> dict[str, Any]:
    """Give the number, scale and unit of a figure as written."""
    number = read.figure.number
    return {
        "number_text": number.number_text,
        "number": number.value,
        "low_number": number.low,
        "high_number": number.high,
        "scale_text": number.scale,
        "low_scale_text": number.low_scale,
        "unit_text": number.unit_text,
        "unit": _unit_as_written(read.unit, quote),
    }


def _answers(read: Read) -> dict[str, Any]:
    """Give the answers of an observation but its subject, and the evidence of all."""
    first, last = read.period.value
    region, code = read.region.value if read.region else (None, None)
    compared = read.comparison
    return {
        "is_fall": read.measure.is_fall,
        "measure": read.measure.measure,
        "is_per_year": bool(compared and compared.is_per_year),
        "base_year": compared.base_year if compared else None,
        "bound": str(read.bound.value),
        "status": str(read.status.value),
        "period_start": first,
        "period_end": last,
        "region": region,
        "region_code": code,
        "evidence": _evidence(read),
    }


def _unit_as_written(unit: str, quote: str) -> str:
    """Give a unit in the characters of the source where the table of units knows them: 噸."""
    if not _HAN.fullmatch(unit):
        return unit
    written = quote[-len(unit) :]
    if written == unit or written not in unit_words():
        return unit
    return written if simplify(written) == unit else unit


def _as_written(subject: str, source: str, cleaned: Cleaned, sentence: Sentence) -> str:
    """Give a subject in the characters of the source: 总产值 is 總產值 where it says so."""
    start, end = sentence.start, sentence.start + len(sentence.text)
    first, last = cleaned.span(start, end)
    if source[first:last] == sentence.text:
        return subject
    written = {}
    for place, character in enumerate(cleaned.text[start:end], start):
        original = source[cleaned.offsets[place]]
        if original != character and _HAN.match(original):
            written[ord(character)] = original
    return subject.translate(written)


def _evidence(read: Read) -> str:
    """Say for each question which rule answered it, from which words, as JSON."""
    answers = {name: getattr(read, name) for name in (*_QUESTIONS, "measure", "comparison")}
    said = {
        name: {"rule": answer.rule, "words": answer.words}
        for name, answer in answers.items()
        if answer is not None
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
