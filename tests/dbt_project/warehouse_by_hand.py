"""A build database from a few hand-made raw rows, and dbt run on it as a person runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "dbt_project"
SCHEMA = ROOT / "warehouse" / "schema.sql"

REPORT = {
    "report": "hand",
    "file_name": "hand.txt",
    "title": "手写的报告",
    "publisher": "本项目",
    "published_on": "2026-01-20",
    "region": "太原市",
    "region_code": "140100",
    "about_year": 2025,
    "encoding": "utf-8",
    "character_count": 100_000,
    "sentence_count": 1,
    "content_hash": "0",
    "extractor_version": "by hand",
}
SECTION = {
    "report": "hand",
    "section_number": 0,
    "level": 0,
    "heading": "",
    "heading_path": "",
    "char_start": 0,
    "char_end": 100_000,
}
MENTION = {
    "report": "hand",
    "section_number": 0,
    "sentence": "手写的句子。",
    "sentence_start": 0,
    "outcome": "observation",
    "unit": "",
    "is_fall": False,
    "measure": "level",
    "is_per_year": False,
    "bound": "=",
    "status": "actual",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "region": "太原市",
    "region_code": "140100",
    "subject": "手写的事物",
}


def write_warehouse(home: Path, mentions: Iterable[Mapping[str, object]]) -> Path:
    """Make `<home>/build/warehouse.duckdb` with one report of these mentions; return its path.

    A mention names the raw columns in which it differs from MENTION; places and ids are given here.
    """
    rows = [_placed(mention, place) for place, mention in enumerate(mentions)]
    database = home / "build" / "warehouse.duckdb"
    database.parent.mkdir(parents=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        _insert(connection, "raw.reports", {**REPORT, "numeral_count": len(rows)})
        _insert(connection, "raw.sections", SECTION)
        for row in rows:
            _insert(connection, "raw.quantity_mentions", row)
    return database


def copied_project(folder: Path) -> Path:
    """Copy the dbt project into a folder, with the lexicons it reads beside it; return the copy."""
    project = folder / "dbt_project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    shutil.copytree(ROOT / "extract" / "lexicons", folder / "extract" / "lexicons")
    return project


def run_dbt(home: Path, *words: str, project: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run dbt in the project with this data home; its files go to `<home>/target`."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "dbt.cli.main", *words),
            *("--target-path", str(home / "target"), "--log-path", str(home / "logs")),
        ],
        cwd=project,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "ZHIBIAO_DBT_KEEP_OPEN": "True"},
        capture_output=True,
        text=True,
        check=False,
    )


def _placed(mention: Mapping[str, object], place: int) -> dict[str, object]:
    start = 10 * place
    row = {**MENTION, "quote": "手写的数字", **mention, "char_start": start, "char_end": start + 5}
    row.setdefault("subject_simplified", row["subject"])
    return {**row, "mention_id": f"hand:{start}-{start + 5}"}


def _insert(connection: duckdb.DuckDBPyConnection, table: str, row: Mapping[str, object]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f"insert into {table} ({columns}) values ({marks})", list(row.values()))
