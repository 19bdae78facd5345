"""Reads a published file whole, with whatever DuckDB runs this, and prints what it found as JSON.

Run by other Pythons than ours, which hold other versions of DuckDB and nothing else.
"""

import hashlib
import json
import sys

import duckdb

NO_EXTENSIONS = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def read_all(file: str) -> dict:
    """Return the version, a digest of the rows of each relation, and every comment."""
    with duckdb.connect(file, read_only=True, config=NO_EXTENSIONS) as connection:
        relations = connection.execute(
            "select table_schema, table_name from information_schema.tables order by all"
        ).fetchall()
        comments = connection.execute(
            """
            select table_name || '.' || column_name, comment from duckdb_columns()
            where not internal and comment is not null order by all
            """
        ).fetchall()
        return {
            "version": duckdb.__version__,
            "schemas": sorted({schema for schema, _ in relations}),
            "rows": {name: _digest(connection, f'"{one}"."{name}"') for one, name in relations},
            "comments": dict(comments),
        }


def _digest(connection: duckdb.DuckDBPyConnection, relation: str) -> str:
    rows = sorted(map(str, connection.execute(f"from {relation}").fetchall()))
    return f"{len(rows)} {hashlib.sha256(chr(10).join(rows).encode()).hexdigest()}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read_all(sys.argv[1])))
