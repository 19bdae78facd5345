"""The true refresh, as a user types it, with dbt and Great Expectations, on good and bad input."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.warehouse_by_hand import copied_project
from warehouse import building
from warehouse.home import EXAMPLES, REPOSITORY, Home

MIB = 1024 * 1024
GOOD = {file.stem for file in EXAMPLES.glob("*.txt")}
HOSTILE = (
    "'; drop table raw.reports; --",
    "<script>alert(1)< script> & co",
    "{{ 7 * 7 }} {% raw %} $(id) `id` %s {0}",
    "-rf --full",
    "[bold]markup[not bold]",
    "长" * 60,
)
HOSTILE_TITLE = "'); drop table marts.observations; --</script><script>alert(1)</script>{{ 1 / 0 }}"
WITHOUT_FIGURES = "致辞\n\n各位来宾，欢迎大家。祝愿城市越来越美好。\n"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("refreshed")]
DBT_LEAVES_ITS_LOG_OPEN = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)


# Run by Python as it starts, also in the processes a refresh starts.
LISTENING = """
import sys
def hear(event, arguments):
    if event in ("socket.bind", "socket.connect", "socket.getaddrinfo"):
        # Bound and closed, not listening: urllib3 tries whether the machine has IPv6.
        is_trial = arguments[1:] == (("::1", 0),)
        if event == "socket.getaddrinfo" or isinstance(arguments[1], tuple) and not is_trial:
            write(event, arguments)
def write(*words):
    with open({file!r}, "a") as told:
        print(*words, file=told)
write("started", sys.argv)
sys.addaudithook(hear)
"""


def zhibiao(home, *words, program="from warehouse.cli import main; main()", **environment):
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=REPOSITORY,
        env={**os.environ, "ZHIBIAO_HOME": str(home.root), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def write_manifest(file):
    """Add to the manifest of the examples what is wrong or hostile."""
    columns = ("file", "title", "publisher", "published_on", "region", "about_year", "url")
    with file.open(encoding="utf-8-sig", newline="") as manifest:
        rows = list(csv.DictReader(manifest))
    facts = dict.fromkeys(("title", "publisher", "url"), HOSTILE_TITLE)
    facts |= {"region": "太原市", "about_year": "2024"}
    rows += [{"file": "missing.txt"}, {"file": "../../outside.txt", "title": "外"}]
    rows += [{"file": f"{name}.txt", **facts} for name in HOSTILE]
    with file.open("w", encoding="utf-8", newline="") as manifest:
        writer = csv.DictWriter(manifest, columns)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The examples and everything that can be wrong beside them."""
    folder = tmp_path_factory.mktemp("input")
    for file in EXAMPLES.iterdir():
        shutil.copy(file, folder / file.name)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * MIB)
    (folder / "forbidden.txt").write_text(WITHOUT_FIGURES, encoding="utf-8")
    (folder / "forbidden.txt").chmod(0)
    (folder / "no-figures.txt").write_text(WITHOUT_FIGURES, encoding="utf-8")
    twice = folder / "twice"
    twice.mkdir()
    shutil.copy(EXAMPLES / "loufan-2024-digest.txt", twice / "loufan-2024-digest.txt")
    for number, name in enumerate(HOSTILE, start=12):
        text = f"# {HOSTILE_TITLE}\n\n去年，全市新建公园{number}个，口号是“{HOSTILE_TITLE}”。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "outside.txt").symlink_to(EXAMPLES.parents[1] / "README.md")
    without_column = folder / "without-column"
    without_column.mkdir()
    (without_column / "manifest.csv").write_text("name,title\na.txt,甲\n", encoding="utf-8")
    write_manifest(folder / "manifest.csv")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def refreshed(home, folder, tmp_path_factory):
    started = tmp_path_factory.mktemp("started")
    (started / "sitecustomize.py").write_text(
        LISTENING.format(file=str(home.root / "network.txt")), encoding="utf-8"
    )
    run = zhibiao(home, "refresh", folder, PYTHONPATH=str(started))
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def query(file, sql):
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_bad_input_does_not_keep_the_good_from_being_published(refreshed, home):
    assert "Traceback" not in refreshed.stdout + refreshed.stderr
    reports = {
        name for (name,) in query(home.published_file, "select report from marts.dim_reports")
    }
    read = {"no-figures"} | ({"forbidden"} if os.geteuid() == 0 else set())
    assert reports == GOOD | set(HOSTILE) | read
    with_figures = query(home.published_file, "select distinct report from marts.observations")
    assert {name for (name,) in with_figures} == GOOD | set(HOSTILE)


def test_each_bad_input_has_its_line(refreshed, home):
    lines = home.quarantine.read_text(encoding="utf-8").splitlines()
    told = {row["file"]: row["reason"] for row in map(json.loads, lines)}
    for file, reason in {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "huge.txt": "200 MiB",
        "twice/loufan-2024-digest.txt": "same name",
        "manifest.csv": "no column `file`",
        "outside.txt": "leads out of the folder",
    }.items():
        assert reason in told[file]
        assert f"{file}: " in refreshed.stdout
    assert any("missing.txt" in reason for reason in told.values())
    assert any("../../outside.txt` leads out" in reason for reason in told.values())


def test_hostile_names_and_titles_are_only_words(home):
    titles = query(
        home.published_file,
        "select report, title, publisher, url from marts.dim_reports where publisher like '%drop%'",
    )
    assert titles == [(name, *[HOSTILE_TITLE] * 3) for name, *_ in titles]
    assert {name for name, *_ in titles} == set(HOSTILE)
    for name in HOSTILE[:3]:
        shown = zhibiao(home, "show", "--", name)
        assert shown.returncode == 0, shown.stderr
        assert "公园" in shown.stdout


def test_what_dbt_and_the_suites_wrote_is_kept_with_the_run(home):
    (run,) = [folder for folder in home.kept_runs.iterdir() if (folder / "manifest.json").exists()]
    assert {file.name for file in run.iterdir()} == {
        *("manifest.json", "run_results.json", "arrival.json", "publication.json")
    }


def test_each_report_is_in_its_first_version(home):
    sql = "select distinct version_number, is_current, superseded_at from marts.dim_report_versions"
    assert query(home.published_file, sql) == [(1, True, None)]
    sql = "select distinct version_number, supersedes_version from marts.dim_reports"
    assert query(home.published_file, sql) == [(1, None)]


def test_nothing_listens_on_the_network_or_asks_it(refreshed, home):
    assert refreshed.returncode == 0
    asked = (home.root / "network.txt").read_text(encoding="utf-8").splitlines()
    assert {line for line in asked if not line.startswith("started")} == set()
    # The refresh, its checks, and perhaps others that read: each was listened to.
    assert len(asked) >= 2


def test_the_numerals_add_up(home):
    ((all_of_them, observations),) = query(
        home.database,
        """
        select count(*), count(*) filter (where outcome = 'observation')
        from raw.quantity_mentions
        """,
    )
    ((published, set_aside, unanswered),) = query(
        home.published_file, "select observations, set_aside, unanswered from marts.publication"
    )
    assert observations == published
    assert published + set_aside + unanswered == all_of_them


def test_readers_see_marts_and_nothing_else(home):
    sql = "select distinct table_schema from information_schema.tables"
    assert query(home.published_file, sql) == [("marts",)]
    sql = """
        select count(*) from duckdb_columns()
        where schema_name = 'marts' and table_name = 'observations' and comment is null
    """
    assert query(home.published_file, sql) == [(0,)]


def test_nothing_to_do_is_done_in_seconds_without_the_heavy_tools(home, folder):
    before = home.published_file.stat().st_mtime_ns
    program = (
        "import sys\n"
        "from warehouse.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    heavy = {'dbt', 'great_expectations'} & set(sys.modules)\n"
        "    assert not heavy, heavy\n"
    )
    began = time.monotonic()
    again = zhibiao(home, "refresh", folder, program=program)
    assert again.returncode == 0, again.stderr
    assert "Nothing has changed" in again.stdout
    # Three seconds are promised on an idle machine; tests may share theirs.
    assert time.monotonic() - began < 20
    assert home.published_file.stat().st_mtime_ns == before


def test_validate_holds_on_what_was_built(home):
    answer = zhibiao(home, "validate")
    assert answer.returncode == 0, answer.stdout
    assert "0 do not" in answer.stdout


def test_a_seed_draws_the_same_sentences_with_all_that_was_read(home):
    first, again, other = (
        zhibiao(home, "samples", "--sentences", 3, "--seed", seed) for seed in (7, 7, 8)
    )
    assert first.returncode == 0
    assert first.stdout == again.stdout != other.stdout
    assert " · " in first.stdout


def test_the_tables_are_explained_on_one_page(home):
    answer = zhibiao(home, "docs")
    assert answer.returncode == 0, answer.stderr
    assert "fct_observations" in (home.docs / "index.html").read_text(encoding="utf-8")


def test_a_figure_blown_up_by_ten_thousand_is_not_published(home):
    with duckdb.connect(str(home.database)) as connection:
        connection.execute(
            "update marts.fct_observations set canonical_value = canonical_value * 10000"
        )
    answer = zhibiao(home, "publish")
    assert answer.returncode == 1
    assert "Nothing was published" in answer.stdout
    assert "✗ expectation: " in answer.stdout
    kept = query(home.published_file, "select max(number) from marts.publication")
    assert kept == [(1,)]


@DBT_LEAVES_ITS_LOG_OPEN
def test_another_checkout_builds_from_its_own_seeds(home, tmp_path):
    project = copied_project(tmp_path)
    building.parse(home, project=project)
    manifest = json.loads((home.dbt_target / "manifest.json").read_text(encoding="utf-8"))
    seeds = [node for node in manifest["nodes"].values() if node["resource_type"] == "seed"]
    assert {seed["root_path"] for seed in seeds} == {str(project)}


@DBT_LEAVES_ITS_LOG_OPEN
def test_a_dbt_test_that_fails_is_named_with_its_rows_and_a_model_with_its_reason(home, tmp_path):
    project = copied_project(tmp_path)
    (project / "tests" / "no_report_is_named.sql").write_text(
        "select report from {{ ref('stg_reports__reports') }}", encoding="utf-8"
    )
    (project / "models" / "staging" / "stg_reports__broken.sql").write_text(
        "{{ config(materialized='table') }} select cast('甲' as integer) as broken",
        encoding="utf-8",
    )
    finished = []
    checked = building.build(home, finished.append, project=project)
    failures = {failure.check: failure for failure in checked.failures}
    assert set(failures) == {"dbt: no_report_is_named", "dbt: stg_reports__broken"}
    assert "Could not convert string '甲'" in failures["dbt: stg_reports__broken"].message
    assert "Could not convert string '甲'" in failures["dbt: stg_reports__broken"].detail
    failure = failures["dbt: no_report_is_named"]
    assert failure.columns == ("report",)
    assert {name for (name,) in failure.rows} <= GOOD | set(HOSTILE) | {"no-figures", "forbidden"}
    assert "no_report_is_named" in finished


@DBT_LEAVES_ITS_LOG_OPEN
def test_a_project_that_does_not_parse_is_said_so(home, tmp_path):
    project = tmp_path / "dbt_project"
    project.mkdir()
    (project / "dbt_project.yml").write_text("name: [", encoding="utf-8")
    with pytest.raises(building.CheckBroken, match="dbt could not build"):
        building.build(home, project=Path(project))
