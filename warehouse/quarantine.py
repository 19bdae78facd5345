"""Inputs that could not be read, and since when: one JSON line each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from warehouse.outcomes import Quarantined


def write_quarantine(file: Path, bad: Iterable[Quarantined], now: datetime) -> None:
    """Keep one JSON line per unreadable input; `seen_at` is when it was first seen that way."""
    known = {(row["file"], row["reason"]): row["seen_at"] for row in read_quarantine(file)}
    lines = [
        json.dumps(
            {
                "file": one.file,
                "reason": one.reason,
                "seen_at": known.get((one.file, one.reason), now.isoformat(timespec="seconds")),
            },
            ensure_ascii=False,
        )
        for one in bad
    ]
    arriving = file.with_suffix(".arriving")
    arriving.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    arriving.replace(file)


def read_quarantine(file: Path) -> list[dict[str, str]]:
    """Read the quarantine; empty when there is none, or when a power cut has spoilt it."""
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, ValueError):
        return []
