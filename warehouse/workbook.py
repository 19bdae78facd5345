"""A published table as an Excel workbook: one sheet, typed cells, meanings as notes on the heading.

Excel keeps 15 digits of a number: a longer fraction (23 500亩 are 15 666 666.6666666667 square
metres) is rounded to these. A number with more than 15 digits before its point would lose whole
ones; it is written as text, complete. So is a date before 1900, which Excel does not have. Text is
never a formula, however it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.errors import UserError
from warehouse.marts_file import SCHEMA, quoted_name
from warehouse.relations import Described

ROWS_OF_A_SHEET = 1_048_576
CHARACTERS_OF_A_CELL = 32_767
DIGITS_OF_A_NUMBER = 15
_CHARACTERS_OF_A_SHEET_NAME = 31
_FIRST_YEAR = 1900
_ROWS_AT_ONCE = 10_000
_WIDTHS = {"VARCHAR": 24, "DATE": 12, "TIMESTAMP": 20}
_USUAL_WIDTH = 16
_ENDING_ZEROS = re.compile(r"\.?0+$")
_OTHERWISE = "--format parquet or csv holds it"


def require_room(connection: duckdb.DuckDBPyConnection, relation: Described) -> None:
    """Raise UserError when a sheet is too short for all rows of a relation and their heading."""
    (count,) = connection.execute(
        f"select count(*) from {SCHEMA}.{quoted_name(relation.name)}"
    ).fetchone()
    if count >= ROWS_OF_A_SHEET:
        raise UserError(
            f"{relation.name} has {count} rows; a sheet of Excel holds {ROWS_OF_A_SHEET - 1} "
            "below its heading.",
            _OTHERWISE,
        )


def write_workbook(
    connection: duckdb.DuckDBPyConnection, relation: Described, file: Path, made_at: datetime
) -> None:
    """Write all rows of a relation into a new workbook, which says it was made at `made_at`.

    Raises UserError when a text is longer than a cell can be.
    """
    formats = {"default_date_format": "yyyy-mm-dd", "constant_memory": True}
    with xlsxwriter.Workbook(file, formats) as workbook:
        workbook.set_properties({"created": made_at, "comments": relation.comment})
        sheet = workbook.add_worksheet(relation.name[:_CHARACTERS_OF_A_SHEET_NAME])
        to_the_second = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        count = 0
        _write_heading(sheet, relation, workbook.add_format({"bold": True}))
        for count, row in enumerate(_rows(connection, relation), start=1):
            for place, value in enumerate(row):
                if value is not None:
                    _write_cell(sheet, (count, place), value, to_the_second)
        sheet.autofilter(0, 0, count, len(relation.columns) - 1)


def _write_heading(sheet: Worksheet, relation: Described, bold: Format) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(relation.columns):
        sheet.set_column(place, place, _WIDTHS.get(column.kind, _USUAL_WIDTH))
        sheet.write_string(0, place, column.name, bold)
        if column.comment:
            sheet.write_comment(0, place, column.comment, {"x_scale": 3, "y_scale": 2})


def _rows(connection: duckdb.DuckDBPyConnection, relation: Described) -> Iterator[tuple]:
    connection.execute(f"from {SCHEMA}.{quoted_name(relation.name)}")
    while rows := connection.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], value: object, to_the_second: Format
) -> None:
    match value:
        case bool():
            sheet.write_boolean(*place, value)
        case int() | Decimal() if _keeps_whole(value):
            sheet.write_number(*place, float(value))
        case int() | Decimal():
            sheet.write_string(*place, _in_full(value))
        case datetime() if value.year >= _FIRST_YEAR:
            sheet.write_datetime(*place, value, to_the_second)
        case date() if value.year >= _FIRST_YEAR:
            sheet.write_datetime(*place, value)
        case _:
            _write_text(sheet, place, str(value))


def _write_text(sheet: Worksheet, place: tuple[int, int], text: str) -> None:
    if len(text) > CHARACTERS_OF_A_CELL:
        raise UserError(
            f"{sheet.get_name()}, row {place[0] + 1}: a text has {len(text)} characters; a cell of "
            f"Excel holds {CHARACTERS_OF_A_CELL}.",
            _OTHERWISE,
        )
    sheet.write_string(*place, text)


def _keeps_whole(number: int | Decimal) -> bool:
    """Say whether a cell can hold all digits before the point, noughts at the end apart."""
    digits = str(abs(int(number)))
    return len(digits) <= DIGITS_OF_A_NUMBER or (
        number == int(number) and len(digits.rstrip("0")) <= DIGITS_OF_A_NUMBER
    )


def _in_full(number: int | Decimal) -> str:
    written = format(number, "f") if isinstance(number, Decimal) else str(number)
    return _ENDING_ZEROS.sub("", written) if "." in written else written
