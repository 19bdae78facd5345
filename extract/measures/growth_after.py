"""Growth that is said behind its figure: 保持10%以上的增长速度, 按5%的幅度压减."""

from __future__ import annotations

import re
from functools import cache

from extract.measures.rules import SHARES, Measure
from extract.measures.verbs import WORDS as VERBS
from extract.measures.verbs import is_fall
from extract.reads import Read
from extract.wordlists import any_of, read_words

WORDS = VERBS.with_name("in_context.yml")


def growth_after(read: Read) -> Measure | None:
    """Read the growth whose noun or verb stands behind the figure; None where there is none."""
    if read.figure.number.unit not in SHARES:
        return None
    if _growth_noun_after().match(read.setting.tail):
        return Measure("growth", is_fall=False, reached=False, rule="growth_noun_after")
    pace = _pace_after().match(read.setting.tail)
    if pace is None:
        return None
    verb, alone = pace["verb"] or "", pace["pace"] in read_words(WORDS)["paces_alone"]
    if not verb and not alone:
        return None  # 不少于10%的比例
    return Measure("growth", is_fall(verb), reached=False, rule="pace", words=pace[0])


def is_set_against_aim(lead: str, tail: str) -> bool:
    """Say whether a figure is the aim that what came of it is set against: 低于5%的年度目标."""
    aimed = _aim_after().match(tail) is not None
    return aimed and _measured_against().fullmatch(lead) is not None


@cache
def _growth_noun_after() -> re.Pattern[str]:
    words = read_words(WORDS)
    bounds, nouns = any_of(words["bounds_after"]), any_of(words["growth_nouns_after"])
    aims = any_of(words["growth_aims_after"])
    return re.compile(rf"(?:{bounds})?(?:的?(?:年均|经济)?(?:{nouns})|的[一-鿿]{{2,8}}(?:{aims}))")


@cache
def _pace_after() -> re.Pattern[str]:
    words, verbs = read_words(WORDS), read_words(VERBS)
    bounds, verb = any_of(words["bounds_after"]), any_of(verbs["rise"] + verbs["fall"])
    paces, manners = any_of(words["paces"]), any_of(words["manners"])
    return re.compile(rf"(?:{bounds})?的(?P<pace>{paces})(?:{manners})*(?P<verb>{verb})?")


@cache
def _measured_against() -> re.Pattern[str]:
    words = any_of(read_words(WORDS)["measured_against"])
    return re.compile(rf"[，、]?(?:{words})*")


@cache
def _aim_after() -> re.Pattern[str]:
    words = read_words(WORDS)
    bounds, aims = any_of(words["bounds_after"]), any_of(words["aims"])
    return re.compile(rf"(?:{bounds})?的?[一-鿿]{{0,4}}(?:{aims})")
