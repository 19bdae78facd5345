"""The answers of docs/questions.md hold on the example reports, refreshed once as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.questions import PAGE, answer, questions

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
QUESTIONS = questions(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = tmp_path_factory.mktemp("questions")
    run = subprocess.run(
        [
            *(sys.executable, "-c", "from warehouse.cli import main; main()"),
            *("refresh", str(ROOT / "examples" / "reports")),
        ],
        cwd=ROOT,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    with duckdb.connect(str(home / "published" / "indicators.duckdb"), read_only=True) as opened:
        yield opened


def test_there_are_fifteen_questions_with_answers():
    assert len(QUESTIONS) == 15
    assert all(sql and told.count("\n") >= 2 for sql, told in QUESTIONS.values())


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_answer_is_true(title: str, published: duckdb.DuckDBPyConnection):
    sql, told = QUESTIONS[title]
    assert answer(published, sql) == told
