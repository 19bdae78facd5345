"""One warehouse for all tests of the models: built once, with every seed, model and test of dbt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.figures import FIGURES, OTHER_NUMERALS
from tests.dbt_project.warehouse_by_hand import run_dbt, write_warehouse


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
