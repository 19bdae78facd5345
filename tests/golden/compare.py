"""Print where the rows of the example reports differ from the rows they must give.

In: a published warehouse (`--warehouse`), or one refreshed from the examples into a temporary home.
Out: the differences not in `known_gaps.csv`, and the gaps that healed; exit code 1 if there are.
`--write-gaps` writes `known_gaps.csv` anew; each new line needs its reason from a person.
Run it as `python -m tests.golden.compare`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from tests.golden import comparison
from tests.golden.comparison import Difference, Row


def _write_gaps(differences: list[Difference]) -> None:
    """Write known_gaps.csv anew; reasons given before are kept, new lines have none yet."""
    reasons = {
        tuple(r[c] for c in comparison.GAP_COLUMNS[:-1]): r["why"]
        for r in comparison.read_rows(comparison.KNOWN_GAPS)
    }
    with comparison.KNOWN_GAPS.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(comparison.GAP_COLUMNS)
        for difference in differences:
            writer.writerow([*difference.key, reasons.get(difference.key, "")])


def _say(console: Console, differences: list[Difference], healed: list[Row], total: int) -> None:
    """Print what differs, by report and figure."""
    for d in differences:
        around = comparison.report_text(d.report)[
            max(0, d.start - 24) : d.start + len(d.quote) + 10
        ]
        console.print(
            f"{d.report}  …{' '.join(around.split())}…\n"
            f"    {d.quote} ({d.nth}) {d.field}: expected {d.expected!r}, got {d.got!r}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    for row in healed:
        console.print("healed, remove from known_gaps.csv:", dict(row), markup=False)
    console.print(f"{total} differences, {len(differences)} unexplained, {len(healed)} healed")


def main() -> int:
    """Print the differences; 0 when they are exactly the known gaps."""
    parser = argparse.ArgumentParser(description="expected rows of the example reports against got")
    parser.add_argument("--warehouse", type=Path, help="a published file; default: a fresh one")
    parser.add_argument("--all", action="store_true", help="print known gaps too")
    parser.add_argument("--write-gaps", action="store_true", help="write known_gaps.csv anew")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        differences = comparison.compare_all(
            arguments.warehouse or comparison.refresh_examples(Path(folder))
        )
    if arguments.write_gaps:
        _write_gaps(differences)
    unexplained, healed = comparison.against_known_gaps(differences)
    shown = differences if arguments.all else unexplained
    _say(Console(), shown, healed, len(differences))
    return 1 if unexplained or healed else 0


if __name__ == "__main__":
    sys.exit(main())
