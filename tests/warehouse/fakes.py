"""A refresh whose reading, building and checking are done in milliseconds, by rules anyone can see.

A report is a text file; every run of digits in it is a mention; `marts.observations` holds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb

from extract.parquet import write_reading
from extract.readers import read_source
from extract.records import Document, Facts, Mention, Reading, Section, UnreadableReport
from warehouse.home import Home
from warehouse.outcomes import Checked, Extraction, Failure, Quarantined
from warehouse.work import Stages

MARTS = """
create schema if not exists marts;
create schema if not exists staging;
create or replace view staging.stg_mentions as
    select * from raw.quantity_mentions where outcome = 'observation';
create or replace table marts.fct_observations as
    select
        report, mention_id as observation_id, char_start, char_end, quote, sentence, '' as section,
        sentence_start, evidence,
        number as value, null::decimal(28, 10) as low, null::decimal(28, 10) as high, unit,
        number as canonical_value, unit as canonical_unit,
        measure, bound, status, period_start, period_end, region, subject,
        'parks' as indicator, '公园数' as indicator_name, report as title,
        null::varchar as url
    from staging.stg_mentions;
comment on table marts.fct_observations is '每行一个观测。';
comment on column marts.fct_observations.value is '数值，it''s exact';
create or replace view marts.observations as
    select * from "warehouse"."marts"."fct_observations";
comment on view marts.observations is '一行一个观测';
comment on column marts.observations.subject is '指标名称';
create or replace view marts.rpt_staged as select * from "warehouse"."staging"."stg_mentions";
"""


@dataclass
class Clock:
    """A clock that moves one second each time it is looked at, or where it is put."""

    now: datetime = datetime(2026, 11, 22, 3, 32)  # noqa: DTZ001 - UTC without a zone, as kept

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Heard:
    """Remembers what it was told."""

    stages: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def stage(self, name: str, steps: int | None) -> None:  # noqa: ARG002
        self.stages.append(name)

    def step(self, what: str) -> None:
        self.steps.append(what)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def fail(self) -> None:
        self.stages.append("failed")


@dataclass
class FakeChecks:
    """Suites that hold, but for the failures they are given."""

    failures: dict[str, tuple[Failure, ...]] = field(default_factory=dict)
    asked: list[tuple[str, Path | None]] = field(default_factory=list)
    is_closed: bool = False

    def ask(
        self,
        suite: str,
        database: Path,  # noqa: ARG002
        published: Path | None,
        out: Path,
        today: date,  # noqa: ARG002
    ) -> None:
        self.asked.append((suite, published))
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text("{}", encoding="utf-8")

    def answer(self) -> Checked:
        return Checked(3, self.failures.get(self.asked[-1][0], ()))

    def close(self) -> None:
        self.is_closed = True


def fake_reading(document: Document) -> Reading:
    """Read every run of digits as an observation; 0 is set aside, 404 is unanswered."""
    source = read_source(document)
    mentions = tuple(
        _mention(document.report, source.text, found) for found in re.finditer(r"\d+", source.text)
    )
    facts = Facts(
        title=document.manifest.get("title"),
        publisher=None,
        published_on=None,
        url=None,
        region="太原市",
        region_code="140100",
        about_year=2025,
        sources={},
    )
    sections = (Section(0, None, 0, "", "", 0, len(source.text)),)
    return Reading(document, source, facts, sections, 1, mentions)


def fake_read(
    documents: Sequence[Document], folder: Path, *, full: bool, on_done: Callable[[str], None]
) -> Extraction:
    """Read everything, every time."""
    del full
    read, bad = [], []
    for document in documents:
        try:
            write_reading(fake_reading(document), folder)
            read.append(document.report)
        except UnreadableReport as error:
            bad.append(Quarantined(error.file, error.reason))
        on_done(document.report)
    return Extraction(tuple(read), tuple(read), tuple(bad))


def fake_build(
    home: Home,
    on_finished: Callable[[str], None],
    on_note: Callable[[str], None],  # noqa: ARG001
    *,
    full: bool,  # noqa: ARG001
) -> Checked:
    """Build marts.observations and what stands for the rest of a dbt project."""
    with duckdb.connect(str(home.database)) as connection:
        connection.execute(MARTS)
    on_finished("observations")
    return Checked(4)


def fake_stages(checks: FakeChecks | None = None, **others: object) -> Stages:
    """Put the fakes together; `others` replace single stages."""
    checks = checks or FakeChecks()
    fakes = {
        "read": fake_read,
        "start_checks": lambda _log: checks,
        "parse": lambda _home: None,
        "build": fake_build,
    }
    return Stages(**(fakes | others))


def _mention(report: str, text: str, found: re.Match[str]) -> Mention:
    outcome = {"0": "set_aside", "404": "unanswered"}.get(found[0], "observation")
    start = text.rfind("\n", 0, found.start()) + 1
    return Mention(
        mention_id=f"{report}:{found.start()}-{found.end()}",
        section_number=0,
        char_start=found.start(),
        char_end=found.end(),
        quote=found[0],
        sentence=text[start:].partition("\n")[0],
        sentence_start=start,
        outcome=outcome,
        number_text=found[0],
        number=Decimal(found[0]),
        unit="个",
        measure="level",
        bound="=",
        status="actual",
        period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31),
        region="太原市",
        subject="公园",
    )
