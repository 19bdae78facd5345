"""A reading goes in; one Parquet file each for its report, sections and mentions comes out.

The columns are those of `raw.reports`, `raw.sections` and `raw.quantity_mentions`, in that order.
The same reading gives the same bytes.
"""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.records import Mention, Reading, Section
from extract.version import extractor_version

NUMBER = pa.decimal128(28, 10)


def _schema(required: str, **types: pa.DataType) -> pa.Schema:
    """Build a schema; `required` names the columns that may not be null."""
    names = required.split()
    return pa.schema([pa.field(name, type_, name not in names) for name, type_ in types.items()])


REPORTS = _schema(
    "report file_name encoding character_count sentence_count numeral_count content_hash"
    " extractor_version",
    report=pa.string(),
    file_name=pa.string(),
    title=pa.string(),
    publisher=pa.string(),
    published_on=pa.date32(),
    url=pa.string(),
    region=pa.string(),
    region_code=pa.string(),
    about_year=pa.int32(),
    title_source=pa.string(),
    publisher_source=pa.string(),
    published_on_source=pa.string(),
    region_source=pa.string(),
    about_year_source=pa.string(),
    encoding=pa.string(),
    character_count=pa.int32(),
    sentence_count=pa.int32(),
    numeral_count=pa.int32(),
    content_hash=pa.string(),
    extractor_version=pa.string(),
)
SECTIONS = _schema(
    "report section_number level heading heading_path char_start char_end",
    report=pa.string(),
    section_number=pa.int32(),
    parent_number=pa.int32(),
    level=pa.int32(),
    heading=pa.string(),
    heading_path=pa.string(),
    char_start=pa.int32(),
    char_end=pa.int32(),
)
MENTIONS = _schema(
    "report mention_id section_number char_start char_end quote sentence sentence_start outcome"
    " is_fall is_per_year",
    report=pa.string(),
    mention_id=pa.string(),
    section_number=pa.int32(),
    char_start=pa.int32(),
    char_end=pa.int32(),
    quote=pa.string(),
    sentence=pa.string(),
    sentence_start=pa.int32(),
    outcome=pa.string(),
    rule=pa.string(),
    question=pa.string(),
    reason=pa.string(),
    number_text=pa.string(),
    number=NUMBER,
    low_number=NUMBER,
    high_number=NUMBER,
    scale_text=pa.string(),
    low_scale_text=pa.string(),
    unit_text=pa.string(),
    unit=pa.string(),
    is_fall=pa.bool_(),
    measure=pa.string(),
    is_per_year=pa.bool_(),
    base_year=pa.int32(),
    bound=pa.string(),
    status=pa.string(),
    period_start=pa.date32(),
    period_end=pa.date32(),
    region=pa.string(),
    region_code=pa.string(),
    subject=pa.string(),
    subject_simplified=pa.string(),
    evidence=pa.string(),
)
# The facts of which the report tells where they come from.
SOURCED = ("title", "publisher", "published_on", "region", "about_year")
# In this order they are written: the report last, so that it stands for the other two.
SCHEMAS = {"sections": SECTIONS, "quantity_mentions": MENTIONS, "reports": REPORTS}


def write_reading(reading: Reading, folder: Path) -> None:
    """Write a reading to `folder/KIND/REPORT.parquet`, replacing what is there file by file.

    Raises ValueError when a value does not fit its column (a number of more than 18 digits before
    or 10 after the point, no value where one is required), naming the report and the column; then
    nothing is written.
    """
    report = reading.document.report
    stamp = _stamp(reading.source.content_hash, extractor_version())
    tables = {
        kind: _table(report, rows, SCHEMAS[kind].with_metadata(stamp))
        for kind, rows in {
            "sections": [_section_row(report, section) for section in reading.sections],
            "quantity_mentions": [_mention_row(report, mention) for mention in reading.mentions],
            "reports": [_report_row(reading)],
        }.items()
    }
    for kind, table in tables.items():
        _replace(table, _path(folder, kind, report))


def reading_is_current(folder: Path, report: str, content_hash: str, version: str) -> bool:
    """Say whether all three files of a report were written from this content by this version."""
    stamp = _stamp(content_hash, version)
    return all(_read_stamp(_path(folder, kind, report)) == stamp for kind in SCHEMAS)


def _path(folder: Path, kind: str, report: str) -> Path:
    return folder / kind / f"{report}.parquet"


def _stamp(content_hash: str, version: str) -> dict[bytes, bytes]:
    return {
        b"content_hash": content_hash.encode(),
        b"extractor_version": version.encode(),
    }


def _read_stamp(path: Path) -> dict[bytes, bytes] | None:
    try:
        return pq.read_schema(path).metadata
    except (OSError, pa.ArrowInvalid):
        return None  # not there, or cut off: to be written again


def _table(report: str, rows: list[dict[str, object]], schema: pa.Schema) -> pa.Table:
    columns = []
    for field in schema:
        place = f"{report}: column {field.name} cannot be written"
        try:
            column = pa.array([row[field.name] for row in rows], type=field.type)
        except pa.ArrowException as error:
            raise ValueError(f"{place}: {error}") from error
        if column.null_count and not field.nullable:
            raise ValueError(f"{place}: it has no value in some row")
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=schema)


def _replace(table: pa.Table, path: Path) -> None:
    """Write beside the place and move: a reader sees the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # With a checksum per page, or a byte that changes on the disk could become another figure.
        pq.write_table(
            table, draft, compression="zstd", compression_level=3, write_page_checksum=True
        )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _report_row(reading: Reading) -> dict[str, object]:
    facts = asdict(reading.facts)
    sources = facts.pop("sources")
    return {
        **facts,
        **{f"{fact}_source": sources.get(fact) for fact in SOURCED},
        "report": reading.document.report,
        "file_name": reading.document.file_name,
        "encoding": reading.source.encoding,
        "character_count": len(reading.source.text),
        "sentence_count": reading.sentence_count,
        "numeral_count": len(reading.mentions),
        "content_hash": reading.source.content_hash,
        "extractor_version": extractor_version(),
    }


def _section_row(report: str, section: Section) -> dict[str, object]:
    return {
        "report": report,
        "section_number": section.number,
        "parent_number": section.parent,
        "level": section.level,
        "heading": section.heading,
        "heading_path": section.path,
        "char_start": section.start,
        "char_end": section.end,
    }


def _mention_row(report: str, mention: Mention) -> dict[str, object]:
    row = {name: getattr(mention, name) for name in MENTIONS.names if name != "report"}
    return {"report": report, **row}
