"""Where the words of a figure are, and what of them names a thing."""

from __future__ import annotations

import pytest

from extract.clauses import earlier_clause, part_clauses, without_times
from extract.periods.times import find_times
from extract.quantities.rules import find_figures
from extract.subjects.earlier import clause_subject, list_head_of, topic_of
from extract.subjects.leads import clean_lead
from extract.subjects.lists import distribute
from extract.subjects.tails import tail_noun
from extract.subjects.verbs import Lead, split_lead


def parted(text):
    times = find_times(text, 2025)
    return part_clauses(text, times, find_figures(text, times))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("渔获量比2020年同期增长", "渔获量比增长"),
        ("渔船由2020年的", "渔船由"),
        ("渔获量提高到2030年的", "渔获量提高到"),
        ("2025年，渔获量达到", "，渔获量达到"),
    ],
)
def test_times_are_taken_out_with_what_hangs_on_them(text, words):
    assert without_times(parted(text), 0, len(text)) == words


def test_a_mark_in_brackets_parts_no_clause_unless_a_figure_stands_there():
    assert len(parted("渔港（含渡口，码头）建成9座").marks) == 0
    assert len(parted("渔港（含渡口，码头3座）建成9座").marks) == 1


def test_a_clause_that_names_a_point_of_view_is_passed_over():
    text = "渔获量，就沿海各县来说，增长9%"
    assert earlier_clause(parted(text), text.index("增长")) == (0, "渔获量")


def test_a_point_of_view_is_told_of_where_nothing_stands_before_it():
    text = "渔获量方面：增长9%"
    assert earlier_clause(parted(text), text.index("增长")) == (0, "渔获量")


@pytest.mark.parametrize(
    ("lead", "noun"),
    [
        ("其中，绿道里程同比增长", "绿道里程"),
        ("渔获量超原计划指标", "渔获量"),
        ("新渠使灌溉面积达到", "灌溉面积"),
        ("城镇人均", "城镇人均"),
        ("城镇新增", "城镇新增"),
        ("渔业方面，", ""),
    ],
)
def test_a_lead_without_its_manner_and_change(lead, noun):
    assert clean_lead(lead) == noun


def test_a_rank_leaves_those_it_is_taken_among():
    assert clean_lead("渔获量跃居沿海城市", ranked=True) == "渔获量"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("新建绿道", Lead("新建", "绿道")),
        ("绿道", Lead("", "绿道")),
        ("新建", Lead("新建", "")),
        ("完成", Lead("", "")),
    ],
)
def test_a_lead_is_a_verb_and_a_noun(text, lead):
    assert split_lead(text) == lead


@pytest.mark.parametrize(
    ("tail", "noun"),
    [
        ("码头全部开工", "码头开工"),
        ("（含续建）码头", "码头"),
        ("以上的渔船", "渔船"),
        ("、渔网", ""),
        ("增加到5座", ""),
        ("和美乡村", "和美乡村"),
    ],
)
def test_a_tail_opens_with_what_is_counted(tail, noun):
    assert tail_noun(tail) == noun


@pytest.mark.parametrize(
    ("phrase", "count", "subjects"),
    [
        ("茶叶、蚕茧产量", 2, ["茶叶产量", "蚕茧产量"]),
        ("城乡收入", 2, ["城市收入", "农村收入"]),
        ("渔业产值和养殖面积", 2, ["渔业产值", "养殖面积"]),
        ("海水、淡水养殖面积", 2, ["海水养殖面积", "淡水养殖面积"]),
        ("新建、改建渔港", 2, ["新建渔港", "改建渔港"]),
        ("茶叶产量", 2, None),
    ],
)
def test_a_list_gives_each_figure_its_subject(phrase, count, subjects):
    assert distribute(phrase, count) == subjects


def test_what_was_said_before_lends_a_subject():
    assert topic_of("渔民人均纯收入") == "渔民人均纯收入"
    assert topic_of("渔民生活改善") == ""
    assert clause_subject("渔业投资增长明显加快") == "渔业投资"
    assert list_head_of("新增渔船制造能力有：钢壳船") == "新增…能力"
