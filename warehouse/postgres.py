"""The published tables in a PostgreSQL database, for tools that do not speak DuckDB.

All rows are replaced in one transaction, and no table is dropped that can stay: each query sees the
old rows or the new ones, all of one version, and waits for nothing; rights and views people made on
the tables stay. (Tables that change places instead lock out readers, or deadlock with them.)
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Protocol

import duckdb
import pyarrow

from warehouse.connection import open_reader
from warehouse.errors import UserError
from warehouse.marts_file import SCHEMA, quoted_name, quoted_text
from warehouse.relations import Described, described_relations, require_published

DEFAULT_SCHEMA = "zhibiao"
_PROBE = "zhibiao_probe"
_WAIT_FOR_READERS = "5min"
_NOT_DONE = "Nothing was changed there."


class Cursor(Protocol):
    """What is used of the driver's cursor."""

    def execute(self, operation: str) -> object:
        """Run one statement."""

    def fetchall(self) -> list[tuple]:
        """Return its rows."""

    def adbc_ingest(
        self,
        table_name: str,
        data: object,
        mode: str,
        *,
        db_schema_name: str | None = None,
        temporary: bool = False,
    ) -> int:
        """Write Arrow batches into a new table."""


def export_to_postgres(published: Path, uri: str, schema: str = DEFAULT_SCHEMA) -> tuple[str, ...]:
    """Replace the tables of `schema` by those of the published file; return their names.

    Other tables in the schema stay. The database is changed completely or not at all. Raises
    UserError when nothing is published yet, the driver is not installed, the server cannot be
    reached or refuses: because a view depends on a table whose columns are others now, for one.
    """
    require_published(published)
    driver = _driver()
    try:
        # Leaving without a commit rolls everything back.
        with closing(driver.connect(uri)) as target, closing(target.cursor()) as cursor:
            with open_reader(published) as source:
                relations = described_relations(source)
                _begin(cursor, schema)
                for relation in relations:
                    _replace(source, cursor, relation, schema)
            target.commit()
    except driver.Error as error:
        raise UserError(f"PostgreSQL: {_in_one_line(error)}", _NOT_DONE) from error
    return tuple(f"{schema}.{relation.name}" for relation in relations)


def _driver() -> ModuleType:
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError:
        raise UserError(
            "The driver for PostgreSQL is not installed.",
            'pip install -e ".[postgres]" installs it',
        ) from None
    return dbapi


def _begin(cursor: Cursor, schema: str) -> None:
    """One export at a time; one that waits for a reader gives up in the end."""
    cursor.execute(f"set local lock_timeout = '{_WAIT_FOR_READERS}'")
    _ask(cursor, f"select pg_advisory_xact_lock(hashtext({quoted_text(schema)}))")
    if not _ask(cursor, f"select from pg_namespace where nspname = {quoted_text(schema)}"):
        cursor.execute(f"create schema {quoted_name(schema)}")


def _replace(
    source: duckdb.DuckDBPyConnection, cursor: Cursor, relation: Described, schema: str
) -> None:
    # As a whole: a reader left half read, when the server refuses, never ends once closed.
    rows = source.sql(f"from {SCHEMA}.{quoted_name(relation.name)}").to_arrow_table()
    table = f"{quoted_name(schema)}.{quoted_name(relation.name)}"
    if _has_shape(cursor, table, rows.schema):
        cursor.execute(f"delete from {table}")
        cursor.adbc_ingest(relation.name, rows, "append", db_schema_name=schema)
    else:
        cursor.execute(f"drop table if exists {table}")
        cursor.adbc_ingest(relation.name, rows, "create", db_schema_name=schema)
    _comment(cursor, relation, table)


def _has_shape(cursor: Cursor, table: str, schema: pyarrow.Schema) -> bool:
    """Say whether a table has the columns and types the driver would give it now."""
    cursor.adbc_ingest(_PROBE, schema.empty_table(), "create", temporary=True)
    known, wanted = (_shape(cursor, name) for name in (table, f"pg_temp.{_PROBE}"))
    cursor.execute(f"drop table pg_temp.{_PROBE}")
    return known == wanted


def _shape(cursor: Cursor, table: str) -> list[tuple]:
    return _ask(
        cursor,
        f"""
        select attname::text, format_type(atttypid, atttypmod)::text
        from pg_attribute
        where attrelid = to_regclass({quoted_text(table)}) and attnum > 0 and not attisdropped
        order by attnum
        """,
    )


def _comment(cursor: Cursor, relation: Described, table: str) -> None:
    cursor.execute(f"comment on table {table} is {quoted_text(relation.comment)}")
    for column in relation.columns:
        cursor.execute(
            f"comment on column {table}.{quoted_name(column.name)} is {quoted_text(column.comment)}"
        )


def _ask(cursor: Cursor, sql: str) -> list[tuple]:
    cursor.execute(sql)
    return cursor.fetchall()


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())
