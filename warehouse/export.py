"""The published tables as files for other tools: Parquet or CSV, described by a datapackage.json.

The description follows the Frictionless Data Package: every column with its type and meaning.
"""

from __future__ import annotations

import codecs
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import open_reader
from warehouse.errors import UserError
from warehouse.marts_file import SCHEMA, quoted_name, quoted_text

FORMATS = {"parquet": "format parquet, compression zstd", "csv": "format csv, header"}
PACKAGE = "datapackage.json"
_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime",
    "INTEGER": "integer",
    "BIGINT": "integer",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table: its name, DuckDB's type, what it means."""

    name: str
    kind: str
    comment: str


@dataclass(frozen=True, slots=True)
class Described:
    """A published table or view, what it holds, and its columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def export(published: Path, folder: Path, form: str) -> tuple[Path, ...]:
    """Write every table and view of the published file into `folder`; return the files written.

    `form` is `parquet` or `csv` (UTF-8 with a mark, which Excel needs to show Chinese). Files of
    the same name are replaced. Raises UserError when nothing is published yet.
    """
    require_published(published)
    folder.mkdir(parents=True, exist_ok=True)
    with open_reader(published) as connection:
        relations = described_relations(connection)
        files = [_write(connection, relation.name, folder, form) for relation in relations]
        version, published_at = connection.execute(
            "select version, published_at from marts.publication"
        ).fetchone()
    package = {
        "name": "zhibiao",
        "version": version,
        "created": f"{published_at.isoformat()}Z",
        "resources": [_resource(relation, form) for relation in relations],
    }
    described = folder / PACKAGE
    described.write_text(json.dumps(package, ensure_ascii=False, indent=2), encoding="utf-8")
    return (*files, described)


def require_published(published: Path) -> None:
    """Raise UserError when there is no published file."""
    if not published.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")


def described_relations(connection: duckdb.DuckDBPyConnection) -> tuple[Described, ...]:
    """Return the published tables and views with their meaning, by name."""
    relations = connection.execute(
        """
        select table_name, comment from duckdb_tables() where schema_name = $schema
        union all
        select view_name, comment from duckdb_views() where schema_name = $schema
        order by all
        """,
        {"schema": SCHEMA},
    ).fetchall()
    return tuple(
        Described(name, comment or "", _columns(connection, name)) for name, comment in relations
    )


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> tuple[Column, ...]:
    rows = connection.execute(
        """
        select column_name, data_type, comment
        from duckdb_columns()
        where schema_name = $schema and table_name = $relation
        order by column_index
        """,
        {"schema": SCHEMA, "relation": relation},
    ).fetchall()
    return tuple(Column(name, kind, comment or "") for name, kind, comment in rows)


def _write(connection: duckdb.DuckDBPyConnection, relation: str, folder: Path, form: str) -> Path:
    """Write one table beside its place, then move it there: readers never see half a file."""
    file = folder / f"{relation}.{form}"
    arriving = folder / f".{file.name}.arriving"
    rows = f"select * from {SCHEMA}.{quoted_name(relation)}"
    connection.execute(f"copy ({rows}) to {quoted_text(arriving)} ({FORMATS[form]})")
    if form == "csv":
        _mark_as_utf8(arriving)
    return arriving.replace(file)


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
        "path": f"{relation.name}.{form}",
        "format": form,
        "encoding": "utf-8-sig" if form == "csv" else "utf-8",
        "description": relation.comment,
        "schema": {"fields": fields},
    }
