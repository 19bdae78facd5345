"""The word file of what several modules of OF WHAT share; each has its own beside it."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).with_name("words.yml")
