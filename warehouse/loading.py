"""The load stage, with what it heals by itself: a damaged build database, damaged shards."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from warehouse import runs
from warehouse.connection import open_writer
from warehouse.damage import set_aside
from warehouse.errors import DatabaseCorrupt
from warehouse.home import Home
from warehouse.load import BrokenShards, Loaded, broken_shards, ensure_schema, load_readings
from warehouse.report_versions import keep_versions


def load(
    home: Home,
    present: Collection[str],
    read_again: Callable[[tuple[str, ...]], None],
    note: Callable[[str], None],
    now: datetime,
    *,
    check_all: bool = False,
) -> Loaded:
    """Make `raw` hold exactly the reports in `present`; `note` hears what had to be healed.

    `check_all` looks for damage also in shards whose rows are not needed now. A build database
    that cannot be opened is set aside and built anew; shards that cannot be read are written again
    by `read_again`. What is still broken after that raises.
    """
    if check_all:
        _heal(broken_shards(home.parquet, present), read_again, note)
    try:
        return _load(home, present, note, now)
    except DatabaseCorrupt as error:
        aside = set_aside(home.database)
        note(f"{error} It is rebuilt from the reports; the damaged file is kept as {aside.name}.")
    except BrokenShards as error:
        _heal(error.reports, read_again, note)
    return _load(home, present, note, now)


def _heal(
    broken: tuple[str, ...],
    read_again: Callable[[tuple[str, ...]], None],
    note: Callable[[str], None],
) -> None:
    if broken:
        note(f"Damaged Parquet files are written again from their reports: {', '.join(broken)}.")
        read_again(broken)


def _load(
    home: Home, present: Collection[str], note: Callable[[str], None], now: datetime
) -> Loaded:
    with open_writer(home.database) as connection:
        if ensure_schema(connection):
            note("The raw tables had an older shape; they are loaded anew.")
        runs.copy_to_database(connection, runs.read_runs(home.run_log))
        loaded = load_readings(connection, home.parquet, present)
        return replace(loaded, revised=keep_versions(connection, home, now))
