"""The noun a figure counts, where it stands in a frame: 在[九种]渔船中 counts 渔船."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.subjects.circumstances import WORDS as FRAMES
from extract.subjects.verbs import wants_object
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("counted.yml")

SHORTEST_TOLD = 5  # characters: 渔民对合作社更加信赖, but 渔民在城镇落户
LONGEST_NEAREST = 6
LONGEST_FRAMED = 14  # characters of a subject of which a part stands before the figure
# 我们这样一个有[九亿]人口的大国, [九亿]渔民的积极性空前高涨: the people are counted, no more.
_POPULATION = re.compile(
    r"^(?P<people>人口|(?:各族|中国)?人民(?:群众)?|中国人|农村人口|农民|牧民|渔民|工人|职工|群众|同胞)"
    r"(?:[^，]{3,}|(?<!人口)$)"
)
_OF_THIS_KIND = re.compile(r"这?样(?:的)?(?:一个)?(?:有|拥有)?$|^(?:对于?)?一个(?:有|拥有)?$")
# What [应当率先停止捕捞] is told of
_OUGHT = re.compile(r"(?<=[^，、的]{2})(?:应当|应该|必须)[^，”]{4,}$")
# 根据九个县[九千个]船厂的统计
_STATISTICS = re.compile(r"(?<=[^的])的(?:不完全|初步)?统计$")


def counted_noun(lead: str, after: str, measure: str) -> str:
    """Give the noun counted, without what its frame leaves behind it: 前提下, 的统计.

    "" where what follows is told of the thing named before: 九成[是巩固的].
    Of a share what is told stays: 渔民在不同程度上增加了收入 is 渔民增加了收入.
    """
    if _no_noun().match(after) or after in read_words(WORDS)["compared_alone"]:
        return ""
    after = _among().sub(r"\g<thing>", _STATISTICS.sub("", after))
    if _framed().match(lead) or lead.endswith("在"):
        after = _frame_end().sub("", after)
    told = _manner() if measure == "rate" else _predicate()
    return told.sub("", _OUGHT.sub("", after))


def population(after: str) -> str:
    """Give the people a bare number counts, of whom something is told: 渔民的积极性; or ""."""
    match = _POPULATION.match(after)
    return match["people"] if match else ""


def without_frame(lead: str, after: str) -> str:
    """Give the words before a figure that belong to the noun it counts, without its frame."""
    if after == "人口" and _OF_THIS_KIND.search(lead):
        return ""
    frame = _framed().match(lead)
    if frame is None:
        return lead
    own = lead[frame.end() :]
    return own if len(own) + len(after) <= LONGEST_FRAMED else _nearest(own)


# 坚持执行渔业部宣布的对外援助[八项]原则: of a long lead what stands nearest belongs to the noun
def _nearest(lead: str) -> str:
    _, link, nearest = lead.rpartition("的")
    if link and len(nearest) <= LONGEST_NEAREST:
        return nearest
    verb = wants_object(lead)
    return verb if len(verb) > 1 else ""


# 在[九种]渔船中, 据[九个]船厂的统计, but not 在建
@cache
def _framed() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"^(?:是|就是|只有)?(?:{any_guarded(words['frames'])})")


@cache
def _no_noun() -> re.Pattern[str]:
    return re.compile(any_guarded(read_words(WORDS)["no_nouns"]))


# 渔船[中], 标准[的前提下…], 船厂[的不完全统计]
@cache
def _frame_end() -> re.Pattern[str]:
    words = read_words(WORDS)
    ends, places = any_of(words["frame_ends"]), "|".join(words["frame_places"])
    return re.compile(rf"(?<=[^的单双多])的?(?:{ends}).*$|(?<=[^的]{{2}})的?[{places}]$")


# 90个渔港项目[中]，…
@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"(?P<thing>{any_of(read_words(FRAMES)['things_at_end'])})[中里]$")


# 渔民[对合作社更加信赖], 渔民[都参加了合作社]: what is told of those counted
@cache
def _predicate() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""(?<=[^，、的]{{2}}) (?<![{words["told_not_after"]}])
        (?:{any_guarded(words["told"])}) [^，的”]{{{SHORTEST_TOLD},}}$
      | (?<=[^，、的]{{2}}) 在 [^，]{{2,20}} (?:基础上|条件下|情况下|领导下)$
      | (?<=[^，、的]{{2}}) (?<![但于凡还可只]) [就都也]? 是 (?!否) [^，”]{{3,}}$""",
        re.VERBOSE,
    )


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["manner_told"]))
