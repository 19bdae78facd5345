"""Numbers to Chinese and back; the writer is here, so that another hand checks the reader."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities.numbers import read_number
from extract.quantities.numerals import read_arabic, read_chinese

DIGITS = "零一二三四五六七八九"
LARGEST = 10**16 - 1  # 九千九百九十九万亿 …: more than any figure of any report


def write_chinese(number: int) -> str:
    """Write a whole number the long way: 10305 → 一万零三百零五, 10 → 一十."""
    if number == 0:
        return "零"
    for scale, word in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            head, rest = divmod(number, scale)
            gap = "零" if 0 < rest < scale // 10 else ""
            return write_chinese(head) + word + gap + (write_chinese(rest) if rest else "")
    return _write_below_ten_thousand(number)


def _write_below_ten_thousand(number: int) -> str:
    words, is_gap = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            is_gap = bool(words)
            continue
        words += ("零" if is_gap else "") + DIGITS[digit] + word
        is_gap = False
    return words


def test_the_writer_writes_as_people_do():
    assert write_chinese(3214000) == "三百二十一万四千"
    assert write_chinese(10305) == "一万零三百零五"
    assert write_chinese(530000000) == "五亿三千万"
    assert write_chinese(100000005) == "一亿零五"


def test_every_number_below_a_hundred_thousand_is_read_back():
    wrong = [n for n in range(100_000) if read_chinese(write_chinese(n)) != n]
    assert wrong == []


def test_numbers_of_every_size_are_read_back():
    sizes = random.Random(20250114)
    numbers = [sizes.randrange(10**size) for size in range(5, 17) for _ in range(400)]
    assert [n for n in numbers if read_chinese(write_chinese(n)) != n] == []


@given(st.integers(0, LARGEST))
def test_any_number_is_read_back(number):
    assert read_chinese(write_chinese(number)) == number


@given(st.integers(0, 99_999), st.text("0123456789", min_size=1, max_size=6))
def test_decimals_are_read_back_digit_by_digit(whole, fraction):
    spoken = write_chinese(whole) + "点" + "".join(DIGITS[int(digit)] for digit in fraction)
    assert read_chinese(spoken) == Decimal(f"{whole}.{fraction}")


@given(st.integers(10, 99_999))
def test_digits_said_one_by_one_are_read_back(number):
    assert read_chinese("".join(DIGITS[int(digit)] for digit in str(number))) == number


@given(st.integers(0, LARGEST), st.integers(0, 4))
def test_thousands_separators_change_nothing(number, places):
    fraction = "." + "7" * places if places else ""
    assert read_arabic(f"{number:,}{fraction}") == Decimal(f"{number}{fraction}")
    assert read_arabic(f"{number:,}{fraction}".replace(",", "，")) == Decimal(f"{number}{fraction}")


SHORT_WAYS = [
    ("十", 10),
    ("十五", 15),
    ("一百一", 110),
    ("三百五", 350),
    ("一万三", 13000),
    ("两千零五", 2005),
    ("两万三千亿", 2_300_000_000_000),
    ("一千万亿", 1_000_000_000_000_000),
    ("二〇二五", 2025),
    ("一五〇", 150),
    ("〇点五", Decimal("0.5")),
]


@pytest.mark.parametrize(("words", "number"), SHORT_WAYS, ids=[words for words, _ in SHORT_WAYS])
def test_the_short_ways_people_write_numbers_are_read(words, number):
    assert read_chinese(words) == number


@pytest.mark.parametrize("words", ["", "点", "点五", "五点", "三点十", "年", "五个"])
def test_what_is_no_number_is_refused(words):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the part that is no number
        read_chinese(words)


@given(st.integers(1, LARGEST), st.sampled_from(["公里", "家", "万元", "%", "亿千瓦时"]))
def test_a_number_with_its_unit_is_read_where_it_starts(number, unit):
    text = f"完成{number}{unit}，"
    read = read_number(text, 2)
    assert read.value == number
    assert text[read.start : read.end] == f"{number}{unit}"
