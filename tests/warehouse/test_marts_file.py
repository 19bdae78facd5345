"""The file readers open is the same whatever order its rows were built in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from warehouse.marts_file import Publication, write_marts

ABOUT = Publication(
    version="20261122T033200Z",
    number=1,
    published_at=datetime(2026, 11, 22, 3, 32),  # noqa: DTZ001 - UTC without a zone, as kept
    extractor_version="0",
    fingerprint="",
    reports=2,
    observations=3,
    set_aside=0,
    unanswered=0,
    checks=0,
)


@pytest.mark.parametrize("arrivals", [("spring", "autumn"), ("autumn", "spring")])
def test_rows_are_in_one_order(tmp_path: Path, arrivals: tuple[str, ...]):
    built, new = tmp_path / "warehouse.duckdb", tmp_path / "new.duckdb"
    with duckdb.connect(str(built)) as connection:
        connection.execute("create schema marts; create schema staging")
        connection.execute("create table marts.facts (report varchar, place integer)")
        for report in arrivals:
            connection.execute("insert into marts.facts select ?, unnest([3, 1, 2])", [report])
        connection.execute("create view staging.facts as from marts.facts")
        connection.execute("create view marts.told as from warehouse.staging.facts")
    write_marts(built, new, ABOUT)
    with duckdb.connect(str(new), read_only=True) as connection:
        expected = [(report, place) for report in ("autumn", "spring") for place in (1, 2, 3)]
        assert connection.execute("from marts.facts").fetchall() == expected
        assert connection.execute("from marts.told").fetchall() == expected
