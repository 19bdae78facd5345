"""A sentence and its figures in; the clause, the lead and the tail of each figure out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extract.bounds.rules import trailing_bound
from extract.periods.comparing import is_compared
from extract.periods.times import Time
from extract.quantities.nouns import Figure
from extract.reads import Read, Setting
from extract.subjects.circumstances import tells_reason
from extract.subjects.openings import MEASURE_WORDS
from extract.subjects.tails import LONG_BRACKET, tail_noun
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("clauses.yml")
LIST_MARKS = "、和与及"
RATIO_MARKS = ("：", ":")  # 三次产业结构为9.2：40.3：50.5
ENDS_OF_SPAN = ("从", "由", "自", "到", "至", "到了")
POINTS_OF_VIEW = tuple(read_words(WORDS)["points_of_view"])

_POINT_OF_VIEW = re.compile(
    rf"^(?:[在就从拿以]|另一方面)|(?:{'|'.join(POINTS_OF_VIEW)})$|^[^，]{{0,2}}方面$"
)
_CLAUSE_MARK = re.compile(r"[，；。：！\N{FULLWIDTH QUESTION MARK};!?]|——")
_BRACKETED = re.compile(r"（[^（）]*）")
_LIST_GAP = re.compile(r"(?:[、，和与及]|以及)*$|[：:]$")
# 跨过3个千亿级关口、突破: the steps were counted by the figure before.
_STEP_NOUN = re.compile(r"^[十百千万亿]*(?:元|级|斤|吨)?(?:大关|关口|台阶|门槛)、")
# 帮扶渔户90户和新建码头: after the last list mark begins what the next figure measures.
_AFTER_LIST_MARK = re.compile(r"(?:、|和|与|及|以及|并)([^、和与及]*)$")
# 渔船在[2020年内]: 在 and the noun of place go with the time between them; but 现在, 存在.
_IN = re.compile(r"(?<![现存正所])在$")
_AT_TIME = re.compile(
    r"(?![^，]{0,20}(?:基础上|[情条前][况件提]下)|[初中末前后]?期)"
    r"(?:一年)?(?:期间|以内|之内|中间|内|中|里|间)?(?:，|的(?=[^，]))?"
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with its words of time and the marks that part its clauses (half-open spans)."""

    text: str
    times: list[Time]
    marks: list[tuple[int, int]]


def part_clauses(text: str, times: list[Time], figures: list[Figure]) -> Clauses:
    """Part a sentence; marks in brackets count only where a figure stands in the brackets."""
    inside = [
        (first, last)
        for first, last in (match.span() for match in _BRACKETED.finditer(text))
        if not any(first < figure.start < last for figure in figures)
    ]
    marks = [
        mark.span()
        for mark in _CLAUSE_MARK.finditer(text)
        if not any(first < mark.start() < last for first, last in inside)
    ]
    return Clauses(text, times, marks)


def find_setting(
    clauses: Clauses, figure: Figure, following: Figure | None, previous: Read | None
) -> Setting:
    """Find the clause of a figure, the words before it (lead) and after it (tail)."""
    text = clauses.text
    clause_start = max((end for _, end in clauses.marks if end <= figure.start), default=0)
    clause_end = min(
        (start for start, _ in clauses.marks if start >= figure.end), default=len(text)
    )
    tail_end = min(clause_end, following.start) if following else clause_end
    lead_start = max(clause_start, previous.setting.stop) if previous else clause_start
    end = figure.end + _counts_large(text, figure)
    tail = without_times(clauses, end, max(tail_end, end))
    setting = Setting(
        clause_start=clause_start,
        stop=trailing_bound(text, end),
        before=text[clause_start : figure.start],
        lead=without_times(clauses, lead_start, figure.start),
        tail=tail,
        noun_after=tail_noun(_next_lead().sub("", tail) if tail_end < clause_end else tail),
    )
    return setting if previous is None else _beside(setting, previous, text, figure.start)


# 9大渔港, but 9大型渔港
def _counts_large(text: str, figure: Figure) -> bool:
    if figure.number.unit or not text.startswith("大", figure.end):
        return False
    return not text.startswith(tuple(read_words(WORDS)["large_words"]), figure.end)


def _beside(setting: Setting, previous: Read, text: str, start: int) -> Setting:
    """Add how the figure stands to the one before it."""
    lead, shared = _STEP_NOUN.sub("", setting.lead), False
    gap = text[previous.setting.stop : start]
    listed = gap[:1] in LIST_MARKS or gap in RATIO_MARKS  # or nothing at all: 9项12公里
    coordinated = (listed and gap != "") or gap.startswith("以及")
    is_gap_of_list = is_list_gap(gap)
    if is_gap_of_list and ("，" not in gap or not setting.noun_after):
        coordinated = True
    if _lead_may_hold_object(previous, setting.clause_start):
        lead = LONG_BRACKET.sub("", lead)
        # 9个国家及地区的90个港口: the list is of the first figure
        if not lead.endswith("的") and (match := _AFTER_LIST_MARK.search(lead)):
            lead, coordinated = match[1], True
        else:
            shared = True
    return replace(
        setting,
        lead=lead,
        opens_with_list_mark=listed,
        is_list_gap=is_gap_of_list,
        coordinated=coordinated,
        shared=shared,
    )


def _lead_may_hold_object(previous: Read, clause_start: int) -> bool:
    """帮扶90户渔户更新9艘渔船: 渔户 of the second lead is the object of the first figure."""
    if previous.setting.stop <= clause_start or previous.subject is None:
        return False
    return previous.subject.rule in ("noun_after", "noun_around") and bool(previous.setting.tail)


def is_list_gap(gap: str) -> bool:
    """Say whether nothing but list marks stands between two figures: 5座、 … and 5座，以及 …."""
    return bool(_LIST_GAP.match(gap))


def earlier_clause(clauses: Clauses, clause_start: int) -> tuple[int, str]:
    """Give where the clause before this one starts, and its words without its times, or "".

    渔获量，由于水灾，就沿海各县来说，…: clauses that tell a reason or name a point of view are
    passed over. Where nothing else stands before, a point of view is what is told of: 渔获量方面.
    """
    ends = [start for start, end in clauses.marks if end <= clause_start]
    view = (clause_start, "")
    for end in reversed(ends):
        start = max((last for _, last in clauses.marks if last <= end), default=0)
        clause = without_times(clauses, start, end)
        if clause.endswith(POINTS_OF_VIEW):
            view = (start, _POINT_OF_VIEW.sub("", clause))
        elif clause and not _is_left_of_time(clause) and not tells_reason(clause):
            return start, clause
    return view


# 渔民人数，到今年6月底，达到9万人: all that is left of a clause that was but a time
def _is_left_of_time(clause: str) -> bool:
    return clause in read_words(WORDS)["left_of_time"]


def without_times(clauses: Clauses, start: int, end: int) -> str:
    """Give the words from start to end without their times.

    With a time go the words that hang on it: 比2020年同期增长 → 比增长, 到2030年的 → 到.
    """
    text, pieces, here = clauses.text, [], start
    for time in clauses.times:
        if time.end <= here or time.start >= end:
            continue
        piece, after_time = text[here : max(here, time.start)], here > start
        if time.words[0] == "前":  # 提前一年完成
            piece = piece.removesuffix("提")
        here = max(here, time.end)
        if is_compared(time, text):
            here = _end_of(_compared_end(), text, here, end)
            if time.words[0] == "到" and piece.endswith("达"):  # 达到2020年的两倍
                piece += "到"
            if (
                after_time
                and piece in ("比", "较")
                and _thing_that_changed().match(text, here, end)
            ):
                piece = ""
        elif time.words[0] in "到至" and piece and not piece.endswith(("，", "、")):
            piece += time.words[0]
            here = _end_of(_result_of(), text, here, end)
        elif piece.endswith(ENDS_OF_SPAN) or time.words.startswith(ENDS_OF_SPAN):
            here += text.startswith("的", here, end)
        elif time.words[0] == "在" and piece.endswith("早"):  # 英国早在1880年就
            piece = piece[:-1]
        elif _IN.search(piece) and (place := _AT_TIME.match(text, here, end)):
            piece, here = piece[:-1], place.end()
        pieces.append(piece)
    pieces.append(text[here:end])
    return "".join(pieces)


def _end_of(words: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = words.match(text, start, end)
    return match.end() if match else start


# 比上年[的实际]增长, 与2020年[同期相比，]渔获量: these hang on the time compared with.
@cache
def _compared_end() -> re.Pattern[str]:
    words = any_of(read_words(WORDS)["compared_ends"])
    return re.compile(rf"(?:{words})*(?:相比)?，?")


# 2024年比2020年[渔船数量]增长: the thing stands behind the time compared with.
@cache
def _thing_that_changed() -> re.Pattern[str]:
    words, changes = read_words(WORDS), read_words(MEASURE_WORDS)
    changed = any_of(changes["rise"] + changes["fall"])
    others = any_of(words["before_change"])
    things = any_of(words["change_in_name"])
    return re.compile(
        rf"(?!(?!{things})(?:{changed}|{others}|[这其该所]))[一-鿿“”]{{2,24}}?(?:{others})*(?:{changed})(?![的值额率量])"
    )


# 到2030年[计划的]9万吨: these hang on the time of a result.
@cache
def _result_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['result_kinds'])})?的")


# 惠及90名渔民[、补助金额]9万元, 90个项目[完成投资超]9亿元: these stand before the next figure.
@cache
def _next_lead() -> re.Pattern[str]:
    words = read_words(WORDS)
    done, reached = any_of(words["done_with"]), any_of(words["reached_by"])
    return re.compile(
        rf"""(?<=[^、]{{2}}) (?:
            (?:、|以及|(?<!合)并) [^、和与及]* [^、和与及的等]
          | (?:年度|累计|共|已)? (?:{done}) [^、，的]{{2,6}} (?:{reached})?
          | 中?(?:已经|已|现|共|还|又)? (?<![持拥具])有
          | (?:总投资|投资|总产值|年产值|产值) (?:{reached})?
        )$""",
        re.VERBOSE,
    )
