"""Tables and sentences for the commands that look at figures: extract, show, samples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from warehouse import words
from warehouse.figures import Row, evidence_lines, quote_place
from warehouse.words import plain

if TYPE_CHECKING:
    from extract.records import Mention, Reading

_ANSWERS = (
    "value", "low", "high", "unit", "canonical_value", "canonical_unit", "measure", "bound",
    "status", "period_start", "period_end", "region", "subject", "indicator_name", "section",
    "title", "url",
)  # fmt: skip


def show_reading(
    console: Console, reading: Reading, outcomes: Sequence[str], *, explain: bool
) -> None:
    """Print what was read from one report: a table, or with `explain` every sentence and rule."""
    facts = reading.facts
    title = plain(facts.title or "no title found")
    place, year = (
        plain(facts.region or "no region found"),
        facts.about_year or "no year found",
    )
    console.print(f"\n[bold]{plain(reading.document.report)}[/]  {title}  [dim]{place} · {year}[/]")
    mentions = [mention for mention in reading.mentions if mention.outcome in outcomes]
    if explain:
        for mention in mentions:
            _explain(console, mention)
    elif mentions:
        console.print(_mentions_table(mentions))
    _count_outcomes(console, reading)


def show_figure(console: Console, row: Row) -> None:
    """Print a published observation: its sentence with the figure marked, and its answers."""
    console.print(f"\n[dim]{plain(str(row['observation_id']))}[/]")
    console.print(words.marked(str(row["sentence"]), *quote_place(row)), soft_wrap=True)
    grid = Table.grid(padding=(0, 2))
    for name in _ANSWERS:
        if row.get(name) not in (None, ""):
            grid.add_row(f"  {name}", plain(words.exact(row[name])))
    console.print(grid)
    _show_evidence(console, str(row["evidence"] or ""))


def show_figures(console: Console, rows: Sequence[Row]) -> None:
    """Print the published observations of a report, one line each below their sentence."""
    sentence = None
    for row in rows:
        if row["sentence"] != sentence:
            sentence = row["sentence"]
            console.print(f"\n{plain(words.one_line(str(sentence)).strip())}", soft_wrap=True)
        value = row["value"] if row["value"] is not None else row["high"]
        bound = "" if row["bound"] == "=" else f"{row['bound']} "
        answers = (
            row["subject"],
            row["measure"],
            f"{bound}{words.number(value, row['unit'])}",
            words.span(row["period_start"], row["period_end"]),
            row["region"],
            row["status"],
        )
        told = " · ".join(plain(str(answer)) for answer in answers if answer)
        console.print(f"  [yellow]{plain(words.one_line(str(row['quote'])))}[/]  {told}")
        console.print(f"    [dim]{plain(str(row['observation_id']))}[/]")


def _mentions_table(mentions: Sequence[Mention]) -> Table:
    table = Table()
    for heading in (
        "figure 数字",
        "subject 指标",
        "measure",
        "period 时间",
        "region 地区",
        "status",
    ):
        table.add_column(heading, overflow="fold")
    for mention in mentions:
        bound = "" if mention.bound in (None, "=") else f"{mention.bound} "
        table.add_row(
            plain(words.one_line(f"{bound}{mention.quote}")),
            plain(mention.subject or _why_not(mention)),
            mention.measure or "",
            words.span(mention.period_start, mention.period_end),
            plain(mention.region or ""),
            mention.status or "",
        )
    return table


def _explain(console: Console, mention: Mention) -> None:
    start = mention.char_start - mention.sentence_start
    sentence = words.marked(mention.sentence, start, start + len(mention.quote))
    console.print(f"\n{sentence}", soft_wrap=True)
    console.print(f"  {mention.outcome} {plain(_why_not(mention))}".rstrip())
    answers = {
        "period": words.span(mention.period_start, mention.period_end),
        "quantity": mention.number_text,
    }
    grid = Table.grid(padding=(0, 2))
    for question, rule, read in evidence_lines(mention.evidence):
        answer = answers.get(question) or getattr(mention, question, None)
        grid.add_row(f"    {question}", plain(str(answer or "")), plain(f"{rule}  {read}"))
    console.print(grid)


def _show_evidence(console: Console, evidence: str) -> None:
    """Print which rule gave each answer, and the words it used."""
    grid = Table.grid(padding=(0, 2))
    for question, rule, read in evidence_lines(evidence):
        grid.add_row(f"  {question}", plain(rule), plain(read), style="dim")
    if grid.row_count:
        console.print("  [dim]how it was read 依据[/]")
        console.print(grid)


def _why_not(mention: Mention) -> str:
    if mention.outcome == "set_aside":
        return f"({mention.rule})"
    if mention.outcome == "unanswered":
        return f"({mention.question}: {mention.reason})"
    return ""


def _count_outcomes(console: Console, reading: Reading) -> None:
    counts = {"observation": 0, "set_aside": 0, "unanswered": 0}
    for mention in reading.mentions:
        counts[mention.outcome] = counts.get(mention.outcome, 0) + 1
    told = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in counts.items())
    console.print(f"[dim]{len(reading.mentions)} numerals: {told}[/]")
