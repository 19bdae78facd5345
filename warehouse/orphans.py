"""Processes that end with the one that started them, even when that is killed.

An orphan would keep the build database open, and the next refresh could not write to it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

_SET_SIGNAL_OF_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG in linux/prctl.h

# What Python runs in the process of the expectations.
EXPECTATIONS = (
    "import runpy; from warehouse.orphans import end_with_parent; end_with_parent(); "
    "runpy.run_module('expectations', run_name='__main__', alter_sys=True)"
)


def end_with_parent() -> None:
    """Have this process killed when its parent dies; only Linux can do that, others do nothing."""
    parent = os.getppid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_SIGNAL_OF_PARENTS_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)  # it died while we asked
