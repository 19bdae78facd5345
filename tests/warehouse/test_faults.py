"""Whatever happens to a refresh, readers find a complete version and the next refresh succeeds."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.worker import FIGURES, FILES, KILLED, start, write_reports
from warehouse.outcomes import STAGES

REPOSITORY = Path(__file__).resolve().parents[2]
KILLS = 100
REFRESHES, READERS = 20, 8
WHOLE = f"""
    select count(*), count(distinct report), count(distinct quote), any_value(quote)
    from marts.observations
    having count(*) = {FILES * FIGURES} and count(distinct observation_id) = {FILES * FIGURES}
"""
# Asks without pause; when it has closed the file, it must hold no version that was replaced.
READER = f"""
import os, sys, pathlib, duckdb
file, until = sys.argv[1], pathlib.Path(sys.argv[2])
seen = set()
while not until.exists():
    with duckdb.connect(file, read_only=True) as connection:
        row = connection.execute('''{WHOLE}''').fetchone()
        assert row and row[1:3] == ({FILES}, 1), row
        seen.add(row[3])
    held = [os.readlink(one) for one in pathlib.Path('/proc/self/fd').iterdir() if one.is_symlink()]
    assert not [one for one in held if 'duckdb' in pathlib.Path(one).name], held
print(len(seen))
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    write_reports(folder, 1)
    return folder


def finish(home, folder):
    code, complaint = start(home, folder, "once").finish()
    assert code == 0, complaint


def published(home):
    """Return the one figure of all reports; fails unless the file is one whole version."""
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        row = connection.execute(WHOLE).fetchone()
    assert row is not None
    assert row[1:3] == (FILES, 1)
    return int(row[3])


@pytest.mark.parametrize("largest", [100, 5_000, 50_000, 500_000, 900_000])
def test_a_full_disk_stops_the_refresh_and_leaves_the_published_file(home, folder, largest):
    finish(home, folder)
    write_reports(folder, 2)
    code, complaint = start(home, folder, str(largest)).finish()
    assert code == 1, complaint
    assert "Traceback" not in complaint
    assert published(home) == 1
    finish(home, folder)
    assert published(home) == 2


@pytest.mark.parametrize("stage", STAGES)
def test_killed_as_a_stage_begins(home, folder, stage):
    finish(home, folder)
    code, _ = start(home, folder, stage).finish()
    assert code < 0
    assert published(home) == 1
    finish(home, folder)
    assert published(home) == KILLED


def test_killed_when_it_has_published(home, folder):
    finish(home, folder)
    code, _ = start(home, folder, "end").finish()
    assert code < 0
    assert published(home) == KILLED
    finish(home, folder)
    assert published(home) == KILLED


def test_killed_at_any_moment(home, folder):
    began = time.monotonic()
    finish(home, folder)
    whole = time.monotonic() - began
    moments = random.Random(20261122)
    figure, killed = 1, 0
    for attempt in range(2, KILLS + 2):
        write_reports(folder, attempt)
        process = start(home, folder, "once")
        time.sleep(moments.random() * whole)
        process.kill()
        killed += process.finish()[0] < 0
        now = published(home)
        assert now in (figure, attempt)
        figure = now
        if attempt % 5 == 0:
            finish(home, folder)
            assert published(home) == attempt
            figure = attempt
    # Some end before they are killed; most must not, or little was tested.
    assert killed > KILLS / 2


def test_readers_see_one_complete_version_after_another(home, folder, tmp_path):
    finish(home, folder)
    until = tmp_path / "until"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(home.published_file), str(until)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(READERS)
    ]
    try:
        for figure in range(2, REFRESHES + 2):
            write_reports(folder, figure)
            finish(home, folder)
            assert published(home) == figure
    finally:
        until.touch()
    for one in readers:
        seen, complaint = one.communicate(timeout=60)
        assert one.returncode == 0, complaint
        assert int(seen) > 1


def test_who_keeps_the_file_open_keeps_its_version_until_reconnecting(home, folder):
    finish(home, folder)
    held = duckdb.connect(str(home.published_file), read_only=True)
    write_reports(folder, 2)
    finish(home, folder)
    assert held.execute(WHOLE).fetchone()[3] == "1"
    held.close()
    assert published(home) == 2
    links = (one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink())
    assert not [link for link in links if link.is_relative_to(home.root)]


def test_a_lock_dies_with_its_holder(home, folder):
    process = start(home, folder, "forever")
    while not home.published_file.exists():
        assert process.is_alive()
        time.sleep(0.1)
    other = folder.with_name("other")
    other.mkdir()
    write_reports(other, 5)
    code, complaint = start(home, other, "once").finish()
    assert code == 1
    assert "already at work" in complaint
    process.kill()
    assert process.finish()[0] < 0
    finish(home, other)
    assert published(home) == 5
