"""The nouns of reading: what is passed from one step to the next. Frozen, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path


class UnreadableReport(Exception):  # noqa: N818 - a state of the report, as the user sees it
    """A report that cannot be read; `file` and `reason` are for the user."""

    def __init__(self, file: str, reason: str) -> None:
        """Take the file as the user named it, and the reason in the user's words."""
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """A report where it lies: its name and place, and what the manifest says of it."""

    report: str
    file_name: str
    path: Path
    manifest: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of a report, untouched; all spans in the warehouse point into it."""

    text: str
    encoding: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a report as a whole, and where each fact was taken from.

    `sources` gives manifest, text or None for each fact.
    """

    title: str | None
    publisher: str | None
    published_on: date | None
    url: str | None
    region: str | None
    region_code: str | None
    about_year: int | None
    sources: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading of its level or above."""

    number: int
    parent: int | None
    level: int
    heading: str
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the cleaned text; `start` is its offset there."""

    text: str
    start: int
    section: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question, the rule that gave it and the words it was read from."""

    value: object
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One numeral of a report with everything read about it: a row of raw.quantity_mentions."""

    mention_id: str
    section_number: int
    char_start: int
    char_end: int
    quote: str
    sentence: str
    sentence_start: int
    outcome: str
    rule: str | None = None
    question: str | None = None
    reason: str | None = None
    number_text: str | None = None
    number: Decimal | None = None
    low_number: Decimal | None = None
    high_number: Decimal | None = None
    scale_text: str | None = None
    low_scale_text: str | None = None
    unit_text: str | None = None
    unit: str | None = None
    is_fall: bool = False
    measure: str | None = None
    is_per_year: bool = False
    base_year: int | None = None
    bound: str | None = None
    status: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    region: str | None = None
    region_code: str | None = None
    subject: str | None = None
    subject_simplified: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report."""

    document: Document
    source: SourceText
    facts: Facts
    sections: tuple[Section, ...]
    sentence_count: int
    mentions: tuple[Mention, ...]
