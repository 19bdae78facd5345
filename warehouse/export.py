"""The published tables as files for other tools, described by a datapackage.json.

The description follows the Frictionless Data Package: every column with its type and meaning.
"""

from __future__ import annotations

import codecs
import json
import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connection import open_reader
from warehouse.marts_file import SCHEMA, quoted_name, quoted_text
from warehouse.relations import Described, described_relations, require_published

EXCEL = "excel"
_ENDINGS = {"parquet": "parquet", "csv": "csv", EXCEL: "xlsx"}
_HOW_TO_COPY = {"parquet": "format parquet, compression zstd", "csv": "format csv, header"}
PACKAGE = "datapackage.json"
_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime",
    "INTEGER": "integer",
    "BIGINT": "integer",
}


def export(published: Path, folder: Path, form: str) -> tuple[Path, ...]:
    """Write every table and view of the published file into `folder`; return the files written.

    `form` is `parquet`, `csv` (UTF-8 with a mark, which Excel needs to show Chinese) or `excel`.
    Files of the same name are replaced. Raises UserError when nothing is published yet, or when a
    table does not fit into a sheet of Excel; then nothing of that table is written.
    """
    require_published(published)
    folder.mkdir(parents=True, exist_ok=True)
    with open_reader(published) as connection:
        relations = described_relations(connection)
        version, published_at = connection.execute(
            "select version, published_at from marts.publication"
        ).fetchone()
        if form == EXCEL:
            _require_room(connection, relations)
        files = [_write(connection, one, folder, form, published_at) for one in relations]
    package = {
        "name": "zhibiao",
        "version": version,
        "created": f"{published_at.isoformat()}Z",
        "resources": [_resource(relation, form) for relation in relations],
    }
    described = folder / PACKAGE
    described.write_text(json.dumps(package, ensure_ascii=False, indent=2), encoding="utf-8")
    return (*files, described)


def _require_room(connection: duckdb.DuckDBPyConnection, relations: tuple[Described, ...]) -> None:
    from warehouse.workbook import require_room

    for relation in relations:
        require_room(connection, relation)


def _write(
    connection: duckdb.DuckDBPyConnection,
    relation: Described,
    folder: Path,
    form: str,
    published_at: datetime,
) -> Path:
    """Write one table beside its place, then move it there: readers never see half a file."""
    file = folder / f"{relation.name}.{_ENDINGS[form]}"
    arriving = folder / f".{file.name}.arriving"
    try:
        if form == EXCEL:
            from warehouse.workbook import write_workbook

            write_workbook(connection, relation, arriving, published_at)
        else:
            rows = f"select * from {SCHEMA}.{quoted_name(relation.name)}"
            connection.execute(f"copy ({rows}) to {quoted_text(arriving)} ({_HOW_TO_COPY[form]})")
        if form == "csv":
            _mark_as_utf8(arriving)
        return arriving.replace(file)
    finally:
        arriving.unlink(missing_ok=True)


def _mark_as_utf8(file: Path) -> None:
    marked = file.with_suffix(".marked")
    with file.open("rb") as source, marked.open("wb") as target:
        target.write(codecs.BOM_UTF8)
        shutil.copyfileobj(source, target)
    marked.replace(file)


def _resource(relation: Described, form: str) -> dict[str, object]:
    fields = [
        {
            "name": column.name,
            "type": _TYPES.get(column.kind, "number"),
            "description": column.comment,
        }
        for column in relation.columns
    ]
    return {
        "name": relation.name.replace("_", "-"),
        "path": f"{relation.name}.{_ENDINGS[form]}",
        "format": _ENDINGS[form],
        "encoding": "utf-8-sig" if form == "csv" else "utf-8",
        "description": relation.comment,
        "schema": {"fields": fields},
    }
