from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from expectations import arrival, comparison, publication
from expectations.bounds import Bound, BoundsError, expect, literal, read_bounds

ENTRY = """
arrival:
  some_check:
    severity: failure
    max: 0.25
    reason: because
    seen_in: a report
    set_on: 2026-11-22
"""


def test_every_check_has_its_bound_and_every_bound_its_check():
    bounds = read_bounds()
    assert set(bounds["arrival"]) == set(arrival.CHECKS)
    assert set(bounds["publication"]) == set(publication.CHECKS)
    assert set(bounds["comparison"]) == set(comparison.CHECKS)


def test_every_name_stands_once():
    bounds = read_bounds()
    names = [name for section in bounds.values() for name in section]
    assert len(names) == len(set(names))


def test_every_range_has_a_lower_and_an_upper_end():
    for bound in read_bounds()["believable_ranges"].values():
        assert bound.values["min"] < bound.values["max"], bound.name


def test_a_bound_is_read_as_an_exact_decimal(tmp_path: Path):
    file = tmp_path / "bounds.yml"
    file.write_text(ENTRY, encoding="utf-8")
    assert read_bounds(file)["arrival"]["some_check"].values["max"] == Decimal("0.25")


@pytest.mark.parametrize("key", ["severity", "reason", "seen_in", "set_on"])
def test_a_bound_without_an_explanation_is_refused(tmp_path: Path, key: str):
    lines = [line for line in ENTRY.splitlines() if not line.strip().startswith(key)]
    file = tmp_path / "bounds.yml"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BoundsError, match=key):
        read_bounds(file)


def test_a_severity_nobody_knows_is_refused(tmp_path: Path):
    file = tmp_path / "bounds.yml"
    file.write_text(ENTRY.replace("failure", "fatal"), encoding="utf-8")
    with pytest.raises(BoundsError, match="fatal"):
        read_bounds(file)


def test_a_check_that_needs_a_number_nobody_gave_is_refused():
    with pytest.raises(BoundsError, match="max"):
        expect(Bound("some_check", "failure", "because", {}), "select 1 where 1 > $max")


@pytest.mark.parametrize(
    ("value", "sql"),
    [
        (Decimal("0.25"), "0.25"),
        (12, "12"),
        (date(2026, 1, 2), "date '2026-01-02'"),
        ("it's", "'it''s'"),
        (["gdp", "cpi"], "('gdp', 'cpi')"),
    ],
)
def test_a_value_becomes_sql(value: object, sql: str):
    assert literal(value) == sql


def test_a_value_of_another_kind_is_refused():
    with pytest.raises(BoundsError, match="cannot be written"):
        literal({"min": 1})
