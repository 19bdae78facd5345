"""The forms words of time take: one verbose pattern of named forms, built from the word lists.

The name of a form is the name of the rule that dates it (`dates.py`). Where two forms fit at one
place, the one above wins.
"""

from __future__ import annotations

import re
from functools import cache

from extract.periods.parts import DASH, MONTH, NUMBER, part_form
from extract.periods.words import characters, listed, one_of, table
from extract.wordlists import any_of


def year_form() -> str:
    """Give the pattern of a year in full: 2019, 一九八〇."""
    return rf"(?:(?:1[89]|20)\d\d|[一二][{characters('year_digits')}]{{3}})"


@cache
def time_pattern() -> re.Pattern[str]:
    """Give the pattern of all forms; `lastgroup` of a match is the name of its form."""
    forms = (_year_forms(), _named_forms(), _counting_forms(), _year_part_forms(), _other_forms())
    # Most characters start no words of time: one look passes them over.
    start = rf"(?=[{characters('first_characters')}])"
    return re.compile(rf"{start}(?:{'|'.join(forms)})(?:为止)?", re.VERBOSE)


@cache
def hint_pattern() -> re.Pattern[str]:
    """Give the pattern of what any sentence with words of time holds."""
    return re.compile(any_of(list(listed("hints"))))


def _year_forms() -> str:
    """从2016年到2020年; 2018、2019年; 截至2024年9月末, 2030年前."""
    digits, year, part = characters("year_digits"), year_form(), part_form()
    numeral, open_not = rf"[{digits}十百千万亿点个年]", one_of("open_not")
    length = rf"(?: 的?(?:这|共)?{NUMBER}年(?:{one_of('years_tails')}) )?"  # 1953年至1980年的28年间
    return rf"""
        (?P<tocentury> (?:{one_of("from")})? (?P<start_of_century>{year})年? {DASH}
            (?:{one_of("century_ends")}) {length} )
      | (?P<centurylast> (?:{one_of("century_last")})的?(?P<last_count>{NUMBER})年 )
      | (?P<years> (?:{one_of("from")}|在|(?<!{one_of("than")})于)? (?P<first>{year})年? {DASH}
            (?P<last> {year} | \d\d(?=年) | [{digits}]{{2}}(?=年) )
            (?:两|[三四五六七八九]|\d)?年 (?:{one_of("span_tails")})? {length} )
      | (?P<fromyear> (?:{one_of("from")}) (?P<start>{year})年? (?:{one_of("span_starts")})
            ，?[在的]? (?P<length>{NUMBER})年 (?:{one_of("years_to_come_tails")})? )
      | (?P<yearlist> [在于从]?{year}年?(?:[、，]{year}年?)*[、和]{year}
            (?:年度?|[两三四五]年|(?=两个)) )
      | (?P<plainyear> (?<![{digits}])一九[{digits}]{{2}}
            (?=[\u4e00-\u9fff])(?!{numeral}) )
      | (?P<dated>
            (?: (?P<until>{one_of("until")}) | {one_of("dated_in")} | (?<!{one_of("than")})于 )?
            (?P<year>{year})年
            (?: (?P<year_part>{part})
                (?: (?P<part_by>底?前) | (?P<part_close>{one_of("month_closes")})
                  | (?P<part_since>{one_of("since")}) )?
              | (?P<year_open>{one_of("year_opens")})(?!{open_not})
              | (?P<year_close>{one_of("year_closes")})
              | (?P<year_decade>代) | 度 )?
            (?: (?P<year_by>{one_of("by")})
                  | (?P<year_since> (?:[\u4e00-\u9fff]{{1,4}}(?=以来))? (?:{one_of("since")}) ) )? )
    """


def _named_forms() -> str:
    """去年3月末, 今年年底前; “十四五”规划期, 十四五末; 第七个五年计划期间; 改革开放以来."""
    part = part_form()
    relative, plans, events = (
        any_of(list(table(name))) for name in ("relative_years", "plans", "events")
    )
    return rf"""
        (?P<relative> (?<![础界海线](?=上年)) (?P<named_year>{relative})的?
            (?: (?P<named_part>{part})(?P<named_part_close>{one_of("month_closes")})?
              | (?P<named_open>{one_of("year_opens")})(?!{one_of("open_not")})
              | (?P<named_close>{one_of("this_year_closes")}) )?
            (?: (?P<named_since>{one_of("since")}) | (?P<named_by>{one_of("by_this_year")}) )? )
      | (?P<plan> (?P<quoted>[“"])? (?P<plan_name>{plans}) [”"]?
            (?P<plan_word>{one_of("plan_words")})?
            (?: (?P<plan_close>{one_of("plan_closes")}) | (?P<plan_since>以来)
              | {_years_of_plan("plan")} | (?P<plan_tail>{one_of("plan_tails")}) )? )
      | (?P<plannumber> 第(?P<plan_number>十?[一二三四五六七八九十])个五年
            (?:{one_of("plan_words")})?
            (?: (?P<plan_number_close>末) | {_years_of_plan("plan_number")}
              | {one_of("plan_number_tails")} )? )
      | (?P<ownplan> (?<!个)五年计划
            (?: {_years_of_plan("own_plan")} | 期间 | (?={one_of("plan_said")}) ) )
      | (?P<event> (?P<event_name>{events})以来 )
    """


def _years_of_plan(form: str) -> str:
    """Give the form of some years of a plan: 前三年, 后两年, 的第二年, 的最后一年."""
    return rf"""的? (?: [前头](?P<{form}_first>{NUMBER})年 | 后(?P<{form}_last>{NUMBER})年
        | (?P<{form}_opening>{one_of("plan_opens")}) | (?P<{form}_ending>{one_of("plan_ends")})
        | 第(?P<{form}_nth>[一二三四五])个?年度? )"""


def _counting_forms() -> str:
    """上一个五年; 过去五年, 六年来; 五年 alone; 今后五年, 后三年; 连续三年."""
    numeral = r"[二三四]?十[一二三四五六七八九]?|[两三四五六七八九]|[2-9]|[1-3]\d"
    inside = f"[{characters('inside')}]"  # 近五年内贸企业
    two_years = any_of(list(table("two_years")))
    # 五年中央财政支出, but 五年中国家支出
    central = rf"中(?!国家(?!庭))[{characters('central')}]"
    return rf"""
        (?P<yearsbefore> (?:{one_of("years_before_those")}) (?P<before_those>{NUMBER})年
            | (?<![学提])前(?P<before_named>{NUMBER})年
              (?!多|{one_of("years_past_tails")}|内(?!{inside})) )
      | (?P<lastyears>
            (?: {one_of("years_past")} | (?P<ordinal>(?<!学)前|头) )的? (?P<past>{NUMBER})年
            (?: (?P<past_clear>{one_of("years_past_tails")}|内(?!{inside}))
              | (?!{central})(?:{one_of("years_past_loose_tails")}) )?
          | (?P<past_alone>{NUMBER})年多? (?:{one_of("years_past_ends")}) )
      | (?P<bareyears> (?<![第几\d一二三四五六七八九十A-Z])(?<!{one_of("years_not_after")})
            (?P<alone>{numeral})年(?![制级])
            (?: (?P<alone_tail>(?!{central})(?:{one_of("years_tails")}))
              | (?P<order>{one_of("years_order")}) )?
            (?=[\u4e00-\u9fff，]|\d(?!\d*(?:个?月|[天日]))) )
      | (?P<nextyears> (?: {one_of("years_to_come")} | (?P<later>后) )的? (?P<next>{NUMBER})年
            (?:{one_of("years_to_come_tails")})? )
      | (?P<thisandnext> (?P<two_years>{two_years})[两二]年 (?:{one_of("years_to_come_tails")})? )
      | (?P<running> 连续(?P<run>{NUMBER}) (?: (?P<run_years>年) | {one_of("running_units")} ) )
    """


def _year_part_forms() -> str:
    """6月底前, 年内, 上半年内; 到年底, 截至9月末; 上半年, 3月份以来; 全年, 每年."""
    this_year, ends = one_of("this_year"), one_of("ends_of_year")
    return rf"""
        (?P<deadline> (?P<by_month>{MONTH})月份?底?[以之]?前
            | (?<![一二两三四五六七八九十\d])(?:{one_of("deadlines")})
            | (?P<by_half>{one_of("half_year_deadlines")}) )
      | (?P<point> (?:{one_of("until")})? (?:{this_year})? (?:{ends})
            | (?:{one_of("month_until")})(?P<end_month>{MONTH})月[底末] )
      | (?P<part> (?<![\d.])(?P<bare_part>{part_form()})
            (?P<bare_close>{one_of("month_closes")})? (?P<bare_since>{one_of("since")})? )
      | (?P<wholeyear> 全年度? | (?P<every_year>每年) | (?P<no_year>当年(?!度)|年度) )
    """


def _other_forms() -> str:
    """What dates nothing: 本世纪中叶, 九十年代初, 四十多周年."""
    tens = r"[二三四五六七八九]十"
    return rf"""
        (?P<centuryend> 到?本世纪末 )
      | (?P<decade> (?:(?<![\u4e00-\u9fff\d])|(?<=整个)) (?:{one_of("decade_in")})?
            (?P<tens>[五六七八九]十|[5-9]0)年代 (?:{one_of("decade_tails")}|(?=，|[我全]国)) )
      | (?P<decadefrom> (?<=[由从])(?P<tens_from>[五六七八九]十|[5-9]0)年代
            (?=的[\d百一二两三四五六七八九十]) )
      | (?P<century> (?:{one_of("century_which")})? (?:二十一?|2[01]|十九|19)?世纪
            (?:{tens}年代|\d0年代|{one_of("century_tails")})?
          | (?:{tens}|\d0)年代[初末]? )
      | (?P<anniversary> {NUMBER}(?:{one_of("anniversary_more")})?周年 )
    """
