"""Written numbers to exact decimals: 三百二十一万四千 → 3214000, 1,234.5 → 1234.5."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from extract.quantities.lists import table

# \u3007 is the round Chinese zero, easily taken for a letter.
CHARACTERS = "\u3007○零一二两兩三四五六七八九十百千万萬亿億"
DIGITS = "\u3007○零一二三四五六七八九"
ORDINALS = "一二三四五六七八九十"
NUMERAL_CHARACTER = re.compile(rf"[\d{CHARACTERS}]")


@cache
def _characters() -> dict[str, tuple[int, str]]:
    rows_of = Path(__file__).with_name("numerals.csv")
    with rows_of.open(encoding="utf-8", newline="") as rows:
        return {row["character"]: (int(row["value"]), row["kind"]) for row in csv.DictReader(rows)}


def read_arabic(text: str) -> Decimal:
    """Read digits with a decimal point and thousands separators (1,234.5 or 1，234)."""
    return Decimal(text.replace(",", "").replace("，", ""))


def read_chinese(text: str) -> Decimal:
    """Read a number in Chinese characters, with 点 for the decimal point.

    三百二十一万四千 → 3214000, 两千零五 → 2005, 十五点六 → 15.6, 一五〇 (read digit by
    digit) → 150. Raises ValueError for anything else.
    """
    whole, point, fraction = text.partition("点")
    if point and not fraction:
        raise ValueError(text)
    if point:
        return Decimal(f"{_read_whole(whole)}.{_read_digits(fraction)}")
    return Decimal(_read_whole(whole))


def read_written(text: str) -> Decimal | None:
    """Read a number in digits or characters, simplified or not; None if it is no number."""
    try:
        if text[0].isdigit() and text[0].isascii():
            return read_arabic(text)
        return read_chinese(simplified(text))
    except (ValueError, ArithmeticError):
        return None


def scale_value(scale: str | None) -> Decimal:
    """Give what a scale multiplies by: 百万 → 1000000, none → 1."""
    return read_chinese(scale) if scale else Decimal(1)


def simplified(text: str) -> str:
    """Give the numerals of a text in simplified characters: 二萬 → 二万."""
    return text.translate(_simplified())


def inside_at(text: str, position: int) -> str:
    """Give the hedge inside a number that stands at a place (1.7万[余]个), or ""."""
    match = _inside().match(text, position)
    return match[0] if match else ""


def run_end(text: str, start: int, limit: int) -> int:
    """Give the end of the numeral characters that start at a place, at most `limit`."""
    end = start + 1
    while end < limit and NUMERAL_CHARACTER.match(text, end):
        end += 1
    return end


@cache
def _simplified() -> dict[int, str]:
    return str.maketrans(table("simplified"))


@cache
def _inside() -> re.Pattern[str]:
    hedges = table("inside").items()
    return re.compile("|".join(f"{word}(?=[{next_}])" if next_ else word for word, next_ in hedges))


def _read_digits(text: str) -> str:
    """Read characters one by one: 五六 → "56"."""
    digits = []
    for character in text:
        value, kind = _characters().get(character, (0, ""))
        if kind != "digit":
            raise ValueError(text)
        digits.append(str(value))
    return "".join(digits)


def _read_whole(text: str) -> int:
    """Read a whole number: digit by digit, or place by place (百) and section by section (万)."""
    if not text or any(character not in _characters() for character in text):
        raise ValueError(text)
    if len(text) > 1 and all(_characters()[character][1] == "digit" for character in text):
        return int(_read_digits(text))
    total = section = digit = 0
    previous, last_place = "", 1
    for character in text:
        value, kind = _characters()[character]
        if kind == "digit":
            digit = value
            last_place = 1 if value == 0 else last_place
        elif kind == "place":
            section, digit, last_place = section + (digit or 1) * value, 0, value
        else:
            total = _close_section(total, section + digit, value, previous)
            section, digit, last_place = 0, 0, value
        previous = kind
    # A digit after a place counts in the place below: 三百五 is 350, but 三百零五 is 305.
    trailing = digit * last_place // 10 if last_place > 1 else digit
    return total + section + trailing


def _close_section(total: int, section: int, value: int, previous: str) -> int:
    """Add a section that ends in 万 or 亿: 三千万 adds 3000 × 10000."""
    if section == 0 and previous == "section" and (value >= total or value == _TEN_THOUSAND):
        return total * value  # 一万亿
    if value == _HUNDRED_MILLION and total > 0:
        return (total + section) * value  # 三千二百万亿, 一万二千亿
    return total + (section or 1) * value


_TEN_THOUSAND = 10_000
_HUNDRED_MILLION = 100_000_000
