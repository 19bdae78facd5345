"""A damaged build database: how it is recognised, and how it is moved out of the way."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.connection import open_reader
from warehouse.errors import DatabaseBusy, UserError, one_line
from warehouse.marts_file import quoted_name

_TABLES = "select schema_name, table_name from duckdb_tables() where not internal"


def find_damage(database: Path) -> str | None:
    """Read every table to its end; say what cannot be read, or None when all can.

    DuckDB checks the sum of a block when it is read, and only then.
    """
    if not database.exists():
        return None
    try:
        with open_reader(database) as connection:
            for schema, table in connection.execute(_TABLES).fetchall():
                name = f"{quoted_name(schema)}.{quoted_name(table)}"
                connection.execute(f"select count(hash(columns(*))) from {name}").fetchall()
    except DatabaseBusy:
        return None
    except (UserError, duckdb.Error) as error:
        return one_line(error)
    return None


def set_aside(database: Path) -> Path:
    """Move a damaged database out of the way; only the latest one is kept."""
    aside = database.with_name(f"{database.stem}.damaged{database.suffix}")
    database.replace(aside)
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    return aside
