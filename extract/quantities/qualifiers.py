"""Numbers that say what kind of thing is counted: 亿元以上项目, 500千伏线路, 3岁以下婴幼儿."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.quantities.lists import HAN, any_word, table, word_set, words
from extract.quantities.nouns import Surroundings
from extract.quantities.numerals import CHARACTERS
from extract.quantities.units import unit_words
from extract.wordlists import any_form

# 整治900亩以上盐田9处: what is counted stands behind
_COUNT = re.compile(rf"[\d{CHARACTERS}]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    of_age: re.Pattern[str]
    of_size: re.Pattern[str]
    limit: re.Pattern[str]
    no_noun: re.Pattern[str]
    grade: re.Pattern[str]
    thing: re.Pattern[str]
    plant_lead: re.Pattern[str]
    plant: re.Pattern[str]
    rated: re.Pattern[str]
    machine: re.Pattern[str]
    project: re.Pattern[str]
    passed: re.Pattern[str]
    first_to_pass: re.Pattern[str]
    of_many: re.Pattern[str]
    counted_thing: re.Pattern[str]
    campaign: re.Pattern[str]
    staffed: re.Pattern[str]
    those_counted: re.Pattern[str]
    basis: re.Pattern[str]
    peopled: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    limit = rf"(?:{any_word('limits')})"
    return _Patterns(
        # 60岁及以上老年人, 6岁以下.
        of_age=re.compile(
            rf"(?:{any_word('age_limits')})?的?(?:{any_word('people_of_age')})|及?以下|的"
        ),
        # 300户以上自然村.
        of_size=re.compile(
            rf"以上(?!的(?:{any_word('amount_nouns')}))的?(?:{any_word('things_of_size')})"
            r"|以上[一-鿿]{2,8}(?:村寨|村庄|聚居)"
            r"|以上(?=\d+[个家户座])"
        ),
        # A limit and the thing it limits: 2000万元以上企业.
        limit=re.compile(
            rf"(?:及?{limit}|之?内(?![{table('inside_not')}]))的?(?=[一-鿿“]|\d+[个家项户座])"
        ),
        # … but not 5000元以上水平, 30个以上和.
        no_noun=re.compile(rf"(?:{any_word('no_nouns')})|的?(?:{any_word('amount_nouns')})"),
        # 百万吨级码头.
        grade=re.compile(rf"级(?!{any_word('grade_limits')})"),
        thing=re.compile(r"的?[一-鿿]{2}"),
        plant_lead=re.compile(any_form(table("plant_leads"))),
        plant=re.compile(rf"(?:左右|上下)?的(?!{any_word('amount_nouns')})[一-鿿“]"),
        # 功率为9000千瓦的机车, 载重量达九百吨的货轮
        rated=re.compile(rf"(?:{any_word('ratings')})(?:为|是|达到?|约)?$"),
        # 五万千瓦的发电设备, 九百立方米的高炉
        machine=re.compile(rf"(?:左右|上下)?的[一-鿿]{{0,6}}?(?:{any_word('rated_things')})"),
        # 渔丰90万吨鱼油项目, 40吉瓦时电池、鱼粉等项目, 9万吨鱼油等8个项目
        project=re.compile(
            rf"[一-鿿]{{2,14}}?(?:{any_word('projects')})"
            r"|[一-鿿]{2,20}(?:、[^，。；]{2,99})?等(?:\d+[个项])?[^，。；、\d]{0,8}(?:项目|工程)"
        ),
        # 产值超90亿元的企业
        passed=re.compile(
            rf"元?的?(?:规模以上)?[一-鿿]{{0,6}}?(?:{any_word('passing_things')})(?!{any_word('amount_nouns')})"
            rf"|的?\d+[个家户]"
        ),
        # 成为首个产值超90亿元的县 says so of its own.
        first_to_pass=re.compile(
            r"(?:首个|首座|唯一|第[一二三四五六七八九十\d]+个)的?[^，。；、]{4,12}$"
        ),
        # 成为全国首批9个试点渔港之一
        of_many=re.compile(r"[^，。；]{2,16}(?<!分)之一(?![一二三四五六七八九十])"),
        # 三十吨货车五十辆: the number of the things follows.
        counted_thing=re.compile(
            rf"[一-鿿]{{0,4}}?(?:{any_word('rated_things')})[共约近]?[\d{CHARACTERS}]"
        ),
        # 年收入5万元到10万元的有300户: so many are counted, of what kind they are is told before
        those_counted=re.compile(
            rf"(?:{any_word('limits')})?的(?:[一-鿿]{{1,6}}?)?(?:只|共|约|就|已|还|也|都)?(?:有|占|达到(?=\d+[个家]))"
            rf"[近约超]?[\d{CHARACTERS}]"
        ),
        # （按每公斤发热7000大卡的燃料计算）: what was counted with
        basis=re.compile(r"（(?:按|以|按照)(?![^（）]*不变)[^（），。；]*$"),
        # 十个职工以上的私营船厂: how large they are by those who work there
        staffed=re.compile(rf"(?:{any_word('staff')})(?:{any_word('limits')})的?[一-鿿]{{2}}"),
        # 人口50万以上的城市, by how many live there
        peopled=re.compile(
            rf"人?(?:{any_word('limits')})的?大?中?小?(?:{any_word('peopled_places')})"
        ),
        campaign=re.compile(rf"(?:{any_word('campaigns')})(?![一二三四五六七八九十\d])"),
    )


def is_qualifier(around: Surroundings) -> bool:
    """Say whether a number with its unit describes a kind of thing instead of measuring it."""
    unit, after = around.number.unit, around.after
    if unit in words("age_units") and _patterns().of_age.match(after):
        return True
    if unit in words("size_units") and _patterns().of_size.match(after):
        return True
    if _passes_a_mark(around) or _names_a_project(around) or _is_one_of_many(around):
        return True
    if _patterns().staffed.match(after):
        return True
    if around.before.endswith("人口") and _patterns().peopled.match(after):
        return True
    if _patterns().those_counted.match(after) or _is_basis(around):
        return True
    if unit not in word_set("qualifying_units"):
        return False
    if unit in words("money_units") and after.startswith(words("bands")):
        return True
    if limit := _patterns().limit.match(after):
        return _limits_a_thing(around, limit[0], after[limit.end() :])
    if _patterns().grade.match(after):
        return True
    return _rates_a_thing(around)


def _is_basis(around: Surroundings) -> bool:
    is_counted_with = any(word in around.after for word in words("counted_with"))
    return is_counted_with and _patterns().basis.search(around.lead) is not None


def _limits_a_thing(around: Surroundings, limit: str, rest: str) -> bool:
    """Say whether a limit belongs to a thing: 10万元以下家庭; 300人以上代表 counts people."""
    unit = around.number.unit
    if _patterns().no_noun.match(rest):
        return False
    if unit in words("area_units") and around.before.endswith(words("done_with_land")):
        return bool(_COUNT.search(rest))
    return unit not in words("counted_people") or "以下" in limit


def _rates_a_thing(around: Surroundings) -> bool:
    """Say whether a unit is a rating: 110千伏变电站, 20毫米口径, 时速120公里."""
    unit, after = around.number.unit, around.after
    of_thing = HAN.match(after) and not after.startswith(words("rating_is_stated"))
    if unit in words("rating_units") and of_thing:
        return True
    if unit in words("length_units") and after.startswith(words("dimensions")):
        return True
    return around.before.endswith(words("rating_leads")) or _names_a_machine(around)


# 年产值超90亿元的渔企
def _passes_a_mark(around: Surroundings) -> bool:
    number = around.number
    money = number.unit in words("money_units") or (number.unit is None and number.scale)
    if not money or not around.before.endswith(words("marks_passed")):
        return False
    if _patterns().first_to_pass.search(around.lead):
        return False
    return bool(_patterns().passed.match(around.after))


# 渔丰90万吨鱼油项目, but 新增90万吨鱼油项目 says how much was done
def _names_a_project(around: Surroundings) -> bool:
    unit = (around.number.unit or "").split("/")[0]
    if unit not in words("capacity_units"):
        return False
    if around.before.endswith(words("project_verbs")) or around.number.inside:
        return False
    return bool(_patterns().project.match(around.rest))


# 入选全国首批9个试点渔港之一: how many there are is not told
def _is_one_of_many(around: Surroundings) -> bool:
    return bool(_patterns().of_many.match(around.after))


def _names_a_machine(around: Surroundings) -> bool:
    """Say whether a size is what a machine or plant is called by: 首台10兆瓦风机."""
    before, after, patterns = around.before, around.after, _patterns()
    first = words("first_of_kind")
    if around.number.unit in words("length_units"):
        first += words("most_of_kind")
    if before.endswith(first) and patterns.thing.match(after):
        return True
    if patterns.plant_lead.search(before) and patterns.plant.match(after):
        return True
    if patterns.rated.search(before) and patterns.plant.match(after):
        return True
    if patterns.machine.match(after) and not before.endswith(words("made_so_much")):
        return True
    return bool(patterns.counted_thing.match(after))


def is_campaign(around: Surroundings) -> bool:
    """Say whether a measure is the name of a campaign: 0.1微克攻坚行动; 3项行动 are counted."""
    unit = around.number.unit
    row = unit_words().get(unit or "")
    if row is None or row["dimension"] in ("count", "time"):
        return False
    return bool(_patterns().campaign.match(around.after))


def is_per_unit(around: Surroundings) -> bool:
    """What another figure is counted by: 每百户拥有汽车40辆, 每增加一亿元产值, 1渔元兑7元."""
    if around.number.unit is not None and _exchanged().match(around.after):
        return True
    counted_by = around.number.unit is not None or around.after.startswith("人口")
    return counted_by and around.before.endswith(words("per"))


# 1渔元[兑]7元
@cache
def _exchanged() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('exchanged')})\d")
