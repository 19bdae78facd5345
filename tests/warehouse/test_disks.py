"""Disks that cannot be written or are full, mounted for the test in a namespace of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

import duckdb
import pytest

from tests.warehouse.test_faults import FIGURES, FILES, REPOSITORY, finish
from tests.warehouse.worker import write_reports

APART = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
READ_ONLY = "mount --bind {0} {0} && mount -o remount,ro,bind {0} {0}"
ZHIBIAO = "from warehouse.cli import main; main()"


def can_mount() -> bool:
    tried = [*APART, "sh", "-c", "mount -t tmpfs none /mnt"]
    return (
        bool(shutil.which("unshare")) and not subprocess.run(tried, capture_output=True).returncode
    )


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_mount(), reason="needs the right to mount in a namespace"),
]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    write_reports(folder, 1)
    return folder


def apart(home, script):
    """Run lines of the shell where mounts are seen by nobody else."""
    return subprocess.run(
        [*APART, "sh", "-c", script],
        cwd=REPOSITORY,
        env={**os.environ, "ZHIBIAO_HOME": str(home.root)},
        capture_output=True,
        text=True,
        check=False,
    )


def command(*words):
    return shlex.join([sys.executable, *map(str, words)])


def worker(home, folder):
    return command("-m", "tests.warehouse.worker", home.root, folder, "once")


@pytest.mark.parametrize("part", ["", "published", "logs"])
def test_a_data_home_that_cannot_be_written_is_said_so(home, folder, part):
    finish(home, folder)
    before = home.published_file.read_bytes()
    mounted = READ_ONLY.format(shlex.quote(str(home.root / part)))
    tried = apart(home, f"{mounted} && {worker(home, folder)}")
    assert tried.returncode == 1
    assert tried.stderr.strip() == (
        f"The data home {home.root} cannot be written: Read-only file system."
    )
    assert home.published_file.read_bytes() == before
    finish(home, folder)


def test_looking_needs_no_right_to_write(home, folder):
    finish(home, folder)
    mounted = READ_ONLY.format(shlex.quote(str(home.root)))
    looks = ("status", "samples", "history", "show report-a")
    calls = (command("-c", ZHIBIAO, *words.split()) for words in looks)
    looked = apart(home, " && ".join([mounted, *calls]))
    assert looked.returncode == 0, looked.stderr
    assert looked.stderr == ""


# So many KiB are left when the refresh begins; none is enough.
@pytest.mark.parametrize("left", [0, 64, 2048])
def test_a_disk_that_fills_up_leaves_the_published_file(home, folder, tmp_path, left):
    disk, kept = shlex.quote(str(home.root)), shlex.quote(str(tmp_path / "kept.duckdb"))
    home.root.mkdir()
    script = f"""
        mount -t tmpfs -o size=64m none {disk} && {worker(home, folder)} || exit 10
        used=$(du -sk {disk} | cut -f1)
        mount -o remount,size=$((used + {left}))k {disk} || exit 11
        {worker(home, folder)} && exit 12
        cp {home.published_file} {kept}
        mount -o remount,size=64m {disk} && {worker(home, folder)} || exit 13
    """
    tried = apart(home, script)
    assert tried.returncode == 0, tried.stderr
    assert "Traceback" not in tried.stderr
    assert "No space left" in tried.stderr
    with duckdb.connect(str(tmp_path / "kept.duckdb"), read_only=True) as connection:
        rows = connection.execute("select count(*) from marts.observations").fetchone()
    assert rows == (FILES * FIGURES,)


def test_a_disk_that_fills_up_while_publishing_leaves_the_published_file(home, folder, tmp_path):
    disk, kept = shlex.quote(str(home.published)), shlex.quote(str(tmp_path / "kept.duckdb"))
    home.published.mkdir(parents=True)
    script = f"""
        mount -t tmpfs -o size=64m none {disk} && {worker(home, folder)} || exit 10
        used=$(du -sk {disk} | cut -f1)
        mount -o remount,size=$((used + 64))k {disk} || exit 11
        {worker(home, folder)} && exit 12
        cp {home.published_file} {kept}
        test $(ls {home.versions} | wc -l) = 1 || exit 13
        mount -o remount,size=64m {disk} && {worker(home, folder)} || exit 14
    """
    tried = apart(home, script)
    assert tried.returncode == 0, tried.stderr
    assert tried.stderr.startswith("publish: ")
    assert "No space left" in tried.stderr
    with duckdb.connect(str(tmp_path / "kept.duckdb"), read_only=True) as connection:
        rows = connection.execute("select count(*) from marts.observations").fetchone()
    assert rows == (FILES * FIGURES,)
