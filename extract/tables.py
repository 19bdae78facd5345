"""Tables of words: a CSV file in, a dict of its rows out; the only reader of lexicon files."""

from __future__ import annotations

import csv
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"


class LexiconError(ValueError):
    """A lexicon that cannot be trusted; the message names the file, the line and the cell."""


def read_table(path: Path, key: str) -> dict[str, dict[str, str]]:
    """Read a lexicon and key its rows by the column `key`, in the order of the file.

    A spelling listed twice is an error, because the second row would silently win; so are an
    empty key, a space at the edge of a cell (it would never be found in a text), a row with
    more or fewer cells than the header, and a header without `key`. Each raises LexiconError.
    """
    table: dict[str, dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if key not in (rows.fieldnames or ()):
            raise LexiconError(f"{path.name}: no column {key!r}")
        for row in rows:
            where = f"{path.name}, line {rows.line_num}"
            _check_cells(row, where)
            spelling = row[key]
            if not spelling:
                raise LexiconError(f"{where}: {key!r} is empty")
            if spelling in table:
                raise LexiconError(f"{where}: {spelling!r} is listed twice")
            table[spelling] = row
    return table


def _check_cells(row: dict[str, str], where: str) -> None:
    """Refuse what a spreadsheet or a hand may leave behind in a row."""
    if None in row or None in row.values():
        raise LexiconError(f"{where}: not as many cells as the header has")
    for column, cell in row.items():
        if cell != cell.strip():
            raise LexiconError(f"{where}: space at the edge of {column!r} ({cell!r})")
