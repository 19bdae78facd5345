"""Every snippet of docs/connect runs as it stands; and how readers meet a new version."""

from __future__ import annotations

import re
import subprocess
import sys

import duckdb
import pytest

from warehouse.home import REPOSITORY

PAGES = REPOSITORY / "docs" / "connect"
BLOCK = re.compile(r"^```(python|sql)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MADE = ("rows", "version", "by_year", "growth", "meanings")
SNIPPETS = [
    pytest.param(language, block, id=f"{page.stem}-{number}")
    for page in sorted(PAGES.glob("*.md"))
    for number, (language, block) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
]


@pytest.fixture(scope="module")
def folder(examples, tmp_path_factory):
    """Where the snippets suppose to be: beside `data/`, after an export."""
    folder = tmp_path_factory.mktemp("snippets")
    (folder / "data").symlink_to(examples)
    program = "from warehouse.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", program, "export", folder / "some" / "folder"],
        env={"ZHIBIAO_HOME": str(examples), "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("language", "block"), SNIPPETS)
def test_a_snippet_runs_and_finds_something(language, block, folder, monkeypatch):
    monkeypatch.chdir(folder)
    if language == "sql":
        with duckdb.connect("data/published/indicators.duckdb", read_only=True) as connection:
            for statement in duckdb.extract_statements(block):
                rows = connection.execute(statement).fetchall()
                assert rows, statement.query
        return
    made = {}
    exec(compile(block, "snippet", "exec"), made)
    found = [made[name] for name in MADE if name in made]
    assert found
    assert all(len(one) for one in found)


def version(connection):
    return connection.execute("select version from marts.publication").fetchone()


def test_an_open_connection_keeps_its_version_and_a_fresh_one_has_the_new(run, home, reports):
    run()
    file = str(home.published_file)
    kept = duckdb.connect(file, read_only=True)
    first = version(kept)
    (reports / "autumn.txt").write_text("新建公园 32 个。", encoding="utf-8")
    run()
    beside = duckdb.connect(file, read_only=True)
    assert version(kept) == version(beside) == first
    kept.close()
    beside.close()
    with duckdb.connect(file, read_only=True) as fresh:
        assert version(fresh) > first


def test_an_attached_file_is_changed_by_attaching_it_again(run, home, reports):
    run()
    with duckdb.connect() as own:
        attach = f"attach '{home.published_file}' as zhibiao (read_only)"
        asked = "select version from zhibiao.marts.publication"
        own.execute(attach)
        first = own.execute(asked).fetchone()
        (reports / "autumn.txt").write_text("新建公园 33 个。", encoding="utf-8")
        run()
        assert own.execute(asked).fetchone() == first
        own.execute("detach zhibiao")
        own.execute(attach)
        assert own.execute(asked).fetchone() > first
