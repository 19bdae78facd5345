"""Values written for people."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from warehouse import words


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("0.461", "1", "46.1%"),
        ("0.021", "pp", "2.1 pp"),
        ("74977200.0000000000", "元", "74,977,200 元"),
        ("-14", "起", "-14 起"),
        ("1.5", "", "1.5"),
        (None, "元", ""),
    ],
)
def test_numbers(value, unit, written):
    assert words.number(None if value is None else Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2021, 1, 1), date(2025, 12, 31), "2021–2025"),
        (date(2025, 12, 31), date(2025, 12, 31), "2025-12-31"),
        (date(2025, 1, 1), date(2025, 9, 30), "2025-01-01 – 2025-09-30"),
        (None, None, ""),
    ],
)
def test_spans(start, end, written):
    assert words.span(start, end) == written


def test_a_figure_is_marked_on_one_line():
    assert words.marked("完成 3\n 个。", 3, 7, "b") == "完成 [b]【3 个】[/]。"


def test_words_of_others_do_nothing_to_a_terminal():
    hostile = "[red]\x1b[2J\x07标题\r\u202e\x9b31m\n次行"
    told = Console(file=io.StringIO(), force_terminal=True, highlight=False)
    told.print(words.plain(hostile))
    shown = told.file.getvalue()
    assert "[red]" in shown
    assert shown.count("\n") == 2
    assert not set("\x1b\x07\r\u202e\x9b") & set(shown)
