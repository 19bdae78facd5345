"""What is written is the raw schema, column by column; the same reading gives the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.parquet import SCHEMAS, reading_is_current, write_reading
from extract.records import Document, Facts, Mention, Reading, Section, SourceText
from extract.version import extractor_version

SCHEMA_FILE = Path(__file__).parents[2] / "warehouse" / "schema.sql"
SQL_TYPES = {
    "varchar": "string",
    "integer": "int32",
    "boolean": "bool",
    "date": "date32[day]",
    "decimal(28, 10)": "decimal128(28, 10)",
}

MENTION = Mention(
    mention_id="r:3-7",
    section_number=0,
    char_start=3,
    char_end=7,
    quote="30万吨",
    sentence="粮食产30万吨。",
    sentence_start=0,
    outcome="observation",
    number_text="30",
    number=Decimal("30"),
    scale_text="万",
    unit_text="吨",
    unit="吨",
    measure="level",
    bound="=",
    status="actual",
    period_start=date(2025, 1, 1),
    period_end=date(2025, 12, 31),
    region="太原市",
    region_code="140100",
    subject="粮食产量",
    evidence='{"measure": {"rule": "default", "words": ""}}',
)
READING = Reading(
    document=Document("r", "folder/r.txt", Path("folder/r.txt")),
    source=SourceText("粮食产30万吨。", "utf-8", "abc"),
    facts=Facts(
        title="某报告",
        publisher=None,
        published_on=date(2026, 2, 9),
        url=None,
        region="太原市",
        region_code="140100",
        about_year=2025,
        sources={"title": "text", "published_on": "manifest", "region": "text"},
    ),
    sections=(Section(0, None, 0, "", "", 0, 8),),
    sentence_count=1,
    mentions=(MENTION, replace(MENTION, mention_id="r:5-6", outcome="set_aside", number=None)),
)


def read_sql_columns(table):
    """The columns of a raw table: name, type, whether null is allowed."""
    text = re.sub(r"--.*", "", SCHEMA_FILE.read_text(encoding="utf-8"))
    body = re.search(rf"create table if not exists raw\.{table} \((.*?)\n\);", text, re.DOTALL)
    lines = [line.strip().rstrip(",") for line in body[1].splitlines()]
    columns = [line for line in lines if line and not line.startswith("primary key")]
    pattern = re.compile(r"(\w+) (\w+(?:\(\d+, \d+\))?)(.*)")
    return [
        (name, SQL_TYPES[type_], "not null" not in rest and "primary key" not in rest)
        for name, type_, rest in (pattern.fullmatch(column).groups() for column in columns)
    ]


@pytest.mark.parametrize("table", SCHEMAS)
def test_the_columns_are_those_of_the_raw_schema(table):
    fields = [(field.name, str(field.type), field.nullable) for field in SCHEMAS[table]]
    assert fields == read_sql_columns(table)


def test_a_reading_is_written_row_by_row(tmp_path):
    write_reading(READING, tmp_path)
    (report,) = pq.read_table(tmp_path / "reports" / "r.parquet").to_pylist()
    assert report == {
        "report": "r",
        "file_name": "folder/r.txt",
        "title": "某报告",
        "publisher": None,
        "published_on": date(2026, 2, 9),
        "url": None,
        "region": "太原市",
        "region_code": "140100",
        "about_year": 2025,
        "title_source": "text",
        "publisher_source": None,
        "published_on_source": "manifest",
        "region_source": "text",
        "about_year_source": None,
        "encoding": "utf-8",
        "character_count": 8,
        "sentence_count": 1,
        "numeral_count": 2,
        "content_hash": "abc",
        "extractor_version": extractor_version(),
    }
    mentions = pq.read_table(tmp_path / "quantity_mentions" / "r.parquet").to_pylist()
    assert [mention["number"] for mention in mentions] == [Decimal("30.0000000000"), None]
    assert mentions[0]["report"] == "r"
    assert mentions[0]["period_end"] == date(2025, 12, 31)
    (section,) = pq.read_table(tmp_path / "sections" / "r.parquet").to_pylist()
    assert (section["section_number"], section["parent_number"], section["char_end"]) == (
        0,
        None,
        8,
    )


def test_a_report_without_a_figure_has_all_three_files(tmp_path):
    write_reading(replace(READING, mentions=()), tmp_path)
    table = pq.read_table(tmp_path / "quantity_mentions" / "r.parquet")
    assert table.num_rows == 0
    assert table.schema.names == SCHEMAS["quantity_mentions"].names


def test_the_same_reading_gives_the_same_bytes_and_leaves_no_drafts(tmp_path):
    for folder in ("one", "two"):
        write_reading(READING, tmp_path / folder)
    write_reading(READING, tmp_path / "two")
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert [path.as_posix() for path in files] == [
        "quantity_mentions/r.parquet",
        "reports/r.parquet",
        "sections/r.parquet",
    ]
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_reading_is_current_for_its_content_and_version_only(tmp_path):
    assert not reading_is_current(tmp_path, "r", "abc", extractor_version())
    write_reading(READING, tmp_path)
    assert reading_is_current(tmp_path, "r", "abc", extractor_version())
    assert not reading_is_current(tmp_path, "r", "abd", extractor_version())
    assert not reading_is_current(tmp_path, "r", "abc", "0.0.0")


def test_a_reading_with_a_file_missing_or_cut_off_is_not_current(tmp_path):
    write_reading(READING, tmp_path)
    sections = tmp_path / "sections" / "r.parquet"
    sections.write_bytes(sections.read_bytes()[:40])
    assert not reading_is_current(tmp_path, "r", "abc", extractor_version())
    sections.unlink()
    assert not reading_is_current(tmp_path, "r", "abc", extractor_version())


def test_a_number_that_does_not_fit_is_refused_and_nothing_is_written(tmp_path):
    mentions = (replace(MENTION, number=Decimal("1e30")),)
    with pytest.raises(ValueError, match="r: column number cannot be written"):
        write_reading(replace(READING, mentions=mentions), tmp_path)
    assert list(tmp_path.rglob("*.*")) == []


def test_a_missing_answer_where_one_is_required_is_refused(tmp_path):
    mentions = (replace(MENTION, quote=None),)
    with pytest.raises(ValueError, match="r: column quote cannot be written: it has no value"):
        write_reading(replace(READING, mentions=mentions), tmp_path)
    assert list(tmp_path.rglob("*.*")) == []
