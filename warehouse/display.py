"""Tables and sentences for the commands that look at things: extract, show, status, history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from warehouse import words
from warehouse.differences import Differences, Headline
from warehouse.figures import Row, evidence_lines, quote_place
from warehouse.home import Home
from warehouse.marts_file import Publication
from warehouse.report_versions import ReportVersion, kept_shard
from warehouse.status import Status
from warehouse.words import plain

if TYPE_CHECKING:
    from extract.records import Mention, Reading

SHOWN_HEADLINES = 12
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
