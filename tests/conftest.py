"""What several folders of tests share: a whole refresh on the examples, done once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data home of a whole refresh on the example reports."""
    home = tmp_path_factory.mktemp("examples") / "home"
    run = subprocess.run(
        [
            *(sys.executable, "-c", "from warehouse.cli import main; main()"),
            *("refresh", str(ROOT / "examples" / "reports")),
        ],
        cwd=ROOT,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return home
