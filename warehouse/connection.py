"""Opening DuckDB files: one writer or many readers, closed on leaving, errors in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import DatabaseBusy, DatabaseCorrupt, one_line

_HOLDER = re.compile(r"PID (\d+)")


@contextmanager
def open_writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open for writing, alone; the file is closed, and its log emptied, on leaving."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _open(path, read_only=False) as connection:
        yield connection


@contextmanager
def open_reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open for reading; many may read together."""
    with _open(path, read_only=True) as connection:
        yield connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit on leaving, roll back on an error."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def _open(path: Path, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        connection = duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise _in_plain_words(path, error) from error
    try:
        yield connection
    except (
        duckdb.FatalException,
        duckdb.InternalException,
        duckdb.SerializationException,
    ) as error:
        raise DatabaseCorrupt(f"{path.name} is damaged: {one_line(error)}") from error
    finally:
        connection.close()


def _in_plain_words(path: Path, error: duckdb.Error) -> Exception:
    if "Could not set lock" in str(error):
        holder = _HOLDER.search(str(error))
        who = f" (process {holder[1]})" if holder else ""
        return DatabaseBusy(
            f"{path.name} is open in another program{who}.",
            "Close it, or open the published file instead: it is never locked.",
        )
    return DatabaseCorrupt(f"{path.name} cannot be opened: {one_line(error)}")
