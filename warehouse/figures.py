"""Figures for people: what is read from a report, and one figure in its sentence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.connection import open_reader
from warehouse.errors import UserError

if TYPE_CHECKING:
    from extract.records import Mention, Reading

OUTCOMES = ("observation", "set_aside", "unanswered")
_FIGURES = """
    select observations.*, figures.sentence_start, figures.evidence
    from marts.observations
    left join marts.fct_observations as figures using (observation_id)
    where observations.report = $wanted or observations.observation_id = $wanted
    order by observations.char_start
"""
# The same seed draws the same sentences, whatever order the rows lie in.
_DRAWN = """
    with drawn as (
        select distinct report, sentence_start from marts.fct_observations
        order by md5(report || ':' || sentence_start::varchar || ':' || $seed::varchar)
        limit $sentences
    )

    select observations.*, figures.sentence_start, figures.evidence
    from drawn
    inner join marts.fct_observations as figures using (report, sentence_start)
    inner join marts.observations using (observation_id)
    order by observations.report, observations.char_start
"""
_REPORTS = "select distinct report from marts.observations order by report"
Row = dict[str, object]


def mention_rows(readings: Iterable[Reading], outcomes: Sequence[str]) -> Iterator[Row]:
    """Yield a row per mention with one of the outcomes, with its report first."""
    for reading in readings:
        for mention in reading.mentions:
            if mention.outcome in outcomes:
                yield {"report": reading.document.report, **_fields(mention)}


def as_json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Write rows as JSON, one line each; decimals and dates as strings, digit by digit."""
    for row in rows:
        yield json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False)


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Write rows as CSV with a header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def published_figures(file: Path, wanted: str) -> list[Row]:
    """Return the published observations of a report, or the one with this identifier.

    Raises UserError when there is neither, or nothing is published yet.
    """
    if not file.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")
    with open_reader(file) as connection:
        answer = connection.execute(_FIGURES, {"wanted": wanted})
        columns = [name for name, *_ in answer.description]
        rows = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
        reports = [report for (report,) in connection.execute(_REPORTS).fetchall()]
    if not rows:
        raise UserError(
            f"No published report or observation is called {wanted}.",
            f"Published reports: {', '.join(reports[:8])}{' …' if len(reports) > 8 else ''}",
        )
    return rows


def drawn_figures(file: Path, sentences: int, seed: int) -> list[Row]:
    """Return the published observations of some sentences drawn at random: a seed, a draw.

    Raises UserError when nothing is published yet.
    """
    if not file.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")
    with open_reader(file) as connection:
        answer = connection.execute(_DRAWN, {"sentences": sentences, "seed": seed})
        columns = [name for name, *_ in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def quote_place(row: Row) -> tuple[int, int]:
    """Return where the quote of a published observation begins and ends in its sentence."""
    start = int(str(row["char_start"])) - int(str(row["sentence_start"]))
    return start, start + len(str(row["quote"]))


def evidence_lines(evidence: str | None) -> list[tuple[str, str, str]]:
    """Return (question, rule, words) of a mention's evidence."""
    answered = json.loads(evidence) if evidence else {}
    return [
        (question, str(answer.get("rule") or ""), str(answer.get("words") or ""))
        for question, answer in answered.items()
        if isinstance(answer, dict)
    ]


def _fields(mention: Mention) -> Row:
    return asdict(mention)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
