"""The forms in which a standing is said: patterns built once from `words.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extract.wordlists import any_of, read_words

WORDS = Path(__file__).with_name("words.yml")
HAN = r"[\u4e00-\u9fff]"


@cache
def any_word(name: str) -> re.Pattern[str]:
    """Give the pattern of any word of a list."""
    return re.compile(_one_of(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """Give the words of a list, for `startswith`, `endswith` and `in`."""
    return tuple(read_words(WORDS)[name])


def characters(name: str) -> str:
    """Give what is written as one string: a single word, or single characters."""
    return read_words(WORDS)[name]


def modal_verb(text: str) -> str | None:
    """Give a modal verb (将, 要) that is not part of another word (需要, 将近)."""
    blocked = [match.span() for match in any_word("not_modal").finditer(text)]
    for match in any_word("modal").finditer(text):
        if not any(first <= match.start() < last for first, last in blocked):
            return match[0]
    return None


def without_plans(text: str) -> str:
    """Take out what is named after a plan or measured against one: 完成年度目标的, 培养计划."""
    return named_plan_pattern().sub("", against_target_pattern().sub("", text))


@cache
def named_target_pattern() -> re.Pattern[str]:
    """Give the pattern after a figure that is called a target: 以上的年度培训目标."""
    return re.compile(
        rf"""
        (?P<bound> {_one_of("bounds_after")} )?
        (?P<others> 、[^，。]{{0,24}} )?
        的 (?P<kind> {_one_of("target_kinds")} )* (?P<target> {_one_of("target_nouns")} )
        (?! (?: {HAN}{{0,4}} | ，已经?{HAN}{{0,4}} ) (?:{_one_of("fulfilled")}) )
        """,
        re.VERBOSE,
    )


@cache
def against_target_pattern() -> re.Pattern[str]:
    """Give the pattern of a result measured against its target: 超额完成年度目标."""
    return re.compile(
        rf"""
        (?P<result> {_one_of("against")} | 比(?={_one_of("plans_compared")}) )了? [^，]{{0,14}}
        (?P<target> {_one_of("against_nouns")} )
        """,
        re.VERBOSE,
    )


@cache
def named_plan_pattern() -> re.Pattern[str]:
    """Give the pattern of names, 乡村教师培养计划, 《…》, “…”, of 比原计划, of 为计划的103%."""
    return re.compile(
        rf"""
        计划的 (?=百分之|\d)
      | [比较] (?: {_one_of("former_plans")} )
      | {characters("plan")} (?: {_one_of("plan_compounds")} )
      | (?: {_one_of("plan_names")} | [”》] ) (?: {_one_of("plan_nouns")} )
      | 《[^》]*》
      | “[^”]*”
        """,
        re.VERBOSE,
    )


@cache
def planned_pattern() -> re.Pattern[str]:
    """Give the pattern of 计划 as a verb: 计划新建, not 按计划新建."""
    return re.compile(
        rf"""
        (?<! {_one_of("planning_not_after")} )
        (?: {_one_of("planning")} ) (?= {_one_of("planning_before")} )
        """,
        re.VERBOSE,
    )


@cache
def drafted_pattern() -> re.Pattern[str]:
    """Give the pattern of a plan of the current year: 拟定为9万吨, 1958年计划的产量."""
    return re.compile(rf"(?:{_one_of('drafted')})|年度?计划的(?!{_one_of('fulfilled_nouns')})")


@cache
def done_pattern() -> re.Pattern[str]:
    """Give the pattern of what is told as done: 培训了, 已经, 比上年同期."""
    return re.compile(
        rf"""
        {HAN} (?: {_one_of("aspects")} ) (?! {_one_of("aspects_not_before")} )
      | {_one_of("done")}
        """,
        re.VERBOSE,
    )


@cache
def done_after_pattern() -> re.Pattern[str]:
    """Give the pattern after a figure of what was done to it: …学校进行了改造."""
    return re.compile(rf"[^，。；]{{0,12}}(?:{_one_of('done_verbs')})了")


@cache
def people_pattern() -> re.Pattern[str]:
    """Give the pattern after a figure of people who are there, whatever is planned: 亿农民."""
    return re.compile(rf"多?(?:以上的?)?(?:{_one_of('peoples')})")


@cache
def such_place_pattern() -> re.Pattern[str]:
    """Give the pattern after what a place is like: 三分之一[的农业大国]."""
    return re.compile(rf"[^，。；]{{0,14}}?(?:{_one_of('places_such')})")


@cache
def done_in_plan_pattern() -> re.Pattern[str]:
    """Give the pattern of what stands in a plan as done: 已设立, 办了, 目前."""
    return re.compile(
        rf"""
        (?P<word> {_one_of("done_in_plan")} )
      | {characters("existing")} (?! [^，。；]+ 的 )
      | {characters("already")} (?! {_one_of("already_not")} | [，。] )
      | (?<! [{"".join(listed("aspect_not_after"))}] ) (?<! {_one_of("arranging")} )
        {characters("aspect")}
        (?! {_one_of("aspect_not_before")} )
        """,
        re.VERBOSE,
    )


@cache
def planning_sentence_pattern() -> re.Pattern[str]:
    """Give the pattern of a sentence that plans: 必须, 今后; 要求增产, not 质量的要求."""
    return re.compile(
        rf"""
        {"".join(f"(?<!{word})" for word in listed("denials"))} (?: {_one_of("planned")} )
        (?! {characters("aspect")} )
      | (?<! [{"".join(listed("demanding_not_after"))}] ) {characters("demanding")} (?! [，。；的] )
        """,
        re.VERBOSE,
    )


@cache
def found_pattern() -> re.Pattern[str]:
    """Give the pattern of a sentence that opens with what was found: 根据普查的材料，."""
    return re.compile(rf"根?据[^，。；]{{0,18}}(?:{_one_of('findings')})")


@cache
def told_pattern() -> re.Pattern[str]:
    """Give the pattern of what only a sentence that tells holds: 曾, 例如, 据…调查, 办过."""
    return re.compile(
        rf"""
        {_one_of("telling")}
      | (?<! [{"".join(listed("passing_not_after"))}] ) {characters("passing")}
        (?= {_one_of("passing_before")} )
        """,
        re.VERBOSE,
    )


@cache
def starting_pattern() -> re.Pattern[str]:
    """Give the pattern of what a plan starts from: 从去年, 比上年."""
    return re.compile(rf"(?:{_one_of('starting_from')})(?:{_one_of('starts')})")


@cache
def done_list_pattern() -> re.Pattern[str]:
    """Give the pattern before what is so already: 已建成的有：, 据去年底的调查，."""
    return re.compile(
        rf"""
        {characters("already")} [^，。；]{{0,14}} ：
      | 据 [^，。；]{{0,16}} (?:{_one_of("findings")}) [^，。；]{{0,6}} ，
        """,
        re.VERBOSE,
    )


@cache
def estimate_pattern() -> re.Pattern[str]:
    """Give the pattern of an estimate: 预计, 估计; not 估计到, 估计不足."""
    reckoned = rf"{characters('reckoned')}(?!{_one_of('reckoned_not')})"
    return re.compile(rf"{_one_of('estimate')}|{reckoned}")


@cache
def proposed_pattern() -> re.Pattern[str]:
    """Give the pattern of what a report or plan proposed: 去年的工作报告提出，."""
    return re.compile(rf"(?:{_one_of('documents')})[中里]?曾?(?:{_one_of('proposing')})，$")


@cache
def expected_list_pattern() -> re.Pattern[str]:
    """Give the pattern of a list of estimates: 预计产量是：粮食9万吨；棉花."""
    return re.compile(
        rf"{characters('expected')}(?:{_one_of('expected_nouns')})(?=[^。：]*：(?:[^：。]|$))"
    )


@cache
def expected_before_pattern() -> re.Pattern[str]:
    """Give the pattern of an estimate in the clause before: 预计粮食增长3%，; 预计与去年相比，."""
    return re.compile(
        rf"""
        {characters("expected")} [^，。；]* (?:{_one_of("changes")}) [^，。；]* ，$
      | {characters("expected")} [^，。；]* (?:{_one_of("compared")}) ， [^。；]* $
      | {characters("expected")} (?:{_one_of("compares")}) [^，。；]{{2,10}} ， [^。；]* $
        """,
        re.VERBOSE,
    )


@cache
def base_expected_pattern() -> re.Pattern[str]:
    """Give the pattern of an estimate a figure is compared with: 比上年预计增加."""
    compared = rf"(?:{_one_of('comparing')})(?!{_one_of('comparing_not_before')})"
    return re.compile(rf"{compared}[^，。；]{{1,8}}{characters('expected')}")


@cache
def same_form_pattern() -> re.Pattern[str]:
    """Give the pattern of a clause that only names and changes: 棉花增长."""
    return re.compile(rf"^[\u4e00-\u9fff、]{{1,16}}(?:{_one_of('changes')})[^了]{{0,2}}$")


def _one_of(name: str) -> str:
    return any_of(read_words(WORDS)[name])
