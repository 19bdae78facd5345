"""Words of time and the dates they mean in a report about 2024, in which 今年 is 2025."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from extract.periods.times import find_times

ABOUT = 2024


def day(text: str) -> date:
    return date.fromisoformat(text)


# words, first day, last day
DATED = [
    ("2019年", "2019-01-01", "2019-12-31"),
    ("一九五七年", "1957-01-01", "1957-12-31"),
    ("一九八〇年", "1980-01-01", "1980-12-31"),
    ("今年", "2025-01-01", "2025-12-31"),
    ("去年", "2024-01-01", "2024-12-31"),
    ("上年", "2024-01-01", "2024-12-31"),
    ("前年", "2023-01-01", "2023-12-31"),
    ("明年", "2026-01-01", "2026-12-31"),
    ("上半年", "2024-01-01", "2024-06-30"),
    ("下半年", "2024-07-01", "2024-12-31"),
    ("一季度", "2024-01-01", "2024-03-31"),
    ("第二季度", "2024-04-01", "2024-06-30"),
    ("三季度", "2024-07-01", "2024-09-30"),
    ("四季度", "2024-10-01", "2024-12-31"),
    ("前三季度", "2024-01-01", "2024-09-30"),
    ("1—11月", "2024-01-01", "2024-11-30"),
    ("1~11月", "2024-01-01", "2024-11-30"),
    ("1-11月份", "2024-01-01", "2024-11-30"),
    ("1至11月", "2024-01-01", "2024-11-30"),
    ("前10个月", "2024-01-01", "2024-10-31"),
    ("前十个月", "2024-01-01", "2024-10-31"),
    ("8月", "2024-08-01", "2024-08-31"),
    ("8月份", "2024-08-01", "2024-08-31"),
    ("2023年8月", "2023-08-01", "2023-08-31"),
    ("2024年2月", "2024-02-01", "2024-02-29"),
    ("去年8月", "2024-08-01", "2024-08-31"),
    ("今年上半年", "2025-01-01", "2025-06-30"),
    ("2026年上半年", "2026-01-01", "2026-06-30"),
    ("年内", "2025-01-01", "2025-12-31"),
    ("年底前", "2025-01-01", "2025-12-31"),
    ("6月底前", "2025-01-01", "2025-06-30"),
    ("9月底前", "2025-01-01", "2025-09-30"),
    ("截至2019年底", "2019-12-31", "2019-12-31"),
    ("2019年末", "2019-12-31", "2019-12-31"),
    ("2016年年初", "2016-01-01", "2016-01-01"),
    ("到2027年", "2027-12-31", "2027-12-31"),
    ("到2027年底", "2027-12-31", "2027-12-31"),
    ("2020—2024年", "2020-01-01", "2024-12-31"),
    ("2020年至2024年", "2020-01-01", "2024-12-31"),
    ("2021年以来", "2021-01-01", "2024-12-31"),
    ("“十四五”", "2021-01-01", "2025-12-31"),
    ("“十三五”期间", "2016-01-01", "2020-12-31"),
    ("“十五五”时期", "2026-01-01", "2030-12-31"),
    ("“十四五”末", "2025-12-31", "2025-12-31"),
    ("第一个五年计划", "1953-01-01", "1957-12-31"),
    ("第十四个五年规划", "2021-01-01", "2025-12-31"),
    ("党的十八大以来", "2012-01-01", "2024-12-31"),
    ("五年来", "2020-01-01", "2024-12-31"),
    ("近三年", "2022-01-01", "2024-12-31"),
    ("过去五年", "2020-01-01", "2024-12-31"),
    ("未来五年", "2025-01-01", "2029-12-31"),
    ("今后三年", "2025-01-01", "2027-12-31"),
    ("连续8年", "2017-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(("words", "first", "last"), DATED, ids=[words for words, *_ in DATED])
def test_words_of_time_mean_their_dates(words, first, last):
    sentence = f"{words}，林果业增产"
    time = find_times(sentence, ABOUT)[0]
    assert (time.first, time.last) == (day(first), day(last))
    assert sentence[time.start : time.end] == words


# what looks like a time and dates nothing
UNDATED = [
    "体现在林果业增产",
    "华夏文明看三晋",
    "汾河晚渡复建",
    "五一广场改造",
    "“13710”制度",
    "建成2号线",
    "招收1974人",
    "投入4321.5亿元",
    "装机1500万千瓦",
    "一天龙山石窟",
    "评分4.8分",
    "百年未有之变局",
]


@pytest.mark.parametrize("sentence", UNDATED)
def test_what_only_looks_like_a_time_dates_nothing(sentence):
    assert [time for time in find_times(sentence, ABOUT) if time.first is not None] == []


def test_times_stand_in_reading_order_and_do_not_overlap():
    sentence = "2023年8月至今年6月，“十四五”以来最干旱的上半年，全年降水偏少"
    times = find_times(sentence, ABOUT)
    assert times
    for before, after in itertools.pairwise(times):
        assert before.end <= after.start


def test_a_month_that_is_none_gives_no_dates():
    assert all(time.first is None or time.words != "13月" for time in find_times("13月", ABOUT))


@pytest.mark.parametrize("about", [1954, 1999, 2024])
def test_the_year_of_the_report_is_the_clock(about):
    assert find_times("今年增产", about)[0].first == date(about + 1, 1, 1)
    assert find_times("去年增产", about)[0].first == date(about, 1, 1)
