"""Find the words of time in a sentence: each with its place, its kind and its dates.

In: a cleaned sentence and the year the report is about (今年 is the year after it).
Out: `Time` records in reading order. Nothing here looks at figures.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from extract.quantities.numerals import read_chinese
from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")

DIGITS = "〇○零一二三四五六七八九"
YEAR = rf"(?:(?:1[89]|20)\d\d|[一二][{DIGITS}]{{3}})"
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4}|几)"
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12]\d|3[01]|[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
DASH = r"[—–－\-~～至到]{1,2}"


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time: half-open span in the sentence, what kind, and the dates meant.

    kind: year, part (of a year), span (several years), point (one day), deadline
    (from the start of the year to a day), none (time that dates nothing: 24小时).
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None
    words: str
    rule: str


@cache
def _pattern() -> re.Pattern[str]:
    words = read_words(WORDS)
    relative = any_of(list(words["relative_years"]))
    plans = any_of(list(words["plans"]))
    events = any_of(list(words["events"]))
    part = rf"""(?:
        (?:前|上|第)?[一二三四1-4](?:个)?季度 | 上半年 | 下半年 | 前三季度 | 前[一二三四五六七八九十\d]{{1,2}}个月
        | {MONTH}(?:月份?)?{DASH}{MONTH}月份? | {MONTH}月(?:{DAY}日)?(?:{DASH}(?:{MONTH}月)?{DAY}日)?份?
    )"""
    edge = r"(?:年?[初底末]|年终)"
    return re.compile(
        rf"""
        (?P<years> (?:从|自|由)?(?P<y1>{YEAR})年?{DASH}(?P<y2>{YEAR}|\d\d(?=年)|[{DIGITS}]{{2}}(?=年))(?:两|[三四五六七八九]|\d)?年(?:期?间|度)? )
      | (?P<yearlist> {YEAR}(?:年)?[、和]{YEAR}年(?:度)? )
      | (?P<dated> (?:到|截至|截止|至|在|(?<![等低高优快慢多少大小])于|从|自)?(?P<y>{YEAR})年
            (?: (?P<ypart>{part})(?P<ymonthend>[底末]|底?前|以来|起)? | (?P<yedge>{edge}) | (?P<ydecade>代) | 度)?
            (?P<ytail>以来|以前|之前|前|起)? )
      | (?P<plainyear> (?<![{DIGITS}])一九[{DIGITS}]{2}(?=[一-鿿])(?![年{DIGITS}十百千万亿点个]) )
      | (?P<relative> (?P<r>{relative})(?:的)?
            (?: (?P<rpart>{part})(?P<rmonthend>[底末])? | (?P<redge>[初底末]|年[初底末]) )?(?P<rtail>以来|起|前|之前)? )
      | (?P<plan> [“"]?(?P<p>{plans})[”"]?(?:规划|计划)?(?P<ptail>时期|期间|以来|期末|末|规划期|这五年|五年|收官|开局)? )
      | (?P<plannumber> 第(?P<pn>十?[一二三四五六七八九十])个五年(?:计划|规划)?(?P<pntail>时期|期间|末|以来)? )
      | (?P<event> (?P<e>{events})以来 )
      | (?P<lastyears> (?:过去|近|最近|这|刚刚过去的?|以往|前|本届政府(?:任期)?(?:的)?)(?:的)?(?P<ln>{NUMBER})年(?:多|里|间|来|以来|中)? | (?P<ln2>{NUMBER})年(?:多)?(?:来|以来) )
      | (?P<bareyears> (?<![第\d])(?<![近过今前后下每续])(?P<bn>[二三四]?十[一二三四五六七八九]?|[两三四五六七八九]|[2-9]|[1-3]\d)年(?:间|内|中|时间里?|里|当中|期间|共|累计|前|后)?(?=[\u4e00-\u9fff，]) )
      | (?P<nextyears> (?:今后|未来|此后|往后|下|后)(?:的)?(?P<nn>{NUMBER})年(?:里|内|间)? )
      | (?P<running> 连续(?P<rn>{NUMBER})(?P<runit>年|个月|个季度|个年度) )
      | (?P<deadline> (?:(?P<dm>{MONTH})月(?:份)?底?(?:以|之)?前 | 年底(?:以|之)?前 | 年末前 | 年内 | 上半年前 | 上半年内) )
      | (?P<point> (?:到|截至|截止|至)?(?:今年|当年)?(?:年底|年末|年终|岁末) | (?:到|截至)(?P<pm>{MONTH})月[底末] )
      | (?P<part> (?<![\d.])(?:{part})(?P<partend>[底末])?(?:以来|起)? )
      | (?P<wholeyear> 全年(?:度)? | 每年 | 当年(?!度) | 年度 )
      | (?P<century> (?:本|上|下)?(?:二十一?|2[01]|十九|19)?世纪(?:[二三四五六七八九]十年代|\d0年代|末|初|中叶)? | (?:[二三四五六七八九]十|\d0)年代(?:[初末])? )
      | (?P<anniversary> {NUMBER}(?:多|余)?周年 )
        """,
        re.VERBOSE,
    )


def find_times(text: str, about_year: int) -> list[Time]:
    """Find the words of time in a sentence, in reading order; 今年 is the year after `about_year`."""
    if not _HINT.search(text):
        return []
    times = []
    for match in _pattern().finditer(text):
        if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
            continue  # years in a title date nothing
        time = _resolve(match, about_year)
        if time is not None and time.rule == "bareyears" and times and text[times[-1].end : time.start] in ("", "的"):
            continue  # 从1953年至1980年的28年间: said already
        if time is not None:
            times.append(time)
    return times


_HINT = re.compile(r"年|月|季|时期|期间|世纪|五”|以来|计划")


def _year(text: str) -> int:
    if text.isdigit():
        return int(text)
    return int(read_chinese(text.replace("○", "〇")))


def _count(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text == "几":
        return None
    return int(read_chinese(text))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _whole(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


_MONTHS = re.compile(rf"({MONTH})(?:月(?:份)?)?(?:{DASH}({MONTH})月|月)(?:({DAY})日)?")
_QUARTERS = re.compile(r"(前)?(?:第|上)?([一二三四1-4])个?季度")
_HEAD_MONTHS = re.compile(r"前([一二三四五六七八九十\d]{1,2})个月")


def _part_of(year: int, part: str) -> tuple[date, date] | None:
    """Give the dates of a part of a year: 上半年, 前三季度, 1—11月, 5月."""
    if part == "上半年":
        return date(year, 1, 1), date(year, 6, 30)
    if part == "下半年":
        return date(year, 7, 1), date(year, 12, 31)
    if quarter := _QUARTERS.match(part):
        number = _count(quarter[2]) or 1
        start = 1 if quarter[1] else 3 * number - 2
        return date(year, start, 1), _month_end(year, 3 * number)
    if head := _HEAD_MONTHS.match(part):
        number = _count(head[1]) or 1
        return (date(year, 1, 1), _month_end(year, number)) if number <= 12 else None
    if months := _MONTHS.match(part):
        if months[3] and not months[2] and (number := _count(months[3])) and number <= 28:
            day = date(year, _count(months[1]) or 1, number)
            return day, day
        first = _count(months[1]) or 1
        last = _count(months[2]) if months[2] else first
        if last is None or not 1 <= first <= last <= 12:
            return None
        return date(year, first, 1), _month_end(year, last)
    return None


def _resolve(match: re.Match[str], about: int) -> Time | None:
    rule = match.lastgroup or ""
    for name in _RULES:
        if match[name] is not None:
            rule = name
            break
    dates = _RULES[rule](match, about)
    if dates is None:
        return None
    kind, first, last = dates
    return Time(match.start(), match.end(), kind, first, last, match[0], rule)


Dates = tuple[str, date | None, date | None] | None


def _years(match: re.Match[str], _about: int) -> Dates:
    first = _year(match["y1"])
    text = match["y2"]
    last = _year(text) if len(text) == 4 else first // 100 * 100 + _year_tail(text)
    if not first <= last <= first + 60:
        return None
    return "span", *_whole(first, last)


def _year_tail(text: str) -> int:
    return int(text) if text.isdigit() else int(read_chinese(text.replace("○", "〇")))


def _year_list(match: re.Match[str], _about: int) -> Dates:
    years = [_year(text) for text in re.findall(YEAR, match[0])]
    return "span", *_whole(min(years), max(years))


def _dated(match: re.Match[str], about: int) -> Dates:
    year = _year(match["y"])
    if not 1840 <= year <= 2100:
        return None
    if match["ydecade"]:
        return "none", None, None
    until = match[0].startswith(("到", "截至", "截止", "至"))
    if match["ypart"]:
        part = _part_of(year, match["ypart"])
        if part is None:
            return "year", *_whole(year, year)
        return _with_end(part, match["ymonthend"], year, about, until=until)
    edge = match["yedge"] or ""
    if edge.endswith("初"):
        return "point", date(year, 1, 1), date(year, 1, 1)
    if match["ytail"] in ("前", "以前", "之前"):
        return "deadline", date(min(year, about + 1), 1, 1), date(year, 12, 31)
    if edge or until:
        return "point", date(year, 12, 31), date(year, 12, 31)
    if match["ytail"] in ("以来", "起"):
        return "span", *_whole(year, max(year, about))
    return "year", *_whole(year, year)


def _plain_year(match: re.Match[str], _about: int) -> Dates:
    return "year", *_whole(_year(match[0]), _year(match[0]))


def _with_end(
    part: tuple[date, date], end: str | None, year: int, about: int, *, until: bool
) -> Dates:
    if end in ("以来", "起"):
        return "part", part[0], date(max(year, about), 12, 31)
    if end in ("底前", "前"):
        return "deadline", date(year, 1, 1), part[1]
    if end or until:
        return "point", part[1], part[1]
    return "part", part[0], part[1]


def _relative(match: re.Match[str], about: int) -> Dates:
    year = about + read_words(WORDS)["relative_years"][match["r"]]
    if match["rpart"]:
        part = _part_of(year, match["rpart"])
        if part is None:
            return "year", *_whole(year, year)
        tail = match["rtail"]
        if tail in ("以来", "起"):
            return "part", part[0], date(year, 12, 31)
        if tail in ("前", "之前"):
            return "deadline", date(year, 1, 1), part[1]
        return _with_end(part, match["rmonthend"], year, about, until=False)
    edge = match["redge"] or ""
    if edge.endswith("初"):
        return "point", date(year, 1, 1), date(year, 1, 1)
    if edge and match["rtail"] in ("前", "之前"):
        return "deadline", *_whole(year, year)
    if edge:
        return "point", date(year, 12, 31), date(year, 12, 31)
    return "year", *_whole(year, year)


def _plan(match: re.Match[str], about: int) -> Dates:
    first, last = read_words(WORDS)["plans"][match["p"]]
    if match["ptail"] in ("末", "期末"):
        return "point", date(last, 12, 31), date(last, 12, 31)
    quoted = match[0][0] in "“\""
    if match["ptail"] == "以来":
        return "span", *_whole(first, max(first, min(last, about)))
    if not quoted and not match["ptail"] and "计划" not in match[0] and "规划" not in match[0]:
        return None  # 十五, 一五: numbers, unless 时期, 期间, 计划 follows
    return "span", *_whole(first, last)


def _plan_number(match: re.Match[str], _about: int) -> Dates:
    words = read_words(WORDS)
    name = words["plan_numbers"].get(match["pn"])
    if name is None:
        return None
    first, last = words["plans"][name]
    if match["pntail"] == "末":
        return "point", date(last, 12, 31), date(last, 12, 31)
    return "span", *_whole(first, last)


def _event(match: re.Match[str], about: int) -> Dates:
    return "span", *_whole(read_words(WORDS)["events"][match["e"]], about)


def _last_years(match: re.Match[str], about: int) -> Dates:
    count = _count(match["ln"] or match["ln2"])
    if match[0].startswith("前") and not match[0].endswith(("来", "里", "间")):
        return "none", None, None
    if count is None or not 1 <= count <= 80:
        return "none", None, None
    return "span", *_whole(about - count + 1, about)


def _bare_years(match: re.Match[str], about: int) -> Dates:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 4) : start], text[end : end + 3]
    if after.startswith(("前", "后", "级", "制", "以", "左右", "多", "期", "行动", "规划", "计划", "任", "攻坚", "之", "免", "的", "提", "义", "一遇", "一贯", "滚动", "上", "过渡", "学", "工程", "方案")):
        return "none", None, None
    if before and not re.search(r"(?:[，。；：、（]|在|这|了|以来|期|的|率|额|量|值|资|入)$", before) and match[0][-1] == "年":
        if not re.match(r"(?:平均|共|累计|总|新|建|合计)", after):
            return "none", None, None
    if match[0][-1] in "前后":
        return "none", None, None
    count = _count(match["bn"])
    return "spanlength", *_whole(about - (count or 1) + 1, about)


def _next_years(match: re.Match[str], about: int) -> Dates:
    count = _count(match["nn"])
    if count is None or not 1 <= count <= 80 or match[0].startswith("后"):
        return "none", None, None
    return "span", *_whole(about + 1, about + count)


def _running(match: re.Match[str], about: int) -> Dates:
    count = _count(match["rn"])
    if count is None or match["runit"] != "年":
        return "none", None, None
    return "running", *_whole(about - count + 1, about)


def _deadline(match: re.Match[str], about: int) -> Dates:
    year = about + 1
    if match["dm"]:
        return "deadline", date(year, 1, 1), _month_end(year, _count(match["dm"]) or 12)
    if "上半年" in match[0]:
        return "deadline", date(year, 1, 1), date(year, 6, 30)
    return "deadline", *_whole(year, year)


def _point(match: re.Match[str], about: int) -> Dates:
    if match["pm"]:
        day = _month_end(about, _count(match["pm"]) or 12)
        return "point", day, day
    return "yearend", date(about, 12, 31), date(about, 12, 31)


def _bare_part(match: re.Match[str], about: int) -> Dates:
    part = _part_of(about, re.sub(r"(?:以来|起|份?[底末])+$", "", match["part"]))
    if part is None:
        return "none", None, None
    if match["part"].endswith(("起", "以来")):
        return "part", part[0], date(about, 12, 31)
    if match["partend"]:
        return "part", part[1], part[1]
    return "part", part[0], part[1]


def _whole_year(match: re.Match[str], about: int) -> Dates:
    kinds = {"每": "every", "当": "none", "年": "none"}
    return kinds.get(match[0][0], "fullyear"), *_whole(about, about)


def _nothing(_match: re.Match[str], _about: int) -> Dates:
    return "none", None, None


_RULES = {
    "years": _years,
    "yearlist": _year_list,
    "dated": _dated,
    "plainyear": _plain_year,
    "relative": _relative,
    "plan": _plan,
    "plannumber": _plan_number,
    "event": _event,
    "lastyears": _last_years,
    "bareyears": _bare_years,
    "nextyears": _next_years,
    "running": _running,
    "deadline": _deadline,
    "point": _point,
    "part": _bare_part,
    "wholeyear": _whole_year,
    "century": _nothing,
    "anniversary": _nothing,
}
