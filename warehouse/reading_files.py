"""Reading reports for a person to look at, without a warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.extracting import find
from warehouse.outcomes import Quarantined

if TYPE_CHECKING:
    from extract.records import Reading


def read_files(paths: Sequence[Path]) -> tuple[list[Reading], list[Quarantined]]:
    """Read every report at the paths; what cannot be read comes with its reason."""
    from extract.reading import read_document
    from extract.records import UnreadableReport

    found = find(paths)
    readings, unreadable = [], list(found.quarantined)
    for document in found.documents:
        try:
            readings.append(read_document(document))
        except UnreadableReport as error:
            unreadable.append(Quarantined(error.file, error.reason))
    return readings, unreadable
