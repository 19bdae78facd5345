"""The order of a refresh, and what readers have after each way it can end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import duckdb
import pytest

from tests.warehouse.fakes import FakeChecks, fake_build, fake_read, fake_stages
from warehouse import artefacts, lock, runs
from warehouse.errors import RefreshRunning, UserError
from warehouse.marts_file import read_publication
from warehouse.outcomes import Checked, Failure
from warehouse.publish import list_versions, roll_back

FAILURE = Failure("expectation: believable", "it is not", ("report",), (("spring",),))


def read(file, query):
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def observations(home):
    query = "select report, quote from marts.observations order by all"
    return read(home.published_file, query)


def test_a_refresh_publishes_what_the_reports_say(run, home, heard):
    refreshed = run()
    assert refreshed.run.status == "published"
    assert observations(home) == [("autumn", "31"), ("spring", "12"), ("spring", "7")]
    counts = refreshed.counts
    assert (counts.reports, counts.observations) == (2, 3)
    assert (counts.set_aside, counts.unanswered) == (1, 1)
    assert heard.stages == ["extract", "load", "arrival", "dbt", "publication", "publish"]
    assert heard.steps == ["autumn", "spring", "observations"]


def test_the_checks_of_all_three_stages_are_counted(run):
    assert run().run.check_count == 3 + 4 + 3


def test_nothing_changed_leaves_the_published_file_untouched(run, home):
    run()
    before = home.published_file.stat()
    refreshed = run()
    assert refreshed.run.status == "unchanged"
    assert refreshed.counts.observations == 3
    assert home.published_file.stat().st_mtime_ns == before.st_mtime_ns
    assert run(force=True).run.status == "published"


@pytest.mark.parametrize("change", ["text", "manifest", "withdrawn", "new"])
def test_a_change_of_the_source_is_seen(run, reports, home, change):
    run()
    match change:
        case "text":
            (reports / "autumn.txt").write_text("新建公园 32 个。", encoding="utf-8")
        case "manifest":
            (reports / "manifest.csv").write_text("file,title\nautumn.txt,秋\n", encoding="utf-8")
        case "withdrawn":
            (reports / "autumn.txt").unlink()
        case "new":
            (reports / "winter.txt").write_text("新建公园 5 个。", encoding="utf-8")
    refreshed = run()
    assert refreshed.run.status == "published"
    expected = {
        "text": {("autumn", "32"), ("spring", "12"), ("spring", "7")},
        "manifest": {("autumn", "31"), ("spring", "12"), ("spring", "7")},
        "withdrawn": {("spring", "12"), ("spring", "7")},
        "new": {("autumn", "31"), ("spring", "12"), ("spring", "7"), ("winter", "5")},
    }
    assert set(observations(home)) == expected[change]
    assert refreshed.withdrawn == (("autumn",) if change == "withdrawn" else ())


@pytest.mark.parametrize("suite", ["arrival", "publication"])
def test_a_suite_that_fails_publishes_nothing_and_shows_the_rows(run, home, heard, suite):
    run()
    checks = FakeChecks({suite: (FAILURE,)})
    refreshed = run(fake_stages(checks), force=True)
    assert refreshed.run.status == "failed"
    assert refreshed.run.failed_stage == suite
    assert refreshed.failures == (FAILURE,)
    assert heard.stages[-2:] == [suite, "failed"]
    assert checks.is_closed
    assert home.database.exists()
    assert len(observations(home)) == 3
    assert len(list_versions(home)) == 1


def test_a_model_that_fails_publishes_nothing(run, home):
    failed = Checked(1, (Failure("dbt: fct", "broke"),))
    refreshed = run(fake_stages(build=lambda *_, **__: failed))
    assert refreshed.run.status == "failed"
    assert refreshed.run.failed_stage == "dbt"
    assert not home.published_file.exists()
    assert home.database.exists()


def test_publication_is_compared_with_what_readers_have(run, home):
    first, second = FakeChecks(), FakeChecks()
    run(fake_stages(first))
    run(fake_stages(second), force=True)
    assert first.asked == [("arrival", None), ("publication", None)]
    assert second.asked == [("arrival", None), ("publication", home.published_file)]


def test_results_of_the_suites_lie_beside_the_published_file(run, home):
    run()
    assert {file.name for file in home.checks.iterdir()} == {"arrival.json", "publication.json"}


def test_an_unreadable_report_is_quarantined_and_the_rest_is_published(run, reports, home):
    (reports / "empty.txt").touch()
    refreshed = run()
    assert refreshed.run.status == "published"
    assert [bad.file for bad in refreshed.quarantined] == ["empty.txt"]
    (line,) = home.quarantine.read_text(encoding="utf-8").splitlines()
    assert json.loads(line).keys() == {"file", "reason", "seen_at"}
    (reports / "empty.txt").unlink()
    run()
    assert home.quarantine.read_text(encoding="utf-8") == ""


def test_a_report_that_can_no_longer_be_read_keeps_its_last_reading(run, reports, home):
    run()
    (reports / "autumn.txt").write_bytes(b"")
    refreshed = run()
    assert [bad.file for bad in refreshed.quarantined] == ["autumn.txt"]
    assert ("autumn", "31") in observations(home)


def test_a_folder_that_is_gone_withdraws_nothing(run, reports, home, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "winter.txt").write_text("新建公园 5 个。", encoding="utf-8")
    run(paths=(reports, other))
    shutil.rmtree(other)
    refreshed = run(paths=(reports, other))
    assert refreshed.run.status == "published"
    assert ("winter", "5") in observations(home)


def test_without_a_readable_report_nothing_is_published(run, tmp_path, home):
    refreshed = run(paths=(tmp_path / "nowhere",))
    assert refreshed.run.status == "failed"
    assert "nowhere" in refreshed.run.reason
    assert not home.published_file.exists()


def test_a_second_refresh_says_so_and_leaves(run, home):
    with lock.hold(home.lock), pytest.raises(RefreshRunning, match="already at work"):
        run()


def test_a_damaged_build_database_is_rebuilt(run, home, heard):
    run()
    home.database.write_bytes(b"no database at all" * 1000)
    refreshed = run(force=True)
    assert refreshed.run.status == "published"
    assert "rebuilt" in heard.notes[0]
    assert len(observations(home)) == 3
    statuses = "select status from raw.runs order by run_id"
    assert read(home.database, statuses) == [("published",), ("published",)]


def test_a_damaged_shard_is_read_again(run, home, heard):
    run()
    shard = home.parquet / "quantity_mentions" / "autumn.parquet"

    def read_badly(documents, folder, **options):
        extraction = fake_read(documents, folder, **options)
        if not options["full"]:
            shard.write_bytes(shard.read_bytes()[:-40])
        return extraction

    home.database.unlink()
    refreshed = run(fake_stages(read=read_badly), force=True)
    assert refreshed.run.status == "published"
    assert "autumn" in heard.notes[0]
    assert len(observations(home)) == 3


def test_raw_tables_of_an_older_shape_are_loaded_anew(run, home, heard):
    run()
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("drop schema marts cascade; drop schema staging cascade")
        connection.execute("alter table raw.reports drop column url")
    assert run(force=True).run.status == "published"
    assert "older shape" in heard.notes[0]


def test_a_build_database_open_elsewhere_is_said_so(run, home):
    run()
    hold = f"import duckdb; c = duckdb.connect({str(home.database)!r}); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        holder.stdout.readline()
        refreshed = run(force=True)
        holder.communicate("\n")
    assert refreshed.run.status == "failed"
    assert f"open in another program (process {holder.pid})" in refreshed.run.reason
    assert run(force=True).run.status == "published"


def test_the_run_log_says_how_each_run_ended(run, home):
    run()
    run()
    run(fake_stages(FakeChecks({"arrival": (FAILURE,)})), force=True)
    kept = runs.read_runs(home.run_log)
    assert [one.status for one in kept] == ["published", "unchanged", "failed"]
    assert kept[0].published_version == kept[0].run_id
    assert set(kept[0].seconds_by_stage) == {
        *("extract", "load", "arrival", "dbt", "publication", "publish")
    }
    query = "select status, failed_stage from raw.runs order by run_id"
    assert read(home.database, query) == [
        ("published", None),
        ("unchanged", None),
        ("failed", "arrival"),
    ]


def test_a_run_that_was_killed_is_written_down_as_interrupted(run, home):
    def killed(*_, **__):
        raise SystemExit(137)

    with pytest.raises(SystemExit):
        run(fake_stages(build=killed))
    (one,) = runs.read_runs(home.run_log)
    assert (one.status, one.failed_stage) == ("failed", "dbt")
    assert run().run.status == "published"


def test_the_published_file_has_the_storage_version_of_duckdb_1_0(run, home):
    run()
    header = home.published_file.read_bytes()[:20]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") == 64


def test_a_log_left_by_another_client_does_not_reach_the_new_file(run, home):
    run()
    log = home.published_file.with_name(f"{home.published_file.name}.wal")
    log.write_bytes(b"what somebody wrote into the old file")
    run(force=True)
    assert not log.exists()
    assert len(observations(home)) == 3


def test_versions_beyond_the_number_kept_are_dropped(run, home):
    names = [run(force=True, keep=3).run.published_version for _ in range(5)]
    assert [about.version for about in list_versions(home)] == names[-3:]
    assert [about.number for about in list_versions(home)] == [3, 4, 5]


def test_rolling_back_gives_readers_the_version_before(run, reports, home):
    first = run().run.published_version
    (reports / "autumn.txt").write_text("新建公园 99 个。", encoding="utf-8")
    run()
    assert roll_back(home).version == first
    assert ("autumn", "31") in observations(home)
    assert read_publication(home.published_file).version == first
    with pytest.raises(UserError, match="no earlier"):
        roll_back(home)


def test_a_version_that_is_not_kept_cannot_be_returned_to(run, home):
    run()
    with pytest.raises(UserError, match="no version 19990101"):
        roll_back(home, "19990101")


def test_a_clock_that_jumps_back_neither_loses_nor_repeats_a_version(run, clock, home):
    run()
    clock.now = clock.now.replace(year=2001)
    run(force=True)
    clock.now = clock.now.replace(minute=32, second=0)
    run(force=True)
    assert [about.number for about in list_versions(home)] == [1, 2, 3]
    assert read_publication(home.published_file).number == 3


def test_a_version_taken_back_is_not_published_again_by_a_schedule(run, reports, home, heard):
    first = run().run.published_version
    (reports / "autumn.txt").write_text("新建公园 99 个。", encoding="utf-8")
    second = run().run.published_version
    roll_back(home)
    again = run()
    assert (again.run.status, again.run.published_version) == ("unchanged", first)
    assert f"Version {second} was taken back" in heard.notes[-1]
    (reports / "autumn.txt").write_text("新建公园 77 个。", encoding="utf-8")
    assert run().run.status == "published"
    assert ("autumn", "77") in observations(home)


def test_a_version_taken_back_is_published_again_by_force(run, reports, home):
    run()
    (reports / "autumn.txt").write_text("新建公园 99 个。", encoding="utf-8")
    run()
    roll_back(home)
    assert run(force=True).run.status == "published"
    assert ("autumn", "99") in observations(home)


def test_the_run_log_says_with_what_and_how_much_was_read(run, reports, home):
    run()
    (reports / "autumn.txt").unlink()
    run()
    query = "select read_count, withdrawn_count, tool_versions from raw.runs order by run_id"
    (_, none, _), (read_now, withdrawn, tools) = read(home.database, query)
    assert (none, read_now, withdrawn) == (0, 1, 1)
    assert json.loads(tools)["duckdb"] == duckdb.__version__
    assert {"dbt-core", "great-expectations", "zhibiao"} <= set(json.loads(tools))


def test_what_the_tools_wrote_is_kept_for_the_last_runs_only(run, home, monkeypatch):
    monkeypatch.setattr(artefacts, "RUNS_KEPT", 2)

    def build(home, *heard_by, full):
        home.dbt_target.mkdir(parents=True, exist_ok=True)
        for name in ("manifest.json", "run_results.json"):
            (home.dbt_target / name).write_text("{}", encoding="utf-8")
        return fake_build(home, *heard_by, full=full)

    names = [run(fake_stages(build=build), force=True).run.run_id for _ in range(3)]
    kept = {folder.name: folder for folder in home.kept_runs.iterdir()}
    assert set(kept) == set(names[1:])
    assert {file.name for file in kept[names[-1]].iterdir()} == {
        *("manifest.json", "run_results.json", "arrival.json", "publication.json")
    }


def test_a_spoilt_quarantine_keeps_nobody_from_refreshing(run, home):
    run()
    home.quarantine.write_bytes(b"\0" * 200)
    assert run(force=True).run.status == "published"
