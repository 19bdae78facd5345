"""How values are written for people: numbers, spans of time, sentences with a figure marked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from rich.markup import escape

_PERCENT = Decimal(100)


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
    """Return Rich markup of a sentence with the characters from `start` to `end` marked 【】."""
    before, quote, after = sentence[:start], sentence[start:end], sentence[end:]
    return f"{escape(before)}[{style}]【{escape(quote)}】[/]{escape(after)}"


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
