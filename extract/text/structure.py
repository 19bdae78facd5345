"""A cleaned text goes in; its sections (spans in the source) and its sentences come out.

Every character but line breaks and spaces at the ends of lines belongs to exactly one sentence.
Headings are sentences too: a figure may stand in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.records import Section, Sentence
from extract.text.cleaning import Cleaned
from extract.text.headings import RANKS, is_bare_heading, is_numbered_heading, numbered_kind

PATH_SEPARATOR = " › "
SENTENCE = re.compile(r"[^。！？…]*[。！？…]+[”’」』）》】]*|[^。！？…]+$")
LONGEST_HEAD = 45
# Ranks of headings without number: run-in heads lie below whole lines, dashes below run-in heads.
BARE_RANK, RUN_IN_RANK, DASH_RANK = 10, 20, 40
DASH = re.compile(r"[—―–]{1,2}(?=[^—―–])")
ADDRESS = re.compile(r"各位(?:代表|委员|同志)")
FRONT_LINES = 15


class Heading(NamedTuple):
    """A heading in the cleaned text: its words, its place, its kind and rank among kinds."""

    text: str
    start: int
    kind: str
    rank: int


class Paragraph(NamedTuple):
    """A line of the cleaned text."""

    text: str
    start: int
    depth: int


def structure(cleaned: Cleaned) -> tuple[list[Section], list[Sentence]]:
    """Divide a cleaned text into sections, whose spans are in the source, and sentences."""
    paragraphs = _paragraphs(cleaned)
    headings = list(_headings(paragraphs))
    sections = _sections(headings, cleaned)
    return sections, list(_sentences(paragraphs, headings))


def _paragraphs(cleaned: Cleaned) -> list[Paragraph]:
    depths = dict(cleaned.marked)
    paragraphs, start = [], 0
    for line in cleaned.text.split("\n"):
        paragraphs.append(Paragraph(line, start, depths.get(start, 0)))
        start += len(line) + 1
    return paragraphs


def _headings(paragraphs: list[Paragraph]) -> Iterator[Heading]:
    """Find the headings in reading order."""
    is_marked = sum(paragraph.depth > 0 for paragraph in paragraphs) >= 2
    front_end = _front_end(paragraphs)
    top = min((p.depth for p in paragraphs if p.depth), default=0)
    is_title_marked = sum(p.depth == top for p in paragraphs) == 1
    for number, (line, start, depth) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if depth:
            if depth > top or not is_title_marked:
                yield Heading(line, start, f"mark {depth}", depth)
        elif is_numbered_heading(line):
            kind = numbered_kind(line) or ""
            yield Heading(line, start, kind, RANKS[kind])
        elif not is_marked and number >= front_end and is_bare_heading(line):
            if following is not None:
                is_over = is_bare_heading(following.text) and numbered_kind(following.text) is None
                yield Heading(line, start, "bare over" if is_over else "bare", BARE_RANK)
        else:
            yield from _run_in_head(line, start)


def _front_end(paragraphs: list[Paragraph]) -> int:
    """Count the lines of title, date and speaker at the top, which are not headings."""
    for number, (line, _, _) in enumerate(paragraphs[:FRONT_LINES]):
        if ADDRESS.match(line) or is_numbered_heading(line):
            return number
    for number, (line, _, _) in enumerate(paragraphs[:FRONT_LINES]):
        if len(line) > LONGEST_HEAD or line.endswith(("。", "！")):
            return number
    return min(len(paragraphs), 1)


def _run_in_head(line: str, start: int) -> Iterator[Heading]:
    """A numbered or dashed paragraph whose first sentence is its heading: （八）保障民生。今年…"""
    kind = numbered_kind(line)
    dash = DASH.match(line)
    if kind is None and dash is None:
        return
    stop = line.find("。", 0, LONGEST_HEAD)
    if stop < 0 or stop + 1 == len(line):
        return
    head = line[: stop + 1]
    if kind is not None:
        yield Heading(head, start, f"run-in {kind}", RUN_IN_RANK + RANKS[kind])
    else:
        yield Heading(head, start, "dash", DASH_RANK)


def _sections(headings: list[Heading], cleaned: Cleaned) -> list[Section]:
    """Nest the headings: a kind seen before closes back to it, a new kind goes one deeper."""
    first = headings[0].start if headings else len(cleaned.text)
    drafts = [(0, None, "", "", 0, first)]
    open_sections: list[tuple[int, Heading]] = []
    ends: dict[int, int] = {}
    for number, heading in enumerate(headings, start=1):
        for closed, _ in _close(open_sections, heading):
            ends[closed] = heading.start
        parent = open_sections[-1][0] if open_sections else None
        open_sections.append((number, heading))
        path = PATH_SEPARATOR.join(_trim(above.text) for _, above in open_sections)
        drafts.append((number, parent, heading.text, path, len(open_sections), heading.start))
    return [
        _section(draft, first if draft[0] == 0 else ends.get(draft[0], len(cleaned.text)), cleaned)
        for draft in drafts
    ]


def _close(open_sections: list[tuple[int, Heading]], heading: Heading) -> list[tuple[int, Heading]]:
    """Take from the open sections those that a heading ends, and return them."""
    kinds = [above.kind for _, above in open_sections]
    if heading.kind in kinds:
        keep = kinds.index(heading.kind)
    else:
        keep = len(open_sections)
        while keep and _ends(open_sections[keep - 1][1], heading):
            keep -= 1
    closed = open_sections[keep:]
    del open_sections[keep:]
    return closed


def _ends(above: Heading, heading: Heading) -> bool:
    """Say whether a heading of a new kind ends an open section of another kind."""
    if above.kind == "bare" and heading.kind == "bare over":
        return True
    return above.rank > heading.rank and above.rank != BARE_RANK


def _section(draft: tuple, end: int, cleaned: Cleaned) -> Section:
    number, parent, heading, path, level, start = draft
    if number == 0:
        start = 0
    source_start, source_end = cleaned.span(start, end)
    return Section(number, parent, level, heading, path, source_start, source_end)


def _trim(heading: str) -> str:
    return heading.rstrip("。")


def _sentences(paragraphs: list[Paragraph], headings: list[Heading]) -> Iterator[Sentence]:
    """Cut the lines into sentences after 。！？…, closing quotes and brackets included."""
    starts = {heading.start: number for number, heading in enumerate(headings, start=1)}
    section = 0
    for number, (line, line_start, _) in enumerate(paragraphs):
        section = starts.get(line_start, section)
        for found in SENTENCE.finditer(line):
            if found[0].strip():
                yield Sentence(found[0], line_start + found.start(), section, number)
