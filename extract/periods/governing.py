"""Which words of time date a figure: the last before it that are not about something else.

In: a sentence, its words of time, a figure. Out: the `Time` that governs the figure, or none.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.beside import (
    is_kept_up_to,
    is_of_the_basis,
    is_of_the_source,
    is_of_the_whole,
    is_past_by_now,
    ranks_among,
)
from extract.periods.clues import CLAUSE_ENDS, PeriodClues
from extract.periods.comparing import BEFORE, compared_year, is_compared, says_equal
from extract.periods.flows import comes_to_in_a_year
from extract.periods.times import Time
from extract.periods.words import characters, deed_pattern, listed, one_of

_LIST_ENDS = re.compile(r"[，；、]")
_COUNTS_THINGS = re.compile(r"[^，。；、\d]{1,6}(?<![到达至为了占供于产])$")
_FIGURE_OPENS = re.compile(r"[\d.]+[%％一-鿿]{0,4}（")  # 9万亩（
BRACKET_REACH = 16  # characters of a figure and its bracket
_NUMBER = re.compile(r"[\d一二三四五六七八九十百]")


def governing_time(clues: PeriodClues) -> Time | None:
    """Give the words of time that date a figure.

    每年 is the weakest: it gives way to other words of time in its clause, and to a span before it,
    and ends with its half of the sentence (；).
    """
    if (base := _compared_pace(clues)) is not None:
        return base
    every = None
    for time in reversed(clues.times):
        if time.end > clues.start or time.first is None:
            continue
        if time.kind == "every":
            if not _is_pace_of_another(time, clues):
                every = every or time
        elif every is not None and CLAUSE_ENDS.search(clues.text, time.end, every.start):
            return time if _is_span_of_pace(time, every, clues) else every
        elif not _is_about_another(time, clues):
            return _year_of_whole(time, clues) if time.kind == "fullyear" else time
    return every or _of_source(clues)


# 由9%（2020年）提高到10%（2025年）
def year_behind(clues: PeriodClues) -> Time | None:
    """Give the year in a bracket right behind a figure."""
    for time in clues.times:
        if time.kind != "year" or not clues.start < time.start < clues.start + BRACKET_REACH:
            continue
        figure = clues.text[clues.start : time.start]
        if clues.text.startswith("）", time.end) and _FIGURE_OPENS.fullmatch(figure):
            return time
    return None


# 渔业投资平均每年增长6%，其中渔港投资90亿元: each year is for the pace, not for what follows
def _is_pace_of_another(every: Time, clues: PeriodClues) -> bool:
    between = clues.text[every.end : clues.start]
    if "；" in between:
        return True
    of_parts = any(f"，{word}" in between for word in listed("part_of_it"))
    return of_parts and between.startswith(listed("changes_of_thing"))


# 据90个渔场的统计，2020年…: what was counted is of the year that follows
def _of_source(clues: PeriodClues) -> Time | None:
    if not clues.lead.startswith(listed("sources")) or not clues.tail.endswith(listed("findings")):
        return None
    later = [time for time in clues.times if time.start > clues.start]
    return later[0] if later and later[0].kind in ("year", "part", "point") else None


# 超过前十年平均每年增长3%的速度: the pace compared with has its own time
def _compared_pace(clues: PeriodClues) -> Time | None:
    if not clues.tail.startswith(listed("paces")):
        return None
    for time in reversed(clues.times):
        if time.end <= clues.start and time.kind in ("span", "year", "part"):
            same_clause = CLAUSE_ENDS.search(clues.text, time.end, clues.start) is None
            return time if same_clause and is_compared(time, clues.text) else None
    return None


# 从1979年到1983年，产量平均每年增长7%: the span is that of the growth
def _is_span_of_pace(time: Time, every: Time, clues: PeriodClues) -> bool:
    on_average = clues.text.endswith(characters("on_average"), 0, every.start)
    moves = clues.measure in ("growth", "change") or on_average
    if time.kind not in ("span", "spanlength") or not moves:
        return False
    opens = time.start == 0 and time.rule == "years"  # it holds for the whole sentence
    same_half = opens or "；" not in clues.text[time.end : every.start]
    return same_half and not _is_about_another(time, clues)


# 1979年全民所有制职工全年工资总额: 全年 is the year named before it
def _year_of_whole(whole: Time, clues: PeriodClues) -> Time:
    for time in reversed(clues.times):
        named = time.end <= whole.start and time.kind == "year"
        if named and not _is_about_another(time, clues):
            return time
    return whole


def _is_about_another(time: Time, clues: PeriodClues) -> bool:
    """Say whether words of time are about anything but the figure."""
    text, start = clues.text, clues.start
    if time.kind == "none" or is_compared(time, text) or ranks_among(time, text):
        return True
    if is_of_the_whole(time, text):
        return True
    if (
        is_kept_up_to(time, text)
        or is_of_the_basis(time, text, start)
        or is_of_the_source(time, text, start)
        or is_past_by_now(time, text, start)
    ):
        return True
    if clues.measure == "multiple" and says_equal(time, text):
        return True
    # 由第一个五年计划的35%提高到40%
    of_span = time.rule in ("yearsbefore", "decadefrom") or (
        time.rule in ("plan", "plannumber") and text.startswith("的", time.end)
    )
    may_be_baseline = (time.kind != "span" or of_span) and not clues.baseline
    if may_be_baseline and _dates_a_baseline(time, text, start):
        return True
    return (
        _dates_a_thing(time, text, start)
        or _names_a_plan(time, text)
        or (_dates_a_result(time, text) and CLAUSE_ENDS.search(text, time.end, start) is not None)
        or _is_reached_before(time, clues)
        or _is_of_stock_before(time, clues)
        or (time.kind == "running" and _LIST_ENDS.search(text, time.end, start) is not None)
    )


# 从2020年的52公里提高到74公里: 2020年 dates the first figure only
def _dates_a_baseline(time: Time, text: str, start: int) -> bool:
    starts = listed("from")
    if not (text.endswith(starts, 0, time.start) or time.words.startswith(starts)):
        return False
    if time.words.endswith(listed("since")):
        return False
    if time.kind == "part" and any(word in time.words for word in listed("to")):
        return False
    return _NUMBER.search(text, time.end, start) is not None


# 2019年建成的泵站
def _dates_a_thing(time: Time, text: str, start: int) -> bool:
    if text.endswith(listed("aimed_at"), 0, time.start):
        return True
    if text.endswith(listed("planned_before"), 0, time.start):
        return text.startswith(listed("plans_of_year"), time.end)
    deed = deed_pattern().match(text, time.end) if time.kind == "year" else None
    if deed is None:
        return False
    # 2024年建成的86座泵站, 2024年建成的泵站86座: here the things of that year are counted
    return deed.end() < start and not _COUNTS_THINGS.match(text, deed.end(), start)


# 由50公里提高到2025年的70公里，…: what follows the comma is not of 2025
def _dates_a_result(time: Time, text: str) -> bool:
    to = listed("to")
    if not (time.words.startswith(to) or text.endswith(to, 0, time.start)):
        return False
    before = text[max(0, time.start - BEFORE) : time.start]
    return before.rstrip("".join(to)).endswith(listed("changes"))


# 到1990年达到90万吨；鲜鱼增长9%, or ，鲜鱼增长9%: the growth is not of that day
def _is_reached_before(time: Time, clues: PeriodClues) -> bool:
    opens = time.start == 0 or clues.text[time.start - 1] in "；："
    if time.kind != "point" or opens or not time.words.startswith(listed("to")):
        return False
    grows = clues.measure in ("growth", "change")
    grows = grows and compared_year(clues.times, clues.start, clues.text) is None
    between = clues.text[time.end : clues.start]
    return grows and ("；" in between or _other_grows_pattern().search(between) is not None)


# 年末有渔船90艘，渔获量9万吨: what a year comes to is not of its last day
def _is_of_stock_before(time: Time, clues: PeriodClues) -> bool:
    if time.kind not in ("yearend", "point") or time.words.startswith(listed("until")):
        return False
    _, *clauses = CLAUSE_ENDS.split(clues.text[time.end : clues.start])
    for clause in reversed(clauses):
        if comes_to_in_a_year(_NUMBER.split(clause, maxsplit=1)[0]):
            return True
        if not _goes_on_pattern().match(clause):
            return False
    return False


# “十四五”规划纲要, 提前完成“十四五”目标, 2035年远景目标
def _names_a_plan(time: Time, text: str) -> bool:
    if time.rule in ("plan", "plannumber"):
        met = text.startswith(listed("plan_goals"), time.end)
        met = met and _meets_pattern().search(text, 0, time.start) is not None
        return met or text.startswith(listed("plan_names"), time.end)
    if time.kind == "fullyear":
        return text.startswith(listed("whole_year_plans"), time.end)
    return text.startswith(listed("year_names"), time.end)


# 到1990年达到90万吨，鲜鱼增长: another thing that grew
@cache
def _other_grows_pattern() -> re.Pattern[str]:
    grows = one_of("changes_of_thing")
    return re.compile(
        rf"，(?![即比较同约又并也仅只])[\u4e00-\u9fff]{{2,8}}?(?<![平年总])(?:{grows})(?![速率幅])"
    )


# 提前完成[了]“十四五”目标
@cache
def _meets_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('plan_met')})了?$")


# 收入9万元，[比上年增长]5%
@cache
def _goes_on_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('goes_on')}|{one_of('changes')})")
