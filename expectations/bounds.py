"""`bounds.yml` in, checks out: every number they compare with, its reason and its weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Template

import yaml

BOUNDS_FILE = Path(__file__).with_name("bounds.yml")
SEVERITIES = ("failure", "warning")
SHARED_VALUES = "usual"  # merged into the entries that name it
EXPLANATIONS = ("severity", "reason", "seen_in", "set_on")


class BoundsError(Exception):
    """`bounds.yml` does not say what a check needs; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One entry of `bounds.yml`; `values` are its numbers and words, as YAML gave them."""

    name: str
    severity: str
    reason: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Expectation:
    """A demand on the data: it holds when its SQL gives no row; each row it gives offends.

    A few offending rows only warn: `tolerated_figures`, or `tolerated_share` of the rows the SQL
    says it `asked`.
    """

    name: str
    severity: str
    reason: str
    sql: str
    tolerated_figures: int = 0
    tolerated_share: Decimal = Decimal(0)


class _Loader(yaml.SafeLoader):
    """YAML in which 0.25 is a Decimal: no bound passes through a float."""


_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
)


def read_bounds(path: Path = BOUNDS_FILE) -> dict[str, dict[str, Bound]]:
    """Read the bounds: section → name of the check → bound.

    Raises BoundsError when an entry lacks its severity or one of its explanations.
    """
    # _Loader is a SafeLoader: it constructs plain values only.
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return {
        section: {name: _bound(name, entry) for name, entry in entries.items()}
        for section, entries in document.items()
        if section != SHARED_VALUES
    }


def expect(bound: Bound, sql: str, **more: object) -> Expectation:
    """Fill the bound's values (`$min`, `$max`, …) and `more` into the SQL of a check.

    Raises BoundsError when the SQL asks for a value the entry does not have.
    """
    literals = {name: literal(value) for name, value in {**bound.values, **more}.items()}
    try:
        filled = Template(sql).substitute(literals)
    except KeyError as missing:
        raise BoundsError(f"{bound.name}: the check needs {missing}, the entry has none") from None
    return Expectation(
        name=bound.name,
        severity=bound.severity,
        reason=bound.reason,
        sql=filled,
        tolerated_figures=int(bound.values.get("tolerated_figures", 0)),
        tolerated_share=Decimal(bound.values.get("tolerated_share", 0)),
    )


def literal(value: object) -> str:
    """Write a number, word, date or list of these as SQL; a list becomes `('a', 'b')`."""
    match value:
        case bool():
            return str(value).lower()
        case int() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case date():
            return f"date '{value.isoformat()}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case list():
            return "(" + ", ".join(map(literal, value)) + ")"
        case _:
            raise BoundsError(f"{value!r} cannot be written as SQL")


def _bound(name: str, entry: Mapping[str, object]) -> Bound:
    missing = [key for key in EXPLANATIONS if not entry.get(key)]
    if missing:
        raise BoundsError(f"{name}: {', '.join(missing)} missing")
    if entry["severity"] not in SEVERITIES:
        raise BoundsError(f"{name}: severity is {entry['severity']!r}, not one of {SEVERITIES}")
    values = {key: value for key, value in entry.items() if key not in EXPLANATIONS}
    return Bound(name, str(entry["severity"]), " ".join(str(entry["reason"]).split()), values)
