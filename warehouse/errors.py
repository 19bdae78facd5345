"""What stops a command in words for the person who typed it; never a traceback."""

from __future__ import annotations

LONGEST_LINE = 500


def one_line(message: object) -> str:
    """Write a message of several lines in one, cut where nobody reads on."""
    words = " ".join(line.strip() for line in str(message).splitlines() if line.strip())
    return words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE]} …"


class UserError(Exception):
    """Something the user can mend; `hint` says how."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Take what happened and, where there is one, the way out."""
        super().__init__(message)
        self.hint = hint


class DatabaseBusy(UserError):  # noqa: N818 - a state of the file, as the user meets it
    """Another program holds the build database open."""


class DatabaseCorrupt(UserError):  # noqa: N818
    """The build database cannot be read; it is rebuilt from the Parquet shards."""


class RefreshRunning(UserError):  # noqa: N818
    """Another refresh holds the lock of this data home."""


class CheckBroken(UserError):  # noqa: N818
    """The expectations or dbt could not be run at all (not: they ran and failed)."""
