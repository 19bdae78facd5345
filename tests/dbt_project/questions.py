"""The questions of docs/questions.md: their SQL, the answers written there, and the answers now.

`python -m tests.dbt_project.questions PUBLISHED_FILE` writes the answers anew.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def questions(text: str) -> dict[str, tuple[str, str]]:
    """Title to (SQL, answer as a Markdown table)."""
    answer_lines = re.compile(r"(?:^\|.*\n?)+", re.M)
    found = {}
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        title, rest = part.split("\n", 1)
        sql = re.search(r"```sql\n(.+?)\n```", rest, re.S)
        answer = answer_lines.search(rest.split("```")[-1])
        found[title] = (sql[1] if sql else "", answer[0].strip() if answer else "")
    return found


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows as a Markdown table, numbers without trailing zeros."""
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    rows = [[_plain(cell) for cell in row] for row in cursor.fetchall()]
    table = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def with_answers(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """The page with every answer as it is now."""
    head, *parts = re.split(r"^(?=## )", text, flags=re.M)
    written = []
    for part in parts:
        body = part[: part.rindex("```") + 3]
        sql = re.search(r"```sql\n(.+?)\n```", body, re.S)
        written.append(f"{body}\n\n{answer(connection, sql[1] if sql else '')}\n")
    return head + "\n".join(written)


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        cell = Decimal(repr(cell))
    text = f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell)
    return text.replace("|", "\\|")


def main() -> None:
    """Write the answers of the published file named on the command line."""
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        text = with_answers(PAGE.read_text(encoding="utf-8"), connection)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
