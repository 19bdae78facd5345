"""WHEN: which dates a figure is about, from its clause, its sentence and its passage.

Answer: `Answer` whose value is (first day, last day), both included.
"""

from __future__ import annotations

import re
from datetime import date

from extract.periods.passages import Passage, year_span
from extract.periods.times import Time
from extract.records import Answer
from extract.subjects.rules import opens_with_verb

_COMPARED = re.compile(r"(?:比|较|同|与|跟|高于|低于|超过|好于|快于|优于|相当于|接近|恢复到|以)$")
_EQUALS = re.compile(r"(?:是|为|达到|达|相当于|等于)$")
_AFTER_COMPARED = re.compile(r"(?:的水平|年?同期|的?实际|的)?(?:相比|水平|基础上|同期|为基期|为基数)|(?:的)?(?:\d|[一二三四五六七八九十百两]).{0,6}?(?:倍|%)")
_RESULT = re.compile(r"(?:提高|增加|增长|上升|提升|下降|降低|减少|扩大|升|降|增|减|发展|跃升|缩短|压缩|收窄|回落|攀升|改善|上涨|扩展|变|延长|调整|压减|精简|拓展|优化|增至|跃)$")
_FLOW = re.compile(
    r"新增|新建|新开|新上|新设|新签|新登记|建成|完成|实施|打造|培育|引进|建设|改造|开挖|疏浚|认证|减负|新改建|累计|年均|净增|发放|投入|投资|下达|安排|争取|开展|举办|召开|组织|培训|帮助|帮扶|惠及|转移|销售|生产(?!总值|能力|效率|率)|出台|制定|修订|"
    r"认定|创建|获批|获得|荣获|入选|解决|化解|处置|查处|办理|审结|推动|推进|落实|落地|开工|投产|竣工|通车|开通|搬迁|安置|治理|整治|关停|淘汰|压减|拆除|减免|退税|降费|签约|引|吸引|吸收|保供|接待|脱贫|每年|稳定在|保持在|保持|"
    r"发行|募集|贷款发放|支付|调减|收回|清理|破获|打掉|实现了|共有|先后|组建|成立|设立|颁布|通过|审议|提请|批准|援助|派出|选派|招收|毕业"
)
_STOCK = re.compile(r"(?:达到|达|突破|跨过|跨越|迈上|站上|超过|超|增至|增加到|提高到|提升到|提升至|升至|跃升至|上升到|扩大到|增长到|发展到|已有|现有|拥有|(?<=..)为|减少到|减至|降至|下降到|降到|降低到|缩小到|在)(?:了|近|约|超|全国|世界)*$")


def read_period(
    *,
    times: list[Time],
    start: int,
    text: str,
    lead: str,
    tail: str,
    measure: str,
    reached: bool,
    baseline: bool,
    passage: Passage,
    about: int,
    pair: tuple[Answer, Answer] | None = None,
    of_pair: bool = False,
    base: int,
) -> Answer:
    """Read the dates of the figure at `start`: the last words of time that govern it, else its passage."""
    governing = _governing(times, start, text, baseline=baseline, multiple=measure == "multiple")
    if baseline and (base_time := _compared_base(times, start, text)):
        return Answer((base_time.first, base_time.last), "compared_base", base_time.words)
    if governing is not None and governing.kind in ("year", "part") and passage.first != passage.last and passage.standing == "actual":
        if re.search(r"年均|平均每年|每年平均|年平均", text[governing.end : start][-14:]) and measure == "growth":
            return Answer(year_span(passage), "yearly_average", passage.words)
    compared = _compared_span(times, start, text)
    if compared is not None and baseline:
        return Answer((compared.first, compared.last), "compared_span", compared.words)
    if compared is not None and of_pair and governing is not None and governing.kind == "span":
        return Answer((governing.first, governing.last), "span", governing.words)
    if baseline:
        return _baseline(governing, passage, about, pair[0] if pair else None)
    if pair is not None and (governing is None or governing.rule not in ("dated", "relative") or governing.end <= pair_end(pair)):
        return pair[1]
    if governing is None:
        return _of_passage(lead, tail, measure, passage, reached=reached)
    return _of_time(governing, text, lead, tail, measure, passage, about, base, reached=reached)


def _compared_span(times: list[Time], start: int, text: str) -> Time | None:
    """“六五”时期同“五五”时期相比: the second span dates where the pairs came from."""
    for time in reversed(times):
        if time.end <= start and time.kind == "span" and is_compared(time, text) and text.startswith("相比", time.end):
            return time
    return None


# 2019年建成的泵站: the year belongs to the thing, not to the figure.
_ATTRIBUTE = re.compile(r"[^，。；\d]{0,6}(?:建成|动工|开工|成立|投产|启动|出台|印发|下达|确定|提出|制定|批准)的")


def _compared_base(times: list[Time], start: int, text: str) -> Time | None:
    """比一九五七年的七百零四亿元增长66%: the figure compared with is of the year it names."""
    for time in reversed(times):
        if time.end <= start and time.first is not None:
            if is_compared(time, text) and text[time.end : start] in ("", "的", "的实际", "实际"):
                return time
            return None
    return None


def is_compared_base(times: list[Time], start: int, text: str, after: str) -> bool:
    """Say whether a figure is what another one is compared with: 比1957年的704亿元增长66%."""
    return _compared_base(times, start, text) is not None and bool(_COMPARED_WITH.match(after))


_COMPARED_WITH = re.compile(r"(?:，)?(?:约|大约|将|又|还)?(?:增长|增加|提高|减少|下降|降低|上升|多|少|高|低|扩大|翻)")


def _governing(times: list[Time], start: int, text: str, *, baseline: bool, multiple: bool) -> Time | None:
    weak = None
    for time in reversed(times):
        if time.end > start or time.first is None:
            continue
        if time.kind == "every":
            weak = weak or time
            continue
        if weak is not None and re.search(r"[，；]", text[time.end : weak.start]):
            return weak
        if multiple and _EQUALS.search(text[max(0, time.start - 4) : time.start]):
            continue
        if time.kind in ("none",) or is_compared(time, text):
            continue
        if not baseline and time.kind != "span" and _belongs_to_baseline(time, text, start):
            continue
        if time.kind == "year" and _ATTRIBUTE.match(text, time.end):
            continue
        if _dates_a_result(time, text) and re.search(r"[，；]", text[time.end : start]):
            continue
        if time.kind == "running" and re.search(r"[，；、]", text[time.end : start]):
            continue
        if time.rule in ("plan", "plannumber") and re.match(r"(?:规划|计划|纲要|发展|建议|国家|重点|开局|收官|良好)", text[time.end : time.end + 3]):
            continue
        return time
    return weak


def _dates_a_result(time: Time, text: str) -> bool:
    """从2020年的5万元提高到2025年的7万元，…: 2025年 dates the result only."""
    until = time.words.startswith(("到", "至")) or text[max(0, time.start - 1) : time.start] in ("到", "至")
    return until and bool(_RESULT.search(text[max(0, time.start - 4) : time.start].rstrip("到至")))


def is_compared(time: Time, text: str) -> bool:
    """Say whether the words of time name what the figure is compared with (比2020年, 按1980年不变价格)."""
    before, after = text[max(0, time.start - 4) : time.start], text[time.end : time.end + 14]
    if _COMPARED.search(before):
        return not re.match(r"期间|以来|年来", after)
    if _EQUALS.search(before) and re.match(r"的\d|的[一二三四五六七八九十百]", after):
        return True
    return bool(re.match(r"(?:的水平|同期)?相比|同期(?!内)|的?基础上|为基[期数]|的?不变价|的?价格|可比价|价", after))


def _belongs_to_baseline(time: Time, text: str, start: int) -> bool:
    """从2020年的5.2万元提高到7.4万元: 2020年 dates the first figure only."""
    if not re.search(r"(?:从|由|自)$", text[max(0, time.start - 1) : time.start]) and not time.words.startswith(("从", "由", "自")):
        return False
    if time.words.endswith(("以来", "起")):
        return False
    return bool(re.search(r"\d|[一二三四五六七八九十百]", text[time.end : start]))


def pair_end(pair: tuple[Answer, Answer]) -> int:
    """Where the words of an earlier from–to pair end: later words of time override it."""
    return int(pair[1].words or 0)


def _baseline(time: Time | None, passage: Passage, about: int, earlier: Answer | None) -> Answer:
    if time is not None and time.kind == "span" and time.rule in ("years", "compared_plan"):
        return Answer((date(time.first.year, 1, 1), date(time.first.year, 12, 31)), "baseline_of_span", time.words)
    if earlier is not None and (time is None or time.kind != "year" or time.end <= int(earlier.words or 0)):
        return Answer(earlier.value, "baseline_of_pair", "")
    if time is not None and time.words.startswith(("上年", "上一年")) and time.kind == "year":
        year = min(passage.last, about + 1) - 1
        return Answer((date(year, 1, 1), date(year, 12, 31)), "baseline_dated", time.words)
    if time is not None and time.kind in ("year", "point", "part") and time.first is not None and time.last.year < max(passage.last, about + 1):
        words = time.words
        return Answer((time.first, time.last), "baseline_dated", words)
    year = passage.first - 1
    if passage.standing == "target":
        year = min(passage.first - 1, about)
    return Answer((date(year, 1, 1), date(year, 12, 31)), "baseline_before_passage", passage.words)


def _is_flow(lead: str, tail: str, measure: str, *, reached: bool) -> bool:
    """Things done and growth take the whole of a span; a level reached takes its last year."""
    if measure in ("growth", "change"):
        return True
    if measure == "rank":
        return False
    if re.search(r"累计|年均|每年|稳定在|保持在|总共|共计", lead):
        return True
    if measure == "rate":
        return False
    if _STOCK.search(lead):
        return bool(re.match(r".{0,6}?(?:完成|新增|新建|实施|引进|投入|发放)", lead[-16:])) or bool(re.search(r"完成[^，]{0,6}(?:超过|超|达到|达|突破)$|(?:新增|引进|新建|培训|实施|新登记)[^，]*(?:超过|超|达到|达|突破)$", lead))
    if _FLOW.search(lead) or _FLOW.search(tail[:8]) or (not reached and opens_with_verb(lead)):
        return True
    if not lead.strip("，、和及与"):
        return True
    return not reached and bool(tail and re.match(r"[一-鿿“]", tail))


def _of_passage(lead: str, tail: str, measure: str, passage: Passage, *, reached: bool) -> Answer:
    first, last = year_span(passage)
    if passage.first != passage.last and not _is_flow(lead, tail, measure, reached=reached):
        if passage.standing == "target" and not _STOCK.search(lead):
            return Answer((first, last), "passage", passage.words)
        if passage.standing == "target":
            return Answer((date(passage.last, 12, 31), last), "passage_end", passage.words)
        return Answer((date(passage.last, 1, 1), last), "passage_last_year", passage.words)
    return Answer((first, last), "passage", passage.words)


def _of_time(
    time: Time, text: str, lead: str, tail: str, measure: str, passage: Passage, about: int, base: int, *, reached: bool
) -> Answer:
    first, last = time.first, time.last
    words = time.words
    base_year = passage.first if passage.standing == "target" else passage.last
    if passage.last - passage.first > 1 and passage.standing == "target":
        base_year = base + 1
    if time.rule in ("part", "point", "wholeyear") and time.kind != "deadline":
        shift = base_year - base
        first, last = _shift(first, shift), _shift(last, shift)
    if time.kind == "every":
        first, last = year_span(passage)
        return Answer((first, last), "every_year", words)
    if time.kind == "fullyear":
        return Answer((date(base_year, 1, 1), date(base_year, 12, 31)), "whole_year", words)
    if time.kind == "point" and words.startswith(("到", "至")) and _RESULT.search(text[max(0, time.start - 3) : time.start]):
        return Answer((date(last.year, 1, 1), date(last.year, 12, 31)), "result_dated", words)
    if time.kind in ("point", "yearend"):
        return Answer((last, last), "point", words)
    if time.kind == "deadline":
        return Answer((first, last), "deadline", words)
    if time.kind == "running":
        if passage.standing == "actual" and passage.last != about:
            shift = passage.last - about
            first, last = _shift(first, shift), _shift(last, shift)
        return Answer((first, last), "running_years", words)
    if time.kind == "spanlength":
        return _of_length(time, lead, tail, measure, passage, about, reached=reached)
    if time.rule == "lastyears" and passage.standing == "actual" and last.year == base == about - 1:
        first, last = _shift(first, 1), _shift(last, 1)
    if time.kind == "span" and _SUMMED.search(lead):
        return Answer((first, last), "span", words)
    if time.kind == "span" and time.rule != "yearlist":
        if not _is_flow(lead, tail, measure, reached=reached) and first.year != last.year:
            if last.year > about:
                return Answer((date(last.year, 12, 31), last), "span_end", words)
            return Answer((date(last.year, 1, 1), last), "span_last_year", words)
        return Answer((first, last), "span", words)
    return Answer((first, last), time.kind, words)


def _of_length(time: Time, lead: str, tail: str, measure: str, passage: Passage, about: int, *, reached: bool) -> Answer:
    """五年 alone: the passage where it is as long, otherwise the years up to its end (or from its start)."""
    length = time.last.year - time.first.year + 1
    first, last = passage.last - length + 1, passage.last
    if passage.standing == "target":
        first, last = passage.first, passage.first + length - 1
    if passage.last - passage.first + 1 == length:
        first, last = passage.first, passage.last
    days = date(first, 1, 1), date(last, 12, 31)
    if not _is_flow(lead, tail, measure, reached=reached) and re.search(r"达到|突破|提高到|增加到", lead):
        return Answer((date(last, 1, 1), days[1]), "span_last_year", time.words)
    return Answer(days, "span_of_length", time.words)


_SUMMED = re.compile(r"投入|共|总计|合计|培养|利用外资|支出|财政安排")


def _shift(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
