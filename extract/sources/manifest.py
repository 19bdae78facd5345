"""A `manifest.csv` goes in: what it says of each file, and one problem for each of its faults."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

MANIFEST = "manifest.csv"
COLUMNS = frozenset(
    {"file", "title", "publisher", "published_on", "region", "about_year", "url"},
)
FIRST_YEAR, LAST_YEAR = 1000, 9999


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is left out, or a fault in what is said about it; both parts are for the user."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says: facts by resolved path, faults in order of rows."""

    folder: Path
    facts: dict[Path, dict[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_manifest(folder: Path, path: Path, *, is_whole: bool) -> Manifest:
    """Read the manifest at `path`, if there is one, about the files in `folder`.

    Columns are `file` and any of `title`, `publisher`, `published_on` (YYYY-MM-DD), `region`,
    `about_year`, `url`. `is_whole` says that all files it names should be there: when only a file
    of its folder was asked for, its faults are not reported. What is faulty is left out, the rest
    of the row is kept. Nothing is raised.
    """
    if not path.is_file():
        return Manifest(folder)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = f"cannot be read as a CSV file in UTF-8 ({error}); nothing is taken from it"
        return Manifest(folder, problems=(Problem(path.name, reason),))
    problems: list[Problem] = []
    facts = dict(_read_rows(path, rows, problems))
    return Manifest(folder, facts, tuple(problems) if is_whole else ())


def _read_rows(
    path: Path, rows: list[list[str]], problems: list[Problem]
) -> Iterator[tuple[Path, dict[str, str]]]:
    columns = [name.strip() for name in rows[0]] if rows else []
    if "file" not in columns:
        reason = "has no column `file`; nothing is taken from it"
        problems.append(Problem(path.name, reason))
        return
    for unknown in [name for name in columns if name not in COLUMNS]:
        reason = f"column `{unknown}` is not known and is ignored"
        problems.append(Problem(path.name, reason))
    seen: set[Path] = set()
    for number, cells in enumerate(rows[1:], start=2):
        row = {
            name: cell.strip()
            for name, cell in zip(columns, cells, strict=False)
            if name in COLUMNS and cell.strip()
        }
        place = f"{path.name}, row {number}"
        target = _target(path.parent, row.pop("file", ""), place, problems) if any(cells) else None
        if target is None:
            continue
        if target in seen:
            problems.append(Problem(place, f"names {target.name} again; the first row is kept"))
            continue
        seen.add(target)
        yield target, _believable(row, place, problems)


def _target(folder: Path, name: str, place: str, problems: list[Problem]) -> Path | None:
    """Find the file a row names, beside the manifest or in a folder `reports` there."""
    if not name:
        problems.append(Problem(place, "names no file"))
        return None
    if "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        problems.append(Problem(place, f"`{name}` leads out of the folder and is ignored"))
        return None
    for candidate in (folder / name, folder / "reports" / name):
        if candidate.is_file():
            resolved = candidate.resolve()
            if resolved.is_relative_to(folder.resolve()):
                return resolved
            problems.append(Problem(place, f"`{name}` leads out of the folder and is ignored"))
            return None
    problems.append(Problem(place, f"names `{name}`, which is not there"))
    return None


def _believable(row: dict[str, str], place: str, problems: list[Problem]) -> dict[str, str]:
    """Leave out a date that is none and a year that is none."""
    kept = dict(row)
    published_on = row.get("published_on")
    if published_on is not None and not _is_date(published_on):
        reason = f"published_on `{published_on}` is not a date such as 2026-02-09; it is ignored"
        problems.append(Problem(place, reason))
        del kept["published_on"]
    about_year = row.get("about_year")
    if about_year is not None and not _is_year(about_year):
        reason = f"about_year `{about_year}` is not a year such as 2025; it is ignored"
        problems.append(Problem(place, reason))
        del kept["about_year"]
    return kept


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
