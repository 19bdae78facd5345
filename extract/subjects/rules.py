"""OF WHAT: the noun phrase a figure measures, taken from the words of its clause.

In: the words before the figure (lead) and after it (tail), and what the sentence said before.
Out: `Answer` with the subject, and the definitional verb for the figures coordinated with it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.records import Answer
from extract.subjects.asked import Asked, Found
from extract.subjects.behind import named_behind
from extract.subjects.comparisons import is_plan
from extract.subjects.counted import counted_noun, population, without_frame
from extract.subjects.earlier import topic_of
from extract.subjects.effects import of_its_cause
from extract.subjects.elsewhere import from_elsewhere, restated
from extract.subjects.headless import part_counted, share_left_out, with_noun_left_out
from extract.subjects.openings import without_opening
from extract.subjects.parts import lead_parts, names_nothing
from extract.subjects.placed import AMONG, noun_before, verb_before, with_noun_after
from extract.subjects.verbs import Lead, split_lead
from extract.subjects.words import SHARED
from extract.wordlists import read_words

LONGEST_FUEL = 3  # characters: 煤, 标准煤
# 荒山以上的坡地: what a share is of may follow it.
_OF_WHOLE = re.compile(r"(?:以上|左右)?的[一-鿿]")
# 占人口[95%以上]的渔民是要前进的
_OF_PEOPLE = re.compile(r"占[^，、占]{0,8}人口(?:总数)?的?$")
# 沿海各县有90个渔港: what there is stands behind the figure.
_EXISTS = re.compile(r"(?<![拥具占])有[了约近]?$")
# A closing mark that nothing opened, one that nothing closes, and a pair around nothing.
_LOOSE_MARKS = re.compile(r"^[^“”]{0,2}?”|“$|“(?=[^”]*$)|“”")
_EACH_PERSON = re.compile(r"[到至达为由从]人均$")
_PACE = re.compile(r"(?P<pace>增速|增幅|涨幅|降幅|增长率|增长速度)[^，、；]{0,16}$")
_LINK_AT_HEAD = re.compile(r"^(?:[的、]|和(?![美谐平])|与|及(?![时格]))+")
_LINK_AT_END = re.compile(r"(?:[的、和在了]|、并|(?<!参)与|(?<![惠普涉波触])及)+$")


def read_subject(asked: Asked) -> Found:
    """Read the subject; also give the definitional verb, for the figures coordinated with it.

    Returns (None, verb) where nothing in the sentence names what is measured.
    """
    subject, verb = _named(asked)
    subject = subject and _pace_ranked(asked, _per_head(asked, of_its_cause(asked, subject)))
    return (subject and _with_whole_quotes(subject)), verb


# 渔民补贴从人均60元提高到90元
def _per_head(asked: Asked, subject: Answer) -> Answer:
    text = str(subject.value)
    if not _EACH_PERSON.search(asked.lead) or "人均" in text:
        return subject
    return replace(subject, value=f"人均{text}")


# 渔民收入增长6%，增幅居全国前六: the growth is ranked, not the income
def _pace_ranked(asked: Asked, subject: Answer) -> Answer:
    pace = _PACE.search(asked.lead) if asked.measure == "rank" else None
    text = str(subject.value)
    if pace is None or pace["pace"] in text:
        return subject
    return replace(subject, value=f"{text}{pace['pace']}")


# 双“翻番”: the number took a quotation mark along.
def _with_whole_quotes(subject: Answer) -> Answer:
    text = str(subject.value)
    if "“" not in text and "”" not in text:
        return subject
    whole = _LOOSE_MARKS.sub("", text)
    return subject if whole == text or not whole else replace(subject, value=whole)


def _named(asked: Asked) -> Found:
    """Read what the words at the figure, or before them, name."""
    if named := named_behind(asked):
        return named
    solved = asked.noun_after.endswith("问题")  # 解决9万渔民住房问题
    if asked.counts_a_people and not solved and (people := population(asked.noun_after)):
        return Answer(people, "population", people), ""
    of_people = asked.measure == "rate" and _OF_PEOPLE.search(asked.lead)
    if of_people and (people := population(asked.noun_after)):
        return Answer(people, "population", people), ""
    if same := restated(asked):
        return same
    if part := part_counted(asked):
        return Answer(part, "part_counted", part), ""
    if asked.measure == "rate" and (noun := share_left_out(asked)):
        return Answer(noun, "noun_left_out", noun), ""
    if asked.measure in ("level", "rate") and (noun := with_noun_left_out(asked)):
        return Answer(noun, "noun_left_out", noun), ""
    return _beside(asked)


def _beside(asked: Asked) -> Found:
    """Read the noun before the figure, behind it or around it; else look elsewhere."""
    parts = lead_parts(asked)
    counted = asked.measure in ("level", "change") or asked.unit in ("%", "成", "‰", None)
    after = asked.noun_after if counted else ""
    if asked.unit in read_words(SHARED)["unit_nouns"] and asked.tail.startswith("的"):
        after = ""
    if asked.measure == "rate" and parts.verb and _OF_WHOLE.match(asked.tail):
        return Answer(parts.verb + after, "noun_after", after), parts.verb
    whole = _LINK_AT_END.sub("", _LINK_AT_HEAD.sub("", parts.verb + parts.noun))
    if names_nothing(whole) or is_plan(whole, asked.measure):
        whole, parts = "", Lead("", "")
    if not AMONG.search(asked.lead) and _counts_nothing(asked, parts) and (whole or asked.previous):
        after = ""
    if after and not whole and _is_what_is_used(asked, after):
        after = ""
    if after and (after := counted_noun(without_opening(asked.lead), after, asked.measure)):
        if (own := without_frame(whole, after)) != whole:
            whole, parts = own, split_lead(own)
        return with_noun_after(asked, parts, whole, after)
    if not whole and _counts_by_noun(asked, after):
        return Answer(asked.unit, "unit", asked.unit), ""
    if not whole:
        return from_elsewhere(asked)
    return noun_before(asked, parts, whole) if parts.noun else verb_before(asked, parts.verb)


# 每吨钢的能耗，由2.5吨煤降到2.3吨煤: so much coal is the use
def _is_what_is_used(asked: Asked, after: str) -> bool:
    told = asked.previous if asked.in_sentence else topic_of(asked.earlier_clause)
    return len(after) <= LONGEST_FUEL and told.endswith("耗")


# 一亿农户, 一亿农户的小农经济
def _counts_by_noun(asked: Asked, after: str) -> bool:
    return asked.unit in read_words(SHARED)["unit_nouns"] and not after


def _counts_nothing(asked: Asked, parts: Lead) -> bool:
    """Say whether a figure counts nothing that follows it: growth, a rank, a level reached."""
    if asked.measure in ("growth", "rank", "multiple"):
        return True
    if asked.measure == "level" and _EXISTS.search(asked.lead):
        return False
    return bool(parts.noun) and (asked.reached or asked.measure == "rate")
