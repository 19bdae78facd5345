"""The load stage, with what it heals by itself: a damaged build database, damaged shards."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from warehouse import runs
from warehouse.connection import open_writer
from warehouse.errors import DatabaseCorrupt
from warehouse.home import Home
from warehouse.load import BrokenShards, Loaded, ensure_schema, load_readings


def load(
    home: Home,
    present: Collection[str],
    read_again: Callable[[tuple[str, ...]], None],
    note: Callable[[str], None],
) -> Loaded:
    """Make `raw` hold exactly the reports in `present`; `note` hears what had to be healed.

    A build database that cannot be opened is set aside and built anew; shards that cannot be read
    are written again by `read_again`. What is still broken after that raises.
    """
    try:
        return _load(home, present, note)
    except DatabaseCorrupt as error:
        aside = _set_aside(home.database)
        note(f"{error} It is rebuilt; the damaged file is kept as {aside.name}.")
    except BrokenShards as error:
        note(f"Damaged Parquet files are written again: {', '.join(error.reports)}.")
        read_again(error.reports)
    return _load(home, present, note)


def _load(home: Home, present: Collection[str], note: Callable[[str], None]) -> Loaded:
    with open_writer(home.database) as connection:
        if ensure_schema(connection):
            note("The raw tables had an older shape; they are loaded anew.")
        runs.copy_to_database(connection, runs.read_runs(home.run_log))
        return load_readings(connection, home.parquet, present)


def _set_aside(database: Path) -> Path:
    """Move a damaged database out of the way; only the latest one is kept."""
    aside = database.with_name(f"{database.stem}.damaged{database.suffix}")
    database.replace(aside)
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    return aside
