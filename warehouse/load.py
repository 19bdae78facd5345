"""Rows into `raw`: a report's from its Parquet shards, replaced as a whole; twice is once."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from warehouse.connection import transaction

SCHEMA = Path(__file__).with_name("schema.sql")
TABLES = ("reports", "sections", "quantity_mentions")


class BrokenShards(Exception):  # noqa: N818 - a state of the shards
    """Parquet files that cannot be read; `reports` are to be read again from their source."""

    def __init__(self, reports: tuple[str, ...]) -> None:
        """Take the names of the reports."""
        super().__init__(", ".join(reports))
        self.reports = reports


@dataclass(frozen=True, slots=True)
class Loaded:
    """Reports whose rows were replaced, that were removed, and that are in a new version."""

    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    revised: tuple[str, ...] = ()


def ensure_schema(connection: duckdb.DuckDBPyConnection) -> bool:
    """Create `raw` as schema.sql says; True when an older shape of it had to be dropped.

    What is dropped is loaded again from the shards; the runs come back from the run log.
    """
    wanted = _columns_wanted()
    present = _columns(connection)
    outdated = bool(present) and present != wanted
    if outdated:
        connection.execute("drop schema raw cascade")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return outdated


def load_readings(
    connection: duckdb.DuckDBPyConnection, folder: Path, present: Collection[str]
) -> Loaded:
    """Make `raw` hold exactly the reports in `present`, as the shards below `folder` have them.

    Only reports whose facts, content or extractor changed are replaced, all in one transaction.
    Raises BrokenShards naming the reports whose shards cannot be read.
    """
    try:
        changed = _changed(connection, folder, present)
        broken = broken_shards(folder, changed)
        if broken:
            raise BrokenShards(broken)
        with transaction(connection):
            removed = _remove(connection, present)
            for table in TABLES:
                _replace(connection, table, folder, changed)
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException) as error:
        broken = broken_shards(folder, present)
        if not broken:
            raise
        raise BrokenShards(broken) from error
    return Loaded(changed, removed)


def broken_shards(folder: Path, present: Collection[str]) -> tuple[str, ...]:
    """Name the reports with a shard that is missing, cut off, or not as it was written."""
    return tuple(
        report
        for report in sorted(present)
        if not all(_is_whole(_shard(folder, table, report)) for table in TABLES)
    )


def fill_table(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, object]]
) -> None:
    """Make a table of `raw` hold exactly these rows, all at once; times and dates in ISO 8601."""
    columns = connection.execute(
        """
        select column_name, data_type
        from duckdb_columns()
        where schema_name = 'raw' and table_name = $table
        """,
        {"table": table},
    ).fetchall()
    with transaction(connection):
        connection.execute(f"delete from raw.{table}")
        connection.execute(
            f"""
            insert into raw.{table} by name
            select unnest(from_json_strict($rows::json, $shape), recursive := true)
            """,
            {"rows": json.dumps(rows, ensure_ascii=False), "shape": json.dumps([dict(columns)])},
        )


def _changed(
    connection: duckdb.DuckDBPyConnection, folder: Path, present: Collection[str]
) -> tuple[str, ...]:
    files = _shards(folder, "reports", present)
    if not files:
        return ()
    rows = connection.execute(
        """
        select report
        from (
            select columns(*) from read_parquet($files)
            except
            select * from raw.reports
        )
        order by report
        """,
        {"files": files},
    ).fetchall()
    return tuple(report for (report,) in rows)


def _remove(connection: duckdb.DuckDBPyConnection, present: Collection[str]) -> tuple[str, ...]:
    rows = connection.execute(
        "select report from raw.reports where not list_contains($present, report) order by report",
        {"present": sorted(present)},
    ).fetchall()
    removed = [report for (report,) in rows]
    for table in TABLES:
        connection.execute(
            f"delete from raw.{table} where list_contains($removed, report)",
            {"removed": removed},
        )
    return tuple(removed)


def _replace(
    connection: duckdb.DuckDBPyConnection, table: str, folder: Path, changed: Collection[str]
) -> None:
    if not changed:
        return
    connection.execute(
        f"delete from raw.{table} where list_contains($changed, report)",
        {"changed": list(changed)},
    )
    connection.execute(
        f"insert into raw.{table} by name select * from read_parquet($files)",
        {"files": _shards(folder, table, changed)},
    )


def _shards(folder: Path, table: str, reports: Collection[str]) -> list[str]:
    return [str(_shard(folder, table, report)) for report in sorted(reports)]


def _shard(folder: Path, table: str, report: str) -> Path:
    return folder / table / f"{report}.parquet"


def _is_whole(shard: Path) -> bool:
    """Say whether a file can be read to its end, and every page is as it was written."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.read_table(shard, page_checksum_verification=True)
    except (OSError, pa.ArrowException):
        return False
    return True


@cache
def _columns_wanted() -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        return _columns(connection)


def _columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute(
        """
        select table_name, column_name, data_type, is_nullable
        from duckdb_columns()
        where schema_name = 'raw'
        order by table_name, column_index
        """
    ).fetchall()
