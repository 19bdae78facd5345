"""Numerals that state no quantity: ordinals, names, shorthand, durations, qualifiers. The forms are in set_aside.yml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.quantities.numbers import CHARACTERS, Number
from extract.quantities.units import WORDS, match_unit
from extract.wordlists import any_of, read_words

FORMS = Path(__file__).with_name("set_aside.yml")
ONLY_SCALE = re.compile(r"[百千万亿]+")
TIME_UNITS = {"年", "个月", "月", "天", "日", "小时", "分钟", "周", "秒", "个小时", "周年", "个季度", "季度", "个星期", "星期",
              "个工作日", "工作日", "昼夜", "个年头", "年头", "世纪", "个世纪", "钟头", "个钟头", "秒钟", "刻钟", "毫秒"}
PHYSICAL = re.compile(r"[米里亩顷吨斤克升度瓦元角分时安伏卡%‰]|立方|平方|美元|成|番|倍|担|石")
QUOTED = re.compile(r"[“‘《][^”’》]{0,16}[”’》]")


@cache
def _before() -> re.Pattern[str]:
    rules = read_words(FORMS)["before"]
    return re.compile("|".join(f"(?P<{name}>{'|'.join(f'(?:{p})' for p in forms)})" for name, forms in rules.items()))


@cache
def _rules_before() -> list[tuple[str, re.Pattern[str]]]:
    rules = read_words(FORMS)["before"]
    return [(name, re.compile("|".join(f"(?:{form})$" for form in forms))) for name, forms in rules.items()]


@cache
def _rules_at() -> list[tuple[str, re.Pattern[str]]]:
    rules = read_words(FORMS)["at"]
    return [(name, re.compile("|".join(f"(?:{form})" for form in forms))) for name, forms in rules.items()]


@cache
def _phrases() -> tuple[re.Pattern[str], frozenset[str]]:
    phrases = read_words(FORMS)["phrases"]["shorthand"]
    return re.compile(any_of(phrases)), frozenset(phrases)


@cache
def _first_characters() -> re.Pattern[str]:
    phrases = read_words(FORMS)["phrases"]["shorthand"]
    first = sorted({phrase[0] for phrase in phrases})
    return re.compile(f"[{''.join(map(re.escape, first))}]")


@cache
def _by_first() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in sorted(read_words(FORMS)["phrases"]["shorthand"], key=len, reverse=True):
        index.setdefault(phrase[0], []).append(phrase)
    return index


def shorthand_spans(text: str) -> list[tuple[int, int, str]]:
    """Give the spans of names and shorthand that hold numerals: 四个意识, 三农, “13710”."""
    spans = []
    index = _by_first()
    position = 0
    for match in _first_characters().finditer(text):
        start = match.start()
        if start < position:
            continue
        for phrase in index[text[start]]:
            if text.startswith(phrase, start):
                spans.append((start, start + len(phrase), "shorthand"))
                position = start + len(phrase)
                break
    if "“" in text or "《" in text or "‘" in text:
        spans += _quoted(text)
    return spans


_NUMERAL_IN = re.compile(rf"[\d{CHARACTERS}]")
_STATED = re.compile(rf"^(?:零(?=报告|疫情|感染|死亡|事故)|(?:[{CHARACTERS}]+|\d+)(?:件|条|项)(?:实事|民生|措施)?$)")


def _quoted(text: str) -> list[tuple[int, int, str]]:
    """A short quotation with a numeral is a name (“两个覆盖”, “13710”), unless it states something (“零报告”)."""
    spans = []
    for match in QUOTED.finditer(text):
        inner = match[0][1:-1]
        if not _NUMERAL_IN.search(inner):
            continue
        if match[0][0] == "“" and (
            _STATED.search(inner) or re.match(r"零(?:报告|疫情|感染|死亡|事故|增长|新增|发生)", inner)
            or re.match(rf"(?:[{CHARACTERS}]+|\d+)(?:件|项)(?:民生)?实事", inner)
        ):
            continue
        spans.append((match.start(), match.end(), "quoted_name"))
    return spans


def set_aside_at(text: str, start: int) -> tuple[str, int] | None:
    """Give the rule that sets a numeral aside by what stands around it, and where it ends."""
    before = text[max(0, start - 6) : start]
    for name, pattern in _rules_before():
        if pattern.search(before):
            if name == "heading_number" and not _heading_number().match(text, start):
                continue
            if name == "latin_name" and before[-1] in "+＋×xX" and not text[start].isdigit():
                continue
            return name, _end_of_run(text, start)
    for name, pattern in _rules_at():
        if name == "heading_number":
            continue
        if match := pattern.match(text, start):
            if name == "latin_name" and _has_unit(text, start):
                continue
            return name, match.end()
    return None


def _has_unit(text: str, start: int) -> bool:
    end = start
    while end < len(text) and (text[end].isdigit() or text[end] == "."):
        end += 1
    return match_unit(text, end) is not None and not re.match(r"[A-Z](?![A-Za-z])", text[end : end + 2])


@cache
def _heading_number() -> re.Pattern[str]:
    return re.compile("|".join(read_words(FORMS)["at"]["heading_number"]))


def _end_of_run(text: str, start: int) -> int:
    end = start
    while end < len(text) and (_NUMERAL_IN.match(text, end) or (text[end] == "." and end > start)):
        end += 1
    return max(end, start + 1)


_STRUCTURE = re.compile(r"(?:个|大)?(?:方面|部分|要点|板块)(?!军)(?!民生|实事)")
_STRUCTURE_LEAD = re.compile(r"(?:以下|分为?|体现在|抓好|做好|着重|突出|这|下面|围绕|从|了|要|聚焦|落实好|重点)[^，。；]{0,6}$")
_ANAPHOR = re.compile(r"(?:这|上述|该|此|以上|前述|那)$")
_GROUP_COMPARED = re.compile(r"(?:大中城市|重点城市|主要城市|城市|省份|省区市|地级市|副省级)[^，]{0,14}(?:中|里|排名)")
_FRONT = re.compile(r"(?:前|后|排名前|位居前)$")


def set_aside_number(text: str, number: Number) -> str | None:
    """Give the rule that sets a readable number aside, or None when it states a quantity."""
    body = number.number_text
    after = text[number.end : number.end + 12]
    before = text[max(0, number.start - 12) : number.start]
    if body in ("一半", "半", "半数", "翻番"):
        return None
    if number.start == 0 and not number.chinese and number.unit is None and number.scale is None and len(body) <= 2:
        return "heading_number"
    from_number = text[number.end - len(number.unit or "") : number.end + 6]
    if _STRUCTURE.match(from_number) and _STRUCTURE_LEAD.search(before):
        return "text_structure"
    if number.unit == "个" and re.match(r"(?:新|大|新的)?台阶", after):
        return "steps"
    if before.endswith(("全国", "全省", "全球", "世界")) and _GROUP_COMPARED.match(after):
        return "comparison_group"
    if _ANAPHOR.search(before) and number.unit in _counters() and len(body) <= 2:
        return "anaphor"
    if _FRONT.search(before) and re.match(r"[一-鿿]", after) and not re.match(r"的|以上|左右", after):
        return "qualifier"
    if number.unit == "次" and re.match(r"(?:全会|全体会议|会议|代表大会)", after) and re.search(r"(?:届|大|人大|委|会)$", before):
        return "ordinal"
    if before.endswith("每") and number.unit is not None:
        return "per_unit"
    if number.unit == "县" and number.chinese or number.unit == "人" and after.startswith("制"):
        return "name"
    if number.unit in TIME_UNITS and not number.unit.startswith("/"):
        return _duration(text[max(0, number.start - 60) : number.start], after, number)
    if number.chinese:
        rule = _chinese(body, before, after, number)
        if rule is not None:
            return rule
    if number.unit is None and number.scale is None and not number.inside and not number.chinese:
        return _bare(body, before, after)
    return _qualifier(before, after, number)


@cache
def _counters() -> frozenset[str]:
    return frozenset(read_words(WORDS)["chinese_counters"])


@cache
def _reach() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_words(WORDS)
    return (
        re.compile(f"(?:{any_of(words['reach_before'])})$"),
        re.compile(rf"[元斤吨美]{{0,2}}级?(?:{any_of(words['reach_after'])})"),
    )


def _chinese(body: str, before: str, after: str, number: Number) -> str | None:
    unit = number.unit
    if unit in ("%", "‰", "‱") or "分之" in body:
        return None
    if body == "零":
        words = any_of(read_words(WORDS)["zero_of"])
        return None if re.match(words, after) else "word"
    if ONLY_SCALE.fullmatch(body):
        reach_before, reach_after = _reach()
        if before.endswith("上") and not before.endswith("以上") and (unit is not None or re.match(r"[一-鿿]", after)) and body in ("万", "亿", "百", "千", "百万", "千万"):
            return None
        if reach_before.search(before) and (unit is not None or reach_after.match(after)):
            return None if unit is not None or reach_after.match(after) else "qualifier"
        if reach_after.match(after) and unit is None:
            return None
        if re.search(r"(?:带动|惠及|培训|招聘|吸引|服务|选派|引进|辐射|覆盖|联系)$", before) and unit in ("人", "名", "户", "家"):
            return None
        if re.search(r"(?:超过?|近|逾|突破|约)$", before) and re.match(r"[一-鿿]", after):
            return None
        return "qualifier" if unit else "word"
    if body.startswith("一") and len(body) == 1:
        return _one(unit, before, after)
    if unit is None and not number.inside and number.low is None:
        if len(body) >= 2 and ("万" in body or "亿" in body) and body[0] not in "万亿百千":
            return None
        if after.startswith("大"):
            return None if _GROUPS.match(after) else "large_groups"
        return "word"
    if unit is None and len(body) < 2:
        return "word"
    if len(body) == 1 and unit not in _counters():
        return "ordinal_or_name"
    return None


_GROUPS = re.compile(r"大(?:[^，。；]{0,4}?)(?:产业集群|产业链|领域)")


def _one(unit: str | None, _before: str, _after: str) -> str | None:
    """一个, 一批, 一座: an article. 一倍, 一成, 一亩: a quantity."""
    if unit in ("倍", "番", "成", "%", "个百分点"):
        return None
    if unit and PHYSICAL.fullmatch(unit) and unit not in ("分", "度", "时", "里", "角", "克", "担", "石", "元"):
        return None
    return "article" if unit else "word"


def _bare(body: str, before: str, after: str) -> str | None:
    if re.match(r"(?:19|20)\d\d$", body):
        return "year"
    if re.search(r"[“”《》A-Za-z\-/]$", before) or re.match(r"[A-Za-z”》\-/+]", after):
        return "name"
    if re.match(r"[:：]\d", after) or re.search(r"\d[:：]$", before):
        return None
    return None


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(any_of(read_words(WORDS)["measured_time"]))


def _duration(before: str, after: str, number: Number) -> str | None:
    """A duration is time, unless it is itself what is measured: 平均预期寿命79.5岁, 工期缩短20天."""
    clause_before = re.split(r"[，。；：]", before)[-1]
    if number.unit in ("年", "周年") and re.match(r"(?:来|间|内|前|后|期|以来|行动|规划|计划|左右的|任务|时间|之久|代|级)", after):
        return "duration"
    if re.match(r"(?:来|间|内|前|后|之内|以来|制|一遇|生活圈|通勤圈|交通圈|的时间|时间)", after):
        return "duration"
    if _measured().search(clause_before):
        return None
    if re.match(r"(?:以上|左右|以内)?(?:[，。；、）)]|$)", after) and re.search(r"(?:达|达到|为|至|少于|超过|不足|在|约)$", clause_before):
        return None
    return "duration"


@cache
def _qualifying() -> frozenset[str]:
    return frozenset(read_words(WORDS)["qualifying_units"])


_ABOVE = re.compile(r"(?:及)?(?:以上|以下|以内)(?:的)?(?=[一-鿿“])")
_NOT_NOUN = re.compile(r"(?:，|。|；|、|和|与|及|的?(?:增长|增速|目标|水平|速度|台阶|规模|任务|左右)|增长|提升|提高|全部|，)")


def _qualifier(before: str, after: str, number: Number) -> str | None:
    """亿元以上项目, 500千伏线路, 3岁以下婴幼儿: the figure says what kind of thing is counted."""
    if number.unit in ("岁", "周岁") and re.match(r"(?:以上|以下|及以上|及以下|以内)?的?(?:儿童|婴幼儿|老年|老人|人口|人群|青年|青少年|妇女|女|男|适龄|孩|少年|职工|高龄|居民|群众|农民|城乡|参保|患|公民|学龄)|(?:及)?以下|的", after):
        return "qualifier"
    if number.unit in ("户", "床", "张", "头", "人") and re.match(r"以上的?(?:自然村|村庄|行政村|规模|养殖|的)", after):
        return "qualifier"
    if number.unit not in _qualifying():
        return None
    if match := _ABOVE.match(after):
        rest = after[match.end() :]
        if _NOT_NOUN.match(rest):
            return None
        return "qualifier" if number.unit not in ("人", "人次") or "以下" in match[0] else None
    if re.match(r"级(?!以上|以下)|(?:及)?以下的?(?=[一-鿿])", after):
        return "qualifier"
    if number.unit in ("千伏", "伏", "级", "蒸吨", "马力", "纳米", "毫米", "层") and re.match(r"[一-鿿]", after) and not re.match(r"(?:左右|以上|[，。；、])", after):
        return "qualifier"
    if re.match(r"(?:口径|厚|高|深|长|宽|直径|级|钢轨)", after) and number.unit in ("米", "毫米", "厘米", "公里"):
        return "qualifier"
    if re.search(r"(?:时速|海拔|口径|年产|日产|直径|单机|前)$", before):
        return "qualifier"
    return None
