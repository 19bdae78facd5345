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
from extract.text.front import (
    DELIVERY,
    read_date,
    read_front,
    read_publisher,
    read_title,
    to_date,
    to_number,
)

# Characters of the text in which the year under review is named, and in which a resolution opens.
HEAD, OPENING = 4000, 600

BULLETIN = re.compile(r"公报|bulletin|communique", re.IGNORECASE)
GOVERNMENT_REPORT = re.compile(r"政府工作报告|gov-?report|gwr", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# A resolution of 2025 on the plan for 2025: 同意报告提出的2025年工作部署
PLANNED = re.compile(r"报告提出的[^。]{0,40}?(?<!\d)(?P<year>(?:19|20)\d{2})年")
# 2025年工作回顾, 2025年和“十四五”时期工作回顾, 2025年主要工作和“十四五”发展成就
REVIEW = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年[^，。；\n]{0,24}(?:回顾|总结|成就)")
# 关于一九五七年度计划执行情况的报告; only in a title: texts look far back
PLAN_RESULT = re.compile(
    r"(?<!\d)(?P<year>\d{4}|[一二][\u3007○零九][\u3007○零一二三四五六七八九]{2})年"
    r"[^，。；]{0,24}(?:执行|完成)(?:的?情况|结果)"
)


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
    front = read_front(cleaned.text)
    delivery = DELIVERY.search("\n".join(front))
    title = _told(manifest, "title") or _from_text(read_title(front))
    publisher = _told(manifest, "publisher") or _from_text(read_publisher(front, cleaned.text))
    published_on = _told_date(manifest) or _from_text(read_date(source_text, front, delivery))
    about_year = _told_year(manifest) or _read_year(
        document.report, title, published_on, delivery, cleaned.text
    )
    region, code = _read_region(manifest, title, publisher, cleaned.text)
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


def _read_year(
    report: str, title: Fact, published_on: Fact, delivery: re.Match[str] | None, text: str
) -> Fact:
    """The year whose work is reported, from the surest sign to the weakest."""
    words = str(title.value or "")
    named = YEAR.search(words)
    if named and BULLETIN.search(words):
        return Fact(int(named[1]), title.source)
    delivered_on = to_date(delivery) if delivery and delivery["year"] else None
    if delivered_on:
        return Fact(_year_before(delivered_on), "text")
    if named and GOVERNMENT_REPORT.search(words):
        return Fact(int(named[1]) - 1, title.source)
    reviewed = PLAN_RESULT.search(words) or REVIEW.search(words) or REVIEW.search(text[:HEAD])
    if reviewed:
        source = title.source if reviewed.string is words else "text"
        return Fact(to_number(reviewed["year"]), source)
    planned = PLANNED.search(text[:OPENING])
    if planned:
        return Fact(int(planned["year"]) - 1, "text")
    if isinstance(published_on.value, date):
        return Fact(_year_before(published_on.value), published_on.source)
    if named:
        return Fact(int(named[1]), title.source)
    return _year_in_name(report)


def _year_in_name(report: str) -> Fact:
    """The year in a file name: of a government work report, the one in which it was delivered."""
    named = YEAR.search(report)
    if named is None:
        return UNKNOWN
    return Fact(int(named[1]) - bool(GOVERNMENT_REPORT.search(report)), "file name")


def _year_before(day: date) -> int:
    """A report of January to November looks back on the year before; one of December on its own."""
    return day.year if day.month == 12 else day.year - 1


def _read_region(
    manifest: dict[str, str], title: Fact, publisher: Fact, text: str
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
    answer = infer_own_region(title.value, publisher.value, text)
    if answer is None:
        return UNKNOWN, None
    name, code = answer.value
    return Fact(name, "text"), code
