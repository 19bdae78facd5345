"""One warehouse for all tests of the models: built once, with every seed, model and test of dbt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.figures import FIGURES, OTHER_NUMERALS
from tests.dbt_project.warehouse_by_hand import ROOT, run_dbt, write_warehouse


@dataclass(frozen=True)
class Built:
    home: Path
    output: str
    exit_code: int
    manifest: dict


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    home = tmp_path_factory.mktemp("dbt") / "home"
    write_warehouse(home, [figure.mention for figure in FIGURES] + list(OTHER_NUMERALS))
    run = run_dbt(home, "build")
    manifest = json.loads((home / "target" / "manifest.json").read_text(encoding="utf-8"))
    return Built(home, run.stdout + run.stderr, run.returncode, manifest)


@pytest.fixture
def marts(built: Built) -> Iterator[duckdb.DuckDBPyConnection]:
    database = built.home / "build" / "warehouse.duckdb"
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


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
