"""One refresh at a time per data home; the lock dies with its holder, so a crash leaves none."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import RefreshRunning


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the lock until leaving; raises RefreshRunning when another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefreshRunning(
                f"A refresh is already at work here (process {_holder(path)}).",
                "Nothing was done; run it again when that one has finished.",
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def is_held(path: Path) -> bool:
    """Say whether some process holds the lock now."""
    try:
        with path.open("r", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _holder(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() or "unknown"
