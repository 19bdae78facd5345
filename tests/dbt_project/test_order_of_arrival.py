"""The marts follow from the reports alone: not from the order they came in, nor from what was
there before. And a build rewrites only what depends on what has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.warehouse_by_hand import SCHEMA, copied_project, run_dbt

pytestmark = pytest.mark.slow

RAW = ("reports", "sections", "quantity_mentions", "report_versions")
REVISED = "taiyuan-2024-gov-report"
COPIED = "taiyuan-2025-gov-report"
STRANGER = "a-report-that-is-withdrawn"


@pytest.fixture(scope="module")
def piecemeal(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports in another order, with a build after each instalment; see the steps."""
    home = tmp_path_factory.mktemp("piecemeal")
    database = home / "build" / "warehouse.duckdb"
    database.parent.mkdir()
    reports = _reports(examples)[::-1]
    first, others = reports[:2], reports[2:]

    _bring(examples, database, [*first, REVISED])
    _bring_stranger(database, examples)
    _misread(database, REVISED)
    assert "All is built anew" in _build(home)

    _withdraw(database, STRANGER)
    _bring(examples, database, others[:2])
    assert "2 reports to build, 1 withdrawn, 3 stand" in _build(home)

    # A build that goes half the way, and a report that then says again what was settled before.
    _misread(database, first[0])
    run = run_dbt(home, "run", "--select", "fct_observations", "int_subjects__themed")
    assert run.returncode == 0, run.stdout + run.stderr
    _bring(examples, database, [first[0], REVISED, *others[2:]])
    assert "withdrawn, 3 stand" in _build(home)
    return home


def test_every_mart_is_the_same(examples: Path, piecemeal: Path):
    whole = examples / "build" / "warehouse.duckdb"
    pieces = piecemeal / "build" / "warehouse.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"attach '{whole}' as whole (read_only)")
        connection.execute(f"attach '{pieces}' as pieces (read_only)")
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


def test_what_does_not_depend_on_a_new_report_is_left_alone(
    examples: Path, piecemeal: Path, tmp_path: Path
):
    database = _copied(piecemeal, tmp_path)
    marks = (
        "update marts.fct_observations set evidence = 'left alone'",
        "update marts.fct_indicator_values set times_stated = -1",
        "update marts.mart_indicator_series set losing_count = -1",
    )
    with duckdb.connect(str(database)) as connection:
        for mark in marks:
            connection.execute(mark)
    _bring_stranger(database, examples)
    assert "1 reports to build, 0 withdrawn" in _build(tmp_path)
    with duckdb.connect(str(database), read_only=True) as connection:
        for table, is_left, depends in (
            ("fct_observations", "evidence = 'left alone'", f"report = '{STRANGER}'"),
            ("fct_indicator_values", "times_stated = -1", f"report = '{STRANGER}'"),
            ("mart_indicator_series", "losing_count = -1", _OF_THE_STRANGERS_REGIONS),
        ):
            rows = connection.execute(
                f"select {depends} as depends, bool_and({is_left}), bool_or({is_left})"
                f" from marts.{table} group by depends order by depends"
            ).fetchall()
            assert rows == [(False, True, True), (True, False, False)], table


def test_a_changed_seed_starts_everything_anew(piecemeal: Path, tmp_path: Path):
    database = _copied(piecemeal, tmp_path / "home")
    project = copied_project(tmp_path)
    with (project / "seeds" / "theme_words.csv").open("a", encoding="utf-8") as seed:
        seed.write("手写的用词,economy,any\n")
    run = run_dbt(tmp_path / "home", "run", "--select", "stg_reports__reports", project=project)
    assert "Models, seeds or tests changed" in run.stdout, run.stdout + run.stderr
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("from ledger.settled").fetchall() == []


_OF_THE_STRANGERS_REGIONS = f"""
    region_id in (
        select region_id from marts.fct_observations where report = '{STRANGER}'
        union all
        select region_id from marts.dim_reports where report = '{STRANGER}'
    )
"""


def _text(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> bytes:
    rows = connection.execute(f"from {database}.marts.{table} order by all").fetchall()
    return repr(rows).encode()


def _reports(home: Path) -> list[str]:
    with duckdb.connect(str(home / "build" / "warehouse.duckdb"), read_only=True) as connection:
        rows = connection.execute("select report from raw.reports order by report").fetchall()
    return [report for (report,) in rows if report != REVISED]


def _build(home: Path) -> str:
    run = run_dbt(home, "build", "--exclude-resource-type", "unit_test")
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def _copied(home: Path, new: Path) -> Path:
    database = new / "build" / "warehouse.duckdb"
    database.parent.mkdir(parents=True)
    shutil.copyfile(home / "build" / "warehouse.duckdb", database)
    return database


def _bring(home: Path, database: Path, reports: list[str]) -> None:
    """Copy the raw rows of these reports, last row first, in place of those that are there."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute(f"attach '{home / 'build' / 'warehouse.duckdb'}' as whole (read_only)")
        for table in RAW:
            connection.execute(f"delete from raw.{table} where list_contains(?, report)", [reports])
            connection.execute(
                f"insert into raw.{table} from whole.raw.{table}"
                " where list_contains(?, report) order by all desc",
                [reports],
            )


def _bring_stranger(database: Path, home: Path) -> None:
    """Add a report that says of a later year what another says of its own."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"attach '{home / 'build' / 'warehouse.duckdb'}' as whole (read_only)")
        for table, other in (
            ("reports", ", about_year + 1 as about_year"),
            ("sections", ""),
            ("quantity_mentions", f", replace(mention_id, '{COPIED}', $name) as mention_id"),
            ("report_versions", ""),
        ):
            connection.execute(
                f"insert into raw.{table} by name select * replace ($name as report{other})"
                f" from whole.raw.{table} where report = '{COPIED}'",
                {"name": STRANGER},
            )


def _withdraw(database: Path, report: str) -> None:
    with duckdb.connect(str(database)) as connection:
        for table in RAW:
            connection.execute(f"delete from raw.{table} where report = ?", [report])


def _misread(database: Path, report: str) -> None:
    """Make every figure of a report one more than it is, and of another place."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "update raw.quantity_mentions"
            " set number = number + 1, region = '大同市', region_code = '140200' where report = ?",
            [report],
        )
