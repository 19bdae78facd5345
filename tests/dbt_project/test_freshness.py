"""`dbt source freshness` says when no report has arrived, or no refresh has run, for too long."""

from __future__ import annotations

import json

import duckdb
import pytest

from tests.dbt_project.warehouse_by_hand import run_dbt, write_warehouse

pytestmark = pytest.mark.slow

RUN = """
    insert into raw.runs by name
    select 'r' as run_id, now()::timestamp as started_at, 'x' as extractor_version, 'x' as status
"""
VERSION = """
    insert into raw.report_versions by name
    select
        'hand' as report, 1 as version_number, '0' as content_hash, 0 as numeral_count,
        0 as observation_count, now()::timestamp - interval 430 day as first_seen_at
"""


def test_freshness_of_reports_and_of_runs(tmp_path):
    database = write_warehouse(tmp_path, [])
    with duckdb.connect(str(database)) as connection:
        connection.execute(RUN)
        connection.execute(VERSION)
    asked = run_dbt(tmp_path, "source", "freshness")
    assert asked.returncode == 0, asked.stdout
    results = json.loads((tmp_path / "target" / "sources.json").read_text())["results"]
    assert {one["unique_id"].rpartition(".")[2]: one["status"] for one in results} == {
        "report_versions": "warn",
        "runs": "pass",
    }
