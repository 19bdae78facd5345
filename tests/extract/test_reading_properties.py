"""Whatever the text: no exception, no numeral lost, none counted twice, every quote verbatim.

The texts: random strings of digits, numerals, units and punctuation; the example reports cut off
anywhere; the same with characters deleted, doubled and swapped. `make test-all` reads many more
of them, and the reports of the shared corpus where it lies beside the repository.
"""

# ruff: noqa: RUF001, SIM905 - full-width characters are what is read; words stand side by side

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.quantities.rules import NUMERAL
from extract.reading import read_text
from extract.records import Document, Reading, SourceText
from extract.text.cleaning import clean

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = sorted((REPOSITORY / "examples" / "reports").glob("*.txt"))
CORPUS = sorted((REPOSITORY.parent / "shared" / "corpus" / "reports").glob("*.txt"))
IS_NUMERAL = re.compile(NUMERAL.pattern)
OUTCOMES = {"observation", "set_aside", "unanswered"}

# What figures are made of, and what stands around them.
PIECES = [
    *"0123456789０１２３４５６７８９〇○零一二两三四五六七八九十百千万亿兆半几第前每约近超余多来",
    *"，。、；：！？（）()“”《》—–-~～·.．,:/%％‰+×#* \n\t　",
    *"年月日时号期届级位名个家户人次条项件公里亩吨元度天岁倍番成折增降减升至到从由达为占比率",
    *"萬億點兩GABTVⅢ℃㎡",
    *"万亿 百分之 分之 个百分点 百分点 平方米 千瓦时 微克/立方米 亿元 万人次 以上 以内".split(),
    *"左右 增长 下降 提高到 翻一番 翻番 减半 一半 首位 榜首 前三 第一 分别 其中 全省".split(),
    *"2025年 1—11月 “十四五” 年底前 五年来 去年 截至 从2016年 每千人 一是 一、 （一）".split(),
    *"5G PM2.5 12345 1+N 12.5 1，234 2021—2035".split(),
]  # fmt: skip


def read(text: str, about_year: str = "2024") -> Reading:
    manifest = {"about_year": about_year, "region": "太原市"}
    document = Document("any", "any.txt", Path("any.txt"), manifest)
    return read_text(document, SourceText(text, "utf-8", ""))


def check(text: str) -> None:
    """Read a text and assert what holds for every reading."""
    reading = read(text)
    covered = [0] * len(text)
    for mention in reading.mentions:
        assert 0 <= mention.char_start < mention.char_end <= len(text)
        assert mention.quote == text[mention.char_start : mention.char_end]
        assert mention.outcome in OUTCOMES
        last = mention.sentence_start + len(mention.sentence)
        assert mention.sentence == text[mention.sentence_start : last]
        assert mention.sentence_start <= mention.char_start < mention.char_end <= last
        if mention.outcome == "set_aside":
            assert mention.rule
        if mention.outcome == "unanswered":
            assert mention.question
            assert mention.reason
        if mention.outcome == "observation":
            assert mention.period_start <= mention.period_end
            assert mention.subject
            is_range = mention.number is None
            assert is_range == (mention.low_number is not None) == (mention.high_number is not None)
        for place in range(mention.char_start, mention.char_end):
            covered[place] += 1
    assert max(covered, default=0) <= 1, "two mentions share a character"
    cleaned = clean(text)
    lost = [
        place
        for found in IS_NUMERAL.finditer(cleaned.text)
        for place in [cleaned.offsets[found.start()]]
        if covered[place] == 0
    ]
    assert lost == [], [text[max(0, place - 12) : place + 12] for place in lost]


def random_strings(count: int, seed: int) -> Iterator[str]:
    choose = random.Random(seed)
    for _ in range(count):
        yield "".join(choose.choices(PIECES, k=choose.randint(1, 40)))


def cut_off(text: str, count: int, seed: str) -> Iterator[str]:
    choose = random.Random(seed)
    for _ in range(count):
        yield text[: choose.randrange(len(text) + 1)]


def damaged(text: str, seed: str) -> str:
    """Delete, double or swap one character in a hundred."""
    choose = random.Random(seed)
    characters = list(text)
    for _ in range(len(text) // 100):
        place = choose.randrange(len(characters) - 1)
        action = choose.choice(("delete", "double", "swap"))
        if action == "delete":
            del characters[place]
        elif action == "double":
            characters.insert(place, characters[place])
        else:
            pair = characters[place + 1], characters[place]
            characters[place], characters[place + 1] = pair
    return "".join(characters)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_random_strings_of_figures_are_read():
    for text in random_strings(500, seed=1):
        check(text)


@pytest.mark.slow
def test_many_random_strings_of_figures_are_read():
    for text in random_strings(10_000, seed=2):
        check(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join))
@example("")
@example("百分之")
@example("9999999999999999999999999999999999999999亿元")
@example("0/0，1：0，零分之一，0分之0")
@example("到13月32日，第〇届")
@example("2025年2月30日前")
def test_any_string_of_figures_is_read(text):
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_read(text):
    check(text)


@given(st.sampled_from(["1900", "1954", "2024", "2099"]))
@settings(max_examples=4, deadline=None)
def test_any_year_of_a_report_is_borne(about_year):
    read("五年来，新增绿地300公顷，明年增长5%；从2016年的3%提高到8%。", about_year)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_report_is_read_whole_cut_off_and_damaged(path):
    text = text_of(path)
    check(text)
    for part in cut_off(text, 25, seed=path.stem):  # 200 places over the eight reports
        check(part)
    for round_ in range(3):
        check(damaged(text, seed=f"{path.stem} {round_}"))


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_report_may_end_anywhere(path):
    for part in cut_off(text_of(path), 200, seed=f"{path.stem} again"):
        check(part)


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="the shared corpus does not lie beside the repository")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_real_report_is_read_whole_cut_off_and_damaged(path):
    text = text_of(path)
    check(text)
    for part in cut_off(text, 2, seed=path.stem):
        check(part)
    check(damaged(text, seed=path.stem))


def test_the_same_text_is_read_the_same_way_twice():
    text = text_of(EXAMPLES[0])
    assert read(text).mentions == read(text).mentions


def test_the_end_of_a_report_changes_nothing_before_its_last_paragraph():
    text = "各位代表：\n\n去年新建公厕26座。\n\n全市种谷3万亩，增长5%。\n\n"
    longer = text + "居民收入增长6%。\n"
    assert read(longer).mentions[: len(read(text).mentions)] == read(text).mentions
