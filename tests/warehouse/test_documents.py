"""What the documents tell people to type: it parses, and what it points to is there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from warehouse.cli import app
from warehouse.home import REPOSITORY

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:\.venv/bin/)?zhibiao (\w[^`\n}|;&>)#]*)")
LINK = re.compile(r"\]\(([^)#:]+)\)")
VERB = re.compile(r"\bmake ([a-z-]+)")
FIVE_FIELDS = re.compile(r"^(?:[\d*/,-]+ ){5}(.+)$")

DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")])
SCHEDULE = REPOSITORY / "docs" / "schedule.md"


def name(document: Path) -> str:
    return str(document.relative_to(REPOSITORY))


def text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def blocks(document: Path, language: str) -> list[str]:
    return [block for _, kind, block in BLOCK.findall(text(document)) if kind == language]


def typed_words(document: Path) -> list[list[str]]:
    """Every call of zhibiao in a block, cut into words; an ellipsis stands for more of them."""
    shown = "\n".join(block for _, _, block in BLOCK.findall(text(document)))
    return [shlex.split(call) for call in CALL.findall(shown)]


def assert_parses(words: list[str]) -> None:
    group = typer.main.get_command(app)
    with group.make_context("zhibiao", [*words]) as context:
        _, command, rest = group.resolve_command(context, words)
        with command.make_context(command.name, rest, parent=context):
            pass


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_a_document_tells_to_type_parses(document):
    for words in typed_words(document):
        assert_parses(words)
    verbs = set(re.findall(r"^([a-z-]+):", text(REPOSITORY / "Makefile"), re.MULTILINE))
    shown = "\n".join(block for _, _, block in BLOCK.findall(text(document)))
    assert set(VERB.findall(shown)) <= verbs


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_a_document_links_to_is_there(document):
    for target in LINK.findall(text(document)):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_python_in_a_document_is_python(document):
    for block in blocks(document, "python"):
        compile(block, document.name, "exec")


def test_both_readmes_tell_to_type_the_same():
    english, chinese = (REPOSITORY / name for name in ("README.md", "README.zh-CN.md"))
    without_remarks = [re.sub(r" *#.*", "", text(one)) for one in (english, chinese)]
    first, second = ([block for _, _, block in BLOCK.findall(one)] for one in without_remarks)
    assert first == second
    headings = [re.findall(r"^#+ ", text(one), re.MULTILINE) for one in (english, chinese)]
    assert headings[0] == headings[1]


def test_the_schedule_names_its_folder_and_keeps_its_exit_code():
    calls = typed_words(SCHEDULE)
    assert ["refresh", "data/reports"] in calls
    assert ["refresh"] not in calls


def test_lines_of_the_crontab_are_five_fields_and_a_command_of_the_shell():
    lines = "".join(blocks(SCHEDULE, "crontab")).splitlines()
    assert len(lines) == 2
    for line in lines:
        command = FIVE_FIELDS.match(line)[1]
        assert "%" not in command
        subprocess.run(["sh", "-n", "-c", command], check=True)


def test_units_are_understood_by_systemd(tmp_path):
    service, timer = blocks(SCHEDULE, "ini")
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    units = {"zhibiao.service": service, "zhibiao.timer": timer}
    for file, unit in units.items():
        (tmp_path / file).write_text(unit, encoding="utf-8")
    program = tmp_path / "zhibiao" / ".venv" / "bin" / "zhibiao"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    verified = subprocess.run(
        ["systemd-analyze", "--user", "verify", *(str(tmp_path / file) for file in units)],
        env={**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (verified.returncode, verified.stderr) == (0, "")
