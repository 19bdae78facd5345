"""Read one number with its scale and unit at a place in a sentence: 7497.72万元, 百分之三十五点六, 三成五."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.quantities.numerals import read_arabic, read_chinese
from extract.quantities.units import match_denominator, match_unit

CHARACTERS = "〇○零一二两兩三四五六七八九十百千万萬亿億"
ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
CHINESE = re.compile(rf"[{CHARACTERS}]+(?:[点點][〇○零一二三四五六七八九]+)?")
FRACTION = re.compile(r"(\d+)/(\d+)")
SPOKEN_FRACTION = re.compile(
    rf"([{CHARACTERS}]+)分之(\d+(?:\.\d+)?|[{CHARACTERS}]+(?:[点點][〇○零一二三四五六七八九]+)?)"
)
SCALE = re.compile(r"[十百千]?[亿億][亿億]|[十百千]?[万萬][亿億]|[十百千]?[亿億]|[十百千]?[万萬]|[百千](?![瓦米克伏卡帕焦赫])")
INSIDE = re.compile(r"余|多|来(?=[万亿个年天])|几(?=[十百千万亿个])")
NEIGHBOURS = re.compile(
    r"([一二三四五六七八九十百]*?)([一二三四五六七八])([二三四五六七八九])([十百千]?[万亿]?)$"
)
HALVES = re.compile(r"一半|(?<=[减翻])半|半数")
DOUBLED = re.compile(r"翻番")
FURTHER = re.compile(r"(\d+(?:\.\d+)?)([百千]?)([多余]?)([万亿]|(?<=[百千]))(?![瓦米克伏卡帕焦赫])")
RATIO = re.compile(r"(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d:：])")
BRACKETED_UNIT = re.compile(r"[（(]([^）)]{1,2})[）)]")
PER_WORDS = {"百": "%", "千": "‰", "万": "‱"}
SIMPLIFIED = str.maketrans({"萬": "万", "億": "亿", "點": "点", "兩": "两", "○": "〇"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `start` to `end` covers the number, its scale and its unit.

    value is null for a range, whose ends are low and high. scale and unit are the words;
    a scale inside a Chinese number (三百万) is part of its value.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    scale: str | None
    low_scale: str | None
    unit: str | None
    unit_text: str | None
    inside: str
    number_text: str
    chinese: bool


def read_number(text: str, start: int) -> Number | None:
    """Read the number, scale and unit that start at a place; None if no number starts there."""
    if halves := HALVES.match(text, start):
        return Number(
            start, halves.end(), Decimal("0.5"), None, None, None, None, None, None, "", halves[0], chinese=True
        )
    if DOUBLED.match(text, start):
        return Number(start, start + 2, Decimal(1), None, None, None, None, "番", "番", "", "翻番", chinese=True)
    if (ratio := RATIO.match(text, start)) and (ratio[2] == "1" or text.endswith("比", 0, start) or "之比" in text[max(0, start - 12) : start]):
        share = _divide(Decimal(ratio[1]), Decimal(ratio[2]))
        if share is not None:
            share = Decimal(ratio[1]) if ratio[2] == "1" else share
            return Number(start, ratio.end(), share, None, None, None, None, None, None, "", ratio[0], chinese=False)
    if spoken := SPOKEN_FRACTION.match(text, start):
        number = _read_spoken_fraction(text, start, spoken)
        if number is not None:
            return number
    if written := FRACTION.match(text, start):
        value = _divide(Decimal(written[1]), Decimal(written[2]))
        if value is not None and value < 1:
            return Number(
                start, written.end(), value, None, None, None, None, None, None, "", written[0], chinese=False
            )
    if arabic := ARABIC.match(text, start):
        return _read_arabic_number(text, start, arabic)
    if chinese := CHINESE.match(text, start):
        return _read_chinese_number(text, start, chinese)
    return None


def _divide(part: Decimal, whole: Decimal) -> Decimal | None:
    if whole == 0:
        return None
    return round(part / whole, 10)


def _value(text: str) -> Decimal | None:
    try:
        if text[0].isdigit() and text[0].isascii():
            return read_arabic(text)
        return read_chinese(text.translate(SIMPLIFIED))
    except (ValueError, ArithmeticError):
        return None


def _read_spoken_fraction(text: str, start: int, match: re.Match[str]) -> Number | None:
    """百分之五 is 5 with unit %; 三分之一 is 0.3333333333 without unit; 百分之五到百分之六 is a range."""
    value = _value(match[2])
    if value is None:
        return None
    unit = PER_WORDS.get(match[1].translate(SIMPLIFIED))
    end = match.end()
    if unit is None:
        whole = _value(match[1])
        share = _divide(value, whole) if whole else None
        if share is None:
            return None
        return Number(start, end, share, None, None, None, None, None, None, "", match[0], chinese=True)
    inside = INSIDE.match(text, end)
    if inside:
        end = inside.end()
    unit_text = text[start : match.start(2)]
    return Number(
        start, end, value, None, None, None, None, unit, unit_text, inside[0] if inside else "", match[2], chinese=True
    )


def _read_arabic_number(text: str, start: int, match: re.Match[str]) -> Number | None:
    value: Decimal | None = read_arabic(match[0])
    end = match.end()
    inside = ""
    unit = match_unit(text, end)
    scale = None
    if unit is None:
        if found := INSIDE.match(text, end):
            inside, end = found[0], found.end()
        if found := SCALE.match(text, end):
            scale, end = found[0].translate(SIMPLIFIED), found.end()
            if more := FURTHER.match(text, end):  # 3亿2千万, 1万6千: several scales make one number
                value = value * _scale_value(scale) + Decimal(more[1]) * _scale_value(more[2] + more[4])
                scale, inside, end = None, more[3], more.end()
        if not inside and (found := INSIDE.match(text, end)):
            inside, end = found[0], found.end()
            if scale in ("十", "百", "千", "万") and text.startswith("亿", end):  # 4万多亿元
                scale, end = scale + "亿", end + 1
        unit = match_unit(text, end)
    number_text = match[0]
    return _with_unit(text, start, end, value, scale, unit, inside, number_text, chinese=False)


def _scale_value(scale: str) -> Decimal:
    return read_chinese(scale) if scale else Decimal(1)


def _read_chinese_number(text: str, start: int, match: re.Match[str]) -> Number | None:
    body = match[0].translate(SIMPLIFIED)
    end = match.end()
    if len(body) > 1 and body[-1] in "千百" and (unit := match_unit(text, end - 1)) and len(unit) > 1:
        body, end = body[:-1], end - 1  # 五千瓦 is 5 千瓦 … only where 千 belongs to the unit
        if _value(body) is None:
            return None
    inside = ""
    scale = None
    unit = match_unit(text, end)
    if unit is None:
        if found := INSIDE.match(text, end):
            inside, end = found[0], found.end()
            if more := SCALE.match(text, end):
                scale, end = more[0].translate(SIMPLIFIED), more.end()
                if scale == "万" and "亿" in body:  # 一亿一千七百多万 is 一亿 + 一千七百万
                    body, scale = body + scale, None
        unit = match_unit(text, end)
    if near := NEIGHBOURS.match(body):
        return _neighbours(text, start, end, near, scale, unit, inside, body)
    value = _value(body)
    if value is None:
        return None
    return _with_unit(text, start, end, value, scale, unit, inside, body, chinese=True)


def _neighbours(
    text: str, start: int, end: int, near: re.Match[str], scale: str | None, unit: str | None, inside: str, body: str
) -> Number | None:
    """六七十万 is 600000 to 700000; 十五六 is 15 to 16."""
    low_digit, high_digit = read_chinese(near[2]), read_chinese(near[3])
    if high_digit - low_digit != 1:
        value = _value(body)
        if value is None:
            return None
        return _with_unit(text, start, end, value, scale, unit, inside, body, chinese=True)
    low, high = _value(near[1] + near[2] + near[4]), _value(near[1] + near[3] + near[4])
    if low is None or high is None:
        return None
    number = _with_unit(text, start, end, high, scale, unit, inside, body, chinese=True)
    return Number(
        start, number.end, None, low, high, scale, scale, number.unit, number.unit_text, inside, body, chinese=True
    )


def _with_unit(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    scale: str | None,
    unit: str | None,
    inside: str,
    number_text: str,
    *,
    chinese: bool,
) -> Number:
    if unit is None:
        return Number(start, end, value, None, None, scale, None, None, None, inside, number_text, chinese)
    unit_end = end + len(unit)
    if unit == "个" and text.startswith(("多月", "多小时"), unit_end):
        inside, unit, unit_end = "多", "个月" if text[unit_end + 1] == "月" else "小时", unit_end + len("多月")
        if unit == "小时":
            unit_end += 1
    elif unit == "成" and chinese and unit_end < len(text) and text[unit_end] in "一二三四五六七八九半":
        half = text[unit_end]
        value += Decimal("0.5") if half == "半" else read_chinese(half) / 10
        unit_end += 1
    elif unit == "倍" and text.startswith("半", unit_end):
        value += Decimal("0.5")
        unit_end += 1
    if bracket := BRACKETED_UNIT.match(text, unit_end):
        if match_unit(bracket[1], 0) == bracket[1]:
            unit += bracket[0]
            unit_end = bracket.end()
    slashed = match_denominator(text, unit_end)
    if slashed > unit_end:
        unit += text[unit_end:slashed]
        unit_end = slashed
    return Number(
        start, unit_end, value, None, None, scale, None, unit, text[end:unit_end], inside, number_text, chinese
    )
