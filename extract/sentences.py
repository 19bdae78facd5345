"""One sentence in, its figures with all answers out. The order of the questions is the order of this file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extract.bounds.rules import read_bound, strip_bound, trailing_bound
from extract.measures.rules import Measure, read_measure
from extract.periods.passages import Passage
from extract.periods.rules import is_compared, is_compared_base, read_period
from extract.periods.times import Time, find_times
from extract.quantities.rules import Figure, find_figures
from extract.quantities.units import WORDS as QUANTITY_WORDS
from extract.records import Answer
from extract.regions.gazetteer import Place, find_spellings
from extract.regions.rules import RegionSpan, find_regions, region_of
from extract.statuses.rules import read_status
from extract.subjects.rules import clean_lead, clause_subject, distribute, generic_heads, list_head_of, read_subject, tail_noun, topic_of
from extract.wordlists import any_of, read_words

CLAUSE = re.compile(r"[，；。：！？;!?]|——")
BRACKETED = re.compile(r"（[^（）]*）")
COORDINATE = re.compile(r"^(?:[、，和与及]|以及)*$")
BASELINE = re.compile(r"(?:从|由|自)(?:[^，。；、]{0,16}?的)?$|(?:从|由|自)[^，。；、]{0,8}$")
RESULT_AFTER = re.compile(
    r"^[^，。；]{0,24}?(?:提高|增加|增长|上升|提升|下降|降低|减少|扩大|升|降|发展|跃升|缩短|压缩|回落|攀升|改善|上涨|扩展|变|延长|调整|压减|精简|拓展|优化|增|减|回升|恢复|跃|收窄|翻|推进|迈)[^，。；\d]{0,6}?(?:到|至|为|成)|^[^，。；]{0,3}(?:到|至)"
)
LISTED_RESULT = re.compile(r"^[、和与及]")


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read against."""

    about: int
    now: int
    passage: Passage
    own: Place | None
    closed: date | None = None
    previous_subject: str = ""


@dataclass(slots=True)
class Read:
    """A figure with its answers; outcome is observation, set_aside or unanswered."""

    figure: Figure
    outcome: str
    rule: str = ""
    question: str = ""
    reason: str = ""
    unit: str = ""
    measure: Measure | None = None
    bound: Answer | None = None
    status: Answer | None = None
    period: Answer | None = None
    region: Answer | None = None
    subject: Answer | None = None
    verb: str = ""
    lead: str = ""
    tail: str = ""
    baseline: bool = False
    coordinated: bool = False
    clause_start: int = 0
    stop: int = 0
    notes: dict[str, str] = field(default_factory=dict)


def read_sentence(text: str, context: Context) -> list[Read]:
    """Read every numeral of a cleaned sentence."""
    times = find_times(text, context.now - 1)
    figures = find_figures(text, times)
    if not figures:
        return []
    quantities = [figure for figure in figures if figure.outcome == "quantity"]
    if not quantities:
        return [_set_aside(figure) for figure in figures]
    regions = find_regions(text, context.own)
    marks = clause_marks(text, quantities)
    reads: dict[int, Read] = {}
    earlier: list[Read] = []
    for position, figure in enumerate(quantities):
        following = quantities[position + 1] if position + 1 < len(quantities) else None
        read = _place(text, figure, following, earlier, times, marks)
        _answer(text, read, earlier, times, regions, context, marks)
        earlier.append(read)
        reads[figure.start] = read
    _distribute(text, earlier)
    _share_nouns(text, earlier)
    return [reads.get(figure.start) or _set_aside(figure) for figure in figures]


def _set_aside(figure: Figure) -> Read:
    return Read(figure, figure.outcome, rule=figure.rule, reason=figure.reason)


def _place(text: str, figure: Figure, following: Figure | None, earlier: list[Read], times: list[Time], marks: list[tuple[int, int]]
) -> Read:
    """Find the clause of a figure, the words before it (lead) and after it (tail)."""
    clause_start = max((end for _, end in marks if end <= figure.start), default=0)
    previous = earlier[-1] if earlier else None
    lead_start = clause_start
    if previous is not None and previous.stop > clause_start:
        lead_start = previous.stop
    lead = _without_times(text, lead_start, figure.start, times)
    clause_end = min((start for start, _ in marks if start >= figure.end), default=len(text))
    stop = trailing_bound(text, figure.end)
    tail_end = min(clause_end, following.start) if following else clause_end
    tail = _without_times(text, figure.end, max(tail_end, figure.end), times)
    read = Read(figure, "observation", lead=lead, tail=tail, clause_start=clause_start, stop=stop)
    if previous is not None:
        gap = text[previous.stop : figure.start]
        if lead_start > clause_start and previous.subject is not None and previous.subject.rule in ("noun_after", "noun_around") and previous.tail:
            match = re.search(r"(?:、|和|与|及|以及|并)([^、和与及]*)$", lead)
            if match:
                read.lead = match[1]
                read.coordinated = True
            else:
                read.notes["shared"] = lead
        read.coordinated = read.coordinated or bool(COORDINATE.match(gap) and ("，" not in gap or not tail_noun(tail))) or bool(re.match(r"[、和与及]", gap)) or gap.startswith("以及")
        read.notes["gap"] = gap
    return read


def _without_times(text: str, start: int, end: int, times: list[Time]) -> str:
    pieces, here = [], start
    for time in times:
        if time.end <= here or time.start >= end:
            continue
        piece = text[here : max(here, time.start)]
        here = max(here, time.end)
        if is_compared(time, text):
            if match := _COMPARED_END.match(text, here, end):
                here = match.end()
        elif time.words[0] in "到至" and piece and not piece.endswith(("，", "、")):
            piece += time.words[0]
            if match := _RESULT_OF.match(text, here, end):
                here = match.end()
        elif piece.endswith(("从", "由", "自", "到", "至")) or time.words.startswith(("从", "由", "自", "到", "至")):
            if text.startswith("的", here, end):
                here += 1
        pieces.append(piece)
    pieces.append(text[here:end] if here < end else "")
    return "".join(pieces)


_RESULT_OF = re.compile(r"(?:年?预算|计划|预计)?的")
_COMPARED_END = re.compile(r"(?:的?实际|的?预计数?|年初预算|预算执行数|执行数|年度?计划|预算|决算|的?同期|末|底)*(?:相比)?[，]?")


def _answer(
    text: str, read: Read, earlier: list[Read], times: list[Time], regions: tuple[RegionSpan, ...], context: Context, marks: list[tuple[int, int]]
) -> None:
    figure = read.figure
    number = figure.number
    previous = earlier[-1] if earlier else None
    before = text[read.clause_start : figure.start]
    after = text[figure.end : figure.end + 8]
    read.bound = _bound(figure, before, after)
    read.baseline = _is_baseline(text, read, previous) or is_compared_base(times, figure.start, text, text[read.stop : read.stop + 8])
    read.measure = _measure(read, previous, before)
    read.unit = _unit(read, text)
    if previous is not None and read.unit == previous.figure.number.unit and COORDINATE.match(read.notes.get("gap", "-")) and "/" in previous.unit:
        read.unit = previous.unit
    own_names = _region_names(regions, context.own)
    same_sentence = previous.subject.value if previous and previous.subject else ""
    inherited = same_sentence or context.previous_subject
    read.subject, read.verb = read_subject(
        lead=read.lead,
        tail=read.tail,
        measure=read.measure.measure,
        reached=read.measure.reached,
        unit=number.unit,
        previous=str(inherited),
        previous_verb=previous.verb if previous else "",
        coordinated=read.coordinated,
        regions=own_names,
        shared="shared" in read.notes,
        fallback=lambda: clause_subject(_earlier_clause(text, read, times, marks)),
        topic_clause=lambda: topic_of(_earlier_clause(text, read, times, marks)) if previous is None or previous.figure.end <= _clause_before(read, marks) else "",
        list_head=lambda: list_head_of(text[: figure.start]),
        in_sentence=bool(same_sentence),
    )
    pure = previous is not None and not tail_noun(read.tail) and bool(COORDINATE.match(read.notes.get("gap", "-")))
    governing_lead = previous.lead if pure else read.lead
    if read.coordinated and read.verb and not read.lead.startswith(read.verb):
        governing_lead = read.verb + governing_lead
    read.period = read_period(
        times=times,
        start=figure.start,
        text=text,
        lead=governing_lead,
        tail=read.tail,
        measure=read.measure.measure,
        reached=read.measure.reached,
        baseline=read.baseline,
        passage=context.passage,
        about=context.about,
        pair=_pair_before(earlier, read),
        of_pair=bool(previous and previous.baseline),
        base=context.now - 1,
    )
    read.region = region_of(figure.start, regions, context.own)
    read.status = read_status(
        clause=text[read.clause_start : figure.start] + text[figure.end : figure.end + 2],
        after=text[figure.end : figure.end + 30],
        sentence_before=text[: read.clause_start],
        passage=context.passage,
        period=read.period.value,
        baseline=read.baseline,
        about=context.about,
        now=context.now,
        closed=context.closed,
        explicit_time=read.period.rule not in _UNDATED,
    )
    if read.status.value == "target" and context.passage.standing == "actual" and read.period.rule in ("passage", "passage_last_year"):
        read.period = Answer((date(context.now, 1, 1), date(context.now, 12, 31)), "target_year", read.status.words)
    _follow(read, previous, text)
    if read.status.rule == "done_word" and context.passage.standing == "target" and read.period.rule in _UNDATED:
        read.period = Answer((date(context.about, 1, 1), date(context.about, 12, 31)), "year_before_plan", read.status.words)
    if read.subject is None:
        read.outcome, read.question, read.reason = "unanswered", "subject", "no words name what is measured"


def _follow(read: Read, previous: Read | None, text: str) -> None:
    """…投资300亿元，比去年减少200亿元: what only adds to the figure before shares its standing and dates."""
    if previous is None or read.subject is None or read.baseline or previous.status is None or previous.baseline:
        return
    if read.subject.rule not in ("inherited", "topic_clause", "earlier_clause") or read.measure.measure not in ("change", "growth"):
        return
    if read.period.rule not in _UNDATED + ("target_year",) and read.period.value != previous.period.value:
        return
    if previous.status.value in ("target", "estimate") and read.status.value == "actual" and "。" not in text[previous.figure.end : read.figure.start]:
        read.status = Answer(previous.status.value, "follows", previous.status.words)
        read.period = Answer(previous.period.value, "follows", previous.period.words)


_UNDATED = ("passage", "passage_last_year", "passage_end", "baseline_before_passage", "every_year")


def _pair_before(earlier: list[Read], read: Read) -> tuple[Answer, Answer] | None:
    """Give the dates of a dated from–to pair earlier in the sentence: they hold for the pairs after it."""
    if not read.baseline and not (earlier and earlier[-1].baseline):
        return None
    for first, second in zip(earlier, earlier[1:], strict=False):
        if first.baseline and not second.baseline and first.period.rule in ("baseline_dated", "baseline_of_span") and second.period.rule not in _UNDATED:
            if second.period.value[1].year - first.period.value[0].year >= 1 and (read.baseline or earlier[-1] is not first):
                end = str(second.figure.end)
                return Answer(first.period.value, "pair", end), Answer(second.period.value, "result_of_pair", end)
    return None


def clause_marks(text: str, quantities: list[Figure]) -> list[tuple[int, int]]:
    """Give the marks that part clauses; those in brackets count only where a figure stands in the brackets."""
    inside = [
        span
        for span in (match.span() for match in BRACKETED.finditer(text))
        if not any(span[0] < figure.start < span[1] for figure in quantities)
    ]
    return [
        mark.span() for mark in CLAUSE.finditer(text) if not any(first < mark.start() < last for first, last in inside)
    ]


def _clause_before(read: Read, marks: list[tuple[int, int]]) -> int:
    """Give where the clause before the figure's own starts."""
    return max((end for _, end in marks if end < read.clause_start), default=0)


def _earlier_clause(text: str, read: Read, times: list[Time], marks: list[tuple[int, int]]) -> str:
    """Give the words of the clause before the figure's own, without its times (粮食产量，就全国来说，…: the first)."""
    ends = [start for start, end in marks if end <= read.clause_start]
    for end in reversed(ends):
        start = max((last for _, last in marks if last <= end), default=0)
        clause = _without_times(text, start, end, times)
        if not re.search(r"(?:来说|来看|而言|方面)$", clause):
            return clause
    return ""


def _bound(figure: Figure, before: str, after: str) -> Answer:
    if re.match(r"的(?:年度|全年|预期)?(?:目标|计划)", after):
        return Answer("=", "named_target")
    if figure.rank:
        return Answer("<=", "front_rank", "前") if figure.rule == "front" else Answer("=", "rank")
    if re.search(r"(?:高于|低于|超过|快于|好于|优于|超出)$", before) and figure.number.unit in ("个百分点", "百分点"):
        return Answer("=", "difference")
    return read_bound(before, figure.number.inside, after, figure.number.number_text)


def _is_baseline(text: str, read: Read, previous: Read | None) -> bool:
    """从2016年年初的6.68%下降至0.08%: the first of a pair is where it came from."""
    figure = read.figure
    after = text[read.stop : read.stop + 40]
    if BASELINE.search(text[read.clause_start : figure.start]) and not re.search(r"自[一-鿿]{2}[^，]*$", text[max(0, figure.start - 3) : figure.start]):
        return bool(RESULT_AFTER.match(after)) or bool(re.match(r"[、和与及]", after))
    return bool(previous and previous.baseline and read.notes.get("gap", "")[:1] in "、和与及" and COORDINATE.match(read.notes["gap"]))


_BUILT = re.compile(r"(?:改造|新建|更新|治理|建设|扩容|整治|升级|提质)?(?:提升|扩大|拓展|提高|延长|降低|加快)(?:改造)?$")


def _measure(read: Read, previous: Read | None, before: str) -> Measure:
    number = read.figure.number
    if read.figure.rank:
        return Measure("rank", is_fall=False, reached=True, rule="rank", words=before[-4:])
    unit = number.unit
    half = unit is None and (number.number_text in ("一半", "半", "半数") or "分之" in number.number_text or "/" in number.number_text)
    lead = strip_bound(read.lead)[0]
    if re.search(r"[:：∶]\d", number.number_text):
        return Measure("multiple", is_fall=False, reached=True, rule="ratio")
    if previous is not None and previous.baseline and previous.measure.measure == "growth" and not read.baseline and unit in ("%", "‰"):
        return Measure("growth", previous.measure.is_fall, reached=True, rule="result_of_growth", words=previous.measure.words)
    measure = read_measure(lead, unit, chinese_half=half) if not read.baseline else None
    if measure is not None and measure.rule in ("change_verb", "change_head") and _BUILT.search(lead) and re.match(r"[一-鿿“]", tail_noun(read.tail)) and not re.search(r"[比较]", lead):
        return Measure("level", is_fall=False, reached=False, rule="built", words=lead[-4:])
    if read.baseline:
        nouns = read_measure(re.sub(r"(?:从|由|自)[^从由自]*$", "", lead), unit, chinese_half=half)
        if nouns is not None and nouns.rule == "growth_noun":
            return nouns
        share = half or unit in ("%", "‰", "‱", "成")
        if previous is not None and previous.baseline and read.coordinated and previous.measure.rule == "growth_verb" and not read.lead.strip("、和与及"):
            return previous.measure
        moved = read_measure(lead, unit) if share else None
        if moved is not None and moved.rule == "growth_verb" and not re.search(r"(?:从|由|自)$", lead):
            return moved
        kind = "rate" if share else "multiple" if unit == "倍" else "level"
        return Measure(kind, is_fall=False, reached=True, rule="baseline")
    if measure is not None and measure.rule not in ("points", "share"):
        return measure
    if measure is not None and measure.rule == "times" and previous is not None and previous.figure.number.unit == "倍" and COORDINATE.match(read.notes["gap"]):
        return previous.measure
    if previous is not None and read.coordinated and previous.measure is not None and not previous.figure.rank and not half:
        kind = previous.measure
        shares = ("%", "‰", "成")
        gap = read.notes.get("gap", "")
        pure = bool(COORDINATE.match(gap))
        listed = gap[:1] in "、和与及"
        if (unit in shares) == (previous.figure.number.unit in shares) or unit == previous.figure.number.unit:
            if unit in shares and (pure or (listed and measure is None)):
                return Measure(kind.measure, kind.is_fall, kind.reached, "coordinated", kind.words)
            if unit not in shares and (pure or listed) and measure is None and kind.measure in ("change", "level") and (pure or clean_lead(lead) not in generic_heads()):
                return Measure(kind.measure, kind.is_fall, kind.reached, "coordinated", kind.words)
            if measure is not None and measure.rule == "points" and pure:
                return Measure(kind.measure, kind.is_fall, kind.reached, "coordinated", kind.words)
    if measure is not None:
        return measure
    if half or unit in ("%", "‰", "‱", "成", "折"):
        return Measure("rate", is_fall=False, reached=False, rule="share_by_default")
    return Measure("level", is_fall=False, reached=False, rule="level_by_default")


_TOTAL = re.compile(r"总值|经济总量|总产值|收入|总额|GDP|投资|增加值|贷款|存款")
PART = "几分之几"  # 三分之一, 一半, 1/4: the row of the table of units for a part of a whole
PER = re.compile(r"(?:每|(?<![一-鿿\d])(?=[千万]人))((?:[一百千万十]|\d+)*)(?:城镇|常住|城镇常住|户籍|总|在校)?(名老年人|名儿童|平方公里|平方米|立方米|农户|人口|公顷|公斤|劳动日|个劳动日|千瓦时|人|生|户|亩|名|吨|斤|头|套|台|辆|度)(?:每?(月|年|天|日))?")
EACH_TIME = re.compile(r"(?<![人户生])每(月|年|天|日)(?:约|近|超过?)?$")


def _unit(read: Read, text: str) -> str:
    """Give the unit word to look up: as written, with its denominator, or supplied by the context."""
    number = read.figure.number
    unit = number.unit
    if unit is None:
        if "分之" in number.number_text or "/" in number.number_text or number.number_text in ("一半", "半", "半数"):
            return PART
        if number.scale in ("万亿", "千亿") and _TOTAL.search(text[read.clause_start : read.figure.start]):
            return "元"
        if read.figure.number.chinese and re.fullmatch(r"[百千万亿]+", number.number_text) or re.match(r"级?(?:台阶|大关)", text[read.figure.end : read.figure.end + 4]):
            return "元"
        return ""
    if "/" in unit or unit in ("%", "‰", "‱", "成", "倍", "番", "位") or read.figure.rank:
        return unit
    if unit.endswith("元") and (match := EACH_TIME.search(text[max(0, read.figure.start - 5) : read.figure.start])):
        return f"{unit}/{match[1]}"
    if match := PER.search(text, read.clause_start, read.figure.start):
        between = text[match.end() : read.figure.start]
        if not re.search(r"[，；：]", between) and not _money_apart(match, between):
            per = read_words(QUANTITY_WORDS)["per_units"][match[2]]
            count = match[1] if match[1] not in ("", "一") else ""
            if match[3]:
                return f"{unit}/{per}·{match[3]}"
            return f"{unit}/{count}{per}"
    return unit


def _money_apart(match: re.Match[str], between: str) -> bool:
    return len(between) > 30


def _region_names(regions: tuple[RegionSpan, ...], own: Place | None) -> tuple[str, ...]:
    names = [span.words for span in regions if span.rule == "heads_clause"]
    if own is not None:
        names.append(own.name)
        names.append(own.name.rstrip("省市"))
    return tuple(sorted(set(names), key=len, reverse=True))


def _share_nouns(text: str, reads: list[Read]) -> None:
    """Hand a noun back to the figure before: 27项110公里工程, 20个国家级、19个省级重点县, 投资5亿元新上279个项目."""
    for read, after in zip(reads, reads[1:], strict=False):
        if read.subject is None or after.subject is None:
            continue
        gap = text[read.figure.end : after.figure.start]
        if not gap and after.subject.rule in ("noun_after", "noun_around"):
            read.subject = Answer(after.subject.value, "noun_of_next", after.subject.words)
        elif read.subject.rule == "noun_after" and read.subject.words.endswith("级") and after.coordinated and "级" in str(after.subject.words):
            noun = str(after.subject.words).split("级", 1)[1]
            read.subject = Answer(f"{read.subject.value}{noun}", "noun_of_next", noun)
        elif read.verb == "投资" and after.subject.rule == "noun_after" and after.clause_start == read.clause_start:
            read.subject = Answer(f"{after.subject.words}投资", "noun_of_next", after.subject.words)


def _distribute(text: str, reads: list[Read]) -> None:
    """Hand the subjects before 分别 to the figures after it, one each; also to from–to pairs of lists."""
    for first, read in enumerate(reads):
        marker = re.search(r"分别|依次|各自", text[read.clause_start : read.figure.start])
        if marker is None or (first and reads[first - 1].clause_start == read.clause_start and reads[first - 1].figure.start > read.clause_start + marker.start()):
            continue
        group = [read]
        for other in reads[first + 1 :]:
            gap = text[group[-1].stop : other.figure.start]
            if len(gap) > 26 or "；" in gap or "。" in gap:
                break
            if COORDINATE.match(gap) or (group[0].baseline and RESULT_AFTER.match(gap) and "，" not in gap) or (re.fullmatch(r"[，、](?:分别|并分别)?(?:同比|比上年|较上年|年均)?(?:增长|下降|达到|提高|达)?", gap)):
                group.append(other)
            else:
                break
        phrase = clean_lead(re.sub(r"分别.*$|依次.*$|各自.*$", "", read.lead))
        if _hand_on(reads[:first], group, phrase):
            continue
        baselines = [other for other in group if other.baseline]
        results = [other for other in group if not other.baseline]
        for part in (baselines, results) if baselines else (results,):
            items = _without_places(distribute(phrase, len(part)))
            if items is None:
                continue
            for item, other in zip(items, part, strict=True):
                other.subject = Answer(item, "distributed", phrase)
                other.outcome = "observation"
    return


def _hand_on(before: list[Read], group: list[Read], phrase: str) -> bool:
    """存款a、贷款b，分别增长c和d: nothing is named before 分别, so the figures before lend their subjects."""
    owners = before[-len(group) :]
    if len(phrase) > 2 or len(owners) != len(group) or any(owner.subject is None for owner in owners):
        return False
    for owner, other in zip(owners, group, strict=True):
        other.subject = Answer(owner.subject.value, "handed_on", owner.subject.words)
        other.outcome = "observation"
    return True


def _without_places(items: list[str] | None) -> list[str] | None:
    """太原、大同、长治地区生产总值: places are regions, the subject is what follows the last of them."""
    if items is None:
        return None
    bare = []
    for item in items:
        found = next(((at, spelling.text) for at, spelling in find_spellings(item) if at == 0), None)
        if found is None:
            return items
        bare.append(item[len(found[1]) :].lstrip("的"))
    last = bare[-1]
    return [text if len(text) > 1 else last for text in bare] if len(last) > 1 else items


def full_year(year: int) -> tuple[date, date]:
    """Give the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
