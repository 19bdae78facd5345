from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from expectations import arrival, asking, comparison, publication
from expectations.__main__ import main, serve
from expectations.check import CheckError, CheckResult, check

from .conftest import TODAY, at, broken, holds

pytestmark = [
    pytest.mark.slow,
    # Great Expectations and duckdb-engine warn of their own innards.
    pytest.mark.filterwarnings("default"),
]

MENTIONS = "update raw.quantity_mentions set "
REPORTS = "update raw.reports set "
OBSERVATIONS = "update marts.observations set "

ARRIVAL = {
    "reports_arrived": ["delete from raw.reports"],
    "text_is_decoded": [MENTIONS + "sentence = '锟斤拷'"],
    "reports_are_different": [REPORTS + "content_hash = 'the same'"],
    "region_is_known": [REPORTS + "region = null where report = 'here'"],
    "year_is_known": [REPORTS + "about_year = null where report = 'here'"],
    "year_is_believable": [REPORTS + "about_year = 1911 where report = 'here'"],
    "year_agrees_with_publication": [REPORTS + "about_year = 2015 where report = 'here'"],
    "published_in_the_past": [REPORTS + "published_on = date '2026-11-23' where report = 'here'"],
    "observation_density": [MENTIONS + "outcome = 'set_aside', rule = 'date'"],
    "observation_density_of_report": [
        "delete from raw.quantity_mentions where report = 'here'",
    ],
    "unanswered_share": [MENTIONS + "outcome = 'unanswered'"],
    "unanswered_share_of_report": [MENTIONS + "outcome = 'unanswered' where report = 'here'"],
    "set_aside_share": [MENTIONS + "outcome = 'observation' where outcome = 'set_aside'"],
    "set_aside_rules_are_known": [
        MENTIONS + f"outcome = 'set_aside', rule = 'mood' where report = 'here' and {at(7)}",
    ],
    "no_rule_sets_everything_aside": [
        MENTIONS + "outcome = 'set_aside', rule = 'ordinal' where report <> 'here'",
    ],
    "quotes_are_as_long_as_their_spans": [
        MENTIONS + f"quote = '12' where report = 'here' and {at(7)}",
    ],
    "quotes_stand_in_their_sentences": [MENTIONS + "sentence_start = sentence_start - 1"],
    "sentences_have_an_end": [MENTIONS + "sentence = sentence || repeat('又', 2000)"],
    "subjects_are_phrases": [MENTIONS + "subject = repeat('又', 200)"],
    "numbers_are_not_absurd": [
        MENTIONS + f"number = 123456789012 where report = 'here' and {at(7)}",
    ],
    "periods_are_believable": [
        MENTIONS + f"period_end = date '2925-12-31' where report = 'here' and {at(7)}",
    ],
}

PUBLICATION = {
    "observations_are_there": ["delete from marts.observations"],
    "shares_are_parts_of_a_whole": [
        OBSERVATIONS + f"value = 64 where {at(103)}",
    ],
    "nothing_falls_by_more_than_all": [OBSERVATIONS + f"value = -5.2 where {at(101)}"],
    "points_are_fewer_than_a_hundred": [OBSERVATIONS + f"value = 2.1 where {at(107)}"],
    "ranks_are_places_in_a_list": [OBSERVATIONS + f"value = 0.5 where {at(106)}"],
    "money_has_not_lost_its_scale": [
        OBSERVATIONS + "value = value / 10000000 where unit = '元'",
    ],
    "money_is_not_more_than_there_is": [OBSERVATIONS + f"value = 2.5e17 where {at(100)}"],
    "what_has_not_begun_is_not_a_result": [OBSERVATIONS + "period_start = date '2026-03-01'"],
    "headline_is_there": [OBSERVATIONS + "indicator = null where report = 'here'"],
    "indicators_are_recognised": [OBSERVATIONS + "indicator = null"],
    "units_are_recognised": ["update marts.fct_observations set is_unit_resolved = false"],
    "measures_are_mixed": [OBSERVATIONS + "measure = 'level'"],
    "plans_are_not_everything": [OBSERVATIONS + "status = 'actual'"],
    "reports_agree_on_magnitude": [
        OBSERVATIONS + f"region = '全国', canonical_value = case report when 'here' then 1 "
        f"else 10000 end where {at(100)}",
    ],
    "gdp_growth": [OBSERVATIONS + f"value = 5.2 where {at(101)}"],
    "gdp_level": [OBSERVATIONS + f"value = 25000 where {at(100)}"],
    "unemployment": [OBSERVATIONS + f"value = 0.51 where report = 'here' and {at(102)}"],
    "urbanisation": [OBSERVATIONS + f"value = 0.0064 where {at(103)}"],
    "income_level": [OBSERVATIONS + f"value = 3.3 where {at(104)}"],
    "life_expectancy": [
        OBSERVATIONS + f"value = null, low = 79, high = 791 where {at(105)}",
    ],
    "retail_growth": [OBSERVATIONS + "value = 3 where indicator = 'retail_sales'"],
}

COMPARISON = {
    "magnitudes_of_indicators_hold": [
        OBSERVATIONS + f"canonical_value = canonical_value / 10000 where {at(100)}",
    ],
    "magnitudes_of_figures_hold": [OBSERVATIONS + "value = value / 10000 where unit = '元'"],
    "conversions_hold": [OBSERVATIONS + "canonical_value = canonical_value * 2"],
    "observations_did_not_vanish": [
        "delete from marts.observations where report <> 'here'",
    ],
    "reports_did_not_thin_out": ["delete from marts.observations where report = 'here'"],
    "indicators_did_not_vanish": [OBSERVATIONS + "indicator = null where indicator = 'gdp'"],
}


def test_every_check_is_refused_at_least_once():
    assert set(ARRIVAL) == set(arrival.CHECKS)
    assert set(COMPARISON) == set(comparison.CHECKS)
    assert set(PUBLICATION) >= set(publication.CHECKS)


Spoil = Callable[..., Path]
Ask = Callable[..., CheckResult]


@pytest.mark.parametrize("suite", ["arrival", "publication"])
def test_a_good_warehouse_is_believed(good: Path, ask: Ask, suite: str):
    assert broken(ask(suite, good)) == []


def test_a_warehouse_equal_to_the_published_one_is_believed(good: Path, spoil: Spoil, ask: Ask):
    assert broken(ask("publication", good, spoil())) == []


@pytest.mark.parametrize("name", ARRIVAL)
def test_a_spoiled_arrival_is_noticed(spoil: Spoil, name: str):
    assert not holds("arrival", name, spoil(*ARRIVAL[name]))


@pytest.mark.parametrize("name", PUBLICATION)
def test_a_spoiled_publication_is_noticed(spoil: Spoil, name: str):
    assert not holds("publication", name, spoil(*PUBLICATION[name]))


@pytest.mark.parametrize("name", COMPARISON)
def test_a_change_against_the_published_file_is_noticed(good: Path, spoil: Spoil, name: str):
    assert not holds("publication", name, spoil(*COMPARISON[name]), good)


def test_a_withdrawn_report_takes_its_figures_with_it(good: Path, spoil: Spoil, ask: Ask):
    smaller = spoil(
        "delete from raw.reports where report <> 'here'",
        "delete from raw.quantity_mentions where report <> 'here'",
        "delete from marts.observations where report <> 'here'",
    )
    assert ask("publication", smaller, good).passed


def test_one_short_report_is_believed(spoil: Spoil, ask: Ask):
    short = spoil(
        "delete from raw.reports where report <> 'here'",
        "delete from raw.quantity_mentions where report <> 'here' or char_start > 100",
        "delete from marts.observations where report <> 'here' or char_start > 100",
        REPORTS + "character_count = 120",
    )
    assert broken(ask("arrival", short)) == []
    assert broken(ask("publication", short)) == []


def test_a_report_without_a_figure_stops_nothing(spoil: Spoil, ask: Ask):
    silent = spoil(
        "delete from raw.reports where report <> 'here'",
        "delete from raw.quantity_mentions",
        "delete from marts.observations",
    )
    assert ask("arrival", silent).passed
    assert ask("publication", silent).passed


def test_a_warning_is_shown_and_stops_nothing(spoil: Spoil, ask: Ask):
    result = ask("arrival", spoil(*ARRIVAL["region_is_known"]))
    assert broken(result) == ["region_is_known"]
    assert result.passed


def test_one_misread_figure_is_shown_and_many_stop_the_publication(spoil: Spoil, ask: Ask):
    one = spoil(*PUBLICATION["unemployment"])
    result = ask("publication", one)
    assert (broken(result), result.passed) == (["unemployment"], True)
    many = spoil(OBSERVATIONS + f"value = 0.51 where {at(102)}")
    assert not ask("publication", many).passed


def test_growth_since_an_earlier_year_is_not_taken_for_growth_of_one(spoil: Spoil, ask: Ask):
    threefold = OBSERVATIONS + "value = 3, base_year = year(period_start) - {} {}"
    of_retail = "where indicator = 'retail_sales'"
    assert broken(ask("publication", spoil(threefold.format(5, of_retail)))) == []
    assert broken(ask("publication", spoil(threefold.format(1, of_retail)))) == ["retail_growth"]


def test_at_most_twenty_rows_are_shown_and_all_are_counted(spoil: Spoil, ask: Ask):
    result = ask("arrival", spoil(*ARRIVAL["quotes_stand_in_their_sentences"]))
    (check_,) = [one for one in result.checks if one.name == "quotes_stand_in_their_sentences"]
    assert (len(check_.rows), check_.row_count) == (20, 2100)


def test_the_same_file_gives_the_same_result(spoil: Spoil, tmp_path: Path):
    spoiled = spoil(*PUBLICATION["gdp_growth"])
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    check("publication", spoiled, first, today=TODAY)
    check("publication", spoiled, second, today=TODAY)
    assert first.read_bytes() == second.read_bytes()
    assert json.loads(first.read_text(encoding="utf-8"))["passed"] is False


def test_a_check_that_cannot_be_asked_does_not_hold(spoil: Spoil, ask: Ask):
    result = ask("publication", spoil("alter table marts.observations drop column section"))
    assert result.passed
    result = ask("publication", spoil("alter table marts.observations drop column subject"))
    (check_,) = [one for one in result.checks if one.name == "nothing_falls_by_more_than_all"]
    assert "subject" in check_.rows[0]["error"]


def test_an_error_is_told_whole_and_logged_with_its_stack(caplog: pytest.LogCaptureFixture):
    """DuckDB's second error only points to the first, on a line of its own."""
    error = 'FATAL Error: invalidated.\nOriginal error: "index 0"\n\nStack Trace:\n0x1'
    result = SimpleNamespace(
        result={},
        exception_info={"exception_message": error},
        expectation_config=SimpleNamespace(meta={"name": "shares"}),
    )
    answer = asking._answer(result)
    told = 'FATAL Error: invalidated. Original error: "index 0"'
    assert answer.rows == ({"error": told},)
    assert "0x1" in caplog.text


def test_the_files_are_free_again_afterwards(good: Path, spoil: Spoil, ask: Ask):
    """Another process can write: the models are built between the two suites."""
    first, second = spoil(), good
    ask("publication", first, second)
    write = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute('create table t (i integer)')"
    for path in (first, shutil.copy(second, second.with_name("copy.duckdb"))):
        subprocess.run([sys.executable, "-c", write, str(path)], check=True)
    with duckdb.connect(str(first)) as connection:
        assert connection.execute("select count(*) from t").fetchone() == (0,)


def test_a_missing_file_is_named(tmp_path: Path, ask: Ask):
    with pytest.raises(CheckError, match="absent"):
        ask("arrival", tmp_path / "absent.duckdb")


def test_a_file_that_is_no_database_is_named(tmp_path: Path, ask: Ask):
    file = tmp_path / "prose.duckdb"
    file.write_text("not a database", encoding="utf-8")
    with pytest.raises(CheckError, match="prose"):
        ask("arrival", file)


def test_a_suite_nobody_wrote_is_refused(good: Path, ask: Ask):
    with pytest.raises(CheckError, match="departure"):
        ask("departure", good)


def test_the_command_line_says_by_its_exit_code_what_holds(
    good: Path, spoil: Spoil, tmp_path: Path
):
    out = ["--out", str(tmp_path / "out.json"), "--today", TODAY.isoformat()]
    assert main(["arrival", "--database", str(good), *out]) == 0
    spoiled = spoil(*ARRIVAL["published_in_the_past"])
    assert main(["arrival", "--database", str(spoiled), *out]) == 1
    assert main(["arrival", "--database", str(tmp_path / "absent"), *out]) == 1


def test_the_server_answers_each_line_with_a_line(good: Path, spoil: Spoil, tmp_path: Path):
    def command(suite: str, database: Path) -> str:
        return json.dumps(
            {
                "suite": suite,
                "database": str(database),
                "out": str(tmp_path / "out.json"),
                "published": None,
                "today": TODAY.isoformat(),
            }
        )

    spoiled = spoil(*ARRIVAL["published_in_the_past"])
    commands = [command("arrival", good), "not JSON", "", command("arrival", spoiled)]
    answers = io.StringIO()
    assert serve(io.StringIO("\n".join(commands)), answers) == 0
    first, second, third = (json.loads(line) for line in answers.getvalue().splitlines())
    assert first["passed"] is True
    assert "error" in second
    assert third["passed"] is False
