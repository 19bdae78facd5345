"""What a person meets at the command line: words, exit codes, never a traceback."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pytest

from tests.warehouse.fakes import FakeChecks, fake_stages
from warehouse import cli, refresh
from warehouse.outcomes import Failure

REPORT = "2025年太原市政府工作报告\n\n去年，全市地区生产总值完成5418.87亿元，增长3.9%。\n"


@pytest.fixture
def zhibiao(monkeypatch, home, capsys):
    """Type a command; its exit code, output and complaints."""
    monkeypatch.setenv("ZHIBIAO_HOME", str(home.root))

    def typed(*words):
        monkeypatch.setattr("sys.argv", ["zhibiao", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        out, complaint = capsys.readouterr()
        assert "Traceback" not in out + complaint
        return code, out, complaint

    return typed


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "taiyuan-2025.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture
def published(run, home):
    run()
    return home.published_file


COMMANDS = (
    *("refresh", "extract", "validate", "publish", "status", "history", "show", "samples"),
    *("docs", "export"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(zhibiao, command):
    code, out, _ = zhibiao(command, "--help")
    assert code == 0
    assert "Usage" in out


def test_help_names_every_command(zhibiao):
    _, out, _ = zhibiao("--help")
    assert all(command in out for command in COMMANDS)


def test_it_names_its_version(zhibiao):
    code, out, _ = zhibiao("--version")
    assert code == 0
    assert out.startswith("zhibiao ")


@pytest.mark.parametrize("words", [["refrish"], ["refresh", "--fast"], ["extract"], ["show"]])
def test_a_wrong_usage_ends_with_2(zhibiao, words):
    code, _, complaint = zhibiao(*words)
    assert code == 2
    assert "Usage" in complaint


def test_a_folder_that_does_not_exist_is_one_clear_line(zhibiao, tmp_path):
    code, out, _ = zhibiao("refresh", tmp_path / "nowhere")
    assert code == 1
    assert "there is no such file or folder" in out
    assert "Nothing was published" in out


@pytest.mark.parametrize(
    "words", [["show", "x"], ["samples"], ["validate"], ["publish"], ["docs"], ["export", "x"]]
)
def test_before_the_first_refresh_it_says_what_to_do(zhibiao, words):
    code, _, complaint = zhibiao(*words)
    assert code == 1
    assert "zhibiao refresh" in complaint


def test_status_is_one_until_something_is_published(zhibiao, run):
    assert zhibiao("status")[0] == 1
    run()
    code, out, _ = zhibiao("status")
    assert code == 0
    assert "2 reports, 3 observations" in out


def test_status_tells_a_monitor_in_json(zhibiao, run, reports):
    (reports / "empty.txt").touch()
    run()
    _, out, _ = zhibiao("status", "--json")
    told = json.loads(out)
    assert told["is_healthy"] is True
    assert told["published"]["observations"] == 3
    assert told["last_run"]["status"] == "published"
    assert told["quarantine"][0]["file"] == "empty.txt"
    assert isinstance(told["age_seconds"], float)


def test_a_refresh_shows_counts_samples_and_how_to_open(zhibiao, monkeypatch, run, home):
    refreshed = run()
    monkeypatch.setattr(refresh, "refresh", lambda *_: refreshed)
    code, out, _ = zhibiao("refresh")
    assert code == 0
    for words in ("observations", "checks passed", "read_only=True", home.published_file.name):
        assert words in out
    assert out.count("太原市") == 3


def test_show_marks_the_figure_in_its_sentence(zhibiao, published):
    with duckdb.connect(str(published), read_only=True) as connection:
        rows = connection.execute("select observation_id, quote from marts.observations").fetchall()
    for name, quote in rows:
        code, out, _ = zhibiao("show", name)
        assert code == 0
        assert f"【{quote}】" in out


def test_show_tells_a_whole_report(zhibiao, published):
    assert published.exists()
    code, out, _ = zhibiao("show", "spring")
    assert code == 0
    assert out.count("公园 · level") == 2


def test_show_names_the_reports_there_are(zhibiao, published):
    assert published.exists()
    code, _, complaint = zhibiao("show", "summer")
    assert code == 1
    assert "autumn, spring" in complaint


def test_extract_needs_no_warehouse(zhibiao, report, home):
    code, out, _ = zhibiao("extract", report)
    assert code == 0
    assert "5418.87亿元" in out
    assert not home.root.exists()


def test_extract_explains_each_figure(zhibiao, report):
    _, out, _ = zhibiao("extract", report, "--explain")
    assert "【5418.87亿元】" in out
    assert "growth_verb" in out


def test_extract_writes_json_lines(zhibiao, report):
    _, out, _ = zhibiao("extract", report, "--format", "jsonl")
    first, second = map(json.loads, out.splitlines())
    assert (first["number"], first["scale_text"], first["unit"]) == ("5418.87", "亿", "元")
    assert second["measure"] == "growth"


def test_extract_writes_csv_with_what_was_set_aside(zhibiao, report):
    _, out, _ = zhibiao("extract", report, "--format", "csv", "--outcome", "all")
    outcomes = [row["outcome"] for row in csv.DictReader(io.StringIO(out))]
    assert outcomes.count("observation") == 2
    assert "set_aside" in outcomes


def test_extract_of_nothing_readable_ends_with_1(zhibiao, tmp_path):
    (tmp_path / "empty.txt").touch()
    code, out, complaint = zhibiao("extract", tmp_path / "empty.txt")
    assert (code, out) == (1, "")
    assert "the file is empty" in complaint


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_export_writes_tables_and_what_they_mean(zhibiao, published, tmp_path, form):
    folder = tmp_path / "handed on"
    for _ in range(2):
        code, out, _ = zhibiao("export", folder, "--format", form)
        assert code == 0
    assert len(out.splitlines()) == len(list(folder.iterdir()))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = {one["path"]: one for one in package["resources"]}
    observations = described[f"observations.{form}"]
    fields = {one["name"]: one for one in observations["schema"]["fields"]}
    assert fields["subject"]["description"] == "指标名称"
    assert (fields["value"]["type"], fields["char_start"]["type"]) == ("number", "integer")
    file = folder / f"observations.{form}"
    with duckdb.connect() as connection:
        rows = connection.sql(f"select quote from '{file}'").fetchall()
    with duckdb.connect(str(published), read_only=True) as connection:
        known = connection.execute("select quote from marts.observations").fetchall()
    assert len(rows) == len(known) == 3


def test_a_csv_for_excel_begins_with_its_mark(zhibiao, published, tmp_path):
    assert published.exists()
    zhibiao("export", tmp_path / "out", "--format", "csv")
    assert (tmp_path / "out" / "observations.csv").read_bytes().startswith(b"\xef\xbb\xbfreport")


def test_history_marks_the_live_version_and_rollback_moves_it(zhibiao, run):
    first = run().run.run_id
    second = run(force=True).run.run_id
    assert f"{second} ← live" in zhibiao("history")[1]
    code, out, _ = zhibiao("publish", "--rollback")
    assert code == 0
    assert first in out
    assert f"{first} ← live" in zhibiao("history")[1]
    assert zhibiao("publish", "--rollback")[0] == 1


def test_history_shows_what_changed(zhibiao, run, reports):
    run()
    (reports / "autumn.txt").write_text("新建公园 99 个，另有 404 个。", encoding="utf-8")
    (reports / "spring.txt").write_text("新建公园 12 个。", encoding="utf-8")
    run()
    _, out, _ = zhibiao("history")
    cells = [cell.strip() for cell in out.splitlines()[4].split("│")]
    assert cells[3:-1] == ["2", "2", "1", "0", "1", "1"]
    assert "公园数" in out
    assert "31 个" in out
    assert "99 个" in out


def test_a_fault_of_ours_is_one_line_and_a_file(zhibiao, monkeypatch, home):
    def broken(*_):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(refresh, "refresh", broken)
    code, _, complaint = zhibiao("refresh")
    assert code == 1
    assert "by nought" in complaint
    assert "Traceback" in (home.logs / "fault.txt").read_text(encoding="utf-8")


def test_hostile_names_are_only_words(zhibiao, run, reports, home):
    name = "'; drop table marts.fct_observations; --[bold]<script>"
    (reports / f"{name}.txt").write_text("新建公园 3 个。", encoding="utf-8")
    assert run().run.status == "published"
    code, out, _ = zhibiao("show", name)
    assert code == 0
    assert name in out
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        assert connection.execute("select count(*) from marts.observations").fetchone() == (4,)


def test_status_says_what_needs_attention(zhibiao, run, home):
    told = json.loads(zhibiao("status", "--json")[1])
    assert told["complaints"] == ["nothing is published"]
    run()
    assert zhibiao("status", "--max-age", 24 * 365 * 900)[0] == 0
    code, out, _ = zhibiao("status", "--max-age", 0)
    assert code == 1
    assert "no run has held for more than 0 hours" in out
    home.published_file.write_bytes(b"not a database")
    code, out, _ = zhibiao("status")
    assert code == 1
    assert "cannot be read" in out


def test_status_names_the_last_good_version(zhibiao, run):
    version = run().run.published_version
    run(fake_stages(FakeChecks({"arrival": (Failure("expectation: some", "not so"),)})), force=True)
    code, out, _ = zhibiao("status")
    assert code == 1
    assert f"ago: version {version}" in out
    assert "arrival: expectation: some" in out


def test_history_lists_the_versions_of_a_report(zhibiao, run, reports):
    run()
    (reports / "autumn.txt").write_text("新建公园 99 个，另有 404 个。", encoding="utf-8")
    run()
    (reports / "autumn.txt").unlink()
    run()
    code, out, _ = zhibiao("history", "autumn")
    assert code == 0
    assert "withdrawn" in out
    assert "superseded" in out
    assert "autumn@2.parquet" in out.replace("\n", "")
    code, _, complaint = zhibiao("history", "winter")
    assert code == 1
    assert "winter" in complaint


def test_how_many_versions_are_kept_can_be_set_once_for_all(zhibiao, monkeypatch):
    kept = []
    monkeypatch.setattr(refresh, "refresh", lambda request, *_: kept.append(request.keep) or 1 / 0)
    monkeypatch.setenv("ZHIBIAO_KEEP", "3")
    zhibiao("refresh")
    zhibiao("refresh", "--keep", 9)
    assert kept == [3, 9]
