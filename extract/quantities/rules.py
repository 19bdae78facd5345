"""HOW MUCH: find every numeral of a sentence and read it, or set it aside by a named rule.

In: a cleaned sentence and its words of time. Out: `Figure` records in reading order, one per numeral
(a range is one figure); a figure has an outcome: quantity, set_aside or unanswered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.periods.times import Time
from extract.quantities.numbers import CHARACTERS, Number, read_number
from extract.quantities.set_aside import set_aside_at, set_aside_number, shorthand_spans
from extract.quantities.units import WORDS
from extract.wordlists import any_of, read_words

NUMERAL = re.compile(rf"\d|[{CHARACTERS}]|(?<=减)半")
DASH = re.compile(r"[—–－\-~～]{1,2}|[至到]")
LIST = re.compile(r"、|和|与|及|或")
RANK = re.compile(
    r"(?:第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<u>位|名)?|首位|榜首|(?P<front>前)(?P<f>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<fu>位|名|强)?)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral of a sentence: what it is, and where. `number` is None unless it states a quantity."""

    start: int
    end: int
    outcome: str
    rule: str = ""
    reason: str = ""
    number: Number | None = None
    rank: bool = False


def find_figures(text: str, times: list[Time]) -> list[Figure]:
    """Find the numerals of a sentence: quantities, and those set aside with the name of the rule."""
    if not _HINT.search(text):
        return []
    figures: list[Figure] = []
    shorthand = shorthand_spans(text)
    position = 0
    while hint := _HINT.search(text, position):
        start = hint.start()
        figure = _figure_at(text, start, times, shorthand)
        if figure is None:
            position = start + 1
            continue
        figures.append(figure)
        position = max(figure.end, start + 1)
    return _share_units(text, figures)


_HINT = re.compile(rf"\d|[{CHARACTERS}]|(?<=减)半|半数|首位|榜首|翻番")


def _figure_at(
    text: str, start: int, times: list[Time], shorthand: list[tuple[int, int, str]]
) -> Figure | None:
    for time in times:
        if time.start <= start < time.end and not _duration_measured(text, time):
            return Figure(start, time.end, "set_aside", "date" if time.kind != "none" else "duration")
    for first, last, rule in shorthand:
        if first <= start < last:
            return Figure(start, _numeral_end(text, start, last), "set_aside", rule)
    rank = _rank_at(text, start)
    if rank is not None:
        return rank
    if text[start] in "首榜":
        return None
    aside = set_aside_at(text, start)
    if aside is not None:
        rule, end = aside
        return Figure(start, end, "set_aside", rule)
    if text.startswith("翻番", start) and re.match(r"[一-鿿]*\d", text[start + 2 : start + 4]):
        return None
    number = read_number(text, start)
    if number is None:
        return Figure(start, _run_end(text, start), "set_aside", "word")
    number = _extend_range(text, number)
    rule = set_aside_number(text, number)
    if rule is not None:
        return Figure(start, number.end, "set_aside", rule)
    return Figure(start, number.end, "quantity", number=number)


def _duration_measured(_text: str, _time: Time) -> bool:
    return False


def _numeral_end(text: str, start: int, limit: int) -> int:
    end = start + 1
    while end < limit and _RUN.match(text, end):
        end += 1
    return end


_RUN = re.compile(rf"[\d{CHARACTERS}]")


def _run_end(text: str, start: int) -> int:
    return _numeral_end(text, start, len(text))


def _rank_at(text: str, start: int) -> Figure | None:
    """第7位, 全省第一, 首位, 前三: ranks where a word of place or ranking stands before them."""
    head = text[max(0, start - 1) : start]
    begin = start - 1 if head in ("第", "前") else start
    if top := TOP.match(text, start):
        if _JOINED.search(text[max(0, start - 16) : start]):
            number = Number(start, top.end(), Decimal(top[1]), None, None, None, None, "位", "强", "", top[1], chinese=False)
            return Figure(start, top.end(), "quantity", "front", number=number, rank=True)
        return Figure(start, top.end(), "set_aside", "listed_name")
    match = RANK.match(text, begin)
    if match is None:
        return None
    before = text[max(0, begin - 14) : begin]
    if not _is_rank(text, before, match):
        return None
    digits = match["n"] or match["f"] or "一"
    from extract.quantities.numbers import _value

    value = _value(digits)
    if value is None:
        return None
    number = Number(
        begin, match.end(), value, None, None, None, None, "位", match["u"] or match["fu"], "", digits,
        chinese=not digits[0].isdigit(),
    )  # fmt: skip
    rule = "front" if match["front"] else "place"
    return Figure(begin, match.end(), "quantity", rule, number=number, rank=True)


TOP = re.compile(r"(\d{1,3})强(?!企业|县|镇)")
_JOINED = re.compile(r"(?:跻身|进入|入围|位列|迈入|晋级|跃居|跻入|挺进)[^，。；]{0,14}$")
_PLACE = re.compile(
    r"(?:居|列|排名?|位|名列|位次|排在|保持|稳居|跃居|跃升至?|升至|上升至?|升到|进入|跻身|迈入|重回|蝉联|进至|提升至|提升到|前移至|晋级|攀升至|达到?|为|获|夺得|均|摘得|占|均居|成为|指数|排名|总分|总量|数量|规模|增速|水平)"
    r"(?:[了至到为在]|(?:全国|全省|全市|全区|全球|世界|亚洲|亚太|国内|西部|中部|东部|东北|沿海|同类|省级|地级市?|副省级|城市|地区|省市|各省区市|省区市|省份|县域|自治区|沿黄|沿江|中西部|长三角|珠三角|京津冀|华北|华东|华南|西北|西南|十强|行业|同行业|省会|直辖市|经济|综合|总量|增速|的|并列|稳居|位居|排名|排|第)){0,5}$"
)
_SCOPE = re.compile(r"(?:全国|全省|全市|全区|全球|世界|亚洲|国内|西部|中部|东部|沿海|同类城市|省会城市|副省级城市|各省区市|长三角|省区市|全军|省内|市内)(?:省份|地区|城市)?(?:排名|并列|稳居|位居)?$")
_SCOPED_AFTER = re.compile(r"$|[，。；、！）)”]|的|位|名|和|与|以|，")


def _is_rank(text: str, before: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 4]
    if match[0] in ("首位", "榜首"):
        if not re.search(r"(?:居|列|排|位|占|据|全国|全省|世界|全球|在)[^，。；]{0,6}$", before):
            return False
        return not re.search(r"(?:放在|摆在|置于|作为|放到|摆到)[^，。；]{0,6}$", before)
    if match["front"]:
        if not (_PLACE.search(before) or _SCOPE.search(before)):
            return False
        return not after or bool(re.match(r"[，。；、！）)”和与及以]|的|行列|之列|位次", after))
    if match["u"] is None and after[:1] and not _SCOPED_AFTER.match(after):
        return False
    if match["u"] and after.startswith(("代表",)):
        return False
    return bool(_PLACE.search(before) or _SCOPE.search(before))


def _extend_range(text: str, number: Number) -> Number:
    """5%—5.5%, 5-10万元, 3至5个, 百分之五到六: the second end belongs to the same figure."""
    dash = DASH.match(text, number.end)
    if dash is None or number.low is not None:
        return number
    word = dash[0] in "至到"
    if word and re.search(r"[从由自][^，。；\d一二三四五六七八九十百]{0,12}$", text[max(0, number.start - 13) : number.start]):
        return number
    other = read_number(text, dash.end())
    if other is None or other.value is None or number.value is None or other.chinese != number.chinese:
        return number
    unit, unit_text = (other.unit, other.unit_text) if other.unit is not None else (number.unit, number.unit_text)
    if number.unit is not None and other.unit is not None and number.unit != other.unit:
        return number
    scale, low_scale = other.scale, number.scale
    if number.unit is None and number.scale is None:
        low_scale = other.scale
        if other.scale is not None and number.value > other.value:
            low_scale = None
    if not _ordered(number.value, low_scale, other.value, scale):
        return number
    return replace(
        number,
        end=other.end,
        value=None,
        low=number.value,
        high=other.value,
        scale=scale,
        low_scale=low_scale,
        unit=unit,
        unit_text=unit_text,
        inside=other.inside,
        number_text=text[number.start : other.start] + other.number_text,
    )


def _ordered(low: Decimal, low_scale: str | None, high: Decimal, high_scale: str | None) -> bool:
    from extract.quantities.numbers import _scale_value

    return low * _scale_value(low_scale or "") < high * _scale_value(high_scale or "")


def _share_units(text: str, figures: list[Figure]) -> list[Figure]:
    """150、200、300公里: a unit at the end of a list belongs to every number of it."""
    shared = list(figures)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        if one.outcome != "quantity" or other.outcome != "quantity" or one.rank or other.rank:
            continue
        if one.number.unit is not None or one.number.scale is not None or one.number.inside:
            continue
        gap = text[one.end : other.start]
        if one.number.number_text in ("一半", "半数", "半", "翻番") or other.number.unit is None or not LIST.fullmatch(gap):
            continue
        shared[i] = replace(
            one, number=replace(one.number, unit=other.number.unit, scale=other.number.scale)
        )
    return shared
