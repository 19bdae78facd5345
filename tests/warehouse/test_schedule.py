"""The recipes of docs/schedule.md, run as cron and systemd would: exit codes, log, lock."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from warehouse.home import EXAMPLES, REPOSITORY, Home
from warehouse.lock import hold

PAGE = (REPOSITORY / "docs" / "schedule.md").read_text(encoding="utf-8")
REFRESH, STATUS = (
    line.split(maxsplit=5)[5]
    for line in re.search(r"```crontab\n(.*?)```", PAGE, re.DOTALL)[1].splitlines()
)
STARTS = re.findall(r"^ExecStart=(.+)$", PAGE, re.MULTILINE)
PROGRAM = """#!/bin/sh
PYTHONPATH={repository} exec {python} -c "from warehouse.cli import main; main()" "$@"
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    """The home of an account which has the repository in ~/zhibiao, with one report."""
    account = tmp_path_factory.mktemp("account")
    program = account / "zhibiao" / ".venv" / "bin" / "zhibiao"
    program.parent.mkdir(parents=True)
    program.write_text(
        PROGRAM.format(repository=shlex.quote(str(REPOSITORY)), python=shlex.quote(sys.executable)),
        encoding="utf-8",
    )
    program.chmod(0o755)
    home = Home(account / "zhibiao" / "data")
    for folder in (home.reports, home.logs):
        folder.mkdir(parents=True)
    report = EXAMPLES / "loufan-2024-digest.txt"
    (home.reports / report.name).write_bytes(report.read_bytes())
    return account


@pytest.fixture(scope="module")
def home(account):
    return Home(account / "zhibiao" / "data")


@pytest.fixture(scope="module")
def run(account, home):
    """Run a line with the little that cron gives."""

    def run_line(line):
        surroundings = {
            "HOME": str(account),
            "PATH": "/usr/bin:/bin",
            "SHELL": "/bin/sh",
            # ~/zhibiao of the test has no dbt project of its own, by which it would be known.
            "ZHIBIAO_HOME": str(home.root),
        }
        return subprocess.run(
            ["/bin/sh", "-c", line],
            cwd=account,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )

    return run_line


@pytest.fixture(scope="module")
def first_night(run):
    return run(REFRESH)


def log(home):
    return (home.logs / "refresh.log").read_text(encoding="utf-8")


def test_the_line_of_the_crontab_refreshes_and_writes_a_plain_log(first_night, home):
    assert (first_night.returncode, first_night.stdout, first_night.stderr) == (0, "", "")
    assert home.published_file.exists()
    assert "Published" in log(home)
    assert "\x1b" not in log(home)
    assert "UTC" in log(home).splitlines()[0]


def test_the_second_line_is_silent_while_all_is_well(first_night, run):
    assert first_night.returncode == 0
    morning = run(STATUS)
    assert (morning.returncode, morning.stdout, morning.stderr) == (0, "", "")


def test_while_another_refresh_works_it_leaves_with_1_and_says_so(first_night, run, home):
    assert first_night.returncode == 0
    with hold(home.lock):
        assert run(REFRESH).returncode == 1
    assert "already at work" in log(home).splitlines()[-2] + log(home).splitlines()[-1]
    assert run(REFRESH).returncode == 0
    assert "Nothing has changed" in log(home)


def test_what_the_unit_starts_ends_with_0_when_there_is_nothing_to_do(
    first_night, run, account, home
):
    assert first_night.returncode == 0
    assert len(STARTS) == 1
    before = home.published_file.stat().st_mtime_ns
    done = run(f'cd "$HOME/zhibiao" && {STARTS[0].replace("%h", str(account))}')
    assert done.returncode == 0
    assert home.published_file.stat().st_mtime_ns == before


def test_a_night_that_fails_ends_with_1_and_is_told_in_the_morning(first_night, run, home):
    assert first_night.returncode == 0
    (report,) = home.reports.iterdir()
    good = report.read_bytes()
    report.write_bytes(b"")
    assert run(REFRESH).returncode == 1
    morning = run(STATUS)
    report.write_bytes(good)
    assert "failed" in morning.stdout
    assert home.published_file.exists()
