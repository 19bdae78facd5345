"""The lines of a cleaned text go in; its headings come out, in reading order.

A heading is a line marked with `#`, a numbered line, a short line without a stop below the title,
or the first sentence of a numbered or dashed paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.text.cleaning import Cleaned
from extract.text.headings import (
    LAST_PARTS,
    RANKS,
    is_bare_heading,
    is_numbered_heading,
    numbered_kind,
)

LONGEST_HEAD = 60
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


def find_paragraphs(cleaned: Cleaned) -> list[Paragraph]:
    """List the lines of a cleaned text, empty ones too."""
    depths = dict(cleaned.marked)
    paragraphs, start = [], 0
    for line in cleaned.text.split("\n"):
        paragraphs.append(Paragraph(line, start, depths.get(start, 0)))
        start += len(line) + 1
    return paragraphs


def find_headings(paragraphs: list[Paragraph]) -> Iterator[Heading]:
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
