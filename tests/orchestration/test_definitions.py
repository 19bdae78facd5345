"""The refresh in Dagster: materialised in this process, with the true dbt and expectations."""

from __future__ import annotations

import importlib

import duckdb
import pytest

pytest.importorskip("dagster", reason="zhibiao[dagster] is not installed: make dagster-check")
pytest.importorskip("dagster_dbt", reason="zhibiao[dagster] is not installed: make dagster-check")

import dagster

from warehouse.home import Home

REPORT = "2025年太原市政府工作报告\n\n去年，全市地区生产总值完成{output}亿元，增长3.9%。\n"

# dbt leaves its log open, as elsewhere.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data home with one report; the definitions and their steps find it."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.reports.mkdir()
    write_report(home, "5418.87")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHIBIAO_HOME", str(home.root))
        patch.setenv("DAGSTER_HOME", str(tmp_path_factory.mktemp("dagster")))
        patch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
        yield home


@pytest.fixture(scope="module")
def defined(home):
    assert home.root
    return importlib.import_module("orchestration.definitions")


@pytest.fixture(scope="module")
def first(defined):
    return run(defined)


def write_report(home, output):
    file = home.reports / "taiyuan-2025.txt"
    file.write_text(REPORT.format(output=output), encoding="utf-8")


def run(defined):
    job = defined.definitions.resolve_job_def("refresh_job")
    return job.execute_in_process(raise_on_error=False)


def materialised(result):
    events = result.get_asset_materialization_events()
    return {event.asset_key.to_user_string() for event in events}


def quotes(home):
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        return {
            quote for (quote,) in connection.sql("select quote from marts.observations").fetchall()
        }


def test_every_asset_is_materialised_and_readers_have_the_file(first, defined, home):
    assert first.success
    graph = defined.definitions.resolve_asset_graph()
    assert materialised(first) == {key.to_user_string() for key in graph.get_all_asset_keys()}
    assert {"3.9%", "5418.87亿元"} <= quotes(home)


def test_tests_of_dbt_and_expectations_are_checks_that_were_asked(first):
    checks = first.get_asset_check_evaluations()
    told = {(check.asset_key.to_user_string(), check.check_name): check.passed for check in checks}
    assert told["raw/quantity_mentions", "reports_arrived"]
    assert sum(key.startswith("raw/") for key, _ in told) > 20
    assert len(told) > 150


def test_the_lineage_runs_from_what_was_read_to_the_published_file(defined):
    graph = defined.definitions.resolve_asset_graph()
    key = dagster.AssetKey
    assert graph.get(key("published")).parent_keys
    ancestors, left = set(), [key("published")]
    while left:
        parents = graph.get(left.pop()).parent_keys - ancestors
        ancestors |= parents
        left.extend(parents)
    assert {key("parquet"), key(["raw", "reports"])} <= ancestors


def test_a_second_run_with_nothing_to_do_materialises_nothing(first, defined, home):
    assert first.success
    before = home.published_file.stat().st_mtime_ns
    again = run(defined)
    assert again.success
    assert materialised(again) == set()
    assert home.published_file.stat().st_mtime_ns == before


def test_a_check_that_fails_publishes_nothing_and_names_itself(first, defined, home):
    assert first.success
    write_report(home, "54188700")
    failed = run(defined)
    write_report(home, "5418.87")
    assert not failed.success
    assert "published" not in materialised(failed)
    checks = failed.get_asset_check_evaluations()
    broken = {one.check_name: one.severity for one in checks if not one.passed}
    assert broken["magnitudes_of_indicators_hold"] == dagster.AssetCheckSeverity.ERROR
    assert "5418.87亿元" in quotes(home)


def test_a_part_is_not_refreshed(first, defined):
    assert first.success
    job = defined.definitions.resolve_job_def("refresh_job")
    part = job.execute_in_process(
        asset_selection=[dagster.AssetKey("published")], raise_on_error=False
    )
    assert not part.success
    assert materialised(part) == set()


def test_the_schedule_asks_every_night(defined):
    context = dagster.build_schedule_context()
    asked = defined.EVERY_NIGHT.evaluate_tick(context)
    assert len(asked.run_requests) == 1
    assert defined.EVERY_NIGHT.cron_schedule == "30 2 * * *"


def test_the_sensor_asks_when_reports_have_arrived_and_rest(defined, home):
    cursor = None

    def look():
        nonlocal cursor
        with dagster.build_sensor_context(cursor=cursor) as context:
            seen = defined.reports_changed.evaluate_tick(context)
            cursor = seen.cursor
        return len(seen.run_requests)

    assert [look() for _ in range(3)] == [0, 1, 0]
    (home.reports / "second.txt").write_text("增长1%。", encoding="utf-8")
    assert [look() for _ in range(3)] == [0, 1, 0]
    (home.reports / "second.txt").unlink()
    assert [look() for _ in range(3)] == [0, 1, 0]
