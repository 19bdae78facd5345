"""A SQLAlchemy dialect through which Great Expectations can read a DuckDB file, and only read it.

Great Expectations fetches rows after it has handed the connection back to the pool. The pool then
rolls back, and DuckDB drops a result that was not fetched yet: every metric fails with "list index
out of range". Nothing is ever written here, so there is nothing to begin, commit or roll back.
"""

from __future__ import annotations

from pathlib import Path

from duckdb_engine import ConnectionWrapper
from duckdb_engine import Dialect as DuckDBDialect
from sqlalchemy import URL
from sqlalchemy.dialects import registry

DRIVER = "ro"


class ReadOnlyDialect(DuckDBDialect):
    """DuckDB without transactions; `connect_args["attached"]` names files to attach too."""

    supports_statement_cache = False

    def do_begin(self, connection: object) -> None:
        """Begin nothing: the file is only read."""

    def do_commit(self, connection: object) -> None:
        """Commit nothing: the file is only read."""

    def do_rollback(self, connection: object) -> None:
        """Roll nothing back, so that a result outlives its connection's return to the pool."""

    def connect(self, *arguments: object, **options: object) -> ConnectionWrapper:
        """Open the file; `attached` maps a catalogue name to a file to attach, read-only.

        Raises duckdb.Error when one of the files is missing or is not a DuckDB file.
        """
        attached = options.pop("attached", {})
        connection = super().connect(*arguments, **options)
        for name, path in attached.items():
            quoted = str(path).replace("'", "''")
            # Connections of one process share an instance: the second finds it attached.
            connection.execute(f"attach if not exists '{quoted}' as {name} (read_only)")
        return connection


def register() -> None:
    """Make `duckdb+ro:///…` an address SQLAlchemy understands."""
    registry.register(f"duckdb.{DRIVER}", __name__, ReadOnlyDialect.__name__)


def address(database: Path) -> str:
    """Return the address of a DuckDB file under this dialect."""
    url = URL.create(f"duckdb+{DRIVER}", database=str(database.resolve()))
    return url.render_as_string()
