"""The characters of the macro `simplified`: enough for the words of the seeds, and right."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import opencc
import pytest

from extract.text.script import simplify

PROJECT = Path(__file__).parents[2] / "dbt_project"
SEEDS = {
    "indicator_aliases": "alias",
    "partition_words": "word",
    "subject_affixes": "affix",
    "theme_words": "word",
}


def _pairs() -> dict[str, str]:
    macro = (PROJECT / "macros" / "simplified.sql").read_text(encoding="utf-8")
    written = [
        "".join(re.findall("'([^']*)'", block))
        for block in re.findall(r"\{%- set \w+ = \((.*?)\) -%\}", macro, re.DOTALL)
    ]
    traditional, now = written
    return dict(zip(traditional, now, strict=True))


def test_no_character_stands_twice():
    macro = (PROJECT / "macros" / "simplified.sql").read_text(encoding="utf-8")
    first = re.search(r"\{%- set traditional = \((.*?)\) -%\}", macro, re.DOTALL)[1]
    characters = "".join(re.findall("'([^']*)'", first))
    assert len(characters) == len(set(characters))


def test_each_pair_is_what_the_reader_of_reports_says():
    # 敎 is an old form that the converter leaves as it is.
    wrong = {t: s for t, s in _pairs().items() if simplify(t) not in (s, t)}
    assert not wrong


@pytest.mark.parametrize(("seed", "column"), SEEDS.items())
def test_the_words_of_a_seed_are_met_in_traditional_characters(seed, column):
    pairs, convert = _pairs(), opencc.OpenCC("s2t").convert
    with (PROJECT / "seeds" / f"{seed}.csv").open(encoding="utf-8") as lines:
        characters = {c for row in csv.DictReader(lines) for c in row[column]}
    traditional = {c: convert(c) for c in characters}
    missing = {
        t: c for c, t in traditional.items() if t != c and simplify(t) == c and pairs.get(t) != c
    }
    assert not missing
