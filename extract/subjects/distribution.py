"""Subjects that go from figure to figure: one each after 分别, nouns said once for two."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.clauses import is_list_gap
from extract.periods.baselines import leads_to_result
from extract.reads import Read
from extract.records import Answer
from extract.subjects.counted_lists import named_before_count
from extract.subjects.leads import clean_lead
from extract.subjects.lists import distribute
from extract.subjects.place_lists import without_places
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("distribution.yml")

LONGEST_GAP = 26
_JOINT = re.compile(r"[、和与及：:]")


def distribute_subjects(text: str, reads: list[Read]) -> None:
    """Hand the subjects before 分别 to the figures after it, one each, or to each of from–to pairs.

    茶叶、蚕茧产量分别为5万吨和2万吨; 存款、贷款分别由5亿元、4亿元增加到7亿元、6亿元.
    """
    for position, read in enumerate(reads):
        start = read.setting.clause_start
        if _distribute_unmarked(text, reads, position):
            continue
        marker = _one_each().search(text, start, read.figure.start)
        if marker is None or _is_of_previous(reads, position, marker.start()):
            continue
        group = _group(text, reads[position:])
        phrase = clean_lead(_one_each_onward().sub("", read.setting.lead))
        if _names_its_own(text[marker.end() : read.figure.start]):
            continue
        if position and (items := named_before_count(text, reads[position - 1], group)):
            _give(items, group, phrase)
            continue
        if _hand_on(reads[:position], group, phrase):
            continue
        if len(phrase) <= 2:  # 存款和贷款，2024年分别达到…: the list stands in the clause before
            phrase = _listed_before(text, start, reads[:position])
        baselines = [other for other in group if other.baseline]
        results = [other for other in group if not other.baseline]
        for part in (baselines, results) if baselines else (results,):
            _hand_out(phrase, part)


def _names_its_own(after_marker: str) -> bool:
    """Say whether the words after 分别 name what is measured: 分别达到每亩养鱼90斤、70斤."""
    return _own_thing().search(after_marker) is not None


def _distribute_unmarked(text: str, reads: list[Read], position: int) -> bool:
    """Hand out the subjects of as many bare figures, without 分别: 城乡居民收入增长5%、6%."""
    group = _bare_list(text, reads, position)
    lead = reads[position].setting.lead
    if len(group) < 2 or _one_each().search(lead):
        return False
    own = reads[position].subject
    # 三次产业结构持续优化，调整为8：41：51
    is_told = own is not None and own.rule == "changed_topic"
    phrase = str(own.value) if is_told else clean_lead(lead)
    if group[0].baseline:
        return _hand_out_pair(text, reads[position + len(group) :], group, phrase)
    if len(phrase) <= 2:
        return _hand_on_growth(reads[:position], group)
    return not reads[position].verb and _hand_out(phrase, group)


def _hand_out_pair(text: str, rest: list[Read], group: list[Read], phrase: str) -> bool:
    """三次产业结构由9.2：40.3：50.5调整为…: both lists of a from–to pair have the same items."""
    results = _bare_list(text, rest, 0) if rest else []
    if len(results) != len(group) or not all(read.baseline for read in group):
        return False
    gap = text[group[-1].setting.stop : results[0].figure.start]
    if not leads_to_result(gap.removeprefix("，")):
        return False
    return _hand_out(phrase, group) and _hand_out(phrase, results)


def _bare_list(text: str, reads: list[Read], position: int) -> list[Read]:
    """Take the figures of one measure with nothing but a joint between them: 5%、6%和7%."""
    group = reads[position : position + 1]
    if position and _JOINT.fullmatch(text, reads[position - 1].figure.end, group[0].figure.start):
        return []
    for other in reads[position + 1 :]:
        if not _JOINT.fullmatch(text, group[-1].figure.end, other.figure.start):
            break
        if other.measure.measure != group[0].measure.measure:
            break
        group.append(other)
    return [] if any(read.setting.noun_after for read in group) else group


def _hand_on_growth(before: list[Read], group: list[Read]) -> bool:
    """城镇居民收入5万元，农村居民收入2万元，增长5%和6%: the two levels before are what grew."""
    levels = before[-len(group) :]
    told = group[0].measure.measure == "growth" and len(levels) == len(group)
    if not told or any(read.measure.measure != "level" or not read.subject for read in levels):
        return False
    return _hand_on(before, group, "")


def share_nouns(reads: list[Read]) -> None:
    """Hand a noun back to the figure before: 27项110公里工程, 投资5亿元新上9个项目."""
    for read, after in pairwise(reads):
        if after.subject is None:
            continue
        if read.subject is not None:
            read.subject = _noun_of_next(read, after) or read.subject
        elif after.setting.is_list_gap and after.subject.rule == "noun_after":
            _answer(read, Answer(after.subject.value, "noun_of_next", after.subject.words))


def _noun_of_next(read: Read, after: Read) -> Answer | None:
    noun = after.subject.words
    if read.figure.end == after.figure.start and after.subject.rule in (
        "noun_after",
        "noun_around",
    ):
        return Answer(after.subject.value, "noun_of_next", noun)
    # 总投资9亿元的38个项目
    of_things = read.figure.end + 1 == after.figure.start and read.setting.tail.startswith("的")
    if of_things and str(read.subject.value).endswith("总投资"):
        return Answer(f"{noun}总投资", "noun_of_next", noun)
    # 2个国家级、5个省级湿地公园: 湿地公园 is said once.
    own = read.subject
    levels = own.rule in ("noun_after", "noun_around") and str(own.value).endswith("级")
    if levels and "级" in noun and after.setting.coordinated:
        head = noun.split("级", 1)[1]
        return Answer(f"{own.value}{head}", "noun_of_next", head)
    same_clause = after.setting.clause_start == read.setting.clause_start
    if read.verb == "投资" and after.subject.rule == "noun_after" and same_clause:
        return Answer(f"{noun}投资", "noun_of_next", noun)
    return None


def _is_of_previous(reads: list[Read], position: int, marker: int) -> bool:
    """Say whether 分别 stands before the figure before: then that one opened the group."""
    if position == 0:
        return False
    read, previous = reads[position], reads[position - 1]
    same_clause = previous.setting.clause_start == read.setting.clause_start
    return same_clause and previous.figure.start > marker


def _group(text: str, reads: list[Read]) -> list[Read]:
    """Take the figures that stand in one list with the first, from–to pairs of lists too."""
    group = reads[:1]
    for other in reads[1:]:
        gap = text[group[-1].setting.stop : other.figure.start]
        if len(gap) > LONGEST_GAP or "；" in gap or "。" in gap:
            break
        # 分别下降5%和4%，74个城市…: the next clause counts something else
        if "，" in gap and other.figure.number.unit != group[-1].figure.number.unit:
            break
        pair = group[0].baseline and leads_to_result(gap.removeprefix("，"))
        if not (is_list_gap(gap) or pair or _next_of_group().fullmatch(gap)):
            break
        group.append(other)
    return group


# 淡水、海水产量均居第一，分别达9万吨和8万吨: what was ranked is what is handed out
def _listed_before(text: str, start: int, before: list[Read]) -> str:
    if before and before[-1].measure.measure == "rank" and before[-1].subject is not None:
        return str(before[-1].subject.value)
    return clean_lead(_clause_before(text, start))


def _clause_before(text: str, start: int) -> str:
    """Give the clause that ends where another starts."""
    clauses = [clause for clause in re.split(r"[，；：。]", text[:start]) if clause]
    return clauses[-1] if clauses else ""


def _hand_on(before: list[Read], group: list[Read], phrase: str) -> bool:
    """存款5亿元、贷款4亿元，分别增长3%和2%: the figures before 分别 lend their subjects."""
    owners = before[-len(group) :]
    if len(phrase) > 2 or len(owners) != len(group):
        return False
    if any(owner.subject is None for owner in owners):
        return False
    for owner, other in zip(owners, group, strict=True):
        _answer(other, Answer(owner.subject.value, "handed_on", owner.subject.words))
    return True


def _hand_out(phrase: str, group: list[Read]) -> bool:
    """Give each figure its item of the phrase; False where it lists not as many things."""
    items = distribute(phrase, len(group))
    if items is None:
        return False
    _give(without_places(phrase, items), group, phrase)
    return True


def _give(items: list[str], group: list[Read], phrase: str) -> None:
    for item, other in zip(items, group, strict=True):
        _answer(other, Answer(item, "distributed", phrase))


def _answer(read: Read, subject: Answer) -> None:
    read.subject = subject
    read.outcome = "observation"


@cache
def _one_each() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["one_each"]))


@cache
def _one_each_onward() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['one_each'])}).*$")


@cache
def _own_thing() -> re.Pattern[str]:
    owners = any_of(read_words(WORDS)["owners_of_one"])
    return re.compile(rf"(?:{owners})[一-鿿（）()]{{3,}}$")


# …5%，同比增长6%: the next figure of the group has its own verb, but no subject.
@cache
def _next_of_group() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""[，、和] (?:分别|并分别)? (?:{any_of(words["one_each_before_verb"])})?
        (?:{any_of(words["one_each_verbs"])})?""",
        re.VERBOSE,
    )
