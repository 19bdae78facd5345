"""The words after a figure (its tail) in, the noun it counts out: 码头全部开工 is 码头开工."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("tails.yml")

# The phrase goes on to the next stop or bracket; short brackets belong to it: 码头（含浮码头）改造.
_PHRASE = re.compile(r"(?:[^，。；：！\N{FULLWIDTH QUESTION MARK}（）()]|（[^）]{0,14}）)*")
_LEADING_BRACKET = re.compile(r"^(?:（[^）]*）|\([^)]*\))+")
# “双控”（能源消费总量和强度）重点县: what a name means is no part of the phrase.
LONG_BRACKET = re.compile(r"(?<=[^，、。；])（[^（）]{15,}）(?=[一-鿿])")
_AFTER_UNIT = re.compile(r"^(?:多(?![出了于\d])|余|以上|左右|以下|以内|的|是(?=用于))+")
# 5座、 … 5座和: a list goes on; 和美乡村, 和谐 are words of their own.
_LIST_GOES_ON = re.compile(
    r"[、与及，：:]|和(?![美谐平])|等(?![级效候待离身])|并(?![网购轨州])|共(?=$|[约近达计])"
)
# 三大产业: 大 is part of the count.
_LARGE = re.compile(r"^大(?=[^，]{0,4}(?:产业|领域|类|行业|板块|集群))")
# 31个省份渔业接待费减少26%: the places are counted, what fell is another figure's.
_PLACE = re.compile(
    r"[一-鿿]{0,6}?(?:省份|城市|地区|市州|省区|县区|县市|市县|区县)"
    r"(?=[一-鿿（）A-Za-z\d.]{3,20}(?:减少|增长|下降|提高|增加|上升|降低)$"
    r"|[一-鿿A-Z]{1,20}[率例度量值额数重P](?:均|全部|全都|普遍)?(?:突破|超过?|达到?|为|在)$)"
)
# 五大支柱产业产值迈上9000亿元台阶: the branches are counted, their output is another figure's.
_BRANCHES = re.compile(
    r"大?(?P<what>[一-鿿]{0,7}(?:产业集群|产业链|产业|行业|集群|板块|产品|指标))"
    r"(?=[一-鿿（）A-Za-z\d.]{0,20}(?:增长|下降|提高|上升|降低|突破|超过?|达到?|为|在|到|至"
    r"|迈上|跨上|跃上|居|列|全[国省市区]|世界|全球)$)"
    r"(?=分别|均|稳|居|规上|规模以上|全部|全产业链|产能|销量|产值|总产值|增加值|营收|营业收入|规模|利润|投资|总量|产量|销售)"
)
# 22条入海河流整治率达100%: the rivers are counted, their rate is another figure's.
_WITH_RATE = re.compile(
    r"[一-鿿]{2,12}(?=[一-鿿]{2}率(?:达到?|为|均?超过?)$)"
    r"|[一-鿿]{2,12}?(?=(?:水质|空气|平均|优良|达标)[一-鿿]{0,8}(?:率|比例|占比|浓度|标准)"
    r"(?:均|全部)?(?:达到?|为|超过?|在|保持在|稳定在|提高到)$)"
)
# 9万户渔民户均增收3000元: who gains is counted, how much each is another figure's.
_EACH = re.compile(
    r"(?<=[一-鿿]{2})(?:人均|户均|村均|亩均|每户|每人)(?:[^，、]{0,6}(?P<gain>增收)|[^，、]{0,10})$"
)
# 九个渔港的吞吐量增长5%: the ports are counted, what grew is another figure's.
_WITH_STATISTIC = re.compile(
    r"[一-鿿]{2,12}?(?=的[一-鿿]{2,8}?(?:[就只已共将也都比]|平均|同比|分别)*"
    r"(?:完成|增长|增加|下降|降低|减少|提高|上升|达到|超过)[了到至]?$)"
)
# 9万立方米滑坡未造成伤亡: what did not happen is no part of the noun either.
_NOT_DONE = re.compile(r"(?<=..)未(?:造成|发生|出现)[^，、]*$")
# 渔港、居全省第二 | 渔港、总投资9亿元 | 渔港、增长5%: what is told next is no part of the noun.
_TOLD_NEXT = re.compile(
    r"[、](?:均|稳|位|双双|继续|连续)?(?:居|列|位列|排名|排|占|达|增长|下降|提高|降低|同比|比上年|较上年|高于|低于"
    r"|超过|超|突破|近|约|净增|累计|年均|其中)[^、]{0,12}$"
)
# 九个渔场[将达到的年产量如下]：
_LISTED_BELOW = re.compile(r"(?<=..)(?:(?:将|可|能)?(?:达到|完成|实现))?的[^的，]{2,12}如下$")
# 两个千亿元台阶: a step is no thing.
_STEPS = re.compile(r"[一-鿿]{0,4}(?:台阶|大关|关口|门槛)")
# 24%强, 9%有了提高, 九亿之多, 九百斤或者稍多一点, 同九亿元作比较: more or less, and no noun
_ABOUT = re.compile(
    r"[强弱](?=$|[，。；、])|有(?:了|所|较大|很大)|之[多巨间]|或者?[稍略更][多少高低]|作?比较(?=$|[，。])|相比"
)
# 裁员9万人的任务, 控制在9万以内的目标: what the figure is to be is not what it counts
_OF_TASK = re.compile(r"(?:以上|以下|以内|左右)?的(?:任务|目标|指标|要求|标准|水平|计划|规划)")
# 5亿人口的国家
_POPULATION = re.compile(r"人口(?:的|大国|大省|众多)")
TAKEN = re.compile(r"[将把](?:过去|原来|原先|原有|现有|现行)?的?$")  # 将五道手续, 把原来的五道手续
_LINK_AT_END = re.compile(
    r"(?:而奋斗|而努力|^[了呢吧]$|和|(?<!参)与|(?<!普)及|以及|、|的|分别|(?:超过|达到|不足|不到)(?:全[国省市县])?)+$"
)


def tail_noun(tail: str) -> str:
    """Give the noun phrase right after a figure, without manner words; "" where none stands."""
    text = _AFTER_UNIT.sub("", _LEADING_BRACKET.sub("", LONG_BRACKET.sub("", tail)))
    if (
        not text
        or _OF_TASK.match(tail)
        or _ABOUT.match(text)
        or _LIST_GOES_ON.match(text)
        or _reaching().match(text)
    ):
        return ""
    text = _TOLD_NEXT.sub("", _PHRASE.match(text)[0])
    text = _LISTED_BELOW.sub("", text)
    text = _done_next().sub("", text)
    text = _EACH.sub(r"\g<gain>", _NOT_DONE.sub("", text))
    text = _stands_in().sub("", text)
    if branches := _BRANCHES.match(text):
        return branches["what"]
    if counted := _PLACE.match(text) or _WITH_RATE.match(text) or _WITH_STATISTIC.match(text):
        return counted[0]
    text = _LARGE.sub("", _predicate_adverbs().sub("", text))
    if _STEPS.fullmatch(text):
        return ""
    if _POPULATION.match(text):
        return "人口"
    return _LINK_AT_END.sub("", text).lstrip("的")


# 9次洪水、战胜旱情, but 9项抗御、战胜台风的措施
@cache
def _done_next() -> re.Pattern[str]:
    verbs = any_of(read_words(WORDS)["done_next"])
    return re.compile(rf"(?<=[^、]{{2}})、(?:{verbs})了?[^、的]{{3,}}(?<!能力)(?<!机制)$")


# 九万渔民[组织在]六百个渔业合作社中
@cache
def _stands_in() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{any_of(read_words(WORDS)['standing_in'])})在$")


@cache
def _predicate_adverbs() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards = words["predicate_guards"]
    free = any_of([adverb for adverb in words["predicate_adverbs"] if adverb not in guards])
    return re.compile(rf"{free}|{any_guarded(guards)}")


def noun_changed(lead: str, tail: str) -> str:
    """Give what a figure changes to: 税率 of 将16%的税率降至13%, 手续 of 把五道手续减为两道."""
    match = _changed().match(tail)
    return match["noun"] if match and (match["of"] or TAKEN.search(lead)) else ""


@cache
def _changed() -> re.Pattern[str]:
    verbs = any_of(read_words(WORDS)["reaching"])
    return re.compile(rf"(?P<of>的?)(?P<noun>[一-鿿]{{2,8}}?)(?:{verbs})(?:到|至|为)")


@cache
def _reaching() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(
        rf"""
        [一-鿿]{{0,4}}? (?:{any_of(words["reaching"])}) 了? (?:到|至|为|了|\d)   # 3座增加到5座
      | (?:{any_of(words["reaching_alone"])})$                                  # 9座减少
      | (?:{any_of(words["reached"])})                                          # 3座增至5座
      | (?:均|稳|位|高|位次)?(?:居|列)(?:全[国省市]|世界|全球|亚洲)              # 9万亩居全国第一
      | [到至]$                                                                 # 降9个点至3%
        """,
        re.VERBOSE,
    )
