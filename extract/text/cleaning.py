"""The decoded source goes in; the text to be read comes out, and the way back with it.

Cleaning changes characters one for one (full-width `％` becomes `%`) and drops characters (spaces
of the typesetter, page furniture, line breaks in mid-sentence). It never adds or moves one, so a
list of kept stretches is all that is needed to find any character again in the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.text.characters import one_for_one
from extract.text.furniture import furniture_spans
from extract.text.lines import Line, kept_breaks, read_lines

# Runs of spaces: dropped, but for one space between Latin words and between two whole numbers.
SPACES = re.compile(r"[ \u200b]+")
NUMBER = "0123456789."
HEADING_NUMBER = re.compile(r"\d{1,2}(?= )")
LATIN = re.compile(r"[A-Za-z]")
LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")

# Marks that say nothing: **bold**, links to images.
MARKS = re.compile(r"\*\*|!\[[^\]\n]*\]\([^)\n]*\)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and where each of its characters stands in the source.

    `offsets[i]` is the index in the source (code points) of cleaned character `i`. `marked` are
    the lines that the source marks as headings with `#`: offset in the cleaned text, depth.
    """

    text: str
    offsets: array[int]
    marked: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Turn a half-open span of the cleaned text into the half-open span of the source."""
        if start >= end:
            here = self.offsets[start] if start < len(self.offsets) else self.source_end
            return here, here
        return self.offsets[start], self.offsets[end - 1] + 1

    @property
    def source_end(self) -> int:
        """Where the last kept character ends in the source; 0 when nothing was kept."""
        return self.offsets[-1] + 1 if self.offsets else 0


def clean(source: str) -> Cleaned:
    """Clean a decoded text. Nothing is raised: any string can be cleaned, the empty one too."""
    text = one_for_one(source)
    furniture = list(furniture_spans(text))
    lines = read_lines(text, furniture)
    dropped = sorted([*_between_lines(text, lines), *_within_lines(text, lines)])
    pieces = list(_kept(dropped, len(text)))
    cleaned = "".join([text[start:end] for start, end in pieces])
    offsets = array("I")
    for start, end in pieces:
        offsets.extend(range(start, end))
    return Cleaned(cleaned, offsets, _marked(lines, offsets))


def _between_lines(text: str, lines: list[Line]) -> Iterator[Span]:
    """What lies between the lines: dropped when they are joined, but for one break when not."""
    if not lines:
        yield 0, len(text)
        return
    yield 0, lines[0].start
    for (before, after), is_kept in zip(pairwise(lines), kept_breaks(text, lines), strict=True):
        if is_kept:
            line_break = text.index("\n", before.end)
            yield before.end, line_break
            yield line_break + 1, after.start
        else:
            yield before.end, after.start
    yield lines[-1].end, len(text)


def _within_lines(text: str, lines: list[Line]) -> Iterator[Span]:
    """Spaces and marks inside the lines."""
    if not lines:
        return
    first, last = lines[0].start, lines[-1].end
    numbers = _heading_numbers(text, lines)
    for found in SPACES.finditer(text, first, last):
        start, end = found.span()
        if start in numbers or (start > first and _is_word_break(text, start, end)):
            kept = text.find(" ", start, end)
            if kept >= 0:
                yield start, kept
                start = kept + 1
        yield start, end
    if "**" in text or "![" in text:
        for found in MARKS.finditer(text, first, last):
            yield found.span()


def _heading_numbers(text: str, lines: list[Line]) -> set[int]:
    """Where the number of a `# 3 …` heading ends: the space after it parts it from a quantity."""
    found = (HEADING_NUMBER.match(text, line.start) for line in lines if line.depth)
    return {number.end() for number in found if number}


def _is_word_break(text: str, start: int, end: int) -> bool:
    """Say whether a run of spaces parts two Latin words or two numbers that are each whole.

    `7 4 7 7 2 亿元` is one number spaced out by the typesetter and `74 772` one in groups of three;
    `2019 2020` and `12 5` are two.
    """
    before, after = text[start - 1], text[end : end + 1]
    if not (LATIN_OR_DIGIT.match(before) and LATIN_OR_DIGIT.match(after)):
        return False
    if LATIN.match(before) or LATIN.match(after):
        return bool(LATIN.match(before) and LATIN.match(after))
    left_part, right_part = text[max(0, start - 8) : start], text[end : end + 8]
    left = len(left_part) - len(left_part.rstrip(NUMBER))
    right = len(right_part) - len(right_part.lstrip(NUMBER))
    is_group = right_part[:right].isdigit() and "." not in left_part[len(left_part) - left :]
    is_spaced_out = left == right == 1 or (left <= 3 and right == 3 and is_group)
    return not (is_spaced_out and end - start == 1)


def _kept(dropped: list[Span], length: int) -> Iterator[Span]:
    """Turn the sorted dropped spans, which may overlap, into the stretches between them."""
    position = 0
    for start, end in dropped:
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def _marked(lines: list[Line], offsets: array[int]) -> tuple[Span, ...]:
    """Where the lines marked with `#` stand in the cleaned text, and how deep they are."""
    return tuple((bisect_left(offsets, line.start), line.depth) for line in lines if line.depth)
