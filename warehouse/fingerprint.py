"""What a published version was made of: equal fingerprints mean there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from warehouse.home import REPOSITORY

READING_CODE = ("extract",)
ALL_CODE = ("extract", "dbt_project", "expectations", "warehouse")
_SUFFIXES = frozenset({".py", ".sql", ".yml", ".csv", ".md"})
# Not code of ours, or not read by a refresh: examples beside the rules.
_SKIPPED = frozenset({"target", "logs", "__pycache__", "dbt_packages", "corpus.yml"})


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; '' when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def code_digest(packages: tuple[str, ...] = ALL_CODE, root: Path = REPOSITORY) -> str:
    """Digest the rules, words, SQL and bounds of some packages."""
    digest = hashlib.sha256()
    for package in packages:
        for path in sorted(_code_files(root / package)):
            digest.update(f"{path.relative_to(root)}\n{file_digest(path)}\n".encode())
    return digest.hexdigest()


def fingerprint(sources: Iterable[tuple[str, str, dict[str, str]]], code: str) -> str:
    """Digest reports as (file, digest of its bytes, its manifest row), and the code."""
    described = json.dumps([code, *sorted(sources, key=lambda source: source[0])], sort_keys=True)
    return hashlib.sha256(described.encode()).hexdigest()


def _code_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.suffix in _SUFFIXES and not _SKIPPED.intersection(inside):
            yield path
