"""Publishing: a new version is written aside, then replaces the live file in one step.

Readers who have the old file open keep it; whatever happens, they find a complete file.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from warehouse.errors import UserError
from warehouse.home import PUBLISHED_NAME, Home
from warehouse.marts_file import Publication, read_publication, sync, write_marts

FACTS = "version.json"


def publish(database: Path, home: Home, about: Publication, keep: int) -> Path:
    """Publish the marts of `database` as a new version; return the file readers open.

    Whatever happens on the way, readers find a complete file: the old one or the new one.
    At most `keep` versions stay, the one published among them.
    """
    new = version_file(home, about.version)
    folder = new.parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        write_marts(database, new, about)
        _write_facts(folder, about)
        put_live(new, home.published_file)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    drop_old_versions(home, keep)
    return home.published_file


def put_live(version: Path, live: Path) -> None:
    """Replace the live file by a copy of a version, in one step, durably."""
    arriving = live.with_name(f".{live.name}.arriving")
    try:
        shutil.copyfile(version, arriving)
        sync(arriving)
    except OSError:
        arriving.unlink(missing_ok=True)
        raise
    # A client that wrote to the old file and died left a log of it; it does not fit the new one.
    live.with_name(f"{live.name}.wal").unlink(missing_ok=True)
    arriving.replace(live)
    sync(live.parent)


def list_versions(home: Home) -> tuple[Publication, ...]:
    """Return the versions kept, oldest first; unfinished ones are passed over."""
    found = (_read_facts(folder) for folder in home.versions.glob("*") if folder.is_dir())
    return tuple(sorted((about for about in found if about), key=lambda about: about.number))


def version_file(home: Home, version: str) -> Path:
    """Return where the file of a version lies."""
    return home.versions / version / PUBLISHED_NAME


def next_number(home: Home) -> int:
    """Return the number of the next version: numbers only rise, whatever the clock does."""
    live = read_publication(home.published_file)
    known = [about.number for about in list_versions(home)]
    return max([*known, live.number if live else 0], default=0) + 1


def roll_back(home: Home, to: str | None = None) -> Publication:
    """Make an earlier version live again: the named one, or the one before the live one."""
    live = read_publication(home.published_file)
    known = list_versions(home)
    if to is not None:
        earlier = [about for about in known if about.version == to]
    else:
        earlier = [about for about in known if live is None or about.number < live.number]
    if not earlier:
        raise UserError(
            f"There is no version {to}." if to else "There is no earlier version to return to.",
            "zhibiao history lists the versions kept",
        )
    put_live(version_file(home, earlier[-1].version), home.published_file)
    return earlier[-1]


def drop_old_versions(home: Home, keep: int) -> None:
    """Keep the newest `keep` versions and the live one; remove the rest and unfinished ones."""
    known = list_versions(home)
    live = read_publication(home.published_file)
    kept = {about.version for about in known[-max(keep, 1) :]}
    if live is not None:
        kept.add(live.version)
    for folder in home.versions.glob("*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _write_facts(folder: Path, about: Publication) -> None:
    """Write down what a version is, last: a folder without it is an unfinished version."""
    facts = asdict(about) | {"published_at": about.published_at.isoformat()}
    (folder / FACTS).write_text(json.dumps(facts, indent=2), encoding="utf-8")
    sync(folder / FACTS)
    sync(folder)


def _read_facts(folder: Path) -> Publication | None:
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        published_at = datetime.fromisoformat(facts["published_at"])
        return Publication(**(facts | {"published_at": published_at}))
    except (OSError, ValueError, TypeError, KeyError):
        return None
