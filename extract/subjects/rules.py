"""OF WHAT: the noun phrase a figure measures, taken from the words of its clause.

In: the lead (clause text before the figure, after the figure before it), the tail (after it, up to the
next figure or the end of the clause), and the subjects already read in the sentence. Out: `Answer`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from collections.abc import Callable
from functools import cache
from pathlib import Path

from extract.bounds.rules import strip_bound
from extract.records import Answer
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
MEASURES = Path(__file__).parents[1] / "measures" / "words.yml"


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a figure say: a definitional verb, a noun phrase, or both, or nothing."""

    verb: str
    noun: str


@cache
def _head() -> re.Pattern[str]:
    words = read_words(WORDS)
    short = "|".join(f"{word}(?![{rest}])" if rest else word for word, rest in words["short_adverbs"].items())
    manner = any_of(words["adverbs_before_verbs"])
    verbs = any_of(words["verbs"] + words["light_verbs"] + read_words(MEASURES)["rise"] + read_words(MEASURES)["fall"])
    return re.compile(rf"^(?:{any_of(words['adverbs'] + words['own_region'])}|(?:{short})|(?:{manner})(?={verbs})|[，、：；:；,”’）)]|的(?=.)|（\d+）|[（(]|[—－–-]+|[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）)+")


@cache
def _light() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(read_words(WORDS)['light_verbs'])})(?:了|好)?(?=..)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(read_words(WORDS)['verbs'])})+(?:了|好)?")


@cache
def _tail_words() -> re.Pattern[str]:
    """Words of change and reaching at the end of a lead: 同比增长, 提高到, 分别达到."""
    words = read_words(MEASURES)
    verbs = any_of(words["rise"] + words["fall"] + words["growth_nouns"]).replace("增长率", "(?<!自然)增长率", 1).replace("|增|", "|(?<!新)增|", 1)
    return re.compile(
        rf"(?:(?:同比|年均|累计|分别|平均|比上年|较上年|比去年|名义|实际|持续|稳步|大幅|大幅度|上年|同期|预计|力争|确保|共|(?<!人)(?<!平)均|已|约|近|再|又|仍|也|都|将|可|率先|首次|成功|逐步|逐年|每年|一直|各|环比|连续|快速|"
        rf"{verbs}|突破|超过|超|完成|翻了?|争取|有望|上下|转为|转|偏|达到|达|为|至|到|是|在|占|居|位居|位列|排名|稳居|跃居|名列|保持在|保持|稳定在|控制在|维持在|实现|进入|跻身|由|从|比重为|等于|相当于|折合|约合|有|了|大约|增至|升至|降至|减至|增为|成为|只|仅|仍为|竟达|多达|高达|"
        rf"近|不低于|不少于|不超过|合计|共计|总计|目标|预期|拟按|按|基本|力争达到|发展|扩大|其中|[，、：:（(]))+$"
    )


_COMPARISON = re.compile(r"(?:还|又)?超过[^，]{0,24}(?:计划|指标|任务|预算|预期|水平)$|(?:(?<!占)(?<!之)(?<!对)比|较|同|与|比现有|比原有)的?$|(?:比|较)(?:上一?个)?(?:五年|时期|前期|同期)$|(?:比|较|同|与|超过|超额完成|超)(?:了)?(?:预算|计划|年度计划|现有|原来设想|原计划|国家计划|预期)(?:的|了)*(?:指标|任务)?(?:还)?(?:多|少)?$|(?:比|较|同|与)[^，、。；和]{1,14}?(?:年|期|平均水平|水平|平均|计划|指标|预算|上年|同期|全国|全省|年初|年底|时)(?:实际|年初预算|水平|的)?(?:相比)?$")
_PLACE_TAIL = re.compile(r"(?:在[^，、]{1,20}(?:中|里|城市)|(?:均|稳|位|排|列|名|跃|高)?(?:居|列|位居|排名|位列|名列)?(?:全国|全省|全市|全区|世界|全球|亚洲|国内|西部|中部|东部|同类城市|省会城市|副省级城市|全国同类城市|长三角|沿海)(?:省份|地区|城市|总量|的)*(?:排名)?)$")
_SHARE_TAIL = re.compile(r"占(?:到)?(?:[^，、占]{0,14}?(?:的比重|比重|的比例|比例|总量|总数|总额|的)?)?$")
_OBJECT_OF_FIGURE = re.compile(r"(?:[^，。；：！？（）()]|（[^）]{0,14}）)*")
_TAIL_STOP = re.compile(r"[，。；：！？）)（(]|以上|左右|以内")


_RANKED = re.compile(r"(?:稳居|位居|居|排名|位列|跃居|保持|蝉联|名列|上升到|上升至|跃升至|升至|前移至|进入|跻身)[^，、居]{0,14}$")
_BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)")
_EXAMPLES = re.compile(r"^以[^，]{2,30}?(?:为|等)[^，]{0,6}的(?=[^，]{2})")
_CAUSED = re.compile(r"^[^，]{0,24}?(?<![即行])(?:使|把|将)(?=[^，近于来军]{3,}$)")
_CIRCUMSTANCE = re.compile(r"(?:(?:按|扣除)[^，]{0,14}(?:计算|因素|口径)|在[^，]{0,16}(?:基础上|情况下|条件下|前提下)|[^，]{0,16}(?:基础上|来说|来看|方面)：?|每(?:人|户|亩|头|吨)?(?:每年|每月|年|月)?)[，]?$")


def clean_lead(lead: str, *, ranked: bool = False) -> str:
    """Take manner, linking, time and change words off both ends of the words before a figure."""
    text = _BRACKETED.sub("", lead)
    text = _EXAMPLES.sub("", text)
    if match := _CAUSED.match(text):
        text = text[match.end() :]
    for _ in range(4):
        before = text
        text, _bound = strip_bound(text)
        text = _COMPARISON.sub("", text)
        text = _CIRCUMSTANCE.sub("", text)
        text = _tail_words().sub("", text)
        if ranked:
            text = _PLACE_TAIL.sub("", _RANKED.sub("", text))
        text = _head().sub("", text)
        if text == before:
            break
    return text


def split_lead(text: str) -> Lead:
    """Divide a cleaned lead into its verb and its noun phrase: 新建绿道 → 新建 + 绿道."""
    light = _light().match(text)
    if light:
        rest = _head().sub("", text[light.end() :])
        inner = split_lead(rest) if rest != text else Lead("", rest)
        return inner
    verb = _verb().match(text)
    if verb and verb.end() == len(text):
        return Lead(text, "")
    if verb:
        return Lead(verb[0], text[verb.end() :])
    if _is_light(text):
        return Lead("", "")
    return Lead("", text)


@cache
def _light_whole() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"(?:{any_of(words['light_verbs'] + words['adverbs'] + ['为', '向', '对', '在', '以', '把', '将', '被', '由', '给'])})+")


def _is_light(text: str) -> bool:
    return bool(_light_whole().fullmatch(text))


_AFTER_CUT = re.compile(r"^(?:多|余|以上|左右|以下|以内|的)+")
_LEADING_BRACKET = re.compile(r"^(?:（[^）]*）|\([^)]*\))+")
_LARGE = re.compile(r"^大(?=[^，]{0,4}(?:产业|领域|类|行业|板块|集群))")
_PREDICATE = re.compile(r"(?:全部|全面|均|已|正式|顺利|成功|先后|率先|相继|陆续)")


def tail_noun(tail: str) -> str:
    """Give the noun phrase right after a figure, without manner words: 个“两重”项目全部开工 → “两重”项目开工."""
    text = _AFTER_CUT.sub("", _LEADING_BRACKET.sub("", tail))
    if re.match(r"[、与及，]|和(?![美谐平])", text) or _REACHING.match(text):
        return ""
    match = _OBJECT_OF_FIGURE.match(text)
    text = match[0] if match else ""
    text = _LARGE.sub("", _PREDICATE.sub("", text))
    return re.sub(r"(?:和|(?<!参)与|(?<!普)及|以及|、|的)+$", "", text).lstrip("的")


_REACHING = re.compile(
    r"[一-鿿]{0,4}?(?:增加|增长|提高|提升|上升|下降|降低|减少|扩大|缩小|发展|升|降|增|减|压减|精简|拓展|跃升|调高|调低|攀升|改善|回落|收窄|压缩|缩短|延长|多出?|少)了?(?:到|至|为|了|\d)|^(?:增加|增长|提高|提升|上升|下降|降低|减少|扩大|多出?|少|减)$|^(?:增至|减至|升至|降至|降到|升到)"
)


def _drop_regions(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        if name and text.startswith(name) and len(text) > len(name) and not (len(name) < 3 and text[len(name)] in "港市省区县地商产籍本"):
            return text[len(name) :].removeprefix("的")
    return text


def generic_heads() -> frozenset[str]:
    """Give the heads that cannot stand alone (完成率, 总投资)."""
    return frozenset(read_words(WORDS)["generic_heads"])


_CHANGED = re.compile(r"^(?P<noun>[^，]{2,30}?)(?:的)?(?:显著|明显|大幅度?|持续|稳步|快速|较快|进一步|继续|不断|有所|有了?|得到|保持|平稳|全面|逐步|加快)*(?:增长|增加|下降|提高|加快|发展|回升|扩大|改善|减少|好转|恢复|增强|上升|回落|达到|完成)(?:了|显著加快|较快|很快)?.{0,8}$")


COUNTERS = frozenset({"个", "家", "户", "项", "次", "件", "人", "名", "位", "所", "座", "条", "人次", "场", "套"})
_HEAD_OF = re.compile(r"(?:年平均|平均)?(?:产量|总产量|产值|增加值|价格|销售量|库存|投资|收入|生产能力)$")
_OWN_HEAD = re.compile(r"[量额值率数费款栏存入出积度长力比]$|投资|价格")
_TOPIC = re.compile(r"(?:比重|比例|收入|支出|产值|产量|总额|面积|里程|人口|人数|投资|规模|标准|率|额|量|值|数|价格|指数|费用?|存款|贷款|能力|总长度|长度|增长速度|周转量|贷款余额|余额)$")
_LIST_HEAD = re.compile(r"(新增加?)(?:的)?(?:[^，。；：]{0,6})(生产能力|能力)|(产量|销售量|产值|生产能力)[^，。；：]{0,12}(?=：|，[^：]{0,20}：)")


def topic_of(clause: str) -> str:
    """Give an earlier clause when it is nothing but the thing measured: 城镇居民人均可支配收入，由…."""
    text = _head().sub("", _BRACKETED.sub("", clause)).strip("，。；：")
    if match := _CAUSED.match(text):
        text = text[match.end() :]
    return text if _TOPIC.search(text) and 2 <= len(text) <= 40 else ""


def list_head_of(before: str) -> str:
    """Give the head of a list after a colon: 新增生产能力有：钢… is 新增…生产能力, with … for the item."""
    colon = before.rfind("：")
    if colon < 0:
        return ""
    found = list(_LIST_HEAD.finditer(_BRACKETED.sub("", before[: colon + 1])))
    if not found:
        return ""
    last = found[-1]
    return f"{last[1]}…{last[2]}" if last[1] else f"…{last[3]}"


def clause_subject(clause: str) -> str:
    """Give the noun phrase an earlier clause without figures is about: 投资增长显著加快 → 投资."""
    text = clean_lead(clause)
    if match := _CHANGED.match(text):
        text = match["noun"]
    text = _head().sub("", text)
    parts = split_lead(text)
    text = (parts.verb + parts.noun).strip("的、和与及在了：")
    return text if 2 <= len(text) <= 40 else ""


def read_subject(
    *,
    lead: str,
    tail: str,
    measure: str,
    reached: bool,
    unit: str | None,
    previous: str,
    previous_verb: str,
    coordinated: bool,
    regions: tuple[str, ...],
    shared: bool,
    fallback: Callable[[], str],
    topic_clause: Callable[[], str],
    list_head: Callable[[], str],
    in_sentence: bool,
) -> tuple[Answer | None, str]:
    """Read the subject; also give the definitional verb, for the figures coordinated with it.

    Returns (None, verb) where nothing in the sentence names what is measured.
    """
    text = _drop_regions(clean_lead(_strip_share(lead, measure), ranked=measure == "rank"), regions)
    text = _head().sub("", text)
    if measure == "change":
        text = _CHANGE_HEAD.sub("", text)
    if text in generic_heads():
        parts = Lead("", text)
    elif shared:
        parts = _last_verb(text)
    else:
        parts = split_lead(text)
    noun_after = tail_noun(tail) if measure in ("level", "change") or unit in ("%", None) else ""
    if measure == "rate" and parts.verb and re.match(r"(?:以上|左右)?的[一-鿿]", tail):
        return Answer(parts.verb + noun_after, "noun_after", noun_after), parts.verb
    if measure in ("growth", "rank", "multiple") or (measure == "rate" and parts.noun) or (reached and parts.noun):
        noun_after = "" if parts.noun or parts.verb or previous else noun_after
    whole = (parts.verb + parts.noun).strip("的、和与及在了")
    if _VOID.fullmatch(whole):
        whole, parts = "", Lead("", "")
    if not whole and not noun_after:
        if (topic := topic_clause()) and not coordinated:
            return Answer(topic, "topic_clause", topic), ""
        if not in_sentence and (found := fallback()):
            return Answer(found, "earlier_clause", found), ""
        if previous:
            return Answer(previous, "inherited", ""), previous_verb
        return None, ""
    if parts.noun and not noun_after:
        if len(whole) <= 4 and measure == "level" and unit not in COUNTERS:
            if head := list_head():
                return Answer(head.replace("…", whole), "list_head", head), ""
            if in_sentence and (match := _HEAD_OF.search(previous)) and not _OWN_HEAD.search(whole) and whole not in previous:
                return Answer(whole + match[0], "head_of_earlier", match[0]), ""
        if whole in generic_heads() and not in_sentence:
            previous = fallback()
        return _noun_before(whole, parts, measure, previous, previous_verb, coordinated=coordinated)
    if parts.noun and noun_after:
        return _both(parts, whole, noun_after, reached=reached, lead=lead)
    if parts.verb and not noun_after:
        noun = _without_verb(previous) if in_sentence else fallback()
        if noun:
            return Answer(parts.verb + noun, "verb_with_earlier_noun", parts.verb), parts.verb
        return Answer(parts.verb, "verb_alone", parts.verb), parts.verb
    verb = parts.verb or (previous_verb if coordinated else "")
    return Answer(verb + noun_after, "noun_after", noun_after), verb


@cache
def _last_verb_pattern() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"(?:{any_of(words['verbs'] + words['light_verbs'])})+(?:了)?$")


def _last_verb(text: str) -> Lead:
    """In 34名市级领导包联帮扶402个 the words between belong to the first figure, but for their last verb."""
    match = _last_verb_pattern().search(text)
    return Lead(match[0], "") if match else split_lead(text)


_CHANGE_HEAD = re.compile(r"^(?:减少|增加|净增加?|压减|精简|削减|缩短|压缩|增产|减产)了?(?=..)")
_VOID = re.compile(r"(?:比|低于|高于|超过|过|扣除|较).{0,6}|为.{0,2}|与.{0,4}|[是转由从自地的在偏有中后用出其即但如使还大]|.{0,2}后|.{0,4}相比|(?:这|该|其|上述)(?:个|一|项|些|类)?[一-鿿]{0,3}|年初|预算|计划|年度|要求|规定|拟定")


def opens_with_verb(lead: str) -> bool:
    """Say whether the words before a figure open with a verb of doing (栽植, 修复, 新建): something was done."""
    text = _head().sub("", lead)
    return bool(_verb().match(text))


def _strip_share(lead: str, measure: str) -> str:
    if measure != "rate":
        return lead
    match = _SHARE_TAIL.search(lead)
    if match is None:
        return lead
    head = lead[: match.start()]
    if re.search(r"(?:比重|比例)", match[0]) and len(clean_lead(head)) > 1:
        return lead
    return head if not match[0].startswith("占比") else lead


def _noun_before(
    whole: str, parts: Lead, measure: str, previous: str, previous_verb: str, *, coordinated: bool
) -> tuple[Answer, str]:
    generic = read_words(WORDS)["generic_heads"]
    if whole in generic and previous:
        return Answer(_without_verb(previous) + whole, "generic_head", whole), parts.verb
    if coordinated and previous_verb and not parts.verb and measure in ("level", "change"):
        return Answer(previous_verb + whole, "verb_of_list", whole), previous_verb
    return Answer(whole, "noun_before", whole), parts.verb


def _both(parts: Lead, whole: str, after: str, *, reached: bool, lead: str) -> tuple[Answer, str]:
    ends_in_verb = re.search(rf"(?:{any_of(read_words(WORDS)['verbs'] + read_words(WORDS)['light_verbs'])}|为|向|对|给|由|等)$", lead)
    if reached and not ends_in_verb:
        return Answer(whole, "noun_before", whole), parts.verb
    if lead.endswith(("等", "和", "与", "及", "以及", "、")):
        return Answer(after, "noun_after", after), ""
    if len(whole) + len(after) > 22 and ends_in_verb:
        return Answer(ends_in_verb[0] + after, "noun_after", after), ""
    return Answer(whole + after, "noun_around", whole), parts.verb


def _without_verb(subject: str) -> str:
    verb = _verb().match(subject)
    return subject[verb.end() :] if verb and verb.end() < len(subject) else subject


_SPLIT = re.compile(r"[、]|和|与|及|以及")


def distribute(phrase: str, count: int) -> list[str] | None:
    """Give one subject to each of the figures after 分别: 炼铁、炼钢产能占比 for two is 炼铁产能占比, 炼钢产能占比."""
    for joint, items in read_words(WORDS)["paired"].items():
        if phrase.startswith(joint) and len(items) == count and not re.search(r"[、和与及]", phrase):
            return [item + phrase[len(joint) :] for item in items]
    items = [item for item in re.split(r"、|以及", phrase) if item]
    if len(items) != count:
        items = [item for item in re.split(r"、|以及|和|与|及", phrase) if item]
    if len(items) != count or count < 2:
        return None
    return _share_head(items)


def _share_head(items: list[str]) -> list[str]:
    last = items[-1]
    heads = [head for head in read_words(WORDS)["statistic_heads"] if last.endswith(head)]
    head = max(heads, key=len, default="")
    shared = []
    for item in items[:-1]:
        if (verb := _verb().fullmatch(item)) and (own := _verb().match(last)) and own.end() < len(last):
            shared.append(verb[0] + last[own.end() :])
        elif _is_complete(item, last):
            shared.append(item)
        elif len(item) <= 4 and len(last) > len(item) + 1 and item[0] == last[0]:
            shared.append(item + last[len(item) :])
        elif head:
            shared.append(item + _shared_tail(item, last, head))
        else:
            shared.append(item)
    prefix = "" if any(item.endswith(last[-4:]) for item in items[:-1]) else _shared_prefix(items[0])
    return shared + [last] if not prefix else [shared[0]] + [prefix + s if not s.startswith(prefix) else s for s in shared[1:] + [last]]


def _shared_prefix(first: str) -> str:
    """建成区 at the head of the first item holds for the others of the list."""
    match = re.match(r"(?:建成区|市区|城区|开发区|农村|城镇|城市|规上|规模以上)", first)
    return match[0] if match else ""


def _is_complete(item: str, last: str) -> bool:
    heads = read_words(WORDS)["statistic_heads"]
    return item[-1] == last[-1] or any(item.endswith(head) for head in heads)


def _shared_tail(item: str, last: str, head: str) -> str:
    stem = last[: len(last) - len(head)]
    if len(stem) > len(item) and len(item) <= 6:
        return stem[len(item) :] + head if stem[: len(item)][-1:] == item[-1:] else head
    return head
