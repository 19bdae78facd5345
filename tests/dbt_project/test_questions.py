"""The answers of docs/questions.md hold on the example reports, refreshed once as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.questions import PAGE, answer, questions

pytestmark = pytest.mark.slow

QUESTIONS = questions(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published(examples: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(examples / "published" / "indicators.duckdb"), read_only=True) as file:
        yield file


def test_there_are_fifteen_questions_with_answers():
    assert len(QUESTIONS) == 15
    assert all(sql and told.count("\n") >= 2 for sql, told in QUESTIONS.values())


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_answer_is_true(title: str, published: duckdb.DuckDBPyConnection):
    sql, told = QUESTIONS[title]
    assert answer(published, sql) == told
