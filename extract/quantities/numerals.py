"""Written numbers to exact decimals: 三百二十一万四千 → 3214000, 1,234.5 → 1234.5."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path


@cache
def _characters() -> dict[str, tuple[int, str]]:
    table = Path(__file__).with_name("numerals.csv")
    with table.open(encoding="utf-8", newline="") as rows:
        return {
            row["character"]: (int(row["value"]), row["kind"]) for row in csv.DictReader(rows)
        }


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


def _read_digits(text: str) -> str:
    """五六 → "56": characters read one by one."""
    digits = []
    for character in text:
        value, kind = _characters().get(character, (0, ""))
        if kind != "digit":
            raise ValueError(text)
        digits.append(str(value))
    return "".join(digits)


def _read_whole(text: str) -> int:
    if not text:
        raise ValueError(text)
    if len(text) > 1 and all(_characters().get(c, (0, ""))[1] == "digit" for c in text):
        return int(_read_digits(text))
    total = section = digit = 0
    previous = ""
    last_place = 1  # the place before a trailing digit: 三百五 is 350, 三百零五 is 305
    for character in text:
        if character not in _characters():
            raise ValueError(text)
        value, kind = _characters()[character]
        if kind == "digit":
            digit = value
            last_place = 1 if value == 0 else last_place
        elif kind == "place":
            section += (digit or 1) * value
            digit, last_place = 0, value
        elif section == digit == 0 and previous == "section" and value >= 10000 and (value >= total or value == 10000):
            total *= value  # 万亿: 一万亿
            last_place = value
        elif value == 100000000 and total > 0:
            total = (total + section + digit) * value  # 三千二百万亿, 一万二千亿
            section, digit, last_place = 0, 0, value
        else:
            total += ((section + digit) or 1) * value
            section, digit, last_place = 0, 0, value
        previous = kind
    if digit and last_place > 1:
        trailing = digit * last_place // 10
        return total + section + trailing
    return total + section + digit
