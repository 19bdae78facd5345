"""The manifest wins; what it does not say is read from the text, and from where is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.facts import read_facts
from extract.readers import read_source
from extract.records import Document
from extract.sources import find_reports
from extract.text import clean

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reports"

REPORT = """2026年太原市政府工作报告
——2026年1月20日在太原市第十五届人民代表大会第六次会议上
来源：某某日报
时间：2026-01-28
市长 王五
各位代表：
现在，我代表市人民政府报告工作。
一、去年的工作
粮食增产。
"""
BODY = "各位代表：\n现在报告工作。\n一、主要成绩\n粮食增产。\n"


def read(text, report="r", **manifest):
    return read_facts(Document(report, f"{report}.txt", Path("r.txt"), manifest), text, clean(text))


def test_facts_are_read_from_the_lines_at_the_top():
    facts = read(REPORT)
    assert facts.title == "2026年太原市政府工作报告"
    assert facts.publisher == "太原市人民政府"
    assert facts.published_on == date(2026, 1, 28)
    assert (facts.region, facts.region_code) == ("太原市", "140100")
    assert facts.about_year == 2025
    assert facts.url is None
    assert facts.sources == {
        "title": "text",
        "publisher": "text",
        "published_on": "text",
        "region": "text",
        "about_year": "text",
        "url": None,
    }


def test_the_manifest_wins():
    facts = read(
        REPORT,
        title="某报告",
        publisher="某日报",
        published_on="2026-03-01",
        region="山西省",
        about_year="2020",
        url="https://example.org",
    )
    assert facts.title == "某报告"
    assert facts.publisher == "某日报"
    assert facts.published_on == date(2026, 3, 1)
    assert (facts.region, facts.region_code) == ("山西省", "140000")
    assert facts.about_year == 2020
    assert facts.url == "https://example.org"
    assert set(facts.sources.values()) == {"manifest"}


def test_what_cannot_be_told_is_none():
    facts = read("粮食增产，农民增收。", "notes")
    assert facts == replace(
        facts,
        title=None,
        publisher=None,
        published_on=None,
        region=None,
        region_code=None,
        about_year=None,
        sources=dict.fromkeys(facts.sources),
    )


def test_a_region_that_is_several_is_kept_without_a_code():
    facts = read(BODY, region="和平区")
    assert (facts.region, facts.region_code) == ("和平区", None)


ABOUT_YEARS = [
    ("2026年政府工作报告\n" + BODY, "r", {}, 2025, "text"),
    ("太原市2025年国民经济和社会发展统计公报\n" + BODY, "r", {}, 2025, "text"),
    (
        "某县政府工作报告\n——二〇二四年一月十九日在某县第十七届人民代表大会第四次会议上\n" + BODY,
        "r",
        {},
        2023,
        "text",
    ),
    (BODY.replace("主要成绩", "2018年和五年来工作回顾"), "r", {}, 2018, "text"),
    ("关于一九六二年度计划执行情况的报告\n" + BODY, "r", {}, 1962, "text"),
    ("某某常委会2020年工作解读\n" + BODY, "r", {"published_on": "2020-12-30"}, 2020, "manifest"),
    ("某某常委会工作解读\n" + BODY, "r", {"published_on": "2021-03-30"}, 2020, "manifest"),
    ("某某常委会2020年工作解读\n" + BODY, "r", {}, 2020, "text"),
    (BODY, "national-1979-gov-report", {}, 1978, "file name"),
    (BODY, "city-2021-bulletin", {}, 2021, "file name"),
    (BODY, "r", {"title": "2015年政府工作报告"}, 2014, "manifest"),
    ("某会议关于报告的决议\n会议同意报告提出的2012年工作部署。", "r", {}, 2011, "text"),
    (BODY, "r", {}, None, None),
]


@pytest.mark.parametrize(("text", "report", "manifest", "year", "source"), ABOUT_YEARS)
def test_the_year_under_review_is_told(text, report, manifest, year, source):
    facts = read(text, report, **manifest)
    assert facts.about_year == year
    assert facts.sources["about_year"] == source


TITLES = [
    ("政府工作报告\n——2024年1月9日在某市第八届人民代表大会第一次会议上\n", "政府工作报告"),
    (
        "# 接续奋斗开新局\n\n——某市 2020 年工作报告解读\n\n## 一年成绩\n\n好。\n",
        "接续奋斗开新局——某市2020年工作报告解读",
    ),
    ("某市要闻\n2025年某市政府工作报告\n", "2025年某市政府工作报告"),
    ("某市：加快建设服务型政府\n", "某市：加快建设服务型政府"),
    ("", None),
]


@pytest.mark.parametrize(("front", "title"), TITLES, ids=[str(title) for _, title in TITLES])
def test_the_title_is_the_line_that_names_the_report(front, title):
    assert read(front + BODY).title == title


PUBLISHERS = [
    ("政府工作报告\n2024年1月9日在大同市第十六届人民代表大会上\n市长 李四\n", "大同市人民政府"),
    ("2025年太原市人民政府工作报告\n", "太原市人民政府"),
    ("2025年统计公报\n太原市统计局\n", "太原市统计局"),
    ("政府工作报告\n国务院总理 某某\n", "中华人民共和国国务院"),
    ("某市：加快建设服务型政府\n", None),
]


@pytest.mark.parametrize(("front", "publisher"), PUBLISHERS)
def test_the_publisher_is_who_speaks_when_the_text_says_so(front, publisher):
    assert read(front + BODY).publisher == publisher


def test_the_day_of_delivery_or_adoption_stands_in_for_a_date_line():
    delivered = "政府工作报告\n（2024年1月9日在某市第八届人民代表大会第一次会议上）\n"
    assert read(delivered + BODY).published_on == date(2024, 1, 9)
    adopted = "关于政府工作报告的决议\n（2023年3月13日某会议通过）\n"
    assert read(adopted + BODY).published_on == date(2023, 3, 13)
    impossible = "政府工作报告\n（2024年2月31日在某市第八届人民代表大会第一次会议上）\n"
    assert read(impossible + BODY).published_on is None


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
def test_the_corpus_is_told_alike_with_its_manifest_and_without():
    listing = find_reports([CORPUS])
    assert len(listing.documents) == 93
    assert listing.problems == ()
    for document in listing.documents:
        source = read_source(document)
        cleaned = clean(source.text)
        told = read_facts(document, source.text, cleaned)
        inferred = read_facts(replace(document, manifest={}), source.text, cleaned)
        assert inferred.about_year == told.about_year, document.report
        if "2026" in document.report:
            assert inferred.region == told.region, document.report
            assert inferred.publisher == told.publisher, document.report
            assert inferred.about_year == 2025
        elif document.report.startswith("national"):
            assert told.about_year == int(document.report.split("-")[1]) - 1
        elif document.report.startswith("taiyuan"):
            assert inferred.region == told.region == "太原市"
