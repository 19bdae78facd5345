"""HOW FIRMLY: is the figure exact, a floor, a ceiling or about? 以上, 近, 左右, 突破.

In: the text before and after a figure and what stands inside it. Out: `Answer` with one of
= >= > <= < ~.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
_LARGE = ("万", "亿")
_NEAR = 6  # how far before a figure a bound word may begin


@dataclass(frozen=True, slots=True)
class _Side:
    """The bound words on one side of a number: which bound each gives, and a pattern of them."""

    bound_of: dict[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    before: _Side
    after: _Side
    inside: dict[str, str]
    before_verb: re.Pattern[str]
    before_whole: re.Pattern[str]
    floor_of_verb: re.Pattern[str]
    ceiling_of_verb: re.Pattern[str]
    link: re.Pattern[str]
    threshold: re.Pattern[str]
    many: re.Pattern[str]
    passing: tuple[str, ...]
    negated: tuple[str, ...]
    scales: tuple[str, ...]
    before_scales: tuple[str, ...]
    before_large: tuple[str, ...]
    ends_of_words: dict[str, tuple[str, ...]]


@cache
def _words() -> _Words:
    lists = read_words(WORDS)
    # 大约增长41.7%, 接近学生人数的50%.
    before_verb = rf"""
        (?P<bound> {any_of(lists["before_verb"])} )
        (?: (?:{any_of(lists["verbs"])}) 了? | [^，。；、是\d]{{2,14}}的 ) $
    """
    return _Words(
        before=_side("before", "(?:{})$"),
        after=_after_side(),
        inside=_bounds("inside"),
        before_verb=re.compile(before_verb, re.VERBOSE),
        before_whole=re.compile(
            rf"(?P<bound>{any_of(lists['before_whole'])})(?:{any_of(lists['wholes'])})的?$"
        ),
        floor_of_verb=re.compile(
            rf"(?P<bound>{any_of(lists['floors_of_verbs'])})[^，。；的\d]{{1,6}}$"
        ),
        ceiling_of_verb=re.compile(
            rf"(?P<bound>{any_of(lists['ceilings_of_verbs'])})(?:{any_of(lists['verbs_of_giving'])})$"
        ),
        link=re.compile(rf"(?:{any_of(lists['links'])})$"),
        threshold=re.compile(rf"元?(?:{any_of(lists['thresholds'])})"),
        many=re.compile(rf"(?:{any_of(lists['many'])})(?:{any_of(lists['many_nouns'])})"),
        passing=tuple(lists["passing"]),
        negated=tuple(lists["negated"]),
        scales=tuple(lists["scales"]),
        before_scales=tuple(lists["before_scales"]),
        before_large=tuple(lists["before_large"]),
        ends_of_words={word: tuple(ends) for word, ends in lists["ends_of_words"].items()},
    )


def _side(name: str, form: str) -> _Side:
    bound_of = _bounds(name)
    return _Side(bound_of, re.compile(form.format(any_of(list(bound_of)))))


def _after_side() -> _Side:
    """Give the words after a figure: some of them only at the end of a clause (24%强，)."""
    anywhere, at_end = _bounds("after"), _bounds("after_at_end")
    ends = rf"(?:{any_of(list(at_end))})(?=[，。；、）]|$)"
    compares = any_of(read_words(WORDS)["more_than"])  # 比上年的9万元[多出]1万元
    pattern = rf"(?!{compares}|多\d)(?:{any_of(list(anywhere))})|{ends}"
    return _Side(anywhere | at_end, re.compile(pattern))


def _bounds(name: str) -> dict[str, str]:
    return {word: bound for bound, words in read_words(WORDS)[name].items() for word in words}


def trailing_bound(text: str, end: int) -> int:
    """Give the end of the bound words after a figure (5%左右, 1000个以上), or `end` itself."""
    match = _words().after.pattern.match(text, end)
    return match.end() if match else end


def strip_bound(before: str) -> tuple[str, str]:
    """Take bound words off the end of the text before a figure: 达到近 → (达到, 近); not 节约."""
    words = _words()
    match = words.before.pattern.search(before[-_NEAR:])
    if match is None or before.endswith(words.ends_of_words.get(match[0], ())):
        return before, ""
    return before[: len(before) - len(match[0])], match[0]


def read_bound(before: str, inside: str, after: str, figure: str = "") -> Answer:
    """Read the bound from the words right before, inside and right after a figure.

    `inside` is the hedge within the number (余, or ""), `figure` the number as written.
    """
    near = before[-_NEAR:]
    return (
        _passing(near, after)
        or _after(near, after)
        or _before(near, figure)
        or _before_verb(before)
        or _inside(inside)
        or Answer("=", "no_bound_word")
    )


def _passing(near: str, after: str) -> Answer | None:
    """突破50亿元大关: passed, though 大关 alone would be a floor."""
    if near.endswith(_words().passing) and _words().threshold.match(after):
        return Answer(">", "word_before", _words().passing[0])
    return None


def _after(near: str, after: str) -> Answer | None:
    """60%以上, 3000户左右; but 6多年: 多 belongs to the noun."""
    match = _words().after.pattern.match(after)
    if match is None or any(word in near for word in _words().negated):
        return None
    if len(match[0]) == 1 and _words().many.match(after):
        return None
    return Answer(_words().after.bound_of[match[0]], "word_after", match[0])


def _before(near: str, figure: str) -> Answer | None:
    """近80万吨, 超过半数, 近有70户."""
    words = _words()
    for text in (near, words.link.sub("", near)):
        match = words.before.pattern.search(text)
        if match and not _is_part_of_word(match[0], text, figure):
            return Answer(words.before.bound_of[match[0]], "word_before", match[0])
    return None


def _is_part_of_word(word: str, text: str, figure: str) -> bool:
    """The end of another word is no bound (签约, 附近), nor is 上 where no scale follows."""
    words = _words()
    if word in words.before_scales and not figure.startswith(words.scales):
        return True
    if word in words.before_large and not any(scale in figure for scale in _LARGE):
        return True
    return text.endswith(words.ends_of_words.get(word, ()))


def _before_verb(before: str) -> Answer | None:
    """大约增长4%, 不足总数的三成."""
    words = _words()
    for pattern, bound in ((words.floor_of_verb, ">="), (words.ceiling_of_verb, "<=")):
        if found := pattern.search(before):
            return Answer(bound, "word_before_verb", found["bound"])
    match = words.before_whole.search(before) or words.before_verb.search(before)
    if match is None:
        return None
    ends = _words().ends_of_words.get(match["bound"], ())
    if before.endswith(ends, 0, match.end("bound")) and ends:
        return None
    bound = _words().before.bound_of.get(match["bound"], "~")
    return Answer(bound, "word_before_verb", match["bound"])


def _inside(inside: str) -> Answer | None:
    """2万余人, 十来个."""
    return Answer(_words().inside[inside], "word_inside", inside) if inside else None
