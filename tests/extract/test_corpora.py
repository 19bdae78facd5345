"""Every sentence of the corpora (`extract/QUESTION/corpus.yml`) is read through the whole recipe.

A sentence marks one figure with 【】. It is set into a small report (`given`: region, about_year,
and where needed heading, paragraph before it, published_on), which is read as any report is.
`reads` must be answered as expected; `refuses` too, though their words tempt to another answer
(of a numeral that is no quantity, the rule that sets it aside is expected); `gaps` are known
errors, which fail until the rules know better: then the line moves to `reads`.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from extract.reading import read_text
from extract.records import Document, Mention, SourceText
from extract.tables import LEXICONS, read_table

EXTRACT = Path(__file__).parents[2] / "extract"
QUESTIONS = ("quantities", "measures", "bounds", "periods", "statuses", "subjects")
UNITS = read_table(LEXICONS / "units.csv", "unit_text")
SCALES = read_table(LEXICONS / "scales.csv", "scale_text")
DICE_FLOOR = 0.8
NOT_COMPARED = str.maketrans("", "", "“”《》、，（）的 ")


class Case(NamedTuple):
    """One marked sentence and what must be read of its figure; `why` of a refusal or a gap."""

    question: str
    kind: str
    text: str
    given: dict[str, Any]
    expect: dict[str, Any]
    about: bool
    why: str


def cases() -> list[Case]:
    found = []
    for question in QUESTIONS:
        corpus = yaml.safe_load((EXTRACT / question / "corpus.yml").read_text(encoding="utf-8"))
        for kind in ("reads", "refuses", "gaps"):
            found += [
                case
                for entry in corpus.get(kind) or ()
                for case in _cases_of(question, kind, entry, corpus["given"])
            ]
    return found


def _cases_of(question: str, kind: str, entry: dict[str, Any], given: dict[str, Any]) -> list[Case]:
    expect = entry.get("expect") or entry.get("want") or {"rule": entry["rule"]}
    return [
        Case(
            question,
            kind,
            text,
            given | (entry.get("given") or {}),
            expect,
            entry.get("about", False),
            entry.get("why", ""),
        )
        for text in entry.get("from") or [entry["text"]]
    ]


def read_marked(text: str, given: dict[str, Any]) -> tuple[Mention | None, str]:
    """Read the sentence in its report; give the mention the mark touches, and the marked words."""
    above = [given[name] for name in ("heading", "paragraph") if given.get(name)]
    before = "\n\n".join(["各位代表：", *above, ""])
    start = len(before) + text.index("【")
    end = len(before) + text.index("】") - 1
    source = before + text.replace("【", "").replace("】", "") + "。\n"
    facts = ("title", "region", "about_year", "published_on")
    manifest = {name: str(given[name]) for name in facts if given.get(name)}
    reading = read_text(
        Document("corpus", "corpus.txt", Path("corpus.txt"), manifest),
        SourceText(source, "utf-8", ""),
    )
    touched = [m for m in reading.mentions if m.char_start < end and m.char_end > start]
    exact = [m for m in touched if (m.char_start, m.char_end) == (start, end)]
    return next(iter(exact or touched), None), source[start:end]


def answers_of(mention: Mention) -> dict[str, Any]:
    """Everything a line may expect, as the warehouse would publish it."""
    evidence = json.loads(mention.evidence) if mention.evidence else {}
    ends = (
        _scaled(mention, mention.low_number, mention.low_scale_text),
        _scaled(mention, mention.high_number, mention.scale_text),
    )
    low, high = ends if None in ends else sorted(ends)
    return {
        "rule": mention.rule,
        "number": mention.number,
        "value": _scaled(mention, mention.number, mention.scale_text),
        "low": low,
        "high": high,
        "unit": _unit(mention),
        "bound_words": evidence.get("bound", {}).get("words"),
        "measure": mention.measure,
        "is_fall": mention.is_fall,
        "is_per_year": mention.is_per_year,
        "base_year": mention.base_year,
        "bound": mention.bound,
        "status": mention.status,
        "start": mention.period_start,
        "end": mention.period_end,
        "region": mention.region,
        "subject": mention.subject,
    }


def _unit(mention: Mention) -> str:
    if mention.unit == "倍" and mention.measure == "growth":
        return "1"
    return UNITS[mention.unit]["unit"] if mention.unit in UNITS else mention.unit or ""


def _scaled(mention: Mention, number: Decimal | None, scale: str | None) -> Decimal | None:
    if number is None:
        return None
    if mention.unit == "番":
        return 2**number - 1
    factor = Decimal(SCALES[scale]["scale_factor"]) if scale else Decimal(1)
    unit = UNITS.get(mention.unit or "")
    sign = -1 if mention.is_fall and mention.measure in ("growth", "change") else 1
    return sign * number * factor * (Decimal(unit["unit_factor"]) if unit else 1)


def is_same(name: str, expected: Any, got: Any, *, about: bool) -> bool:
    if name in ("number", "value", "low", "high"):
        return got is not None and Decimal(str(expected)) == got
    if name == "subject" and got is not None:
        return dice(expected, got) >= DICE_FLOOR if about else _plain(expected) == _plain(got)
    return expected == got


def dice(one: str, other: str) -> float:
    """Twice the shared pairs of neighbouring characters over all pairs of both."""
    pairs = [Counter(pairwise(text)) for text in map(_plain, (one, other))]
    total = sum(pair.total() for pair in pairs)
    return 2 * (pairs[0] & pairs[1]).total() / total if total else float(one == other)


def _plain(text: str) -> str:
    return text.translate(NOT_COMPARED)


def differences(case: Case) -> list[str]:
    mention, marked = read_marked(case.text, case.given)
    if mention is None:
        return [f"{marked}: no numeral found here"]
    if "rule" in case.expect:
        return _not_set_aside(mention, case.expect["rule"])
    if mention.outcome != "observation":
        return [f"{marked}: {mention.outcome} {mention.rule or mention.question}"]
    wrong = [] if mention.quote == marked else [f"quote: expected {marked}, got {mention.quote}"]
    got = answers_of(mention)
    return wrong + [
        f"{name}: expected {expected}, got {got[name]}"
        for name, expected in case.expect.items()
        if not is_same(name, expected, got[name], about=case.about)
    ]


def _not_set_aside(mention: Mention, rule: str) -> list[str]:
    if mention.outcome != "set_aside":
        return [f"{mention.quote}: expected set aside as {rule}, got {mention.outcome}"]
    return [] if mention.rule == rule else [f"rule: expected {rule}, got {mention.rule}"]


CASES = cases()


def parameter(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case.why, strict=True)] if case.kind == "gaps" else []
    return pytest.param(case, marks=marks, id=f"{case.question} {case.kind}: {case.text}")


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_a_line_of_the_corpus_is_read_as_it_says(case: Case) -> None:
    wrong = differences(case)
    assert not wrong, case.why


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_corpus_holds_enough_lines_and_says_why_it_refuses(question: str) -> None:
    counts = Counter(case.kind for case in CASES if case.question == question)
    assert counts["reads"] >= 30
    assert counts["refuses"] >= 12
    assert all(case.why for case in CASES if case.kind != "reads")


def test_no_sentence_stands_twice_with_the_same_mark_in_a_corpus() -> None:
    counts = Counter((case.question, case.text, str(case.given)) for case in CASES)
    assert [key for key, count in counts.items() if count > 1] == []
