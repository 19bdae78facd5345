"""The file readers open: the schema `marts` of the build database, and nothing else.

Tables and views with their comments, and one row in `marts.publication` saying which version it is.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connection import open_reader
from warehouse.errors import DatabaseBusy, DatabaseCorrupt

SCHEMA = "marts"
BUILT = "warehouse"
STORAGE_VERSION = "v1.0.0"  # opens in every DuckDB from 1.0, which BI tools bundle
_PUBLICATION = """
    create table new.marts.publication (
        version varchar not null,
        number integer not null,
        published_at timestamp not null,
        extractor_version varchar not null,
        fingerprint varchar not null,
        reports integer not null,
        observations bigint not null,
        set_aside bigint not null,
        unanswered bigint not null,
        checks integer not null
    )
"""
_PUBLICATION_COMMENTS = {
    "version": "Name of this version: the start of its refresh in UTC. 版本名",
    "number": "Versions are numbered from 1. 版本序号",
    "published_at": "When it was published, UTC. 发布时间",
    "extractor_version": "Version of the reading rules. 抽取程序版本",
    "fingerprint": "Digest of sources and rules; equal means nothing changed. 指纹",
    "reports": "Reports read. 报告数",
    "observations": "Figures that are observations. 观测数",
    "set_aside": "Numerals set aside by a named rule. 按规则排除的数字",
    "unanswered": "Numerals left with an open question. 未能回答的数字",
    "checks": "Checks that held before publishing. 通过的检查数",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What marts.publication says of a published file."""

    version: str
    number: int
    published_at: datetime
    extractor_version: str
    fingerprint: str
    reports: int
    observations: int
    set_aside: int
    unanswered: int
    checks: int


def write_marts(database: Path, new: Path, about: Publication) -> None:
    """Write the schema `marts` of the build database into a new file, and sync it."""
    connection = duckdb.connect()
    try:
        # What does not fit into memory while it is sorted belongs beside the new file.
        spill = new.with_name(f"{new.name}.spill")
        connection.execute(f"set temp_directory = {quoted_text(spill)}")
        # Under its own name: dbt wrote it into the views.
        connection.execute(f"attach {quoted_text(database)} as {BUILT} (read_only)")
        connection.execute(
            f"attach {quoted_text(new)} as new (storage_version '{STORAGE_VERSION}')"
        )
        connection.execute(f"create schema new.{SCHEMA}")
        _copy_tables(connection)
        _copy_views(connection)
        _write_publication(connection, about)
        connection.execute("use memory")
        connection.execute(f"detach {BUILT}")
        connection.execute("checkpoint new")
        connection.execute("detach new")
    except duckdb.IOException as error:
        raise _explained(error) from error
    finally:
        connection.close()
    _verify(new)
    sync(new)


def read_publication(file: Path) -> Publication | None:
    """Read what a published file says of itself; None when there is none or it is not ours."""
    if not file.exists():
        return None
    try:
        with open_reader(file) as connection:
            row = connection.execute("from marts.publication").fetchone()
    except (duckdb.Error, DatabaseCorrupt, DatabaseBusy):
        return None
    return Publication(*row) if row else None


def sync(path: Path) -> None:
    """Make a file or folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_tables(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        """
        select table_name, sql, comment
        from duckdb_tables()
        where database_name = $built and schema_name = $schema
        order by table_name
        """,
        {"built": BUILT, "schema": SCHEMA},
    ).fetchall()
    connection.execute("use new")
    for name, definition, comment in tables:
        connection.execute(definition)
        relation = f"{SCHEMA}.{quoted_name(name)}"
        # The build appends what is new; readers get the same order whatever came first.
        connection.execute(f"insert into new.{relation} from {BUILT}.{relation} order by all")
        _comment(connection, "table", name, comment)


def _copy_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Views over marts stay views; one that reads another schema becomes a table of its rows."""
    views = connection.execute(
        """
        select view_name, sql, comment
        from duckdb_views()
        where database_name = $built and schema_name = $schema and not internal
        order by view_oid
        """,
        {"built": BUILT, "schema": SCHEMA},
    ).fetchall()
    for name, definition, comment in views:
        # dbt writes "warehouse"."marts"."t"; readers have no database of that name.
        local = definition.replace(f"{BUILT}.{SCHEMA}.", f"{SCHEMA}.")
        if f"{BUILT}." not in local and _answers(connection, local, name):
            kind = "view"
        else:
            kind = "table"
            relation = f"{SCHEMA}.{quoted_name(name)}"
            connection.execute(f"drop view if exists new.{relation}")
            connection.execute(
                f"create table new.{relation} as from {BUILT}.{relation} order by all"
            )
        _comment(connection, kind, name, comment)


def _answers(connection: duckdb.DuckDBPyConnection, definition: str, name: str) -> bool:
    """Create a view; say whether all it reads is there."""
    try:
        connection.execute(definition)
        connection.execute(f"from new.{SCHEMA}.{quoted_name(name)} limit 0")
    except (duckdb.CatalogException, duckdb.BinderException):
        return False
    return True


def _comment(
    connection: duckdb.DuckDBPyConnection, kind: str, relation: str, comment: str | None
) -> None:
    target = f"{SCHEMA}.{quoted_name(relation)}"
    if comment:
        connection.execute(f"comment on {kind} {target} is {quoted_text(comment)}")
    columns = connection.execute(
        """
        select column_name, comment
        from duckdb_columns()
        where
            database_name = $built and schema_name = $schema and table_name = $relation
            and comment <> ''
        """,
        {"built": BUILT, "schema": SCHEMA, "relation": relation},
    ).fetchall()
    for column, words in columns:
        connection.execute(
            f"comment on column {target}.{quoted_name(column)} is {quoted_text(words)}"
        )


def _write_publication(connection: duckdb.DuckDBPyConnection, about: Publication) -> None:
    connection.execute(_PUBLICATION)
    connection.execute(
        "comment on table marts.publication is 'One row: which version this is. 本文件的版本。'"
    )
    for column, words in _PUBLICATION_COMMENTS.items():
        connection.execute(f"comment on column marts.publication.{column} is {quoted_text(words)}")
    row = asdict(about)
    places = ", ".join(f"${key}" for key in row)
    connection.execute(f"insert into new.marts.publication values ({places})", row)


def _verify(new: Path) -> None:
    """Open the finished file as a reader would; every relation must answer."""
    if new.with_name(f"{new.name}.wal").exists():
        raise DatabaseCorrupt(f"{new.name} was not closed properly; it is not published.")
    with open_reader(new) as connection:
        relations = connection.execute(
            "select table_name from information_schema.tables where table_schema = $schema",
            {"schema": SCHEMA},
        ).fetchall()
        for (relation,) in relations:
            connection.execute(f"from {SCHEMA}.{quoted_name(relation)} limit 1").fetchall()


def _explained(error: duckdb.IOException) -> Exception:
    if "Could not set lock" in str(error):
        return DatabaseBusy("The build database is open in another program.", "Close it first.")
    return error


def quoted_name(identifier: str) -> str:
    """Quote a name for SQL, whatever it holds."""
    return '"' + identifier.replace('"', '""') + '"'


def quoted_text(value: str | Path) -> str:
    """Quote a value for SQL where it cannot be bound, whatever it holds."""
    return "'" + str(value).replace("'", "''") + "'"
