"""Read one number with its scale and unit at a place: 7497.72万元, 百分之三十五点六, 三成五."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.quantities.fractions import read_part_in_digits, read_part_in_words
from extract.quantities.lists import table, words
from extract.quantities.nouns import Number
from extract.quantities.numerals import (
    CHARACTERS,
    DIGITS,
    inside_at,
    read_arabic,
    read_chinese,
    read_written,
    scale_value,
    simplified,
)
from extract.quantities.smaller_units import with_smaller_units
from extract.quantities.units import match_unit
from extract.quantities.units_of_numbers import with_unit

__all__ = ["Number", "read_number"]

# 12,345.6 and 1，234 with separators, or plain 1234.5.
_ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
# 三十五点六, and with a raised dot before a sign or scale: 十九·五%.
_CHINESE = re.compile(rf"[{CHARACTERS}]+(?:[点點][{DIGITS}]+|[·．][{DIGITS}]+(?=[%‰亿万]))?")
_RAISED_DOTS = str.maketrans({"·": "点", "．": "点"})
# Two neighbouring digits are a range: 六七十万 is 600000 to 700000, 十五六 is 15 to 16.
_NEIGHBOURS = re.compile(
    r"""
    (?P<head> [一二三四五六七八九十百]*? )
    (?P<low> [一二两三四五六七八] ) (?P<high> [二两三四五六七八九] )
    (?P<places> [十百千]?[万亿]? ) $
    """,
    re.VERBOSE,
)
_PLACES = "十百千"
_WEIGHED = tuple("十百千万亿")
_LISTED_PART = re.compile(r"、(?P<high>[二三四五六七八九])(?![、一二三四五六七八九十百分是])")
_LISTED = re.compile(
    r"(?P<low>[一二两三四五六七八])、(?P<high>[二三四五六七八九])(?=[十百千万亿倍个次家亩斤吨元人户])"
)
# 4万多亿元: a scale that 亿 may follow after a hedge.
_SCALES_OF_SCALES = ("百", "千", "万")


@dataclass(frozen=True, slots=True)
class _Patterns:
    scale: re.Pattern[str]
    further: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    prefixed = rf"(?![{''.join(words('prefixed_units'))}])"  # the 百 of 百瓦 is part of the unit
    return _Patterns(
        # 万亿, 百万, 十亿, 千: what stands between digits and a unit.
        scale=re.compile(
            rf"""
              [十百千]?[亿億][亿億] | [十百千]?[万萬][亿億] | [十百千]?[亿億] | [十百千]?[万萬]
            | [百千]{prefixed}
            """,
            re.VERBOSE,
        ),
        # After a scale, another number with a smaller one: 3亿[2千万], 1万[6千].
        further=re.compile(
            rf"""
            (?P<number> \d+(?:\.\d+)? ) (?P<place> [百千]? ) (?P<inside> [多余]? )
            (?P<section> [万亿] | (?<=[百千]) ) {prefixed}
            """,
            re.VERBOSE,
        ),
    )


def read_number(text: str, start: int) -> Number | None:
    """Read the number, scale and unit that start at a place; None if no number starts there."""
    number = _read_number(text, start)
    return with_smaller_units(text, number) if number else None


def _read_number(text: str, start: int) -> Number | None:
    if text[start : start + 1].isdecimal():
        return read_part_in_digits(text, start) or _read_arabic_number(text, start)
    return (
        _with_listed_end(text, read_part_in_words(text, start))
        or _read_listed_digits(text, start)
        or _read_chinese_number(text, start)
    )


def _read_arabic_number(text: str, start: int) -> Number | None:
    """Read digits, the words that scale them, and the unit: 1.2万余吨."""
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    value, end = read_arabic(match[0]), match.end()
    scale, inside = None, ""
    if match_unit(text, end) is None:
        value, scale, inside, end = _read_scale(text, end, value)
    number = Number(start, end, value, match[0], chinese=False, scale=scale, inside=inside)
    return with_unit(text, number)


def _read_scale(text: str, end: int, value: Decimal) -> tuple[Decimal, str | None, str, int]:
    """Read the scale and hedge after digits: the value so far, both words, and where they end."""
    scale = None
    inside = inside_at(text, end)
    end += len(inside)
    if found := _patterns().scale.match(text, end):
        scale, end = simplified(found[0]), found.end()
        if more := _patterns().further.match(text, end):  # several scales make one number
            smaller = Decimal(more["number"]) * scale_value(more["place"] + more["section"])
            value = value * scale_value(scale) + smaller
            scale, inside, end = None, more["inside"], more.end()
    if not inside and (inside := inside_at(text, end)):
        end += len(inside)
        if scale in _SCALES_OF_SCALES and text.startswith("亿", end):
            scale, end = scale + "亿", end + 1
    return value, scale, inside, end


def _with_listed_end(text: str, number: Number | None) -> Number | None:
    """Read the second end of 百分之五、六, which is 5% to 6%."""
    if number is None or number.value is None or number.unit not in table("per_words").values():
        return number
    match = _LISTED_PART.match(text, number.end)
    if match is None or read_chinese(match["high"]) - number.value % 10 != 1:
        return number
    high = number.value + 1
    written = text[number.start : match.end()]
    return replace(
        number, end=match.end(), value=None, low=number.value, high=high, number_text=written
    )


def _read_listed_digits(text: str, start: int) -> Number | None:
    """Read two digits parted by 、 as old reports write a range: 三、四十万 is 300000 to 400000."""
    match = _LISTED.match(text, start)
    if match is None or read_chinese(match["high"]) - read_chinese(match["low"]) != 1:
        return None
    if text[max(0, start - 1) : start] in ("第", "、"):
        return None
    high = _read_chinese_number(text, match.start("high"))
    if high is None or high.value is None or high.number_text[1:].strip(_PLACES + "万亿"):
        return None
    low = high.value / read_chinese(match["high"]) * read_chinese(match["low"])
    return replace(
        high,
        start=start,
        value=None,
        low=low,
        high=high.value,
        low_scale=high.scale,
        number_text=text[start : match.start("high")] + high.number_text,
    )


def _read_chinese_number(text: str, start: int) -> Number | None:
    """Read characters, a hedge with a further scale, and the unit: 三百二十余万公斤."""
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    body, end = simplified(match[0]).translate(_RAISED_DOTS), match.end()
    if len(body) > 1 and body[-1] in "千百" and len(match_unit(text, end - 1) or "") > 1:
        body, end = body[:-1], end - 1  # 五千瓦 is 5 千瓦 only where 千 belongs to the unit
    if body[-1] == "两" and body[-2:-1] in _WEIGHED and match_unit(text, end) is None:
        body, end = body[:-1], end - 1  # 七万两 is a weight, 一两个 a number
    scale, inside = None, ""
    if (
        "点" in body
        and match_unit(text, end) is None
        and (point := _patterns().scale.match(text, end))
    ):
        scale, end = simplified(point[0]), point.end()  # 三十九点八亿元
    if match_unit(text, end) is None and (inside := inside_at(text, end)):
        end += len(inside)
        if more := _patterns().scale.match(text, end):
            scale, end = simplified(more[0]), more.end()
            if scale == "万" and "亿" in body:  # 一亿一千七百多万 is 一亿 + 一千七百万
                body, scale = body + scale, None
    value = read_written(body)
    if value is None:
        return None
    number = Number(start, end, value, body, chinese=True, scale=scale, inside=inside)
    return _between_neighbours(with_unit(text, number), number)


def _between_neighbours(number: Number, plain: Number) -> Number:
    """Make a number of two neighbouring digits a range (三四十个); `plain` is it without unit."""
    match = _NEIGHBOURS.match(plain.number_text)
    if match is None or (match["head"] and match["head"][-1] not in _PLACES):
        return number  # 一五六: digits read one by one
    if read_chinese(match["high"]) - read_chinese(match["low"]) != 1:
        return number
    ends = [read_written(match["head"] + match[end] + match["places"]) for end in ("low", "high")]
    return replace(
        number,
        value=None,
        low=ends[0],
        high=ends[1],
        low_scale=plain.scale,
        inside=plain.inside,
    )
