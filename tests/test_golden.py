"""The example reports give exactly the rows a careful reader wrote down for them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.golden import comparison

MEASURES = {"level", "change", "growth", "rate", "rank", "multiple"}
BOUNDS = {"=", ">=", ">", "<=", "<", "~"}
STATUSES = {"actual", "estimate", "target"}
FIELDS = {"value", "period", *comparison.WORDS}
REPORTS = [path.stem for path in comparison.expected_files()]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    return comparison.refresh_examples(tmp_path_factory.mktemp("home"))


def rows(report):
    return comparison.read_rows(comparison.EXPECTED / f"{report}.csv")


def set_aside():
    return comparison.read_rows(comparison.EXPECTED / "set_aside.csv")


def test_every_example_report_has_expected_rows():
    assert sorted(path.stem for path in comparison.REPORTS.glob("*.txt")) == REPORTS


def test_every_example_report_has_expected_facts():
    facts = comparison.read_rows(comparison.EXPECTED / "facts.csv")
    assert [row["report"] for row in facts] == REPORTS
    assert tuple(facts[0]) == ("report", *comparison.FACTS)


@pytest.mark.parametrize("report", REPORTS)
def test_every_expected_figure_stands_in_its_report_once(report):
    text = comparison.report_text(report)
    spans = []
    for row in rows(report):
        start = comparison.nth_occurrence(text, row["quote"], int(row["nth"]))
        spans.append((start, start + len(row["quote"])))
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("report", REPORTS)
def test_every_expected_row_answers_every_question(report):
    codes = {row["indicator_code"] for row in catalogue()}
    for row in rows(report):
        assert row["report"] == report, row
        assert row["measure"] in MEASURES, row
        assert row["bound"] in BOUNDS, row
        assert row["status"] in STATUSES, row
        assert row["region"], row
        assert row["subject"], row
        assert not row["indicator"] or row["indicator"] in codes, row
        assert set(comparison.alternatives(row)) <= FIELDS, row
        assert date.fromisoformat(row["period_start"]) <= date.fromisoformat(row["period_end"]), row


@pytest.mark.parametrize("report", REPORTS)
def test_an_expected_row_has_a_value_or_a_range_from_low_to_high(report):
    for row in rows(report):
        if row["value"]:
            assert (row["low"], row["high"]) == ("", ""), row
            assert Decimal(row["value"]).is_finite()
        else:
            assert Decimal(row["low"]) < Decimal(row["high"]), row


def test_numerals_set_aside_stand_in_their_report_and_outside_every_expected_figure():
    for row in set_aside():
        text = comparison.report_text(row["report"])
        start = comparison.nth_occurrence(text, row["text"], int(row["nth"]))
        assert row["text"] in row["context"], row
        for figure in rows(row["report"]):
            at = comparison.nth_occurrence(text, figure["quote"], int(figure["nth"]))
            apart = at + len(figure["quote"]) <= start or start + len(row["text"]) <= at
            assert apart, (row, figure)


def test_every_report_shows_at_least_a_dozen_numerals_that_state_nothing():
    counts = Counter(row["report"] for row in set_aside())
    assert set(counts) == set(REPORTS)
    assert min(counts.values()) >= 12


def test_every_known_gap_is_explained_once():
    gaps = comparison.read_rows(comparison.KNOWN_GAPS)
    keys = [tuple(gap[column] for column in comparison.GAP_COLUMNS[:-1]) for gap in gaps]
    assert len(keys) == len(set(keys))
    assert all(gap["why"] for gap in gaps)
    assert {gap["report"] for gap in gaps} <= set(REPORTS)


@pytest.mark.slow
def test_the_warehouse_gives_the_expected_rows_but_for_the_known_gaps(warehouse):
    unexplained, healed = comparison.against_known_gaps(comparison.compare_all(warehouse))
    assert unexplained == []
    assert healed == [], "gaps that healed: remove their lines from known_gaps.csv"


def catalogue():
    path = comparison.REPOSITORY / "dbt_project" / "seeds" / "indicators.csv"
    with Path(path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
