"""Score the published observations of the shared corpus against its gold reports.

In: `../shared` with corpus, gold and scorer. Out: the score line of each gold file, the largest
groups of errors with examples, and exit code 1 when a score is below its floor in
quality_floors.toml or a unit is known to no table. Where `../shared` does not exist there is
nothing to do. `--only-gold` reads just the annotated reports.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.console import Console

REPOSITORY = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("quality_floors.toml")
MISSES = 100_000
_WRONG = re.compile(r"wrong (?P<where>\S+ \d+) (?P<what>.*) expected (?P<expected>\{.*\}) got ")
_OTHER = re.compile(r"(?P<kind>missed|false alarm) (?P<where>\S+ \d+) (?P<what>.*)")


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file: its name, the scores on it by name, and the lines about single errors."""

    name: str
    scores: Mapping[str, float]
    score_line: str
    errors: tuple[str, ...]


def main() -> int:
    """Run the evaluation; return the exit code."""
    options = _options()
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if not (options.shared / "gold").is_dir():
        console.print(f"There is no {options.shared / 'gold'}: nothing to evaluate against.")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        home = options.home or Path(scratch) / "home"
        reports = _reports(options.shared, Path(scratch), only_gold=options.only_gold)
        published = _refresh(home.resolve(), reports)
        unknown_units = _unknown_units(home / "build" / "warehouse.duckdb")
        golds = [
            _score(options.shared, published, gold)
            for gold in sorted((options.shared / "gold").glob("*.jsonl"), reverse=True)
        ]
    for gold in golds:
        console.print(f"\n{gold.name}: {gold.score_line}")
    _print_groups(console, golds, options.groups, options.examples)
    below = [line for gold in golds for line in _below_floor(gold, _floors())]
    for line in below:
        console.print(f"BELOW ITS FLOOR: {line}")
    for line in unknown_units:
        console.print(f"UNIT NO TABLE KNOWS: {line}")
    return 1 if below or unknown_units else 0


def _reports(shared: Path, scratch: Path, *, only_gold: bool) -> Path:
    corpus = shared / "corpus"
    if not only_gold:
        return corpus / "reports"
    chosen = scratch / "reports"
    chosen.mkdir()
    for gold in (shared / "gold").glob("*.jsonl"):
        for line in gold.read_text(encoding="utf-8").splitlines():
            name = f"{json.loads(line)['report']}.txt"
            shutil.copy(corpus / "reports" / name, chosen / name)
    rows = (corpus / "manifest.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows[1:] if (chosen / row.partition(",")[0]).exists()]
    (chosen / "manifest.csv").write_text("\n".join([rows[0], *kept, ""]), encoding="utf-8")
    return chosen


def _refresh(home: Path, reports: Path) -> Path:
    """Refresh as a user does; return the published file."""
    subprocess.run(
        [sys.executable, "-m", "warehouse.cli", "refresh", str(reports.resolve())],
        cwd=REPOSITORY,
        env={**os.environ, "ZHIBIAO_HOME": str(home)},
        check=True,
    )
    return home / "published" / "indicators.duckdb"


def _unknown_units(warehouse: Path) -> list[str]:
    """Give the units of the build that no table knows, each with an example."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select unit_spelling, example_mention_id from quality.rpt_unresolved_units"
        ).fetchall()
    return [f"{unit} ({example})" for unit, example in rows]


def _score(shared: Path, published: Path, gold: Path) -> Gold:
    scores = _run_scorer(shared, published, gold, "--json")
    told = _run_scorer(shared, published, gold, "--misses", str(MISSES)).splitlines()
    errors = tuple(line for line in told if line.startswith(("wrong ", "missed ", "false alarm ")))
    return Gold(gold.stem, json.loads(scores), told[-1], errors)


def _run_scorer(shared: Path, published: Path, gold: Path, *options: str) -> str:
    scorer = shared / "tools" / "evaluate.py"
    command = [sys.executable, str(scorer), "--warehouse", str(published), *options, str(gold)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _print_groups(console: Console, golds: Iterable[Gold], groups: int, examples: int) -> None:
    """Print the largest groups of errors: what kind, and which fields are wrong together."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for gold in golds:
        for error in gold.errors:
            grouped[_group_of(error)].append(error)
    largest = sorted(grouped.items(), key=lambda item: -len(item[1]))[:groups]
    for name, errors in largest:
        console.print(f"\n{len(errors):4d}  {name}")
        # Spread over the reports, not the first few of one.
        for error in errors[:: max(len(errors) // examples, 1)][:examples]:
            console.print(f"        {error}")


def _group_of(error: str) -> str:
    wrong = _WRONG.match(error)
    if wrong:
        return f"wrong: {', '.join(ast.literal_eval(wrong['expected']))}"
    other = _OTHER.match(error)
    return other["kind"] if other else "other"


def _floors() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def _below_floor(gold: Gold, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    return [
        f"{gold.name} {name} {gold.scores[name]:.4f} < {floor}"
        for name, floor in floors.get(gold.name, {}).items()
        if gold.scores[name] < floor
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--only-gold", action="store_true", help="read the annotated reports only")
    parser.add_argument("--home", type=Path, help="a data home to keep; default: a temporary one")
    parser.add_argument("--groups", type=int, default=12, help="groups of errors to print")
    parser.add_argument("--examples", type=int, default=3, help="examples of each group")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
