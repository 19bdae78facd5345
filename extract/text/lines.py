"""The lines of a text without furniture, and which of the breaks between them are real.

A web page or a typesetter breaks lines in mid-sentence (重要指示，⏎⏎分 20 期). Such a break goes;
a break after a finished sentence or a heading stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extract.text.furniture import is_furniture
from extract.text.headings import (
    is_bare_heading,
    is_finished,
    is_numbered_heading,
)

LINE = re.compile(r"[^\n\u200b ][^\n]*")
# What stands before the words of a line: the marks of a heading, or the bullet of a list.
LINE_MARK = re.compile(r"(?P<heading>#{1,6}) *|[-*+•●■◆▲►▶] +")
LINE_MARKS = frozenset("#-*+•●■◆▲►▶")
# A line that carries on what came before, whatever came before.
CONTINUES = tuple("，。、；：！\uff1f”\u2019）》」』】%‰")
# A line that always begins something new.
BEGINS = re.compile(r"[—―–]{1,2}[^—―–]|各位(?:代表|委员)|□")
# A line below the title that is whole without a stop: ——在市人民代表大会上, □ 本报评论员
SUBTITLE = re.compile(r"(?:[—―–]{1,2}|□)[^。；]{2,45}|[^。；，]{0,50}会议上[^。；，]{0,20}")
# A number or ordinal set in bold on a line of its own: 一是⏎…, 第一，⏎…
LEAD_IN = re.compile(r"[一二三四五六七八九十]+(?:是|要)|其[一二三四五六]|首先|最后")
# A row of a table: words and one number, words and several.
SHORT_ROW = re.compile(r"[^\s\d]+ +[-\d.,%]+")
ROW = re.compile(r"[^\s\d][^ ]*(?: +[-\d.,%]+){2,}")
# Where a page ends, converters leave its number or a line with nothing but an invisible character.
PAGE_END = re.compile(r"\u200b|\n *(?:[-—–] ?\d{1,4} ?[-—–]|第 ?\d{1,4} ?页)")
PAIRS = ("（）", "《》", "“”", "「」")
OPEN_ENDS = tuple("，、（《“\u2018「『【-")


class Line(NamedTuple):
    """A line without the spaces at its ends: where it stands, and how deep a `#` heading it is."""

    start: int
    end: int
    depth: int
    is_indented: bool


class Layout(NamedTuple):
    """How a text is laid out: blank lines between paragraphs, `#` headings; and what lies here."""

    is_spaced: bool
    is_marked: bool
    is_blank_between: bool = False
    is_page_end: bool = False


def read_lines(text: str, dropped: list[tuple[int, int]]) -> list[Line]:
    """List the lines of a text that say something; `dropped` are spans that do not."""
    blocks = sorted(dropped)
    starts = [start for start, _ in blocks]
    lines = []
    for found in LINE.finditer(text):
        start = found.start()
        words = found[0].rstrip(" \u200b")
        if blocks:
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < blocks[place][1]:
                continue
        mark = LINE_MARK.match(words) if words[0] in LINE_MARKS else None
        if (mark is not None and mark.end() == len(words)) or is_furniture(words):
            continue
        is_indented = start >= 2 and text[start - 1] == " " == text[start - 2]
        depth = len(mark["heading"] or "") if mark else 0
        begin = start + (mark.end() if mark else 0)
        lines.append(Line(begin, start + len(words), depth, is_indented))
    return lines


def kept_breaks(text: str, lines: list[Line]) -> Iterator[bool]:
    """For each pair of neighbouring lines, say whether the break between them stays."""
    blanks = [text.count("\n", line.end, after.start) > 1 for line, after in pairwise(lines)]
    layout = _read_layout(text, lines, blanks)
    paragraph = text[lines[0].start : lines[0].end] if lines else ""
    for (before, after), is_blank in zip(pairwise(lines), blanks, strict=True):
        next_line = text[after.start : after.end]
        is_page_end = is_blank and PAGE_END.search(text, before.end, after.start) is not None
        here = layout._replace(is_blank_between=is_blank, is_page_end=is_page_end)
        is_kept = (
            before.depth > 0 or after.depth > 0 or _is_break(paragraph, next_line, here, after)
        )
        yield is_kept
        paragraph = next_line if is_kept else _ends_of(paragraph + next_line)


def _is_open(paragraph: str) -> bool:
    """Say whether a bracket or quotation is still open at the end."""
    return any(paragraph.rfind(opening) > paragraph.rfind(closing) for opening, closing in PAIRS)


def _ends_of(paragraph: str) -> str:
    """Cut the middle out of a long paragraph: only its ends are asked about."""
    return paragraph[:100] + paragraph[-100:] if len(paragraph) > 300 else paragraph


def _read_layout(text: str, lines: list[Line], blanks: list[bool]) -> Layout:
    """Paragraphs are spaced when most lines that end a sentence are followed by a blank one."""
    finished = [
        blank for line, blank in zip(lines, blanks, strict=False) if text[line.end - 1] in "。！"
    ]
    return Layout(
        is_spaced=2 * sum(finished) > len(finished),
        is_marked=sum(line.depth > 0 for line in lines) >= 2,
    )


def _is_break(paragraph: str, next_line: str, layout: Layout, after: Line) -> bool:
    """Say whether a line break ends a paragraph (True) or only a line of it (False)."""
    if next_line.startswith(CONTINUES):
        return False
    if is_finished(paragraph):
        return True
    if paragraph.endswith(OPEN_ENDS) or _is_open(paragraph):
        return False
    if ROW.fullmatch(paragraph) or (
        SHORT_ROW.fullmatch(paragraph) and SHORT_ROW.fullmatch(next_line)
    ):
        return True
    if is_numbered_heading(next_line) or BEGINS.match(next_line):
        return True
    if is_numbered_heading(paragraph) or SUBTITLE.fullmatch(paragraph):
        return True
    if LEAD_IN.fullmatch(paragraph):
        return False
    if layout.is_marked or layout.is_page_end or (layout.is_spaced and not layout.is_blank_between):
        return False
    return is_bare_heading(paragraph) or (after.is_indented and layout.is_spaced)
