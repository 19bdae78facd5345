"""A refresh that is killed leaves no process behind that keeps its files open."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from warehouse.home import REPOSITORY

STARTS = {
    "expectations": """
import sys, pathlib, time
from warehouse.checking import CheckProcess
checks = CheckProcess(pathlib.Path(sys.argv[1]) / "expectations.log")
print(checks._process.pid, flush=True)
time.sleep(600)
""",
    "reading": """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from warehouse.orphans import end_with_parent
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=end_with_parent) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 600).result()
""",
}


def is_alive(process):
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of this")
@pytest.mark.parametrize("name", STARTS)
def test_what_a_killed_refresh_had_started_ends_with_it(name, tmp_path):
    program = tmp_path / "start.py"
    program.write_text(STARTS[name], encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(program), str(tmp_path)],
        env={"PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        child = Path("/proc") / parent.stdout.readline().strip()
        assert is_alive(child)
        time.sleep(3)  # time enough to ask for it, not to import Great Expectations
        parent.kill()
    until = time.monotonic() + 3
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(child)
