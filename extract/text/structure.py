"""A cleaned text goes in; its sections (spans in the source) and its sentences come out.

Every character but line breaks and spaces at the ends of lines belongs to exactly one sentence.
Headings are sentences too: a figure may stand in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.records import Section, Sentence
from extract.text.cleaning import Cleaned
from extract.text.outline import Heading, Paragraph, find_headings, find_paragraphs

PATH_SEPARATOR = " \u203a "
STOPS = r"。！\uff1f…"
SENTENCE = re.compile(rf"[^{STOPS}]*[{STOPS}]+[”\u2019」』）》】]*|[^{STOPS}]+$")
LONGEST_REACH = 4  # paragraphs


class Draft(NamedTuple):
    """A section of the cleaned text; `last` is where it ends though no heading follows."""

    number: int
    parent: int | None
    heading: Heading
    level: int
    path: str
    last: int


def structure(cleaned: Cleaned) -> tuple[list[Section], list[Sentence]]:
    """Divide a cleaned text into sections, whose spans are in the source, and sentences."""
    paragraphs = find_paragraphs(cleaned)
    headings = list(find_headings(paragraphs))
    drafts = _nest(headings, paragraphs)
    ends = _ends(drafts)
    first = headings[0].start if headings else len(cleaned.text)
    sections = [Section(0, None, 0, "", "", *cleaned.span(0, first))]
    for draft, end in zip(drafts, ends, strict=True):
        span = cleaned.span(draft.heading.start, end)
        sections.append(
            Section(draft.number, draft.parent, draft.level, draft.heading.text, draft.path, *span)
        )
    return sections, list(_sentences(paragraphs, drafts, ends))


def _nest(headings: list[Heading], paragraphs: list[Paragraph]) -> list[Draft]:
    """Nest the headings: a kind seen before closes back to it, a new kind goes one deeper."""
    text_end = paragraphs[-1].start + len(paragraphs[-1].text)
    drafts: list[Draft] = []
    above: list[Draft] = []
    lasts = _lasts(headings, paragraphs)
    for number, (heading, last) in enumerate(zip(headings, lasts, strict=True), start=1):
        above = [draft for draft in above if draft.last > heading.start]
        above = above[: _depth_for(heading, [draft.heading for draft in above])]
        path = PATH_SEPARATOR.join(
            [*(draft.path for draft in above[-1:]), heading.text.rstrip("。")]
        )
        parent = above[-1].number if above else None
        # What follows a section without a parent has nowhere else to go.
        until = last if above else text_end
        draft = Draft(number, parent, heading, len(above) + 1, path, until)
        above.append(draft)
        drafts.append(draft)
    return drafts


def _depth_for(heading: Heading, above: list[Heading]) -> int:
    """Count the open sections that a heading lies in."""
    kinds = [other.kind for other in above]
    if heading.kind in kinds:
        return kinds.index(heading.kind)
    depth = len(above)
    while depth and _closes(heading, above[depth - 1]):
        depth -= 1
    return depth


def _closes(heading: Heading, above: Heading) -> bool:
    """Say whether a heading of a new kind ends an open section of another kind."""
    if above.kind == "bare" and heading.rank > 0:
        return heading.kind == "bare over"
    return above.rank > heading.rank


def _lasts(headings: list[Heading], paragraphs: list[Paragraph]) -> Iterator[int]:
    """Where each section ends at the latest: a run-in head does not head what comes long after.

    A dash heads its own paragraph. The last of a row of numbered run-in heads reaches as far as
    the others of its row did: what follows sums up the whole row.
    """
    for kind, group in groupby(headings, key=lambda heading: heading.kind):
        row = list(group)
        steps = [after.paragraph - before.paragraph for before, after in pairwise(row)]
        reach = 1 if kind == "dash" else max(steps, default=LONGEST_REACH)
        is_open = reach >= LONGEST_REACH or not kind.startswith(("run-in", "dash"))
        for heading in row:
            end = len(paragraphs) if is_open else heading.paragraph + reach
            last = paragraphs[min(end, len(paragraphs)) - 1]
            yield last.start + len(last.text)


def _ends(drafts: list[Draft]) -> list[int]:
    """Where each section ends: where the next of its level or above begins, or at its last."""
    ends = []
    next_starts: dict[int, int] = {}
    for draft in reversed(drafts):
        after = [start for level, start in next_starts.items() if level <= draft.level]
        ends.append(min([draft.last, *after]))
        next_starts[draft.level] = draft.heading.start
    return ends[::-1]


def _sentences(
    paragraphs: list[Paragraph], drafts: list[Draft], ends: list[int]
) -> Iterator[Sentence]:
    """Cut the lines into sentences after 。！ and the like, with the closing quotes after them."""
    starts = {draft.heading.start: draft.number for draft in drafts}
    section = 0
    for number, (line, line_start, _) in enumerate(paragraphs):
        section = starts.get(line_start, section)
        while section and ends[section - 1] <= line_start:
            section = drafts[section - 1].parent or 0
        for found in SENTENCE.finditer(line):
            if found[0].strip():
                yield Sentence(found[0], line_start + found.start(), section, number)
