from pathlib import Path

import pytest
import yaml

from extract.regions import rules
from extract.regions.gazetteer import find_spellings, line_of, places
from extract.regions.own import infer_own_region, place_named

CORPUS = yaml.safe_load(Path(rules.__file__).with_name("corpus.yml").read_text(encoding="utf-8"))


def read(text, own_region):
    position = text.index("【")
    own = rules.own_place(own_region, None)
    sentence = text.replace("【", "").replace("】", "")
    return rules.region_of(position, rules.find_regions(sentence, own), own)


def given(entry):
    return entry.get("given", CORPUS["given"])["own_region"]


READS = [(text, entry) for entry in CORPUS["reads"] for text in entry["from"]]


@pytest.mark.parametrize(
    ("text", "entry"), READS, ids=[f"{given(entry)}: {text}" for text, entry in READS]
)
def test_the_place_of_a_figure_is_read(text, entry):
    answer = read(text, given(entry))
    assert answer.value == (entry["expect"]["region"], entry["expect"]["region_code"])


@pytest.mark.parametrize("entry", CORPUS["refuses"], ids=lambda entry: entry["text"])
def test_a_name_that_heads_nothing_leaves_the_figure_to_the_report(entry):
    answer = read(entry["text"], given(entry))
    assert answer.value[0] == given(entry), entry["why"]


def test_without_an_own_region_a_bare_figure_has_no_answer():
    assert rules.region_of(0, rules.find_regions("修路30公里", None), None) is None
    assert read("太原市修路【30公里】", None).value == ("太原市", "140100")


def test_every_answer_names_its_rule_and_words():
    answer = read("其中，娄烦县种树【9万亩】", "太原市")
    assert (answer.rule, answer.words) == ("heads_clause", "娄烦县")
    assert read("种树【9万亩】", "太原市").rule == "own_region"


def test_the_longest_spelling_wins_and_a_hiding_word_hides():
    found = [(start, spelling.text) for start, spelling in find_spellings("隆重庆祝太原市建成")]
    assert found == [(0, "隆重庆祝"), (4, "太原市")]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [("（二）娄烦县", "娄烦县"), ("三、清徐县：", "清徐县"), ("阳曲县", "阳曲县")],
)
def test_a_heading_that_is_a_place_is_what_its_section_is_about(heading, meant):
    assert rules.place_of_heading(heading, rules.own_place("太原市", None)).name == meant


@pytest.mark.parametrize("heading", ["二、娄烦县的做法", "一、工作回顾", "全市", ""])
def test_another_heading_is_about_no_place(heading):
    assert rules.place_of_heading(heading, rules.own_place("太原市", None)) is None


def test_a_region_lies_in_the_regions_above_it():
    assert line_of("140123") == ("140123", "140100", "140000", "100000")
    assert all(line_of(code)[-1] == "100000" for code in places())


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("太原", "太原市"),
        ("太原市", "太原市"),
        ("吉林", "吉林省"),
        ("中国", "全国"),
        ("海南", "海南省"),
        ("内蒙古", "内蒙古自治区"),
    ],
)
def test_a_name_by_itself_means_the_highest_region(name, meant):
    assert place_named(name).name == meant


def test_a_name_of_several_regions_means_none_by_itself():
    assert place_named("和平区") is None
    assert place_named("某市") is None


OWN = [
    ("太原市2031年政府工作报告", None, "", "太原市"),
    ("政府工作报告", "国务院", "", "全国"),
    (None, "太原日报", "", "太原市"),
    (None, "中共太原市委", "", "太原市"),
    (None, "人民日报", "", "全国"),
    ("山西省太原市小店区政府工作报告", None, "", "小店区"),
    (None, None, "政府工作报告\n——2031年1月8日在长治市第九届人民代表大会第一次会议上\n", "长治市"),
    (None, None, "各位代表：\n现在，我代表国务院向大会报告政府工作。", "全国"),
    (None, None, "打印\n下载\n来源：大同日报\n各位代表：\n" + "我市修路。" * 4, "大同市"),
    (None, None, "五年来，我省变化很大。我省修路，我省种树。湖南人民，建设湖南。", "湖南省"),
    (None, None, "我国修路。我国种树。我国造船。", "全国"),
    ("中华人民共和国公报", None, "", "全国"),
]


@pytest.mark.parametrize(("title", "publisher", "text", "meant"), OWN)
def test_the_report_own_region_is_inferred(title, publisher, text, meant):
    answer = infer_own_region(title, publisher, text)
    assert answer.value[0] == meant
    assert (
        answer.value[1] == places()[place_named(meant).code].public_code
        if place_named(meant)
        else True
    )


def test_a_text_that_names_no_region_has_no_own_region():
    assert infer_own_region("总结", None, "今年修路30公里。") is None


@pytest.mark.parametrize(
    ("before", "subject", "area"),
    [
        ("渔业协作不断加强；川渝一体化加速推进，", "地区生产总值", "成渝地区双城经济圈"),
        ("长三角一体化加速推进，", "经济总量", "长三角"),
        ("长三角一体化加速推进，", "渔港", None),
        ("太原都市区加速推进，", "地区生产总值", None),
        ("长三角一体化加速推进，渔业增长，", "地区生产总值", None),
    ],
)
def test_what_a_region_has_as_a_whole_is_of_the_area_told_of(before, subject, area):
    answer = rules.area_told_of(before, subject)
    assert (answer.value[0] if answer else None) == area
