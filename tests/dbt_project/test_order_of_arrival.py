"""Reports may come all at once or one after the other, in any order: the marts are the same."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.warehouse_by_hand import SCHEMA, run_dbt

pytestmark = pytest.mark.slow

RAW = ("reports", "sections", "quantity_mentions")


@pytest.fixture(scope="module")
def piecemeal(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports in another order, in three instalments with a build after each."""
    home = tmp_path_factory.mktemp("piecemeal")
    database = home / "build" / "warehouse.duckdb"
    database.parent.mkdir()
    reports = _reports(examples)[::-1]
    for instalment in (reports[:2], reports[2:5], reports[5:]):
        _bring(examples, database, instalment)
        run = run_dbt(home, "build", "--exclude", "resource_type:test", "resource_type:unit_test")
        assert run.returncode == 0, run.stdout + run.stderr
    return database


def test_every_mart_is_the_same(examples: Path, piecemeal: Path):
    whole = str(examples / "build" / "warehouse.duckdb")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{whole}' as whole (read_only)")
        connection.execute(f"attach '{piecemeal}' as pieces (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables()"
            " where database_name = 'whole' and schema_name = 'marts' order by table_name"
        ).fetchall()
        assert len(tables) > 10
        different = [
            table
            for (table,) in tables
            if _text(connection, "whole", table) != _text(connection, "pieces", table)
        ]
    assert different == []


def _text(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> bytes:
    rows = connection.execute(f"from {database}.marts.{table} order by all").fetchall()
    return repr(rows).encode()


def _reports(home: Path) -> list[str]:
    with duckdb.connect(str(home / "build" / "warehouse.duckdb"), read_only=True) as connection:
        rows = connection.execute("select report from raw.reports order by report").fetchall()
    return [report for (report,) in rows]


def _bring(home: Path, database: Path, reports: list[str]) -> None:
    """Copy the raw rows of these reports, last row first."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute(f"attach '{home / 'build' / 'warehouse.duckdb'}' as whole (read_only)")
        for table in RAW:
            connection.execute(
                f"insert into raw.{table} from whole.raw.{table}"
                " where list_contains(?, report) order by all desc",
                [reports],
            )
