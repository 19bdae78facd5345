"""What no SQL of ours may say, whoever runs it."""

from __future__ import annotations

import re

import pytest

from warehouse.home import REPOSITORY

FOLDERS = (
    "dbt_project/models",
    "dbt_project/macros",
    "dbt_project/tests",
    "expectations",
    "warehouse",
)
# An aggregate over all rows at once: DuckDB 1.5.5 sometimes fails on it with an INTERNAL error,
# and then refuses every other query (duckdb/duckdb#25713). A scalar subquery counts as well.
OVER_EVERYTHING = re.compile(r"(?<!row_number\(\)) over\s*\(\s*\)", re.IGNORECASE)


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_counted_over_an_empty_window(folder: str):
    files = [file for file in (REPOSITORY / folder).rglob("*.*") if file.suffix in {".sql", ".py"}]
    found = [
        f"{file.relative_to(REPOSITORY)}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if OVER_EVERYTHING.search(line) and not line.lstrip().startswith("#")
    ]
    assert files
    assert found == []
