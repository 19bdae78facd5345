"""Where what is measured stands, before its figure, behind it or around it, in; the subject out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.numerals import CHARACTERS
from extract.records import Answer
from extract.subjects.announced import of_compared_topic
from extract.subjects.asked import Asked, Found, owner_of, owner_of_bare
from extract.subjects.comparisons import share_in
from extract.subjects.each_place import with_deed_of_each
from extract.subjects.earlier import clause_subject, list_head_of, one_character_things
from extract.subjects.graded import with_thing_graded
from extract.subjects.headless import PEOPLE
from extract.subjects.heads import LONGEST_ITEM, counts_things
from extract.subjects.owners import (
    bare_noun_with_verb,
    generic_heads,
    is_part_taken,
    is_people_beside,
    is_sum_of_listed,
    needs_owner,
    of_listed_item,
    of_other_side,
    owned,
    without_sum,
)
from extract.subjects.verbs import (
    Lead,
    is_closing_verb,
    wants_object,
    without_closing_verb,
    without_doer,
    without_verb,
)
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("placed.yml")
LONGEST_AROUND = 22  # characters of a subject that stands on both sides of its figure
AMONG = re.compile(r"(?<![其集])中(?:各|共|已|就)?有$")
_SHARE_AT_END = re.compile(r"(?<=..)(?:占比|占[^，占]{1,12}比[重例]|比[重例])$")
_JOINT_AT_END = re.compile(r"(?:等|和|(?<!参)与|(?<![惠普涉波触])及|、)$")
LONGEST_TOLD_ITEM = 16  # characters
LONGEST_LOSS = 4  # characters: 损失, 浪费
_ONE_ITEM = re.compile(r"(?:^|[，；])(?:[仅单光]是?|只是?|其中)(?P<what>[^，；\d]{2,12})一项$")
_PART_OF_WORKS = re.compile(r"[^的]{2,8}的(?:项目|工程|单位|企业)")
_WORKS = re.compile(r"(?:工程|项目|建设|工业|企业|单位)$")
_IS_SO_MUCH = re.compile(r"[为是]$")
_NAMED_ITEM = re.compile(r"[量额值率数人员生者]$|能力$")
_EACH_HAS = re.compile(r"(?:平均)?每[^，、]{1,12}?(?:拥有|占有)")  # 每百户渔民拥有渔船9艘、彩电90台
_MARK = re.compile(r"[，；、：。（]")
_NIL_BEFORE = re.compile(r"零(?P<noun>[^、，零“”]{1,6})[”、“]+$")
_QUOTES = re.compile(r"[“”]")
_YEARS = re.compile(rf"[\d{CHARACTERS}]+多?年")
_FIGURE = re.compile(rf"[\d{CHARACTERS}]")
# 90%[已经更新], 90%[以上可以完工]: a predicate follows the share.
_IS_TOLD = re.compile(r"(?:以上|以下|左右)?的?(?:已|可以|能|都|仍|还|得到|没有|未|不)")


def noun_before(asked: Asked, parts: Lead, whole: str) -> Found:
    """Read 绿道里程达到90公里: the noun stands before the figure only."""
    if asked.in_sentence and is_closing_verb(whole):  # 渔港建成9个、在建6个
        return verb_before(asked, whole)
    if asked.in_sentence and asked.measure == "level":
        whole = with_thing_graded(whole, asked.previous)
    if item := _item_of_list(asked, whole):
        return item, ""
    if asked.measure == "growth" and (item := of_compared_topic(asked.before, whole)):
        return Answer(item, "compared_topic", whole), ""
    if one := _one_item(asked, whole):
        return Answer(one, "one_item", whole), ""
    if works := _part_of_works(asked, whole):
        return Answer(works, "part_of_works", whole), ""
    if asked.lead.startswith("的") and asked.previous.endswith(whole):  # 16%的税率降至13%
        return Answer(asked.previous, "inherited", whole), parts.verb
    # 用于安排90人就业的支出9亿元: the figure inside parts the phrase
    inside = "的" in whole and asked.in_sentence and _parts_phrase(asked)
    if inside and not parts.verb and asked.previous.endswith(whole):
        return Answer(asked.previous, "inherited", whole), parts.verb
    if asked.in_sentence and (each := with_deed_of_each(whole, asked.previous)):
        return Answer(each, "each_place", whole), parts.verb
    owner = owner_of(asked) if needs_owner(whole) else ""
    if owner and not is_people_beside(whole, owner):
        return Answer(owned(owner, whole), "generic_head", whole), parts.verb
    if asked.coordinated and not parts.verb and (each := _EACH_HAS.match(asked.previous)):
        return Answer(each[0] + whole, "each_has", whole), ""
    if asked.in_sentence and (side := of_other_side(asked.previous, whole)):
        return Answer(side, "other_side", whole), parts.verb
    if asked.coordinated and len(whole) == 2 and (graded := _graded().match(asked.previous)):
        return Answer(graded[0] + whole, "grade_of_list", whole), parts.verb
    listed = asked.coordinated and asked.measure == "level" and not asked.previous_verb
    if listed and is_sum_of_listed(whole):
        return Answer(owned(asked.previous, whole), "sum_of_listed", whole), parts.verb
    if done := bare_noun_with_verb(asked.lead, whole):
        return Answer(owner_of_bare(asked) + done, "bare_noun", whole), parts.verb
    if _is_bare_verb(asked, whole):  # 出版图书11万种，共印239亿册
        return Answer(whole + without_verb(asked.previous), "bare_verb", whole), whole
    verb = asked.previous_verb
    listed = asked.coordinated and verb and not parts.verb and not _takes_people(verb, asked.unit)
    if listed and asked.measure in ("level", "change"):
        return Answer(verb + whole, "verb_of_list", whole), verb
    owner = asked.previous if asked.in_sentence else clause_subject(asked.earlier_clause)
    subject = of_listed_item(asked.before, share_in(whole, owner, asked.lead))
    return Answer(subject, "noun_before", whole), parts.verb


# 接待游客90万人、旅游收入9亿元: money is not received as guests are
def _takes_people(verb: str, unit: str | None) -> bool:
    return verb in read_words(WORDS)["verbs_of_people"] and (unit or "").endswith("元")


def _parts_phrase(asked: Asked) -> bool:
    """Say whether the figure before stands in the same phrase, with no mark between."""
    phrase = _YEARS.sub("", _MARK.split(asked.before)[-1]).removesuffix(asked.lead)
    return not asked.coordinated and _FIGURE.search(phrase) is not None


def _is_bare_verb(asked: Asked, whole: str) -> bool:
    is_thing = whole in one_character_things()
    may_be = len(whole) == 1 and not is_thing and asked.measure == "level"
    return may_be and asked.in_sentence and len(asked.previous) > 1


# 仅渔网报废一项，即损失九万元
def _one_item(asked: Asked, whole: str) -> str:
    if len(whole) > LONGEST_LOSS or "一项" not in asked.before:
        return ""
    match = _ONE_ITEM.search(asked.before.removesuffix(asked.lead).removesuffix("，"))
    return match["what"] + whole if match else ""


# 国家投资的渔港工程，已完工的项目有90个
def _part_of_works(asked: Asked, whole: str) -> str:
    free = asked.topic_is_free and not asked.in_sentence
    if not free or not _PART_OF_WORKS.fullmatch(whole) or not _WORKS.search(asked.earlier_clause):
        return ""
    return clause_subject(asked.earlier_clause) + whole


def _item_of_list(asked: Asked, whole: str) -> Answer | None:
    """主要产品产量是：茶叶5万吨，蚕茧2万吨: the head of the list stands above it."""
    if asked.measure != "level":
        return None
    head = list_head_of(asked.before)
    if asked.announced and asked.lead == asked.before and (asked.unit or "").endswith("元"):
        head = asked.announced  # 养殖部门为9亿元, below 渔港投资是这样分配的：
    of_people = head.endswith("人数") and asked.unit in PEOPLE  # 招生人数为：渔业学校9000人
    # 新增能力有：轮胎9000条
    of_goods = head.endswith("能力") and asked.unit in read_words(WORDS)["goods"]
    if not head or (counts_things(asked.unit) and not (of_people or of_goods)):
        return None
    told = of_people or _IS_SO_MUCH.search(asked.lead)  # 年产能力如下：石湖渔场为九万吨
    if len(whole) > (LONGEST_TOLD_ITEM if told else LONGEST_ITEM) or _NAMED_ITEM.search(whole):
        return None
    return Answer(head.replace("…", whole), "list_head", head)


def verb_before(asked: Asked, verb: str) -> Found:
    """Read 码头建设，…新建9座: the verb stands before the figure, its object before that."""
    if said := _said_before(asked, verb):
        return Answer(said, "verb_said_before", verb), verb
    if asked.in_sentence and not asked.opens_unit and not asked.topic_is_free:
        noun = without_doer(asked.previous)
        if (asked.unit or "").endswith("元"):  # 支出占比80%，投入9亿元
            noun = _SHARE_AT_END.sub("", noun)
        noun = without_sum(noun) if counts_things(asked.unit) else noun
    else:
        noun = clause_subject(asked.earlier_clause)
    if noun and (done := without_closing_verb(noun)) != noun:  # 渔港开工9个、竣工6个
        return Answer(done + verb, "verb_with_earlier_noun", verb), verb
    if noun and verb in generic_heads():
        return Answer(owned(noun, verb), "generic_head", verb), verb
    if noun:
        return Answer(verb + noun, "verb_with_earlier_noun", verb), verb
    if not asked.in_sentence and asked.previous:  # 渔港规模为9亿吨。建成投产2亿吨
        return Answer(verb + without_verb(asked.previous), "verb_of_sentence", verb), verb
    return Answer(verb, "verb_alone", verb), verb


# 连续几年发行渔业债券，用于建港，今年发行9亿元: the verb was said with its object
def _said_before(asked: Asked, verb: str) -> str:
    if len(verb) < 2 or asked.in_sentence:
        return ""
    told = asked.before.removesuffix(asked.lead)
    match = re.search(rf"{verb}(?P<object>[一-鿿]{{3,12}})(?=[，；])", told)
    return verb + match["object"] if match else ""


def with_noun_after(asked: Asked, parts: Lead, whole: str, after: str) -> Found:
    """Read 新建9座码头, 9座码头, 帮助渔民更新9艘渔船: the noun after the figure, or around it."""
    if not whole and is_part_taken(after) and (owner := owner_of(asked)):
        return Answer(owned(owner, after), "generic_head", after), ""
    if not whole and needs_owner(after) and (owner := owner_of(asked)):
        return Answer(owned(owner, after), "generic_head", after), ""
    if not whole and (nil := _nil_of_same(asked, after)):
        return Answer(nil, "nil_of_same", after), ""
    if not whole and (done := bare_noun_with_verb(asked.lead, after)):
        return Answer(owner_of_bare(asked) + done, "bare_noun", after), ""
    if not whole and (owner := _told_of_share(asked)):
        return Answer(owner + after, "share_of_topic", after), ""
    if not parts.noun:
        verb = parts.verb or (asked.previous_verb if asked.coordinated else "")
        return Answer(verb + after, "noun_after", after), verb
    verb = wants_object(asked.lead)
    if _is_among(asked):
        return Answer(after, "noun_after", after), ""
    if asked.reached and not verb:
        return Answer(whole, "noun_before", whole), parts.verb
    if _JOINT_AT_END.search(asked.lead):
        return Answer(after, "noun_after", after), ""
    if verb and len(whole) + len(after) > LONGEST_AROUND:
        return Answer(verb + after, "noun_after", after), ""
    return Answer(whole + after, "noun_around", whole), parts.verb


# 渔民“零事故、零伤亡”: both are of those who stand before the first
def _nil_of_same(asked: Asked, after: str) -> str:
    first = _NIL_BEFORE.search(asked.before)
    told = _QUOTES.sub("", asked.previous)
    if first is None or not told.endswith(first["noun"]):
        return ""
    return told.removesuffix(first["noun"]) + _QUOTES.sub("", after)


# 今年投产的渔港，90%以上可以按计划完工: what the share is of stands in the clause before
def _told_of_share(asked: Asked) -> str:
    free = asked.measure == "rate" and asked.topic_is_free and not asked.in_sentence
    if not free or not _IS_TOLD.match(asked.tail):
        return ""
    topic = clause_subject(asked.earlier_clause)
    return topic if topic and asked.earlier_clause.endswith(topic[-2:]) else ""


def _is_among(asked: Asked) -> bool:
    """Say whether what is counted stands behind the figure: 渔业百强中各有9家企业."""
    told = asked.noun_after.startswith(("达", "将", "被", "已", "超"))
    return asked.measure == "level" and bool(AMONG.search(asked.lead)) and not told


# 创建渔业示范地区4个、项目6个: the projects are models too
@cache
def _graded() -> re.Pattern[str]:
    return re.compile(rf".*(?:{any_of(read_words(WORDS)['grades'])})(?=..$)")
