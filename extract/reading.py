"""The recipe: one report in, everything read from it out.

bytes → text → cleaned text → sections and sentences → figures with eight answers each.
"""

from __future__ import annotations

from dataclasses import replace

from extract.facts import read_facts
from extract.mentions import as_mention
from extract.readers import read_source
from extract.records import Document, Reading, SourceText
from extract.sequence import read_in_order
from extract.text.cleaning import Cleaned, clean
from extract.text.script import is_traditional, simplify
from extract.text.structure import structure


def read_document(document: Document) -> Reading:
    """Read a report: raises UnreadableReport (file and reason) when it holds no readable text."""
    return read_text(document, read_source(document))


def read_text(document: Document, source: SourceText) -> Reading:
    """Read a decoded report."""
    cleaned = _in_simplified(clean(source.text))
    sections, sentences = structure(cleaned)
    facts = read_facts(document, source.text, cleaned)
    mentions = tuple(
        as_mention(document.report, source.text, cleaned, sentence, read)
        for sentence, reads in read_in_order(cleaned.text, sections, sentences, facts)
        for read in reads
    )
    return Reading(document, source, facts, tuple(sections), len(sentences), mentions)


def _in_simplified(cleaned: Cleaned) -> Cleaned:
    """Set a text of the 1950s in simplified characters; every character keeps its place."""
    if not is_traditional(cleaned.text):
        return cleaned
    return replace(cleaned, text=simplify(cleaned.text))
