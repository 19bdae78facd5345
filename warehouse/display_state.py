"""Tables and sentences for the commands that say how things stand: status and history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from rich.console import Console
from rich.table import Table

from warehouse import words
from warehouse.differences import Differences, Headline
from warehouse.home import Home
from warehouse.marts_file import Publication
from warehouse.report_versions import ReportVersion, kept_shard
from warehouse.status import Status
from warehouse.words import plain

SHOWN_HEADLINES = 12


def show_status(console: Console, status: Status) -> None:
    """Print the state of a data home."""
    grid = Table.grid(padding=(0, 2))
    grid.add_row("data home 数据目录", plain(status.home))
    grid.add_row("published 已发布", _published_words(status.published))
    if status.age is not None and status.last_good_run is not None:
        version = status.last_good_run.published_version
        grid.add_row("last good run 上次成功", f"{_age(status.age)} ago: version {version}")
    grid.add_row("last run 上次运行", _last_run_words(status))
    if status.is_refreshing:
        grid.add_row("now 当前", "a refresh is at work 正在刷新")
    grid.add_row("input problems 输入问题", str(len(status.quarantine)))
    for complaint in status.complaints:
        grid.add_row("[red]attention 注意[/]", f"[red]{complaint}[/]")
    console.print(grid)
    for row in status.quarantine:
        console.print(f"  [yellow]! {plain(row['file'])}[/]: {plain(row['reason'])}")


def show_history(
    console: Console,
    versions: Sequence[Publication],
    changes: Sequence[Differences | None],
    live: str | None,
) -> None:
    """Print the versions kept, newest first, each with its changes from the one before."""
    table = Table(title="Versions kept 保留的版本", title_justify="left")
    for heading in ("version", "published (UTC)"):
        table.add_column(heading)
    for heading in ("reports", "observations", "unanswered", "new", "gone", "changed"):
        table.add_column(heading, justify="right")
    for one, change in zip(reversed(versions), reversed(changes), strict=True):
        figures = (change.come, change.gone, change.changed) if change else ("", "", "")
        counts = (one.reports, one.observations, one.unanswered, *figures)
        mark = " [green]← live[/]" if one.version == live else ""
        published_at = one.published_at.isoformat(" ", "seconds")
        cells = (f"{count:,}" if isinstance(count, int) else count for count in counts)
        table.add_row(f"{one.version}{mark}", published_at, *cells)
    console.print(table)
    if changes and changes[-1] and changes[-1].headlines:
        _show_headlines(console, changes[-1].headlines)


def show_report_versions(console: Console, versions: Sequence[ReportVersion], home: Home) -> None:
    """Print the versions of a report, newest first, and where their figures are kept."""
    table = Table(title="Versions of the report 报告的版本", title_justify="left")
    for heading in ("version", "first seen (UTC)", "until", "figures", "SHA-256"):
        table.add_column(heading, justify="right" if heading == "figures" else "left")
    for one in reversed(versions):
        ended = one.superseded_at or one.withdrawn_at
        how = "withdrawn 已撤下" if one.withdrawn_at else "superseded 已被取代"
        until = f"{how} {ended.isoformat(' ', 'seconds')}" if ended else "[green]current 现行[/]"
        since = one.first_seen_at.isoformat(" ", "seconds")
        figures = f"{one.observation_count:,}"
        table.add_row(str(one.version_number), since, until, figures, one.content_hash[:12])
    console.print(table)
    newest = versions[-1]
    kept = kept_shard(home, "quantity_mentions", newest.report, newest.version_number)
    console.print(f"What was read is kept in 读取结果: {plain(str(kept))}", soft_wrap=True)


def _show_headlines(console: Console, headlines: Sequence[Headline]) -> None:
    table = Table(
        title="Headline values that changed last 最近变动的主要指标", title_justify="left"
    )
    for heading in ("report", "indicator", "region", "period", "measure"):
        table.add_column(heading, overflow="fold")
    table.add_column("before", justify="right")
    table.add_column("now", justify="right")
    for one in headlines[:SHOWN_HEADLINES]:
        table.add_row(
            plain(one.report),
            plain(one.indicator_name or ""),
            plain(one.region or ""),
            words.span(one.period_start, one.period_end),
            one.measure,
            words.number(one.older_value, one.unit),
            words.number(one.newer_value, one.unit),
        )
    console.print(table)


def _published_words(published: Publication | None) -> str:
    if published is None:
        return "nothing yet 尚未发布"
    return (
        f"{published.version}: {published.reports:,} reports, "
        f"{published.observations:,} observations, {published.checks:,} checks"
    )


def _last_run_words(status: Status) -> str:
    run = status.last_run
    if run is None:
        return "none 无"
    failed = f" at {run.failed_stage}: {run.reason}" if run.status == "failed" else ""
    return plain(f"{run.run_id} {run.status}{failed}")


def _age(age: timedelta) -> str:
    minutes = max(int(age.total_seconds()) // 60, 0)
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"
