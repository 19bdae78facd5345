"""A report's text and manifest go in; what is known of it as a whole comes out.

The manifest wins. What it does not say is read from the lines at the top (title, delivery, speaker,
date); the year may come from the file name as the last resort. What cannot be told stays None.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from extract.records import Document, Facts
from extract.regions.own import infer_own_region, place_named
from extract.text import Cleaned
from extract.text.headings import is_finished, is_numbered_heading

FRONT_LINES = 12
LONGEST_TITLE = 70
HEAD = 4000  # characters of the text in which the year under review is named

DIGITS = "\u3007○零一二三四五六七八九"
DATE = rf"""
    (?P<year> \d{{4}} | [{DIGITS}]{{4}} ) 年
    (?P<month> \d{{1,2}} | [{DIGITS}十]{{1,3}} ) 月
    (?P<day> \d{{1,2}} | [{DIGITS}十]{{1,3}} ) 日
"""
# 2026年1月25日在某省第十四届人民代表大会第四次会议上
DELIVERY = re.compile(
    rf"(?: {DATE} )? [^，。；]{{0,4}} 在 (?P<place> [^，。；]{{0,20}}? ) 第?"
    r"[一二三四五六七八九十\d]{1,3} 届 (?: 全国 )? 人民代表大会",
    re.VERBOSE,
)
# （2023年3月13日某次会议通过）, （2025年3月20日）
ADOPTED = re.compile(rf"（ {DATE} [^）]{{0,60}} ）", re.VERBOSE)
# 时间：2026-02-11, 2026-02-03 09:02:33, 发布时间：2026年2月11日
DATE_LINE = re.compile(
    r"^\W*(?:(?:发布|发表|成文|更新)?(?:时间|日期)\s*[：:]\s*)?"
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\W*$",
    re.MULTILINE,
)
TITLE_WORDS = re.compile(r"报告|公报|决议|规划|纲要|解读|总结")
STATE_COUNCIL = re.compile(
    r"国务院总理|代表国务院|国务院[^。，]{0,4}(?:委托|决定)|中华人民共和国国务院向"
)
GOVERNMENT = re.compile(r"省长|市长|县长|区长|州长|盟长|旗长|主席|代表[^，。；]{0,10}人民政府")
OWN_GOVERNMENT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,11}?[省市州县区盟旗])(?:人民政府|[省市州县区]长)"
)
PLACE = re.compile(r"[\u4e00-\u9fff]{1,11}[省市州县区盟旗]")
CONGRESS = re.compile(
    r"第[一二三四五六七八九十]+届全国人民代表大会第[一二三四五六七八九十]+次会议(?:听取|关于|审议)"
)
STATISTICS = re.compile(r"(?P<publisher>[\u4e00-\u9fff]{2,12}统计局)")

BULLETIN = re.compile(r"公报|bulletin|communique", re.IGNORECASE)
GOVERNMENT_REPORT = re.compile(r"政府工作报告|gov-?report|gwr", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# 2025年工作回顾, 2025年和“十四五”时期工作回顾, 2025年主要工作和“十四五”发展成就
# A resolution of 2025 on the plan for 2025: 同意报告提出的2025年工作部署
PLANNED = re.compile(r"报告提出的[^。]{0,40}?(?<!\d)(?P<year>(?:19|20)\d{2})年")
REVIEW = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年[^，。；\n]{0,24}(?:回顾|总结|成就)")


class Fact(NamedTuple):
    """One fact and where it was taken from: manifest, text, file name; None when not known."""

    value: str | int | date | None = None
    source: str | None = None


UNKNOWN = Fact()


def read_facts(document: Document, source_text: str, cleaned: Cleaned) -> Facts:
    """Read what is known of a report as a whole, and from where.

    `about_year` is the year whose work is reported: a government work report delivered in 2026 is
    about 2025, a bulletin names its year. Nothing is raised: what cannot be told is None.
    """
    manifest = document.manifest
    front = _front(cleaned.text)
    delivery = DELIVERY.search("\n".join(front))
    title = _told(manifest, "title") or _from_text(_read_title(front))
    publisher = _told(manifest, "publisher") or _from_text(_read_publisher(front, cleaned.text))
    published_on = _told_date(manifest) or _from_text(_read_date(source_text, front, delivery))
    about_year = _told_year(manifest) or _read_year(
        document.report, title.value, published_on.value, delivery, cleaned.text
    )
    region, code = _read_region(manifest, title.value, publisher.value, cleaned.text)
    facts = {
        "title": title,
        "publisher": publisher,
        "published_on": published_on,
        "region": region,
        "about_year": about_year,
    }
    return Facts(
        **{name: fact.value for name, fact in facts.items()},
        url=manifest.get("url"),
        region_code=code,
        sources={name: fact.source for name, fact in facts.items()}
        | {"url": "manifest" if manifest.get("url") else None},
    )


def _told(manifest: dict[str, str], name: str) -> Fact | None:
    return Fact(manifest[name], "manifest") if manifest.get(name) else None


def _told_date(manifest: dict[str, str]) -> Fact | None:
    told = _told(manifest, "published_on")
    return told and told._replace(value=date.fromisoformat(str(told.value)))


def _told_year(manifest: dict[str, str]) -> Fact | None:
    told = _told(manifest, "about_year")
    return told and told._replace(value=int(str(told.value)))


def _from_text(value: str | date | None) -> Fact:
    return Fact(value, "text") if value else UNKNOWN


def _front(text: str) -> list[str]:
    """The lines above the report proper: title, delivery, speaker."""
    lines = []
    for line in text[:HEAD].split("\n")[:FRONT_LINES]:
        if line.startswith("各位") or is_numbered_heading(line) or len(line) > LONGEST_TITLE:
            break
        if not is_finished(line) or line.endswith("）"):
            lines.append(line)
    return lines


def _read_title(front: list[str]) -> str | None:
    """The first line that calls itself a report, or else the first line; with its subtitle."""
    plain = [line for line in front if line[0] not in "—―–（□" and not DELIVERY.search(line)]
    named = [line for line in plain if TITLE_WORDS.search(line)]
    if not plain:
        return None
    first = named[0] if named else plain[0]
    after = front[front.index(first) + 1 :][:1]
    is_subtitled = bool(after) and after[0][0] in "—―–" and not DELIVERY.search(after[0])
    return first + after[0] if is_subtitled else first


def _read_publisher(front: list[str], text: str) -> str | None:
    """The government or congress that speaks, when the text says which."""
    top = "\n".join(front)
    opening = text[:600]
    if CONGRESS.search(opening.split("。")[0]):
        return "全国人民代表大会"
    if STATE_COUNCIL.search(top) or STATE_COUNCIL.search(opening):
        return "中华人民共和国国务院"
    delivery = DELIVERY.search(top)
    place = PLACE.fullmatch(delivery["place"]) if delivery else None
    if place and GOVERNMENT.search(top + opening):
        return f"{place[0]}人民政府"
    own = OWN_GOVERNMENT.search(top)
    if own:
        return f"{own['place']}人民政府"
    statistics = STATISTICS.search(top)
    return statistics["publisher"] if statistics else None


def _read_date(source_text: str, front: list[str], delivery: re.Match[str] | None) -> date | None:
    """The date line of the page, or else the day of delivery or adoption."""
    line = DATE_LINE.search(source_text[:HEAD])
    if line:
        return _date(line)
    if delivery and delivery["year"]:
        return _date(delivery)
    adopted = ADOPTED.search("\n".join(front))
    return _date(adopted) if adopted else None


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(*(_number(found[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def _number(text: str) -> int:
    """Read digits, Chinese digits in a row (二〇二六) or a Chinese number below 100 (二十七)."""
    if text.isascii():
        return int(text)
    digits = {digit: place - 2 for place, digit in enumerate(DIGITS)} | {
        "\u3007": 0,
        "○": 0,
        "零": 0,
    }
    if "十" in text:
        tens, _, ones = text.partition("十")
        return digits.get(tens, 1) * 10 + digits.get(ones, 0)
    return int("".join(str(digits[digit]) for digit in text))


def _read_year(
    report: str,
    title: object,
    published_on: object,
    delivery: re.Match[str] | None,
    text: str,
) -> Fact:
    """The year whose work is reported, from the surest sign to the weakest."""
    title = title if isinstance(title, str) else ""
    named = YEAR.search(title)
    if named and BULLETIN.search(title):
        return Fact(int(named[1]), "text")
    reviewed = REVIEW.search(text[:HEAD])
    if reviewed:
        return Fact(int(reviewed["year"]), "text")
    planned = PLANNED.search(text[:600])
    if planned:
        return Fact(int(planned["year"]) - 1, "text")
    delivered_on = _date(delivery) if delivery and delivery["year"] else None
    if delivered_on:
        return Fact(_year_before(delivered_on), "text")
    if named and GOVERNMENT_REPORT.search(title):
        return Fact(int(named[1]) - 1, "text")
    if isinstance(published_on, date):
        return Fact(_year_before(published_on), "text")
    if named:
        return Fact(int(named[1]), "text")
    in_name = YEAR.search(report)
    if in_name:
        is_own = BULLETIN.search(report) or not GOVERNMENT_REPORT.search(report)
        return Fact(int(in_name[1]) - (0 if is_own else 1), "file name")
    return UNKNOWN


def _year_before(day: date) -> int:
    """A report of January to November looks back on the year before; one of December on its own."""
    return day.year if day.month == 12 else day.year - 1


def _read_region(
    manifest: dict[str, str], title: object, publisher: object, text: str
) -> tuple[Fact, str | None]:
    """The report's own region with its code, told or inferred from title, publisher and text."""
    told = manifest.get("region")
    if told:
        place = place_named(told)
        # 和平区 is several: the name is kept as it is told, and no code is guessed.
        return (
            (Fact(place.name, "manifest"), place.public_code)
            if place
            else (Fact(told, "manifest"), None)
        )
    answer = infer_own_region(_text_or_none(title), _text_or_none(publisher), text)
    if answer is None:
        return UNKNOWN, None
    name, code = answer.value
    return Fact(name, "text"), code


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
