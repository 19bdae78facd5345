"""OF WHAT: the noun phrase a figure measures, taken from the words of its clause.

In: the words before the figure (lead) and after it (tail), and what the sentence said before.
Out: `Answer` with the subject, and the definitional verb for the figures coordinated with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.records import Answer
from extract.subjects.comparisons import (
    head_pointed_to,
    points_back,
    share_in,
    without_comparison,
    without_equal,
    without_plan,
)
from extract.subjects.counted import counted_noun, without_frame
from extract.subjects.earlier import changed_topic, clause_subject, list_head_of, topic_of
from extract.subjects.leads import (
    WORDS,
    Lead,
    clean_lead,
    drop_region,
    last_verb,
    opening_verb,
    split_lead,
    wants_object,
    without_closing_verb,
    without_opening,
    without_verb,
)
from extract.subjects.named_after import named_by_aim, named_by_extent, named_by_use
from extract.subjects.owners import (
    bare_noun_with_verb,
    generic_heads,
    is_about,
    is_part_taken,
    needs_owner,
    of_listed_item,
    organisation_in,
    owned,
    owner_in,
    without_bare_noun,
)
from extract.subjects.shares import reached_share, where_it_goes
from extract.wordlists import any_of, read_words

LONGEST_AROUND = 22  # characters of a subject that stands on both sides of its figure
LONGEST_OWNER_OF_AIM = 8  # characters: 渔业, 远洋渔业产值
LONGEST_ITEM = 4  # characters of an item that takes its head from the list: 蚕茧, 无烟煤
# 荒山以上的坡地: what a share is of may follow it.
_OF_WHOLE = re.compile(r"(?:以上|左右)?的[一-鿿]")
# 渔业产值占农业总产值的比重: the thing is what stands before 占.
_SHARE = re.compile(
    r"""占 (?:到)? (?:[^，、占]{0,14}? (?:的比重|比重|的比例|比例|总量|总数|总额|的)? )?$""",
    re.VERBOSE,
)
# A subject has words: 26 and 3.5 in the cells of a table have none.
_WORD = re.compile(r"[A-Za-z一-鿿]")
_AMONG = re.compile(r"(?<![其集])中(?:各|共|已|就)?有$")
_LINK_AT_HEAD = re.compile(r"^(?:[的、]|和(?![美谐平])|与|及(?![时格]))+")
_LINK_AT_END = re.compile(r"(?:[的、和在了]|(?<!参)与|(?<![惠普涉波触])及)+$")
_JOINT_AT_END = re.compile(r"(?:等|和|(?<!参)与|(?<![惠普涉波触])及|、)$")

Found = tuple[Answer | None, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a figure when its subject is asked for.

    noun_after is the noun phrase its tail opens with. previous is the subject that may be
    inherited, of this sentence (in_sentence) or of the one before; previous_verb its verb.
    coordinated: the figure stands in a list with the one before. shared: its lead begins with the
    object of the figure before. regions are names of places, which are no part of a subject.
    before is the sentence up to the figure, rest what follows it; earlier_clause the clause before
    the figure's own, topic_is_free unless a figure stands in that clause.
    opens_unit: a semicolon parts the figure before from that clause.
    """

    lead: str
    tail: str
    noun_after: str
    measure: str
    reached: bool
    unit: str | None
    coordinated: bool
    shared: bool
    regions: tuple[str, ...]
    previous: str
    previous_verb: str
    in_sentence: bool
    before: str
    rest: str
    earlier_clause: str
    topic_is_free: bool
    opens_unit: bool


def read_subject(asked: Asked) -> Found:
    """Read the subject; also give the definitional verb, for the figures coordinated with it.

    Returns (None, verb) where nothing in the sentence names what is measured.
    """
    if named := _named_after(asked):
        return named
    parts = _lead_parts(asked)
    counted = asked.measure in ("level", "change") or asked.unit in ("%", "成", "‰", None)
    after = asked.noun_after if counted else ""
    if asked.measure == "rate" and parts.verb and _OF_WHOLE.match(asked.tail):
        return Answer(parts.verb + after, "noun_after", after), parts.verb
    whole = _LINK_AT_END.sub("", _LINK_AT_HEAD.sub("", parts.verb + parts.noun))
    if _void().fullmatch(whole) or not _WORD.search(whole):
        whole, parts = "", Lead("", "")
    if (
        not _AMONG.search(asked.lead)
        and _counts_nothing(asked, parts)
        and (whole or asked.previous)
    ):
        after = ""
    if after and (after := counted_noun(without_opening(asked.lead), after, asked.measure)):
        if (own := without_frame(whole, after)) != whole:
            whole, parts = own, split_lead(own)
        return _with_noun_after(asked, parts, whole, after)
    if not whole:
        return _from_elsewhere(asked)
    return _noun_before(asked, parts, whole) if parts.noun else _verb_before(asked, parts.verb)


# 确定7%左右的产值增长目标 | 长达3600公里的海堤: behind the figure and 的.
def _named_after(asked: Asked) -> Found | None:
    if asked.measure in ("growth", "rate") and (named := named_by_aim(asked.lead, asked.tail)):
        return Answer(named.noun or _told_of_aim(asked, named.aim), "aim", named.aim), ""
    if asked.measure == "rate" and (named := _of_whole(asked)):
        return Answer(named, "of_whole", named), ""
    if use := named_by_use(asked.lead, asked.rest):
        return Answer(use, "use", use), ""
    if noun := named_by_extent(asked.lead, asked.tail):
        return Answer(noun, "extent", noun), ""
    return None


# 渔船补贴增加9亿元，一半用于更新 | 渔民保险不断完善，扩大到86%的县
def _of_whole(asked: Asked) -> str:
    if reach := reached_share(asked.lead, asked.tail):
        owner = reach.what or _owner(asked)
        return owner + reach.places if owner and not needs_owner(reach.what) else ""
    goes = where_it_goes(asked.lead, asked.tail)
    owner = asked.previous if asked.in_sentence else owner_in(asked.earlier_clause)
    return owner + goes if goes and owner else ""


# 渔业产值增长7%，低于9%的目标 | 渔业稳定增长，达到5%的速度: the aim is of the thing before it.
def _told_of_aim(asked: Asked, aim: str) -> str:
    if asked.in_sentence:
        return asked.previous
    owner = owner_in(asked.earlier_clause)
    return owner + aim if 2 <= len(owner) <= LONGEST_OWNER_OF_AIM else aim


def _lead_parts(asked: Asked) -> Lead:
    """Divide what is left of the lead without its words of manner, place and change."""
    text = without_equal(_without_share(asked), asked.measure)
    if asked.in_sentence:
        text = without_comparison(text, asked.measure)
    text = clean_lead(text, ranked=asked.measure == "rank")
    text = without_opening(drop_region(text, asked.regions))
    if asked.in_sentence:
        text = without_comparison(text, asked.measure)
    text = without_plan(text, asked.measure)
    if points_back(text) and (asked.previous or asked.earlier_clause):
        return Lead("", "")
    if asked.measure == "change":
        text = _change_head().sub("", text)
    if text in generic_heads():
        return Lead("", text)
    return last_verb(text) if asked.shared else split_lead(text)


def _without_share(asked: Asked) -> str:
    """渔业产值占农业总产值的: what the share is of is not its subject."""
    match = _SHARE.search(asked.lead) if asked.measure == "rate" else None
    if match is None or match[0].startswith("占比"):
        return asked.lead
    head = asked.lead[: match.start()]
    named = "比重" in match[0] or "比例" in match[0]
    return asked.lead if named and len(clean_lead(head)) > 1 else head


def _is_among(asked: Asked) -> bool:
    """Say whether what is counted stands behind the figure: 渔业百强中各有9家企业."""
    told = asked.noun_after.startswith(("达", "将", "被", "已", "超"))
    return asked.measure == "level" and bool(_AMONG.search(asked.lead)) and not told


def _counts_nothing(asked: Asked, parts: Lead) -> bool:
    """Say whether a figure counts nothing that follows it: growth, a rank, a level reached."""
    if asked.measure in ("growth", "rank", "multiple"):
        return True
    return bool(parts.noun) and (asked.reached or asked.measure == "rate")


# 渔业产值，…达到5亿元 | …，增长5%: the figure's own clause names nothing.
def _from_elsewhere(asked: Asked) -> Found:
    topic = topic_of(asked.earlier_clause) if asked.topic_is_free else ""
    if topic and not asked.coordinated:
        return Answer(share_in(topic, asked.previous), "topic_clause", topic), ""
    free = asked.topic_is_free and asked.in_sentence and not asked.coordinated
    if free and (changed := changed_topic(asked.earlier_clause)):
        return Answer(changed, "changed_topic", changed), ""
    anew = asked.opens_unit or not asked.in_sentence
    if anew and (found := clause_subject(asked.earlier_clause)):
        return Answer(found, "earlier_clause", found), ""
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


# 新增茶园5公顷，累计达到60公顷: all tea gardens, not the new ones
def _without_newness(asked: Asked) -> str:
    words = read_words(WORDS)
    in_all = any(word in asked.lead for word in words["in_all"])
    is_new = opening_verb(asked.previous).startswith(tuple(words["newness"]))
    return without_verb(asked.previous) if in_all and is_new else asked.previous


# 绿道里程达到90公里: the noun stands before the figure only.
def _noun_before(asked: Asked, parts: Lead, whole: str) -> Found:
    if item := _item_of_list(asked, whole):
        return item, ""
    if needs_owner(whole) and (owner := _owner(asked)):
        return Answer(owned(owner, whole), "generic_head", whole), parts.verb
    if done := bare_noun_with_verb(asked.lead, whole):
        return Answer(_owner_of_bare(asked) + done, "bare_noun", whole), parts.verb
    verb = asked.previous_verb
    if asked.coordinated and verb and not parts.verb and asked.measure in ("level", "change"):
        return Answer(verb + whole, "verb_of_list", whole), verb
    subject = of_listed_item(asked.before, share_in(whole, asked.previous))
    return Answer(subject, "noun_before", whole), parts.verb


# 渔业协作持续深化，落实资金9亿元，实施项目6个: of the 渔业协作
def _owner_of_bare(asked: Asked) -> str:
    if asked.topic_is_free and is_about(asked.earlier_clause):
        return owner_in(asked.earlier_clause)
    return without_bare_noun(asked.previous) if asked.in_sentence else ""


def _owner(asked: Asked) -> str:
    """Give the subject a head that cannot stand alone belongs to, or ""."""
    about = asked.opens_unit or (asked.topic_is_free and is_about(asked.earlier_clause))
    if asked.in_sentence and not about:
        return asked.previous
    return organisation_in(asked.before) or owner_in(asked.earlier_clause)


def _item_of_list(asked: Asked, whole: str) -> Answer | None:
    """茶叶产量5万吨，蚕茧2万吨: the head of the list is said of its first item, or above it."""
    if len(whole) > LONGEST_ITEM or asked.measure != "level" or asked.unit in _counters():
        return None
    if head := list_head_of(asked.before):
        return Answer(head.replace("…", whole), "list_head", head)
    if not asked.in_sentence or whole in asked.previous or _own_head().search(whole):
        return None
    if match := _head_of_list().search(asked.previous):
        return Answer(whole + match[0], "head_of_earlier", match[0])
    return None


# 码头建设，…新建9座: the verb stands before the figure, its object before that.
def _verb_before(asked: Asked, verb: str) -> Found:
    if asked.in_sentence and not asked.opens_unit:
        noun = without_verb(asked.previous)
    else:
        noun = clause_subject(asked.earlier_clause)
    if noun and (done := without_closing_verb(noun)) != noun:  # 渔港开工9个、竣工6个
        return Answer(done + verb, "verb_with_earlier_noun", verb), verb
    if noun and verb in generic_heads():
        return Answer(owned(noun, verb), "generic_head", verb), verb
    if noun:
        return Answer(verb + noun, "verb_with_earlier_noun", verb), verb
    return Answer(verb, "verb_alone", verb), verb


# 新建9座码头 | 9座码头 | 帮助渔民更新9艘渔船: the noun stands after the figure, or around it.
def _with_noun_after(asked: Asked, parts: Lead, whole: str, after: str) -> Found:
    if not whole and is_part_taken(after) and (owner := _owner(asked)):
        return Answer(owned(owner, after), "generic_head", after), ""
    if not whole and (done := bare_noun_with_verb(asked.lead, after)):
        return Answer(_owner_of_bare(asked) + done, "bare_noun", after), ""
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


# 减少证明材料12项: the verb of change is the measure's.
@cache
def _change_head() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(read_words(WORDS)['change_heads'])})了?(?=..)")


@cache
def _counters() -> frozenset[str]:
    return frozenset(read_words(WORDS)["counters"])


@cache
def _head_of_list() -> re.Pattern[str]:
    return re.compile(rf"(?:年平均|平均)?(?:{any_of(read_words(WORDS)['list_heads'])})$")


@cache
def _own_head() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"[{words['own_heads']}]$|{any_of(words['own_head_words'])}")


# 由于连续三年增长速度在6%以上: nothing else is named.
@cache
def _speed_at_end() -> re.Pattern[str]:
    return re.compile(rf"({any_of(read_words(WORDS)['speeds'])})[在为达到约保持]*$")


@cache
def _void() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""
        (?:比|低于|高于|超过|过|扣除|较) .{{0,6}}            # 高于计划
      | 为 .{{0,2}} | 与 .{{0,4}} | .{{0,2}}后 | .{{0,4}}相比
      | (?:它|他们|它们|我们) .{{0,3}}                         # 它虽然
      | (?:这|该|其|上述) (?:个|一|项|些|类)? [一-鿿]{{0,3}}   # 上述工程
      | [仅单]? [这此该] [一两三几] 项 .{{0,2}}                # 仅此一项
      | [^，]{{0,8}}? [这那]样一个 [有拥]{{0,2}}                # 对于我们这样一个有
      | [{words["void_characters"]}]
      | {any_of(words["void"])}
        """,
        re.VERBOSE,
    )
