"""From–to pairs: whether a figure is where another came from, and the dates a pair lends.

由2020年的3座增加到2025年的5座: 3座 is the baseline, 5座 its result.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.clauses import LIST_MARKS, Clauses
from extract.periods.comparing import is_compared_base
from extract.periods.passages import Passage
from extract.periods.times import Time
from extract.quantities.nouns import Figure
from extract.reads import Read, Setting
from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("baselines.yml")
Pair = tuple[Answer, Answer]
REACH_AFTER, COMPARED_AFTER = 40, 8  # characters after a figure that may say what became of it

# 从, 由, 自, but not in 自治区, 来自, 自由, 从事
_SELF = "治主由然身动来我己有行贸愿发筹律营查助驾给建强立信觉净此古费收产备考"  # 自 + each: a word
_START = rf"(?:(?<![服听随])从(?![事业])|(?<![自理事缘])由(?!于)|(?<![来各亲独])自(?![{_SELF}]))"
# 渔船由 | 渔船从2020年的 | 渔船由不足
_FROM = re.compile(
    rf"{_START}(?:[^，。；、]{{0,16}}?的)?$|{_START}(?:(?!至|(?<!不)到)[^，。；、]){{0,8}}$"
)

_FROM_WORDS = ("从", "由", "自")
# Rules that take dates from the passage, not from words of time of the figure's own.
_UNDATED_RULES = frozenset(
    {"passage", "passage_last_year", "passage_end", "baseline_before_passage", "every_year"}
)


def is_baseline(clauses: Clauses, figure: Figure, setting: Setting, previous: Read | None) -> bool:
    """Say whether a figure is where another came from: the first of a pair, or compared with."""
    text, stop = clauses.text, setting.stop
    if _FROM.search(setting.before):
        after = text[stop : stop + REACH_AFTER]
        paired = leads_to_result(after) or after.startswith(tuple(LIST_MARKS))
    else:
        # 由3座、9米增加到5座、12米: the second of a list of baselines.
        listed = setting.opens_with_list_mark and setting.is_list_gap
        paired = previous is not None and previous.baseline and listed
    paired = paired or bool(_lowered().match(text, stop))
    after = text[stop : stop + COMPARED_AFTER]
    return paired or is_compared_base(clauses.times, figure.start, text, after)


def leads_to_result(after: str) -> bool:
    """Say whether the words after a figure lead to what it became: 座增加到 …, 提高为 …."""
    return bool(_result_after().match(after))


def is_dated(period: Answer) -> bool:
    """Say whether dates were read from words of time, not taken from the passage."""
    return period.rule not in _UNDATED_RULES


def is_of_baseline(time: Time, text: str) -> bool:
    """Say whether a year is that of a baseline: 由1978年的36%."""
    if time.kind != "year" or not (time.words[-1] == "的" or text.startswith("的", time.end)):
        return False
    return time.words.startswith(_FROM_WORDS) or text.endswith(_FROM_WORDS, 0, time.start)


def pair_of(reads: list[Read], passage: Passage) -> Pair | None:
    """Give the dates of the pair a sentence tells, to hold for undated pairs of the next one.

    In a review of years only a pair over all of them holds on: 1994年的9%降到1997年的3% does not.
    """
    if len(reads) < 2:
        return None
    pair = _dated_pair([read for read in reads if read.period is not None])
    if pair is None:
        return None
    if passage.first < passage.last and pair[0].value[1].year >= passage.first:
        return None
    return replace(pair[0], words=""), replace(pair[1], words="")


def pair_before(earlier: list[Read], read: Read, told: Pair | None) -> Pair | None:
    """Give the dates of a dated pair earlier in the sentence: they hold for the pairs after it.

    渔船由2020年的3艘增加到2025年的5艘，渔网由9张增加到12张. The words of the answers are
    where the pair ends in the sentence. told is the pair of the sentence before.
    """
    if not read.baseline and not (earlier and earlier[-1].baseline):
        return None
    return _dated_pair(earlier) or told


def _dated_pair(reads: list[Read]) -> Pair | None:
    for first, second in pairwise(reads):
        if _is_dated_pair(first, second):
            end = str(second.figure.end)
            return (
                Answer(first.period.value, "pair", end),
                Answer(second.period.value, "result_of_pair", end),
            )
    return None


def _is_dated_pair(first: Read, second: Read) -> bool:
    if not first.baseline or second.baseline or not is_dated(second.period):
        return False
    if first.period.rule not in ("baseline_dated", "baseline_of_span"):
        return False
    (start, _), (_, end) = first.period.value, second.period.value
    return end.year - start.year >= 1


# 16%[的税率降至]13%
@cache
def _lowered() -> re.Pattern[str]:
    verbs = any_of(read_words(WORDS)["result_verbs"])
    return re.compile(rf"的[一-鿿]{{2,8}}?(?:{verbs})(?:到|至|为)\d")


# 座，总长[增加]到 | 到
@cache
def _result_after() -> re.Pattern[str]:
    return re.compile(
        rf"""
        ，? [^，。；]{{0,24}}? (?:{any_of(read_words(WORDS)["result_verbs"])})
        [^，。；\d]{{0,6}}? (?:到|至|为|成)
      | [^，。；]{{0,3}} (?:到|至)
        """,
        re.VERBOSE,
    )
