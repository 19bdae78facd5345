"""The version of the reading rules, as it stands beside every row they gave."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

RELEASE = "0.2.0"
_PACKAGE = Path(__file__).parent
_RULES = (".py", ".yml", ".csv")  # code, words, tables
_EXAMPLES = "corpus.yml"


@cache
def extractor_version() -> str:
    """Give the release and a digest of the rules, words and tables: `0.2.0+5f0c81d2`.

    A rule that is changed makes a new version by itself, so that no report keeps a reading that
    these rules would not give. Examples decide nothing and count for nothing.
    """
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*"), key=lambda path: path.relative_to(_PACKAGE).as_posix()):
        if path.suffix in _RULES and path.name != _EXAMPLES:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{RELEASE}+{digest.hexdigest()[:8]}"
