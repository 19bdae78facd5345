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
from extract.text.headings import (
    LAST_PARTS,
    RANKS,
    is_bare_heading,
    is_numbered_heading,
    numbered_kind,
)

PATH_SEPARATOR = " \u203a "
STOPS = r"。！\uff1f…"
SENTENCE = re.compile(rf"[^{STOPS}]*[{STOPS}]+[”\u2019」』）》】]*|[^{STOPS}]+$")
LONGEST_HEAD = 45
LONGEST_REACH = 4  # paragraphs
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
    paragraph: int


class Paragraph(NamedTuple):
    """A line of the cleaned text."""

    text: str
    start: int
    depth: int


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
    paragraphs = _paragraphs(cleaned)
    headings = list(_headings(paragraphs))
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


def _paragraphs(cleaned: Cleaned) -> list[Paragraph]:
    depths = dict(cleaned.marked)
    paragraphs, start = [], 0
    for line in cleaned.text.split("\n"):
        paragraphs.append(Paragraph(line, start, depths.get(start, 0)))
        start += len(line) + 1
    return paragraphs


def _headings(paragraphs: list[Paragraph]) -> Iterator[Heading]:
    """Find the headings in reading order."""
    depths = [paragraph.depth for paragraph in paragraphs if paragraph.depth]
    front_end = _front_end(paragraphs)
    title_depth = min(depths) if depths and depths.count(min(depths)) == 1 else 0
    for number, (line, start, depth) in enumerate(paragraphs):
        if depth > title_depth:
            yield Heading(line, start, f"mark {depth}", depth, number)
        elif depth:
            continue
        elif is_numbered_heading(line):
            kind = numbered_kind(line) or ""
            yield Heading(line, start, kind, RANKS[kind], number)
        elif (
            len(depths) < 2 and front_end <= number < len(paragraphs) - 1 and is_bare_heading(line)
        ):
            following = paragraphs[number + 1].text
            yield Heading(line, start, *_bare_kind(line, following), number)
        else:
            yield from _run_in_head(line, start, number)


def _bare_kind(line: str, following: str) -> tuple[str, int]:
    """Tell the kinds of headings without number apart; a kind and its rank."""
    if LAST_PARTS.match(line):
        return "last part", 0
    # 2019年：主要成绩 right above 经济发展 is the heading of both.
    is_over = is_bare_heading(following) and numbered_kind(following) is None
    return ("bare over" if is_over else "bare"), BARE_RANK


def _front_end(paragraphs: list[Paragraph]) -> int:
    """Count the lines of title, date and speaker at the top, which are not headings."""
    for number, (line, _, _) in enumerate(paragraphs[:FRONT_LINES]):
        if ADDRESS.match(line) or is_numbered_heading(line):
            return number
    for number, (line, _, _) in enumerate(paragraphs[:FRONT_LINES]):
        if len(line) > LONGEST_HEAD or line.endswith(("。", "！")):
            return number
    return min(len(paragraphs), 1)


def _run_in_head(line: str, start: int, number: int) -> Iterator[Heading]:
    """Read a paragraph whose first sentence is its heading, as in （八）保障民生。今年新建…."""
    kind = numbered_kind(line)
    if kind is None and DASH.match(line) is None:
        return
    stop = line.find("。", 0, LONGEST_HEAD)
    if stop < 0 or stop + 1 == len(line):
        return
    if kind is None:
        yield Heading(line[: stop + 1], start, "dash", DASH_RANK, number)
    else:
        yield Heading(line[: stop + 1], start, f"run-in {kind}", RUN_IN_RANK + RANKS[kind], number)


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
            last = paragraphs[-1:] if is_open else paragraphs[: heading.paragraph + reach]
            yield last[-1].start + len(last[-1].text)


def _ends(drafts: list[Draft]) -> list[int]:
    """Where each section ends: where the next of its level or above begins, or at its last."""
    ends = []
    for place, draft in enumerate(drafts):
        following = (other for other in drafts[place + 1 :] if other.level <= draft.level)
        after = next(following, None)
        ends.append(min(draft.last, after.heading.start) if after else draft.last)
    return ends


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
