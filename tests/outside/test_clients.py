"""The published file in the oldest DuckDB that is promised, and in the newest there is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outside.environments import NotToBeHad, environment
from warehouse.home import REPOSITORY, Home

READING = Path(__file__).with_name("reading.py")
OLDEST = "1.0.0"
OTHERS = (OLDEST, "1.1.3", "2.0.0")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published(examples):
    return Home(examples).published_file


@pytest.fixture(scope="module")
def read_by_ours(published):
    return _read(sys.executable, published)


def _read(python, file):
    done = subprocess.run([python, READING, file], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("version", OTHERS)
def test_another_version_reads_the_same_rows_and_comments(version, published, read_by_ours):
    try:
        python = environment(f"duckdb-{version}", [f"duckdb=={version}"], python=">=3.11,<3.13")
    except NotToBeHad as reason:
        pytest.skip(f"DuckDB {version} cannot be installed: {reason}")
    read = _read(python, published)
    assert read.pop("version") == version
    assert read == {key: value for key, value in read_by_ours.items() if key != "version"}


def test_readers_see_one_schema_with_a_meaning_for_every_column(read_by_ours):
    assert read_by_ours["schemas"] == ["marts"]
    assert "观测" in "".join(read_by_ours["comments"].values())
    assert read_by_ours["comments"]["observations.subject"]


def test_the_documents_promise_the_oldest_version_tried():
    for page in ("python.md", "duckdb-cli.md", "bi-tools.md"):
        told = (REPOSITORY / "docs" / "connect" / page).read_text(encoding="utf-8")
        assert f"DuckDB {OLDEST}" in told
