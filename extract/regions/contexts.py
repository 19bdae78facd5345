"""What stands around a place in its sentence: does it head a clause, how far does it govern."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")

_MARKS = "，。；：,;:（(）)\n　 "
_ONE_EACH = "分别"
_FARTHEST, _FARTHEST_AGAIN = 24, 6  # characters from the places, or a comma, to 分别
_LIST_JOINT = re.compile(r"[、和]")
_CLAUSE_END = re.compile(r"[，。；：,;:\n]")
_YEAR = r"(?:(?:1[89]|20)\d\d|[一二][○零一二三四五六七八九\u3007]{3})"
_TIME = (
    rf"(?:(?:到|至|截至|截止|在|自|从)?{_YEAR}年?(?:年?[底末初]|度|的|[上下]半年|前三季度)?"
    r"|“?十?[一二三四五六七八九]五”?(?:时期|期间|末)|\d{1,2}月份?|第?[一二三四1-4]季度"
    r"|(?:过去|近)?[一二三四五六七八九十\d]+年(?:来|间|内)|[（(]?[一二三四五六七八九十]+[）)])"
)
_NUMERAL = re.compile(r"(?<!第)(?!五年计划)[\d一二三四五六七八九十百千两]")

# 四川装备渔船九百艘，[渔网九千张]: no more than a thing and its number
_ITEM = re.compile(
    r"""
    (?!全[国省市区县]|[我本]|总) [一-鿿]{1,4}
    (?:[\d.]+[万亿]?|[一二三四五六七八九十百千万亿两]{2,}) [多余]? [一-鿿]{1,3}(?=[，。；、]|$)
    """,
    re.VERBOSE,
)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(read_words(WORDS)['before'])}|{_TIME})*\s*")


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Give what makes a name: behind any place, behind a short one, and later before the figure."""
    words = read_words(WORDS)
    marks = [*words["routes"], *words["list_marks"], *words["closing_marks"], *words["list_ends"]]
    tails = [*words["institutions"], *words["name_tails"], *marks]
    behind = "|".join([any_of(tails), *words["name_tail_patterns"]])
    short = any_of(words["short_name_tails"])
    near = "|".join([short, *words["short_name_tail_patterns"]])
    later = f"{short}|{any_of(words['institutions'])}|[等、“]"
    return re.compile(behind), re.compile(near), re.compile(later)


@cache
def _measure() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"[^，。；\d]{{0,6}}?(?:{any_of(words['measured'])})[^，。；]*?(?:{any_of(words['measured_verbs'])}|\d)"
    )


# 根据最近的材料, 据渔业部门统计
@cache
def _by_whose_word() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:根据|据)[^，]{{0,16}}(?:{any_of(read_words(WORDS)['sources'])})")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(rf"，|(?:{any_of(read_words(WORDS)['tells_of_one'])})")


@cache
def _continuation() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(read_words(WORDS)['continuations'])}|{_TIME})")


def is_of_the_whole(subject: str) -> bool:
    """Say whether a subject is what a region has as a whole: 地区生产总值."""
    return subject in read_words(WORDS)["of_the_whole"]


def is_head(sentence: str, start: int, *, goes_on: bool) -> bool:
    """Say whether only words of time and connection stand between the last mark and the place.

    `goes_on` says that another place governs what stands before: only then does 、 begin a new
    statement (太原增长5%、大同增长6%); elsewhere it lists things (黄金、白银).
    """
    marks = _MARKS + "、" if goes_on else _MARKS
    begin = start
    while begin > 0 and sentence[begin - 1] not in marks:
        begin -= 1
    return _lead().fullmatch(sentence, begin, start) is not None


def is_sentence_head(sentence: str, start: int) -> bool:
    """Say whether only words of time, marks and by whose word it is stand before the place."""
    *told, last = _CLAUSE_END.split(sentence[:start])
    if "在" in last or not _lead().fullmatch(last):
        return False
    return all(_lead().fullmatch(piece) or _by_whose_word().fullmatch(piece) for piece in told)


def is_topic(sentence: str, end: int) -> bool:
    """Say whether a sentence is about a place: 西藏，包括三个地区，…; 四川有一个农具厂，…."""
    return _topic().match(sentence, end) is not None


def is_name_part(sentence: str, end: int, *, is_short: bool) -> bool:
    """Say whether the place is part of a longer name, a route or a list: 太原南站, 重庆至贵阳.

    A short name is also part of one when an organisation follows later: 大连英歌石科学城.
    """
    behind, behind_short, later = _tails()
    if behind.match(sentence, end):
        return True
    if not is_short:
        return False
    if behind_short.match(sentence, end):
        return True
    stop = _CLAUSE_END.search(sentence, end)
    tail = sentence[end : stop.start() if stop else len(sentence)]
    figure = _NUMERAL.search(tail)
    return later.search(tail[: figure.start()] if figure else tail) is not None


def states_measure(sentence: str, end: int) -> bool:
    """Say whether something measured of a region as a whole follows the place."""
    return _measure().match(sentence, end) is not None


def continues_until(sentence: str, end: int, *, whole_sentence: bool) -> int:
    """Give where a place ceases to govern: at a semicolon or a clause with its own subject."""
    for mark in _CLAUSE_END.finditer(sentence, end):
        if mark.group() in "；;\n":
            return mark.start()
        if whole_sentence or mark.group() in "：:":
            continue
        is_item = mark.group() == "，" and _ITEM.match(sentence, mark.end())
        if not is_item and not _continuation().match(sentence, mark.end()):
            return mark.start()
    return len(sentence)


def pair_figures(sentence: str, end: int, count: int) -> list[tuple[int, int]]:
    """Cut what follows 分别 into one piece for each of `count` places; empty if it does not fit.

    The clauses that go on with 分别 are cut too: 太原、大同产值分别为9亿元、6亿元，分别增长6%、5%.
    """
    pieces: list[tuple[int, int]] = []
    while True:
        stop = _CLAUSE_END.search(sentence, end)
        limit = stop.start() if stop else len(sentence)
        at = sentence.find(_ONE_EACH, end, limit)
        if at < 0 or at - end > (_FARTHEST_AGAIN if pieces else _FARTHEST):
            return pieces
        cuts = [at, *(m.start() for m in _LIST_JOINT.finditer(sentence, at, limit)), limit]
        if len(cuts) != count + 1:
            return pieces
        pieces += pairwise(cuts)
        if stop is None or stop.group() in "；;\n":
            return pieces
        end = stop.end()
