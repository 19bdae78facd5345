"""Excel workbooks: what stands in a cell is what stands in the table, or it is said why not."""

from __future__ import annotations

import datetime
import itertools
import json
from decimal import Decimal

import duckdb
import openpyxl
import pytest

from warehouse import workbook
from warehouse.errors import UserError
from warehouse.export import export

PUBLISHED = datetime.datetime(2026, 11, 22, 3, 32)  # noqa: DTZ001 - UTC without a zone, as kept
TABLES = """
create schema marts;
create table marts.publication (version varchar, published_at timestamp);
insert into marts.publication values ('20261122T033200Z', '2026-11-22 03:32:00');
create table marts.figures (
    name varchar, value decimal(38, 10), counted bigint, is_final boolean, on_day date
);
comment on table marts.figures is '每行一个数字';
comment on column marts.figures.value is '数值';
"""


@pytest.fixture
def written(tmp_path):
    """Publish rows by hand, export them, and read the sheet of `figures` back."""

    def write(*rows, folder="out"):
        file = tmp_path / "indicators.duckdb"
        file.unlink(missing_ok=True)
        with duckdb.connect(str(file)) as connection:
            connection.execute(TABLES)
            for row in rows:
                connection.execute("insert into marts.figures values (?, ?, ?, ?, ?)", row)
        export(file, tmp_path / folder, "excel")
        return openpyxl.load_workbook(tmp_path / folder / "figures.xlsx")["figures"]

    return write


def named(text):
    return (text, None, None, None, None)


def test_cells_have_the_types_of_their_columns(written):
    sheet = written(("公园", Decimal("5418.87"), 12, True, datetime.date(2025, 12, 31)))
    heading, row = sheet.iter_rows()
    assert [cell.value for cell in heading] == ["name", "value", "counted", "is_final", "on_day"]
    assert heading[1].comment.text == "数值"
    values = [cell.value for cell in row]
    assert values == ["公园", 5418.87, 12, True, datetime.datetime(2025, 12, 31)]  # noqa: DTZ001
    assert row[4].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E2"


@pytest.mark.parametrize("sign", "=+-@|%\t")
def test_text_stays_text_however_it_begins(written, sign):
    hostile = f"{sign}cmd|'/c calc'!A1"
    (cell, *_) = list(written(named(hostile)).iter_rows())[1]
    assert cell.data_type == "s"
    assert cell.value == hostile


@pytest.mark.parametrize("text", ["https://a.example/?b=1", "{=1+1}", "一\n二", "_x0041_", "<b>&"])
def test_text_is_no_link_and_loses_nothing(written, text):
    (cell, *_) = list(written(named(text)).iter_rows())[1]
    assert openpyxl.utils.escape.unescape(cell.value) == text
    assert cell.hyperlink is None


def test_decimals_of_up_to_15_digits_are_exact(written):
    wholes = (
        "0",
        "7",
        "9.95",
        "123456789012345",
        "99999.9999999999",
        "-0.0000000001",
        "84100000000000",
    )
    halves = (f"{whole}.{part}" for whole, part in itertools.product((1, 9, 97531), (1, 7, 95, 87)))
    numbers = [Decimal(one) for one in (*wholes, *halves)]
    _, *rows = written(*(("", number, None, None, None) for number in numbers)).iter_rows()
    told = [Decimal(format(row[1].value, ".15g")) for row in rows]
    assert all(row[1].data_type == "n" for row in rows)
    assert told == numbers


def test_a_longer_fraction_is_rounded_to_15_digits(written):
    _, *rows = written(("", Decimal("15666666.6666666667"), None, None, None)).iter_rows()
    (cell,) = (row[1] for row in rows)
    assert cell.data_type == "n"
    assert Decimal(format(cell.value, ".15g")) == Decimal("15666666.6666667")


def test_a_number_that_would_lose_whole_digits_is_text_and_complete(written):
    sheet = written(("", Decimal("1234567890123456.50"), 1234567890123456, None, None))
    row = list(sheet.iter_rows())[1]
    assert (row[1].value, row[2].value) == ("1234567890123456.5", "1234567890123456")


def test_a_day_before_excel_began_to_count_is_text(written):
    row = list(written(("", None, None, None, datetime.date(1840, 6, 1))).iter_rows())[1]
    assert row[4].value == "1840-06-01"


def test_a_table_longer_than_a_sheet_is_refused_before_anything_is_written(
    written, tmp_path, monkeypatch
):
    monkeypatch.setattr(workbook, "ROWS_OF_A_SHEET", 3)
    assert len(list(written(named("a"), named("b")).iter_rows())) == 3
    with pytest.raises(UserError, match="figures has 3 rows; a sheet of Excel holds 2") as said:
        written(named("a"), named("b"), named("c"), folder="other")
    assert "parquet" in said.value.hint
    assert list((tmp_path / "other").iterdir()) == []


def test_a_text_longer_than_a_cell_is_refused_and_the_file_before_stays(written, tmp_path):
    written(named("字" * workbook.CHARACTERS_OF_A_CELL))
    before = (tmp_path / "out" / "figures.xlsx").read_bytes()
    with pytest.raises(UserError, match="figures, row 2: a text has 32768 characters"):
        written(named("字" * (workbook.CHARACTERS_OF_A_CELL + 1)))
    assert (tmp_path / "out" / "figures.xlsx").read_bytes() == before
    assert not list((tmp_path / "out").glob(".*"))


def test_the_same_version_gives_the_same_bytes(written, tmp_path):
    for folder in ("first", "second"):
        written(named("一"), folder=folder)
    first, second = (tmp_path / one / "figures.xlsx" for one in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_the_package_says_which_file_is_which_table(written, tmp_path):
    written(named("一"))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    figures, _ = package["resources"]
    assert (figures["path"], figures["format"]) == ("figures.xlsx", "xlsx")
    assert figures["description"] == "每行一个数字"
    types = [field["type"] for field in figures["schema"]["fields"]]
    assert types == ["string", "number", "integer", "boolean", "date"]
