"""What a refresh came to, as a person likes to read it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from warehouse import words
from warehouse.outcomes import Failure, Quarantined, Refreshed
from warehouse.samples import Sample, samples
from warehouse.words import plain

SHOWN_QUARANTINED = 10
SHOWN_SAMPLES = 10
SHOWN_REPORTS = 3
SHOWN_FAILURES = 6
SHOWN_ROWS = 5
WIDE = 120
_CELL = 48
_SHORTEST_CELL = 12


def show_refreshed(console: Console, refreshed: Refreshed, file: Path) -> None:
    """Print the end of a refresh: its counts, sample rows, where the file is; or why not."""
    show_quarantined(console, refreshed.quarantined)
    if refreshed.run.status == "failed":
        show_failed(console, refreshed, file)
        return
    show_warnings(console, refreshed.warnings)
    _show_counts(console, refreshed)
    if refreshed.run.status == "published":
        show_samples(console, samples(file, SHOWN_SAMPLES))
    show_how_to_open(console, file)


def show_failed(console: Console, refreshed: Refreshed, file: Path) -> None:
    """Print which checks failed, on which rows, and what readers have now."""
    run = refreshed.run
    console.print(f"\n[bold red]Nothing was published 未发布[/] (stage {run.failed_stage or '?'})")
    show_failures(console, refreshed.failures)
    if not refreshed.failures:
        console.print(f"  {plain(run.reason or '')}", soft_wrap=True)
    if refreshed.hint:
        console.print(f"  {plain(refreshed.hint)}", soft_wrap=True)
    still = "stays as it was" if file.exists() else "does not exist yet"
    console.print(f"  The published file {still}: [bold]{plain(_short(file))}[/]", soft_wrap=True)


def show_failures(console: Console, failures: Sequence[Failure]) -> None:
    """Print each failed check with some of its offending rows; of many checks, the rest by name."""
    for failure in failures[:SHOWN_FAILURES]:
        headline = f"\n[red]✗ {plain(failure.check)}[/] {plain(failure.message)}"
        console.print(headline, soft_wrap=True)
        if failure.columns == ("error",):
            console.print(f"  {plain(words.one_line(str(failure.rows[0][0])))}", soft_wrap=True)
        elif failure.rows:
            console.print(_rows_table(failure, console.width))
        more = failure.row_count - min(len(failure.rows), SHOWN_ROWS)
        if more > 0:
            console.print(f"  and {more} more rows")
    rest = [failure.check for failure in failures[SHOWN_FAILURES:]]
    if rest:
        console.print(f"\n[red]✗ and {len(rest)} more[/]: {plain(', '.join(rest))}", soft_wrap=True)


def show_warnings(console: Console, warnings: Sequence[Failure]) -> None:
    """Print checks that do not hold but do not stop a publication, one line each."""
    for warning in warnings:
        where = f" {_where(warning)}" if warning.row_count else ""
        line = f"[yellow]! {plain(warning.check)}[/]{plain(where)}: {plain(warning.message)}"
        console.print(line, soft_wrap=True)


def show_quarantined(console: Console, quarantined: Sequence[Quarantined]) -> None:
    """Print one line per input that could not be read."""
    for one in quarantined[:SHOWN_QUARANTINED]:
        console.print(f"[yellow]! {plain(one.file)}[/]: {plain(one.reason)}", soft_wrap=True)
    more = len(quarantined) - SHOWN_QUARANTINED
    if more > 0:
        console.print(f"[yellow]! and {more} more[/]: zhibiao status")


def show_samples(console: Console, rows: Sequence[Sample]) -> None:
    """Print some observations as a table; a narrow terminal gets fewer columns."""
    is_wide = console.width >= WIDE
    table = Table(title="Some of what was read 部分结果", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("region 地区", "subject 指标", "period 时间", "status"):
        table.add_column(heading, overflow="fold")
    table.add_column("value 数值", justify="right")
    table.add_column("as stated 原文")
    if is_wide:
        table.add_column("measure")
        table.add_column("report 报告", no_wrap=True, style="dim")
    for row in rows:
        bound = "" if row.bound == "=" else f"{row.bound} "
        more = (row.measure, row.report) if is_wide else ()
        table.add_row(
            *_cells(
                row.region,
                row.subject,
                words.span(row.period_start, row.period_end),
                row.status,
                f"{bound}{words.number(row.value, row.unit)}",
                row.quote,
                *more,
            )
        )
    console.print(table)


def show_how_to_open(console: Console, file: Path) -> None:
    """Print where the published file is and how to open it."""
    shown = plain(_short(file))
    console.print(f"\nPublished file 发布文件: [bold]{shown}[/]", soft_wrap=True)
    query = "from marts.observations limit 10"
    console.print(f"  command line 命令行  duckdb -readonly {shown} '{query}'", soft_wrap=True)
    console.print(
        f"  Python               duckdb.connect('{shown}', read_only=True).sql('{query}')",
        soft_wrap=True,
    )
    console.print("  one figure 看出处    zhibiao show OBSERVATION_ID")


def _show_counts(console: Console, refreshed: Refreshed) -> None:
    run, counts = refreshed.run, refreshed.counts
    seconds = sum(run.seconds_by_stage.values())
    if run.status == "unchanged":
        console.print(
            "[bold green]Nothing has changed 没有变化[/]: "
            f"version {run.published_version} stands (--force builds it anyway)."
        )
    else:
        console.print(
            f"\n[bold green]Published 已发布[/] version {run.published_version} in {seconds:.0f} s"
        )
    figures = {
        "reports 报告": f"{counts.reports:,}",
        "observations 观测": f"{counts.observations:,}",
        "set aside 已排除": f"{counts.set_aside:,}",
        "unanswered 未解答": f"{counts.unanswered:,}",
        "checks passed 通过检查": f"{run.check_count or 0:,}",
    }
    if run.status == "published":
        figures["reports read now 本次读取"] = f"{len(refreshed.read):,}"
    if refreshed.revised:
        figures["in a new version 有新版本"] = f"{len(refreshed.revised):,}"
    if refreshed.withdrawn:
        figures["withdrawn 已撤回"] = f"{len(refreshed.withdrawn):,}"
    if refreshed.quarantined:
        figures["input problems 输入问题"] = f"{len(refreshed.quarantined):,}"
    grid = Table.grid(padding=(0, 3))
    grid.add_column()
    grid.add_column(justify="right", style="bold")
    for name, figure in figures.items():
        grid.add_row(f"  {name}", figure)
    console.print(grid)


def _where(failure: Failure) -> str:
    """Name the reports a check complains of, as far as its rows name them."""
    rows = f"{failure.row_count} row{'s' if failure.row_count > 1 else ''}"
    if "report" not in failure.columns:
        return f"({rows})"
    place = failure.columns.index("report")
    reports = list(dict.fromkeys(str(row[place]) for row in failure.rows))
    more = " …" if len(reports) > SHOWN_REPORTS else ""
    return f"({rows}: {', '.join(reports[:SHOWN_REPORTS])}{more})"


def _rows_table(failure: Failure, width: int) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for column in failure.columns:
        table.add_column(plain(column), overflow="fold")
    # Two lines of Chinese per cell at most, whatever the width.
    longest = min(max(width // max(len(failure.columns), 1), _SHORTEST_CELL), _CELL)
    for row in failure.rows[:SHOWN_ROWS]:
        table.add_row(*_cells(*row, longest=longest))
    return table


def _cells(*values: object, longest: int = _CELL) -> list[str]:
    written = ("" if value is None else words.one_line(str(value)).strip() for value in values)
    return [plain(_cut(text, longest)) for text in written]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _short(path: Path) -> str:
    """Write a path relative to where the user is, when it lies below."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
