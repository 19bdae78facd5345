"""HOW FIRMLY: is the figure exact, a floor, a ceiling or about? 以上, 近, 左右, 突破.

In: the text before and after a figure and what stands inside it. Out: `Answer` with = >= > <= < or ~.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")


@cache
def _side(side: str) -> tuple[dict[str, str], re.Pattern[str]]:
    words = read_words(WORDS)[side]
    bound_of = {word: bound for bound, listed in words.items() for word in listed}
    body = any_of(list(bound_of))
    pattern = f"(?:{body})$" if side == "before" else f"(?:{body})"
    return bound_of, re.compile(pattern)


# 大约增长41.7%, 接近学生人数的50%: the bound word stands before the verb or the whole.
_BEFORE_VERB = re.compile(r"(大约|约|将近|接近|超过|不到|不足)(?:(?:增长|增加|下降|减少|提高|降低|上升|下降|占|完成|达到|翻)了?|[^，。；]{2,14}的)$")
_FILL = re.compile(r"(?:了|有|达到|达|在|为|到|至|占)$")


def trailing_bound(text: str, end: int) -> int:
    """Give the end of the bound words that follow a figure (5%左右, 1000个以上), or `end` itself."""
    match = _side("after")[1].match(text, end)
    return match.end() if match else end


def strip_bound(before: str) -> tuple[str, str]:
    """Take bound words off the end of the text before a figure: 达到近 → (达到, 近)."""
    match = _side("before")[1].search(before[-6:])
    if match is None:
        return before, ""
    return before[: len(before) - len(match[0])], match[0]


def read_bound(before: str, inside: str, after: str, figure: str = "") -> Answer:
    """Read the bound from the words right before, inside and right after a figure."""
    bound_after, after_pattern = _side("after")
    surpassed = re.search(r"突破了?$", before[-6:]) and re.match(r"元?(?:大关|关口)", after)
    if surpassed:
        return Answer(">", "word_before", "突破")
    if match := after_pattern.match(after):
        ceiling = re.search(r"不[高超多]", before[-6:])
        if not ceiling and not _part_of_word(after, match[0]):
            return Answer(bound_after[match[0]], "word_after", match[0])
    bound_before, before_pattern = _side("before")
    near = before[-6:]
    stripped = _FILL.sub("", near) if near.endswith(("有", "达到", "达")) else near
    for text in (near, stripped):
        if match := before_pattern.search(text):
            if match[0] == "约" and re.search(r"[签履违预集节条公毁]约$", text):
                continue
            if match[0] == "上" and not re.match(r"[百千万亿]", figure):
                continue
            if match[0] in ("过", "破", "近", "超") and re.search(r"(?:通过|经过|不过|最近|附近|邻近|打破|侦破|破)$", text) and not text.endswith(("首破", "再破", "突破", "超过")) and match[0] != "超":
                if not (match[0] == "破" and not text.endswith(("打破", "侦破"))):
                    continue
            return Answer(bound_before[match[0]], "word_before", match[0])
    if match := _BEFORE_VERB.search(before):
        return Answer(bound_before.get(match[1], "~"), "word_before_verb", match[1])
    if inside:
        return Answer(_side("inside")[0][inside], "word_inside", inside)
    return Answer("=", "no_bound_word")


def _part_of_word(after: str, word: str) -> bool:
    """多 in 多年, 多种 belongs to the noun, not to the figure."""
    return word in ("多", "余") and bool(re.match(r"[多余][年种样元个家]", after))
