"""Whatever happens to a refresh, readers find a complete version and the next refresh succeeds."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.worker import FIGURES, FILES, write_reports
from warehouse.outcomes import STAGES

REPOSITORY = Path(__file__).resolve().parents[2]
# Few by default, for time; ZHIBIAO_FAULTS=many asks for as many as we promise.
MANY = os.environ.get("ZHIBIAO_FAULTS") == "many"
KILLS = 100 if MANY else 8
REFRESHES, READERS = (20, 8) if MANY else (5, 3)

READER = """
import sys, duckdb
file, until = sys.argv[1], sys.argv[2]
seen = set()
import pathlib
while not pathlib.Path(until).exists():
    with duckdb.connect(file, read_only=True) as connection:
        row = connection.execute(
            "select count(*), count(distinct quote), any_value(quote) from marts.observations"
        ).fetchone()
        assert row[:2] == ({total}, 1), row
        seen.add(row[2])
print(len(seen))
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    write_reports(folder, 1)
    return folder


def start(home, folder, how):
    command = [sys.executable, "-m", "tests.warehouse.worker", str(home.root), str(folder), how]
    return subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True)


def finish(home, folder):
    process = start(home, folder, "once")
    _, complaint = process.communicate()
    assert process.returncode == 0, complaint


def published(home):
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        return connection.execute(
            "select count(*), count(distinct quote), any_value(quote) from marts.observations"
        ).fetchone()


def assert_is_complete(home):
    count, kinds, _ = published(home)
    assert (count, kinds) == (FILES * FIGURES, 1)


@pytest.mark.parametrize("largest", [100, 5_000, 50_000, 500_000, 900_000])
def test_a_full_disk_stops_the_refresh_and_leaves_the_published_file(home, folder, largest):
    finish(home, folder)
    size = home.database.stat().st_size
    write_reports(folder, 2)
    process = start(home, folder, str(largest))
    _, complaint = process.communicate()
    assert process.returncode == 1, f"{largest} of {size}"
    assert "Traceback" not in complaint
    assert published(home) == (FILES * FIGURES, 1, "1")
    finish(home, folder)
    assert published(home) == (FILES * FIGURES, 1, "2")


@pytest.mark.parametrize("stage", STAGES)
def test_killed_as_a_stage_begins(home, folder, stage):
    finish(home, folder)
    process = start(home, folder, stage)
    process.communicate()
    assert process.returncode < 0
    assert published(home) == (FILES * FIGURES, 1, "1")
    finish(home, folder)
    assert published(home) == (FILES * FIGURES, 1, "999")


def test_killed_at_any_moment(home, folder):
    finish(home, folder)
    moments = random.Random(20261122)
    for _ in range(KILLS):
        process = start(home, folder, "forever")
        time.sleep(1 + moments.random() * 2)
        process.kill()
        process.communicate()
        assert_is_complete(home)
    write_reports(folder, 7)
    finish(home, folder)
    assert published(home) == (FILES * FIGURES, 1, "7")


def test_readers_see_one_complete_version_after_another(home, folder, tmp_path):
    finish(home, folder)
    until = tmp_path / "until"
    reader = READER.format(total=FILES * FIGURES)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", reader, str(home.published_file), str(until)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(READERS)
    ]
    process = start(home, folder, "forever")
    while _number(home) < REFRESHES:
        assert process.poll() is None, process.communicate()
        time.sleep(0.2)
    process.kill()
    process.communicate()
    until.touch()
    for one in readers:
        seen, complaint = one.communicate(timeout=60)
        assert one.returncode == 0, complaint
        assert int(seen) > 1


def test_a_lock_dies_with_its_holder(home, folder):
    process = start(home, folder, "forever")
    while not home.published_file.exists():
        time.sleep(0.1)
    second = start(home, folder, "once")
    _, complaint = second.communicate()
    assert second.returncode != 0
    assert "already at work" in complaint
    process.kill()
    process.communicate()
    finish(home, folder)


def _number(home):
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        return connection.execute("select number from marts.publication").fetchone()[0]
