"""One sentence in, its figures with all answers out: the questions in the order they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.bounds.in_context import bound_in_context, share_bounds
from extract.clauses import Clauses, earlier_clause, find_setting, part_clauses
from extract.measures.comparisons import read_comparison
from extract.measures.differences import as_difference
from extract.measures.in_context import measure_in_context
from extract.periods.baselines import Pair, is_baseline, is_dated, pair_before
from extract.periods.clues import PeriodClues
from extract.periods.distribution import distribute_years
from extract.periods.following import as_in_its_list, as_in_parallel, over_its_years
from extract.periods.passages import Passage
from extract.periods.rules import read_period
from extract.periods.times import Time
from extract.quantities.denominators import unit_in_context
from extract.quantities.nouns import Figure, Number
from extract.quantities.rules import find_figures
from extract.reads import Read
from extract.regions.gazetteer import Place
from extract.regions.rules import RegionSpan, area_told_of, find_regions, region_of
from extract.statuses.agreement import make_agree
from extract.statuses.clues import StatusClues
from extract.statuses.rules import read_status
from extract.subjects.asked import Asked
from extract.subjects.distribution import distribute_subjects, share_nouns
from extract.subjects.heads import share_heads
from extract.subjects.openings import CHINA
from extract.subjects.per_head import share_per_head
from extract.subjects.per_thousand import share_heads_counted
from extract.subjects.rules import read_subject
from extract.subjects.staff import name_staff
from extract.subjects.sums_of_members import name_totals
from extract.subjects.verbs import opens_with_verb

A_PEOPLE = 100_000_000  # as many as no branch or place has
NATION = "全国"  # the region of a report of the State Council


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read against.

    about: the year the report is about. now: the year it was given in. own: its region. closed:
    the day it was published. previous_subject: the last one of the sentence before. pair: the
    dates of the from–to pair told before, where this sentence has none. head: what the items of
    a list announced before are of, with … for the item.
    """

    about: int
    now: int
    passage: Passage
    own: Place | None
    closed: date | None = None
    previous_subject: str = ""
    pair: Pair | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what its figures share."""

    clauses: Clauses
    regions: tuple[RegionSpan, ...]
    region_names: tuple[str, ...]
    context: Context


def read_sentence(text: str, times: list[Time], context: Context) -> list[Read]:
    """Read every numeral of a cleaned sentence; `times` are its words of time."""
    figures = find_figures(text, times)
    quantities = [figure for figure in figures if figure.outcome == "quantity"]
    if not quantities:
        return [_set_aside(figure) for figure in figures]
    regions = find_regions(text, context.own)
    clauses = part_clauses(text, times, quantities)
    sentence = _Sentence(clauses, regions, _region_names(regions, context.own), context)
    reads: list[Read] = []
    for figure, following in zip(quantities, [*quantities[1:], None], strict=True):
        reads.append(_read_figure(sentence, figure, following, reads))
    distribute_subjects(text, reads)
    distribute_years(text, times, reads)
    share_nouns(reads)
    share_heads_counted(reads)
    name_totals(reads)
    name_staff(text, reads)
    share_heads(reads)
    share_per_head(reads)
    share_bounds(text, reads)
    read_at = {read.figure.start: read for read in reads}
    return [read_at.get(figure.start) or _set_aside(figure) for figure in figures]


def _set_aside(figure: Figure) -> Read:
    return Read(figure, figure.outcome, rule=figure.rule, reason=figure.reason)


def _region_names(regions: tuple[RegionSpan, ...], own: Place | None) -> tuple[str, ...]:
    """Give the names of places a subject may begin with, the longest first."""
    names = {span.words for span in regions if span.rule == "heads_clause"}
    if own is not None:
        names |= {own.name, own.name.rstrip("省市")}
        if own.name == NATION:
            names.add(CHINA)
    return tuple(sorted(names, key=len, reverse=True))


def _read_figure(
    sentence: _Sentence, figure: Figure, following: Figure | None, earlier: list[Read]
) -> Read:
    """Ask one figure all questions; those before it are answered already."""
    clauses, context = sentence.clauses, sentence.context
    text = clauses.text
    previous = earlier[-1] if earlier else None
    setting = find_setting(clauses, figure, following, previous)
    read = Read(figure, "observation", setting=setting)
    read.bound = bound_in_context(figure, setting.before, text)
    read.baseline = is_baseline(clauses, figure, setting, previous)
    read.measure = measure_in_context(read, previous, text)
    read.unit = unit_in_context(read, previous, text)
    read.measure = as_difference(read, earlier)
    read.subject, read.verb = read_subject(_asked_of_subject(sentence, read, earlier))
    read.period = read_period(_clues_of_period(sentence, read, earlier))
    read.period = as_in_its_list(read, previous)
    read.period = as_in_parallel(read, earlier, text)
    read.region = region_of(figure.start, sentence.regions, context.own)
    if read.subject and read.region and read.region.rule == "own_region":
        told_before = text[: setting.clause_start]
        read.region = area_told_of(told_before, str(read.subject.value)) or read.region
    read.status = read_status(_clues_of_status(sentence, read))
    make_agree(read, previous, text, context.passage, context.about, context.now)
    read.comparison = read_comparison(clauses, read, earlier)
    read.period = over_its_years(read)
    if read.subject is None:
        read.outcome, read.question = "unanswered", "subject"
        read.reason = "no words name what is measured"
    return read


def _asked_of_subject(sentence: _Sentence, read: Read, earlier: list[Read]) -> Asked:
    clauses, setting = sentence.clauses, read.setting
    previous = earlier[-1] if earlier else None
    clause_start = setting.clause_start
    if previous is not None and _is_by_whose_word(previous, clause_start):
        previous = None
    if previous is not None and _is_of_part(previous, clauses.text, clause_start):
        previous = earlier[-2] if len(earlier) > 1 else previous
    of_sentence = str(previous.subject.value) if previous and previous.subject else ""
    free_from = 0 if previous is None else previous.figure.end
    told_from, told_before = earlier_clause(clauses, clause_start)
    return Asked(
        lead=setting.lead,
        tail=setting.tail,
        noun_after=setting.noun_after,
        measure=read.measure.measure,
        reached=read.measure.reached,
        unit=read.figure.number.unit,
        coordinated=setting.coordinated,
        shared=setting.shared,
        regions=sentence.region_names,
        previous=of_sentence or sentence.context.previous_subject,
        previous_verb=previous.verb if previous else "",
        in_sentence=bool(of_sentence),
        before=clauses.text[: read.figure.start],
        rest=clauses.text[setting.stop :],
        earlier_clause=told_before,
        topic_is_free=free_from <= told_from,
        opens_unit=previous is not None and "；" in clauses.text[free_from:told_from],
        announced=sentence.context.head,
        counts_a_people=_counts_a_people(read.figure.number),
    )


# 渔校，据九个县的统计，有90所: the schools are counted, not the counties.
def _is_by_whose_word(previous: Read, clause_start: int) -> bool:
    by_word = previous.setting.before.startswith(("据", "根据"))
    return by_word and 0 < previous.setting.clause_start < clause_start


# 进出口9亿元，其中出口5亿元；全年…: what follows is told of the whole again
def _is_of_part(read: Read, text: str, clause_start: int) -> bool:
    over = read.setting.clause_start < clause_start and text.startswith("；", clause_start - 1)
    return over and read.setting.before.startswith("其中")


def _counts_a_people(number: Number) -> bool:
    """Say whether a number stands alone and is as large as a people: 六亿多."""
    return number.unit is None and (number.scale == "亿" or (number.value or 0) >= A_PEOPLE)


def _clues_of_period(sentence: _Sentence, read: Read, earlier: list[Read]) -> PeriodClues:
    clauses, context = sentence.clauses, sentence.context
    previous = earlier[-1] if earlier else None
    lead = _governing_lead(read, earlier)
    return PeriodClues(
        text=clauses.text,
        start=read.figure.start,
        times=clauses.times,
        lead=lead,
        tail=read.setting.tail,
        measure=read.measure.measure,
        reached=read.measure.reached,
        baseline=read.baseline,
        opens_with_verb=opens_with_verb(lead),
        passage=context.passage,
        about=context.about,
        base=context.now - 1,
        pair=pair_before(earlier, read, context.pair),
        of_pair=bool(previous and previous.baseline),
    )


def _governing_lead(read: Read, earlier: list[Read]) -> str:
    """新建码头9座、12座: the words before the first figure of a list govern the others."""
    setting, lead = read.setting, read.setting.lead
    if setting.is_list_gap and not setting.noun_after:
        heads = (other.setting for other in reversed(earlier) if not other.setting.is_list_gap)
        lead = next((head.lead for head in heads), lead)
    if setting.coordinated and read.verb and not setting.lead.startswith(read.verb):
        return read.verb + lead
    return lead


def _clues_of_status(sentence: _Sentence, read: Read) -> StatusClues:
    text, context, end = sentence.clauses.text, sentence.context, read.figure.end
    return StatusClues(
        before=read.setting.before,
        clause=read.setting.before + text[end : end + 2],
        figure=text[read.figure.start : end],
        after=text[end : end + 30],
        sentence_before=text[: read.setting.clause_start],
        passage=context.passage,
        period=read.period.value,
        explicit_time=is_dated(read.period),
        baseline=read.baseline,
        about=context.about,
        now=context.now,
        closed=context.closed,
    )
