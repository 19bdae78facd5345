"""Traditional characters to simplified ones, one for one, so that offsets stay: 國家 → 国家.

The reports of the 1950s were printed in traditional characters; the words of the rules are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# Characters that a text of that time cannot do without, and that no simplified text holds.
TELLING = re.compile(r"[國們個來這為爲會對時學長發產産]")
PER_TEN_THOUSAND = 3  # so many of them in a text that has not been simplified throughout
SHORTEST = 200  # a text is taken to be at least this long: a title alone tells little


def is_traditional(text: str) -> bool:
    """Say whether a text, or enough of it to matter, is set in traditional characters."""
    found = sum(1 for _ in TELLING.finditer(text))
    return found * 10_000 > PER_TEN_THOUSAND * max(len(text), SHORTEST)


def simplify(text: str) -> str:
    """Replace each traditional character by its simplified one; the length stays the same."""
    table = {}
    for character in set(text):
        simple = _converter()(character)
        if len(simple) == 1 and simple != character:
            table[ord(character)] = simple
    return text.translate(table)


@cache
def _converter() -> Callable[[str], str]:
    # Imported here: a quarter of a second that only reports of the 1950s need.
    from opencc import OpenCC

    return OpenCC("t2s").convert
