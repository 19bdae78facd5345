"""The published tables and views, with their meaning: what every export begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import UserError
from warehouse.marts_file import SCHEMA


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table: its name, DuckDB's type, what it means."""

    name: str
    kind: str
    comment: str


@dataclass(frozen=True, slots=True)
class Described:
    """A published table or view, what it holds, and its columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def require_published(published: Path) -> None:
    """Raise UserError when there is no published file."""
    if not published.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")


def described_relations(connection: duckdb.DuckDBPyConnection) -> tuple[Described, ...]:
    """Return the published tables and views with their meaning, by name."""
    relations = connection.execute(
        """
        select table_name, comment from duckdb_tables() where schema_name = $schema
        union all
        select view_name, comment from duckdb_views() where schema_name = $schema
        order by all
        """,
        {"schema": SCHEMA},
    ).fetchall()
    return tuple(
        Described(name, comment or "", _columns(connection, name)) for name, comment in relations
    )


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> tuple[Column, ...]:
    rows = connection.execute(
        """
        select column_name, data_type, comment
        from duckdb_columns()
        where schema_name = $schema and table_name = $relation
        order by column_index
        """,
        {"schema": SCHEMA, "relation": relation},
    ).fetchall()
    return tuple(Column(name, kind, comment or "") for name, kind, comment in rows)
