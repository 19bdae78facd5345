"""What a heading looks like: 一、… （一）… 1.… 第一章 …, and short lines without a stop."""

from __future__ import annotations

import re

DIGITS = "一二三四五六七八九十百"
# The kinds of numbered heading, outermost first; the number is the rank.
NUMBERED = re.compile(
    rf"""
    (?P<part>      第 [{DIGITS}\d]+ (?: 章 | 节 | 部分 | 篇 | 编 ) )
    | (?P<han>     [{DIGITS}]+ 、 )
    | (?P<bracket> （ \s? [{DIGITS}]+ \s? ） )
    | (?P<digit>   \d{{1,2}} (?: 、 | [.．] (?!\d) ) )
    | (?P<round>   （ \d{{1,2}} ） | [①-⑳] )
    | (?P<ordinal> 第 [{DIGITS}]+ [、，] )
    """,
    re.VERBOSE,
)
# A number alone on its line: 二
LONE = re.compile(rf"(?P<han>[{DIGITS}]{{1,3}})")
RANKS = {"part": 1, "han": 2, "bracket": 3, "digit": 4, "round": 5, "ordinal": 6}

# Bare headings of the last parts of a report, which lie in no other.
LAST_PARTS = re.compile(r"结束语|附件|附录|附注|名词解释|注释")
STARTS_NO_HEADING = "，。、；：！\uff1f”\u2019）》%"
# …所作的, …约合12: what ends so goes on in the next line; years may end a heading.
ENDS_NO_HEADING = re.compile(r"[，、；（《“的和与及在于将把对从由被至并或]$|%）$|(?<!\d{3})\d$")
LONGEST_NUMBERED = 60
LONGEST_BARE = 32
FINAL = tuple("。！\uff1f；：…")
CLOSING = "”\u2019）》」』】\u3015"


def numbered_kind(line: str) -> str | None:
    """Name the kind of number a line begins with: `han` for 一、, `bracket` for （一）, or None."""
    found = NUMBERED.match(line) or LONE.fullmatch(line)
    return found.lastgroup if found else None


def is_finished(line: str) -> bool:
    """Say whether a line ends as a sentence or an item does: 。！；： and the like, also in 。”."""
    return line.rstrip(CLOSING).endswith(FINAL) and not line.endswith("》")


def is_numbered_heading(line: str) -> bool:
    """Say whether a whole line is a numbered heading: `三、重点工作`, not a paragraph."""
    found = NUMBERED.match(line)
    return LONE.fullmatch(line) is not None or (
        found is not None
        and found.end() < len(line) <= LONGEST_NUMBERED
        and line[-1] not in "，、；。"
        and not is_finished(line)
    )


def is_bare_heading(line: str) -> bool:
    """Say whether a whole line could be a heading without number: short, no stop at its end."""
    return (
        3 <= len(line) <= LONGEST_BARE
        and line.count("，") <= 1
        and "。" not in line
        and line[0] not in STARTS_NO_HEADING
        and not ENDS_NO_HEADING.search(line)
        and not is_finished(line)
    )
