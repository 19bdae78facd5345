"""Cleaning keeps the way back to the source; structure keeps every character in one sentence."""

# ruff: noqa: RUF001 - full-width characters are what is cleaned

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.text import Cleaned, clean, structure
from extract.text.characters import one_for_one
from extract.text.script import is_traditional

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reports"

CLEANED = [
    # full-width figures and signs
    ("完成投资３２．５亿元，增长８．１％", "完成投资32.5亿元，增长8.1%"),
    ("降水量＋１２％，Ａ级景区５／６", "降水量+12%，A级景区5/6"),
    # raised dots are decimal points between digits, not in names of days
    ("增长12·5％、6・2％", "增长12.5%、6.2%"),
    ("应对“7·21”洪水和6·18大促", "应对“7·21”洪水和6.18大促"),
    ("建设“山水·人家”项目", "建设“山水·人家”项目"),
    # spaces of the typesetter
    ("财政收入 9 0 3 1 2 亿元", "财政收入90312亿元"),
    ("补贴 8123.45 万元、培训 45 次", "补贴8123.45万元、培训45次"),
    ("　　粮食产量\u00a0120\u2009万吨\u200b，增产", "粮食产量120万吨，增产"),
    ("总额 74 772 亿元", "总额74772亿元"),
    ("2019 2020 两年", "2019 2020两年"),
    ("分别为 12 5 项", "分别为12 5项"),
    ("引进 Blue Ocean 公司", "引进Blue Ocean公司"),
    ("增长19 · 5 %", "增长19.5%"),
    # thousands stay
    ("共有1,234户、1，234人", "共有1,234户、1，234人"),
    # Western punctuation between Chinese words
    ("粮食增产,农民增收;城乡(含镇)同步", "粮食增产，农民增收；城乡（含镇）同步"),
    ("会议18:30开始,占比3:1", "会议18:30开始，占比3:1"),
    ("增长5%,好于预期!", "增长5%，好于预期！"),
    ("城乡收入比2.4∶1", "城乡收入比2.4：1"),
    ("一九八○年产煤○点五亿吨", "一九八〇年产煤○点五亿吨"),
    # marks
    ("**主要指标**：增长5%", "主要指标：增长5%"),
    ("- 新建学校3所。\n- 改建学校5所。", "新建学校3所。\n改建学校5所。"),
    ("![图](chart-2020.png)\n粮食增产。", "粮食增产。"),
]


@pytest.mark.parametrize(("source", "text"), CLEANED, ids=[source for source, _ in CLEANED])
def test_a_source_is_cleaned(source, text):
    assert clean(source).text == text


JOINED = [
    ("完成了规划要求，\n\n分 12 期培训干部。", "完成了规划要求，分12期培训干部。"),
    (
        "深入开展夏季治安打击整治行动，社会大局保持稳定，公安机关依法侦办\n\n各类案件 88 起。",
        "深入开展夏季治安打击整治行动，社会大局保持稳定，公安机关依法侦办各类案件88起。",
    ),
    ("收入约合12\n亿元。", "收入约合12亿元。"),
    ("第一，\n农业生产连年增长。", "第一，农业生产连年增长。"),
    (
        "大会听取了市长所作的\n政府工作报告\n。会议同意",
        "大会听取了市长所作的政府工作报告。会议同意",
    ),
    ("一是\n扩大投资。", "一是扩大投资。"),
    ("细颗粒物（PM\r\n2.5\r\n）平均浓度下降6%。", "细颗粒物（PM2.5）平均浓度下降6%。"),
]


@pytest.mark.parametrize(("source", "text"), JOINED, ids=[text for _, text in JOINED])
def test_a_sentence_broken_by_the_layout_is_joined(source, text):
    assert clean(source).text == text


def test_rows_of_a_table_are_not_joined():
    assert clean("小麦 12 5\n玉米  8  3\n").text == "小麦12 5\n玉米8 3"
    assert clean("小麦 12.5\n玉米 8.3\n").text == "小麦12.5\n玉米8.3"


KEPT = [
    "一、去年工作回顾\n全市粮食增产。",
    "（二）扩大内需\n消费品零售额增长5%。",
    "全市粮食增产。\n工业平稳增长。",
    "城乡面貌焕然一新\n改造老旧小区十二个。",
    "各位代表：\n现在我报告工作。",
    "消费品零售额增长5%\n（三）扩大开放\n进出口增长。",
]


@pytest.mark.parametrize("source", KEPT)
def test_a_heading_is_not_joined_to_what_follows(source):
    assert clean(source).text == source


FURNITURE = [
    "下载\n打印\n全屏\n",
    "【字号：\n加大\n还原\n减小\n】\n",
    "【字体：大 中 小】\n",
    "来源：某某日报\n时间：2026-02-03\n",
    "责任编辑：张三\n",
    "首页\n>\n政务公开\n>\n政府工作报告\n",
    "- 3 -\n",
    "第 3 页 共 20 页\n",
    "扫一扫在手机打开当前页\n",
    "本报记者 李四 摄\n",
    "原标题：我市召开两会\n",
]


@pytest.mark.parametrize("furniture", FURNITURE, ids=[line.split("\n")[0] for line in FURNITURE])
def test_page_furniture_is_dropped(furniture):
    body = "全市粮食产量达到 30 万吨。"
    cleaned = clean(furniture + body)
    assert cleaned.text == "全市粮食产量达到30万吨。"
    assert cleaned.span(0, len(cleaned.text)) == (len(furniture), len(furniture + body))


def test_a_page_number_in_mid_sentence_is_dropped_and_the_sentence_joined():
    assert clean("新建公路\n- 12 -\n三百公里。").text == "新建公路三百公里。"


def test_a_note_on_the_licence_is_dropped_to_the_end():
    source = "完成任务。\n\n本作品是中华人民共和国的\n法律\n。根据《\n著作权法\n》第五条\n1 2\n"
    assert clean(source).text == "完成任务。"


def test_a_span_leads_back_to_the_source():
    source = "\u3000，补贴 ８０ \n\n万元，惠及 3 次。"
    cleaned = clean(source)
    start = cleaned.text.index("80万元")
    begin, end = cleaned.span(start, start + len("80万元"))
    assert source[begin:end] == "８０ \n\n万元"


def test_an_empty_span_lies_between_its_neighbours():
    cleaned = clean("增 产")
    assert cleaned.span(1, 1) == (2, 2)
    assert cleaned.span(2, 2) == (3, 3)
    assert clean("").span(0, 0) == (0, 0)


def assert_offsets_are_exact(source: str, cleaned: Cleaned) -> None:
    changed = one_for_one(source)
    assert len(changed) == len(source)
    assert len(cleaned.text) == len(cleaned.offsets)
    assert all(before < after for before, after in pairwise(cleaned.offsets))
    assert "".join(changed[offset] for offset in cleaned.offsets) == cleaned.text


def assert_sentences_cover(cleaned: Cleaned) -> None:
    sections, sentences = structure(cleaned)
    position = 0
    for sentence in sentences:
        assert not cleaned.text[position : sentence.start].strip()
        position = sentence.start + len(sentence.text)
        assert cleaned.text[sentence.start : position] == sentence.text
        assert 0 <= sentence.section < len(sections)
    assert not cleaned.text[position:].strip()
    for number, section in enumerate(sections):
        assert section.number == number
        assert section.parent is None or section.parent < number
        assert section.start <= section.end


SCRAPS = (
    "一、|（一）|1.|第一，|——|# |## |\n|\n\n|\r\n|\u3000\u3000|\u200b|增长|粮食|１９．５％"
    "|5 8 %|·|，|。|：|；|“|”|（|）|各位代表：|下载|【字号：|】|首页|>|,|:|(|)|a|GDP| |2020年"
    "|结束语|附件|！|？|…|》|**|- |○|- 3 -|各类|的"
)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(SCRAPS.split("|")), max_size=40).map("".join)
    )
)
def test_any_text_keeps_its_offsets_and_its_characters(source):
    cleaned = clean(source)
    assert_offsets_are_exact(source, cleaned)
    assert_sentences_cover(cleaned)


REPORT = """某市政府工作报告
——在某市第十五届人民代表大会第六次会议上
市长 王五
各位代表：
现在报告工作，请审议。
一、2019年工作回顾
全年粮食增产。
（一）稳增长成效明显。投资增长8%。
（二）促改革步伐加快。减少审批20项。
一年来，我们还办了实事。
二、2020年工作安排
——扩大内需。新建商场3个。
——保护环境。植树5万株。
以上任务必须完成。
结束语
让我们努力奋斗！
"""


def test_sections_nest_by_the_kind_of_their_headings():
    sections, _ = structure(clean(REPORT))
    assert [(section.level, section.parent, section.heading) for section in sections] == [
        (0, None, ""),
        (1, None, "一、2019年工作回顾"),
        (2, 1, "（一）稳增长成效明显。"),
        (2, 1, "（二）促改革步伐加快。"),
        (1, None, "二、2020年工作安排"),
        (2, 4, "——扩大内需。"),
        (2, 4, "——保护环境。"),
        (1, None, "结束语"),
    ]
    assert sections[3].path == "一、2019年工作回顾 › （二）促改革步伐加快"


def test_what_follows_a_row_of_run_in_heads_belongs_to_the_section_above():
    _, sentences = structure(clean(REPORT))
    sections = {sentence.text: sentence.section for sentence in sentences}
    assert sections["减少审批20项。"] == 3
    assert sections["一年来，我们还办了实事。"] == 1
    assert sections["植树5万株。"] == 6
    assert sections["以上任务必须完成。"] == 4


def test_a_section_spans_from_its_heading_to_the_next_of_its_level():
    sections, _ = structure(clean(REPORT))
    words = REPORT[sections[1].start : sections[1].end]
    assert words.startswith("一、2019年")
    assert words.rstrip().endswith("还办了实事。")
    assert REPORT[sections[0].start : sections[0].end].startswith("某市政府工作报告")


def test_headings_are_sentences_too():
    _, sentences = structure(clean(REPORT))
    assert "一、2019年工作回顾" in [sentence.text for sentence in sentences]
    assert "（一）稳增长成效明显。" in [sentence.text for sentence in sentences]


def test_headings_marked_with_signs_nest_by_their_depth():
    source = (
        "# 标题\n\n## 一年成绩\n\n### 3 产业发展\n\n新建工厂 5 个\n\n家。\n\n### 4 民生\n\n好。\n"
    )
    cleaned = clean(source)
    sections, _ = structure(cleaned)
    assert [(section.level, section.heading) for section in sections] == [
        (0, ""),
        (1, "一年成绩"),
        (2, "3 产业发展"),
        (2, "4 民生"),
    ]
    assert "新建工厂5个家。" in cleaned.text


def test_a_bare_heading_above_another_is_the_heading_of_both():
    source = (
        "某市去年办了九件大事\n日前，人民代表大会在某市召开，会上报告了去年一年的工作和今年的安排，代表们进行了热烈讨论。\n"
        "2019年：九件大事\n工业提质\n新建工厂5家。\n农业增效\n粮食增产。\n"
    )
    sections, _ = structure(clean(source))
    assert [(section.level, section.heading) for section in sections[1:]] == [
        (1, "2019年：九件大事"),
        (2, "工业提质"),
        (2, "农业增效"),
    ]


def test_a_sentence_keeps_its_closing_quote_and_its_semicolons():
    _, sentences = structure(clean("他说：“好。”产煤5吨；产粮6吨！完"))
    assert [sentence.text for sentence in sentences] == [
        "他说：“好。”",
        "产煤5吨；产粮6吨！",
        "完",
    ]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
def test_every_report_of_the_corpus_keeps_its_offsets():
    for path in sorted(CORPUS.glob("*.txt")):
        source = path.read_bytes().decode()
        cleaned = clean(source)
        assert_offsets_are_exact(source, cleaned)
        assert_sentences_cover(cleaned)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全縣漁業產值約三億元，這個數字比上年增長一成。" * 9, True),
        # printed while characters were being simplified: some are, some are not yet
        (
            "我国渔业产值约三亿元，灾田約九千亩，受灾渔民约七千户，已經安置五千户。" * 20 + "發",
            True,
        ),
        ("我国渔业产值约三亿元，受灾渔民约七千户，已经安置五千户。" * 20, False),
    ],
)
def test_a_text_is_simplified_where_some_characters_are_not(text, expected):
    assert is_traditional(text) is expected
