"""A revised report supersedes its earlier version, a withdrawn one leaves; both stay in history."""

from __future__ import annotations

import duckdb
import pytest

from tests.warehouse.fakes import FakeChecks, fake_stages
from tests.warehouse.test_refresh import FAILURE, observations, read
from warehouse.report_versions import kept_shard, read_versions

VERSIONS = """
    select report, version_number, superseded_at is null and withdrawn_at is null as is_current
    from raw.report_versions
    order by all
"""


def rewrite(reports, figure):
    (reports / "autumn.txt").write_text(f"新建公园 {figure} 个。", encoding="utf-8")


def quotes(home, version):
    file = kept_shard(home, "quantity_mentions", "autumn", version)
    rows = duckdb.sql(f"select quote from '{file}' where outcome = 'observation'").fetchall()
    return [quote for (quote,) in rows]


def test_a_revised_report_supersedes_its_earlier_version(run, reports, home):
    run()
    rewrite(reports, 99)
    refreshed = run()
    assert refreshed.revised == ("autumn",)
    assert read(home.database, VERSIONS) == [
        ("autumn", 1, False),
        ("autumn", 2, True),
        ("spring", 1, True),
    ]
    first, second, _ = read_versions(home)
    assert first.superseded_at == second.first_seen_at == refreshed.run.started_at
    assert first.content_hash != second.content_hash
    assert (first.observation_count, second.observation_count) == (1, 1)
    assert ("autumn", "31") not in observations(home)


def test_the_figures_of_an_earlier_version_are_kept(run, reports, home):
    run()
    rewrite(reports, 99)
    run()
    assert (quotes(home, 1), quotes(home, 2)) == (["31"], ["99"])


def test_a_withdrawn_report_is_gone_from_the_marts_and_kept_in_history(run, reports, home):
    run()
    (reports / "autumn.txt").unlink()
    refreshed = run()
    assert refreshed.withdrawn == ("autumn",)
    assert refreshed.run.withdrawn_count == 1
    assert read(home.database, VERSIONS) == [("autumn", 1, False), ("spring", 1, True)]
    assert read_versions(home)[0].withdrawn_at == refreshed.run.started_at
    assert {report for report, _ in observations(home)} == {"spring"}
    assert quotes(home, 1) == ["31"]


def test_a_report_that_comes_back_has_a_version_more(run, reports, home):
    run()
    text = (reports / "autumn.txt").read_text(encoding="utf-8")
    (reports / "autumn.txt").unlink()
    run()
    (reports / "autumn.txt").write_text(text, encoding="utf-8")
    run()
    assert [one.version_number for one in read_versions(home) if one.report == "autumn"] == [1, 2]
    assert ("autumn", "31") in observations(home)


@pytest.mark.parametrize("change", ["force", "full", "manifest"])
def test_the_same_bytes_make_no_version(run, reports, home, change):
    run()
    known = read_versions(home)
    if change == "manifest":
        (reports / "manifest.csv").write_text("file,title\nautumn.txt,秋\n", encoding="utf-8")
        run()
    else:
        run(**{change: True})
    now = read_versions(home)
    assert [(one.report, one.version_number) for one in now] == [("autumn", 1), ("spring", 1)]
    assert [one.first_seen_at for one in now] == [one.first_seen_at for one in known]
    assert now[0].title == ("秋" if change == "manifest" else None)


def test_the_versions_survive_the_loss_of_the_build_database(run, reports, home):
    run()
    rewrite(reports, 99)
    run()
    before = read(home.database, "from raw.report_versions order by all")
    home.database.unlink()
    run(force=True)
    assert read(home.database, "from raw.report_versions order by all") == before


def test_a_version_that_was_never_published_is_known_all_the_same(run, reports, home):
    run()
    rewrite(reports, 99)
    run(fake_stages(FakeChecks({"arrival": (FAILURE,)})))
    rewrite(reports, 77)
    run()
    assert [one.version_number for one in read_versions(home)] == [1, 2, 3, 1]
    assert ("autumn", "77") in observations(home)


def test_a_clock_that_jumps_back_keeps_the_order_of_versions(run, reports, home, clock):
    run()
    clock.now = clock.now.replace(year=2001)
    rewrite(reports, 99)
    run()
    first, second, _ = read_versions(home)
    assert (first.is_current, second.is_current) == (False, True)
    assert second.first_seen_at.year == 2001


def test_a_damaged_list_of_versions_is_said_so_and_not_written_over(run, home):
    run()
    home.report_versions.write_bytes(b"\0" * 200)
    refreshed = run(force=True)
    assert refreshed.run.status == "failed"
    assert "versions.jsonl is damaged" in refreshed.run.reason
    assert home.report_versions.read_bytes() == b"\0" * 200
    home.report_versions.unlink()
    assert run(force=True).run.status == "published"
