"""How values are written for people: numbers, spans of time, sentences with a figure marked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from rich.markup import escape

_PERCENT = Decimal(100)
_BREAKS = re.compile(r"\s*\n\s*")
# Line breaks and tabs are layout; other control characters could steer the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return Rich markup that shows a text of others as it is, and lets it do nothing."""
    return escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))


def number(value: Decimal | None, unit: str | None) -> str:
    """Write 0.461 as 46.1%, 74977200 as 74,977,200; nothing for None."""
    if value is None:
        return ""
    if unit == "1":
        return f"{_trimmed(value * _PERCENT)}%"
    if unit == "pp":
        return f"{_trimmed(value * _PERCENT)} pp"
    return f"{_trimmed(value)} {unit or ''}".rstrip()


def span(start: date | None, end: date | None) -> str:
    """Write a year as 2025, some whole years as 2021–2025, a day as itself, else both ends."""
    if start is None or end is None:
        return ""
    if start == end:
        return start.isoformat()
    whole_years = (start.month, start.day, (end + timedelta(days=1)).timetuple()[1:3])
    if whole_years == (1, 1, (1, 1)):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    return f"{start.isoformat()} – {end.isoformat()}"


def marked(sentence: str, start: int, end: int, style: str = "bold yellow") -> str:
    """Return Rich markup of a sentence, on one line, its figure from `start` to `end` marked."""
    before, quote, after = (plain(one_line(part)) for part in _cut(sentence, start, end))
    return f"{before}[{style}]【{quote}】[/]{after}".strip()


def one_line(text: str) -> str:
    """Join lines that the layout of a report broke."""
    return _BREAKS.sub(" ", text)


def exact(value: object) -> str:
    """Write any value; a decimal without the zeros its column adds."""
    return _trimmed(value) if isinstance(value, Decimal) else str(value)


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[:start], text[start:end], text[end:]


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
