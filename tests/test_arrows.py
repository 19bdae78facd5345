"""Which package may import which: everything flows in one direction (docs/decisions/0001).

Read from the source with `ast`, so that imports inside functions and for types count too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
STAGES = ("extract", "warehouse", "expectations")
PACKAGES = (*STAGES, "orchestration")
QUESTIONS = (
    "quantities",
    "bounds",
    "subjects",
    "measures",
    "regions",
    "periods",
    "statuses",
)

# What runs the reader, and why. Its nouns (`extract.records`) are the seam: all may name them.
MAY_RUN_EXTRACT = {
    "refresh.py": "knows the order; compares the version of the extractor",
    "extracting.py": "the first stage: runs the reader over the reports",
    "reading_files.py": "runs the reader for a person, without a warehouse",
}


def modules(package: str) -> list[Path]:
    return sorted((REPOSITORY / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Give the dotted names a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offenders(package: str, forbidden: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{path.relative_to(REPOSITORY)} imports {name}"
        for path in modules(package)
        if path.name not in allowed
        for name in imported(path)
        if any(name == other or name.startswith(f"{other}.") for other in forbidden)
    ]


def test_extract_knows_no_other_stage_and_no_database():
    forbidden = ("warehouse", "expectations", "tests", "dbt", "duckdb", "great_expectations")
    assert offenders("extract", forbidden) == []


def test_expectations_know_no_other_stage():
    assert offenders("expectations", ("extract", "warehouse", "tests", "dbt")) == []


def test_the_warehouse_asks_the_expectations_as_a_process_only():
    assert offenders("warehouse", ("expectations", "great_expectations", "tests")) == []


def test_only_modules_that_know_the_order_run_extract():
    lines = offenders("warehouse", ("extract",), tuple(MAY_RUN_EXTRACT))
    assert [line for line in lines if " imports extract.records." not in line] == []


@pytest.mark.parametrize("name", MAY_RUN_EXTRACT)
def test_a_module_that_may_run_extract_does(name):
    names = list(imported(REPOSITORY / "warehouse" / name))
    assert any(other.split(".")[0] == "extract" for other in names), "take it off the list"


def test_the_warehouse_looks_into_no_question():
    inner = tuple(f"extract.{folder}" for folder in (*QUESTIONS, "text", "sentences", "lexicons"))
    assert offenders("warehouse", inner) == []


def test_only_one_module_runs_dbt():
    assert {line.split(" ")[0] for line in offenders("warehouse", ("dbt",))} <= {
        "warehouse/building.py"
    }


@pytest.mark.parametrize("package", STAGES)
def test_no_stage_knows_what_shows_it(package):
    assert offenders(package, ("orchestration", "dagster", "dagster_dbt")) == []


def test_what_shows_the_refresh_leaves_the_work_to_it():
    assert offenders("orchestration", ("extract", "duckdb", "dbt", "great_expectations")) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_does_not_know_the_recipe(question):
    forbidden = ("extract.reading", "extract.sentences", "extract.facts", "extract.parquet")
    assert offenders(f"extract/{question}", forbidden) == []


@pytest.mark.parametrize("folder", ["text", "readers", "sources"])
def test_what_comes_before_the_questions_asks_none(folder):
    assert offenders(f"extract/{folder}", tuple(f"extract.{name}" for name in QUESTIONS)) == []


def test_every_package_is_looked_at():
    assert all(modules(package) for package in PACKAGES)
