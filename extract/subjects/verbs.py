"""Cleaned words before a figure in, definitional verb and noun out: 新建绿道 → 新建, 绿道."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.subjects.openings import WORDS as OPENINGS
from extract.subjects.openings import without_opening
from extract.wordlists import any_guarded, any_of, read_words

WORDS = Path(__file__).with_name("verbs.yml")


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a figure say: a definitional verb, a noun phrase, both, or nothing."""

    verb: str
    noun: str


def split_lead(text: str) -> Lead:
    """Divide a cleaned lead into its verb and its noun phrase: 新建绿道 → 新建 + 绿道."""
    if light := _light_verb().match(text):
        rest = without_opening(text[light.end() :])
        return split_lead(rest) if rest != text else Lead("", rest)
    if verb := _verb().match(text):
        if text in read_words(WORDS)["verbal_nouns"]:
            return Lead("", text)
        return Lead(verb[0], text[verb.end() :]) if verb.end() < len(text) else Lead(text, "")
    return Lead("", "") if _only_light().fullmatch(text) else Lead("", text)


def last_verb(text: str) -> Lead:
    """In 7名渔技员帮扶90户 the words between belong to the first figure but for the verb."""
    if _given().search(text):
        return Lead("", text)
    nouns = read_words(WORDS)["verbal_nouns"]
    if noun := next((noun for noun in nouns if text.endswith(noun)), ""):
        return Lead("", noun)
    match = _closing_verb().search(text)
    return Lead(match[0], "") if match else split_lead(text)


def without_closing_verb(subject: str) -> str:
    """Take the verb off the end of a subject that ends in what was done: 渔港开工 → 渔港."""
    match = _verb_at_end().search(subject)
    return subject[: match.start()] if match else subject


def is_closing_verb(text: str) -> bool:
    """Say whether a text is nothing but the state a thing is in: 在建, 建成投产."""
    return text in read_words(WORDS)["closing_verbs"]


def opens_with_verb(lead: str) -> bool:
    """Say whether the words before a figure open with a verb of doing (栽植, 修复): it was done."""
    return bool(_verb().match(without_opening(lead)))


def tells_deed(text: str) -> bool:
    """Say whether a text tells what was done: 完成改造, 提前投产了; but not 改造项目的."""
    doing = _verb().match(text) or _light_verb().match(text)
    return "了" in text[2:6] or bool(doing and len(text) > doing.end())


def without_verb(subject: str) -> str:
    """Take the definitional verb off a subject, where something follows it: 新建绿道 → 绿道."""
    return subject[len(opening_verb(subject)) :]


def without_doer(subject: str) -> str:
    """Take off who did it and what was done: 各级法院共受理渔业案件 → 渔业案件."""
    doer = _doer().match(subject)
    rest = subject[doer.end() :] if doer else subject
    return without_verb(rest) if rest != subject and opening_verb(rest) else without_verb(subject)


def opening_verb(text: str) -> str:
    """Give the definitional verb a text opens with: 新建 of 新建绿道, not of 新建 or 新建的绿道."""
    verb = _verb().match(text)
    return "" if verb is None or text[verb.end() :][:1] in ("", "的") else verb[0]


def whole_verb(text: str) -> str:
    """Give the text if it is nothing but a definitional verb."""
    return text if _verb().fullmatch(text) else ""


def wants_object(lead: str) -> str:
    """Give the verb or particle at the end of a lead whose object stands after the figure."""
    match = _object_wanted().search(lead)
    return match[0] if match else ""


@cache
def _light_verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards = words["light_verb_guards"]
    free = any_of([verb for verb in words["light_verbs"] if verb not in guards])
    return re.compile(rf"^(?:{free}|{any_guarded(guards)})(?:了|好)?(?=..)")


@cache
def _only_light() -> re.Pattern[str]:
    words = read_words(WORDS)
    adverbs = read_words(OPENINGS)["adverbs"]
    light = any_of(words["light_verbs"] + adverbs + words["light_particles"])
    return re.compile(rf"(?:{light})+")


@cache
def _verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    guards = words["verb_guards"]
    free = any_of([verb for verb in words["verbs"] if verb not in guards])
    nouns, ends = any_of(words["nouns_of_verbs"]), words["ends_of_nouns"]
    return re.compile(rf"^(?!{nouns})(?:{free}|{any_guarded(guards)})+(?:了|好)?(?![{ends}])")


@cache
def _closing_verb() -> re.Pattern[str]:
    words = read_words(WORDS)
    return re.compile(rf"(?:{any_of(words['verbs'] + words['light_verbs'])})+(?:了)?$")


# 9万名[渔民发放补贴]3亿元: what is given to whom, not another thing done
@cache
def _given() -> re.Pattern[str]:
    words = read_words(WORDS)
    verbs, gifts = any_of(words["giving_verbs"]), any_of(words["gifts"])
    return re.compile(rf"(?:{verbs})了?[一-鿿“”]{{0,12}}(?:{gifts})$")


@cache
def _verb_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=.{{2}})(?:基本)?(?:{any_of(read_words(WORDS)['closing_verbs'])})$")


@cache
def _object_wanted() -> re.Pattern[str]:
    words = read_words(WORDS)
    verbs = any_of(words["verbs"] + words["light_verbs"])
    return re.compile(rf"(?:{verbs}|{any_of(words['object_particles'])})$")


# 各级法院共[受理案件]: who did it
@cache
def _doer() -> re.Pattern[str]:
    return re.compile(rf"^[一-鿿]{{0,8}}?(?:{any_of(read_words(WORDS)['doers'])})[共已累计]*")
