"""Figures whose own clause names nothing: 渔业产值，…达到5亿元 | …，增长5%.

In: a figure. Out: the subject that an earlier clause or figure, or a noun behind it, names.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.numerals import CHARACTERS
from extract.records import Answer
from extract.subjects.asked import Asked, Found
from extract.subjects.comparisons import head_pointed_to, share_in
from extract.subjects.earlier import changed_topic, clause_subject, topic_of
from extract.subjects.leads import BRACKETED
from extract.subjects.owners import needs_owner, owned
from extract.subjects.verbs import opening_verb, without_verb
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("elsewhere.yml")

# 鱼粉、鱼油等产品，[在2024年的]生产量
_YEAR = re.compile(rf"在?[\d{CHARACTERS}]{{2,4}}年的?$")


def from_elsewhere(asked: Asked) -> Found:
    """Look before the clause, then to the figure before, last behind the figure itself."""
    topic = topic_of(asked.earlier_clause) if asked.topic_is_free else ""
    if topic and asked.previous and head_pointed_to(asked.earlier_clause) == topic:
        return Answer(asked.previous, "inherited", topic), asked.previous_verb  # 这个比重，…
    if topic and not asked.coordinated:
        owner = asked.previous or _clause_before(asked, topic)
        # 鱼粉、鱼油等产品，2024年的生产量，都将增长9%
        if needs_owner(topic) and (whose := _clause_before(asked, topic)):
            return Answer(owned(whose, topic), "topic_clause", topic), ""
        return Answer(share_in(topic, owner), "topic_clause", topic), ""
    free = asked.topic_is_free and asked.in_sentence and not asked.coordinated
    if free and (changed := changed_topic(asked.earlier_clause)):
        return Answer(changed, "changed_topic", changed), ""
    anew = asked.opens_unit or not asked.in_sentence
    if anew and (found := clause_subject(asked.earlier_clause)):
        return Answer(found, "earlier_clause", found), ""
    if not asked.in_sentence and (saving := _saving().search(asked.lead)):
        return Answer(saving["saving"], "saving", saving[0]), ""
    if asked.previous:
        subject = _without_newness(asked) if asked.reached else asked.previous
        return Answer(subject, "inherited", ""), asked.previous_verb
    if speed := _speed_at_end().search(asked.lead):
        return Answer(speed[1], "speed", speed[1]), ""
    if head := head_pointed_to(asked.lead):
        return Answer(head, "pointed_head", head), ""
    if asked.noun_after:
        return Answer(asked.noun_after, "noun_after", asked.noun_after), ""
    return None, ""


def restated(asked: Asked) -> Found | None:
    """Read 支出90亿元，折合黄金9亿两 and 9万吨（合18万斤）: the same amount in another unit."""
    if asked.in_sentence and asked.measure in ("level", "change") and restates(asked.lead):
        return Answer(asked.previous, "restated", asked.lead), asked.previous_verb
    return None


def restates(lead: str) -> bool:
    """Say whether a figure is the one before it in another unit: ，折合黄金."""
    return "合" in lead and _restating().fullmatch(lead) is not None


def _clause_before(asked: Asked, topic: str) -> str:
    """Give what the clause before the topic names: 渔户，在全国农户中的比重，…."""
    told = _YEAR.sub("", BRACKETED.sub("", asked.before).rpartition(topic)[0]).rstrip("，")
    return clause_subject(told.rpartition("，")[2])


# 新增茶园5公顷，累计达到60公顷: all tea gardens, not the new ones
def _without_newness(asked: Asked) -> str:
    words = read_words(WORDS)
    in_all = any(word in asked.lead for word in words["in_all"])
    is_new = opening_verb(asked.previous).startswith(tuple(words["newness"]))
    if in_all and asked.previous.endswith("新增"):  # 试点新增9个、累计达到90个
        return asked.previous.removesuffix("新增")
    return without_verb(asked.previous) if in_all and is_new else asked.previous


# ，约折合黄金; 合 alone only in brackets
@cache
def _restating() -> re.Pattern[str]:
    restating = any_of(read_words(WORDS)["restating"])
    return re.compile(rf"[，、（(]?[约即共]?(?:{restating})[一-鿿]{{0,4}}|[（(]合")


# 这样就至少为国家节约9亿元: nothing else is named.
@cache
def _saving() -> re.Pattern[str]:
    saving = any_of(read_words(WORDS)["savings"])
    return re.compile(rf"(?P<saving>(?:为[一-鿿]{{1,6}})?(?:{saving}))[了出约近达]*$")


# 由于连续三年增长速度在6%以上: nothing else is named.
@cache
def _speed_at_end() -> re.Pattern[str]:
    return re.compile(rf"({any_of(read_words(WORDS)['speeds'])})[在为达到约保持]*$")
