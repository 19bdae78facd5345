"""The version of the reading rules changes with them, and with nothing else."""

import shutil
from pathlib import Path

import pytest

from extract import version

EXTRACT = Path(version.__file__).parent


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The package copied, so that a test may change it; its version is asked anew."""
    package = tmp_path / "extract"
    shutil.copytree(EXTRACT, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "_PACKAGE", package)
    return package


def _asked_anew() -> str:
    return version.extractor_version.__wrapped__()


@pytest.mark.usefixtures("copied")
def test_a_copy_of_the_rules_has_their_version():
    assert _asked_anew() == version.extractor_version()


@pytest.mark.parametrize(
    "rule", ["bounds/rules.py", "bounds/words.yml", "lexicons/units.csv", "bounds/new.py"]
)
def test_a_changed_rule_word_or_table_is_a_new_version(copied, rule):
    with (copied / rule).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert _asked_anew() != version.extractor_version()


def test_an_example_more_is_no_new_version(copied):
    with (copied / "bounds" / "corpus.yml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert _asked_anew() == version.extractor_version()
