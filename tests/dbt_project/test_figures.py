"""From raw rows to marts.observations, with the real seeds."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import duckdb
import pytest

from tests.dbt_project.conftest import Built
from tests.dbt_project.figures import FIGURES, OTHER_NUMERALS, Figure

pytestmark = pytest.mark.slow

# HOUSE: other programs rely on these columns, in this order.
PUBLISHED = {
    "report": "VARCHAR",
    "observation_id": "VARCHAR",
    "char_start": "INTEGER",
    "char_end": "INTEGER",
    "quote": "VARCHAR",
    "sentence": "VARCHAR",
    "section": "VARCHAR",
    "value": "DECIMAL(38,10)",
    "low": "DECIMAL(38,10)",
    "high": "DECIMAL(38,10)",
    "unit": "VARCHAR",
    "canonical_value": "DECIMAL(38,10)",
    "canonical_low": "DECIMAL(38,10)",
    "canonical_high": "DECIMAL(38,10)",
    "canonical_unit": "VARCHAR",
    "measure": "VARCHAR",
    "bound": "VARCHAR",
    "status": "VARCHAR",
    "period_start": "DATE",
    "period_end": "DATE",
    "region": "VARCHAR",
    "region_code": "VARCHAR",
    "subject": "VARCHAR",
    "indicator": "VARCHAR",
    "indicator_name": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published_on": "DATE",
    "url": "VARCHAR",
}
# Decision 16: what was added since stands behind them.
ADDED = {"is_per_year": "BOOLEAN", "base_year": "BIGINT"}


def test_dbt_builds_and_every_test_of_its_own_passes(built: Built):
    assert built.exit_code == 0, built.output


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_the_figure_becomes_its_row(figure: Figure, marts: duckdb.DuckDBPyConnection):
    columns = ", ".join(f'"{column}"' for column in figure.row)
    found = marts.execute(
        f"select {columns} from marts.observations where char_start = ?",
        [10 * FIGURES.index(figure)],
    ).fetchone()
    assert found is not None
    assert [_plain(cell) for cell in found] == [_plain(cell) for cell in figure.row.values()]


def test_the_published_columns_are_those_of_the_house(marts: duckdb.DuckDBPyConnection):
    columns = marts.execute("describe marts.observations").fetchall()
    assert {name: data_type for name, data_type, *_ in columns} == PUBLISHED | ADDED
    assert [name for name, *_ in columns] == [*PUBLISHED, *ADDED]


def test_numerals_that_are_no_observations_are_counted(marts: duckdb.DuckDBPyConnection):
    counted = marts.execute(
        "select mention_count, published_count, set_aside_count + unanswered_count"
        " from quality.rpt_mentions_by_report"
    ).fetchone()
    assert counted == (len(FIGURES) + len(OTHER_NUMERALS), len(FIGURES), len(OTHER_NUMERALS))


def test_every_column_of_a_mart_is_explained_in_the_file(marts: duckdb.DuckDBPyConnection):
    silent = marts.execute(
        "select table_name, column_name from duckdb_columns()"
        " where schema_name in ('marts', 'quality') and coalesce(comment, '') = ''"
    ).fetchall()
    assert silent == []


def _plain(cell: object) -> object:
    if isinstance(cell, Decimal):
        return cell.normalize()
    try:
        return Decimal(str(cell)).normalize() if cell is not None else None
    except InvalidOperation:
        return cell
