"""The lines at the top of a report go in: its title, who speaks, and when it was given come out."""

from __future__ import annotations

import re
from datetime import date

from extract.text.headings import is_finished, is_numbered_heading

FRONT_LINES = 12
LONGEST_TITLE = 70
HEAD = 4000  # characters in which the lines at the top stand

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
    r"(?P<place>(?:(?![年月日])[\u4e00-\u9fff]){2,11}?[省市州县区盟旗])(?:人民政府|[省市州县区]长)"
)
PLACE = re.compile(r"[\u4e00-\u9fff]{1,11}[省市州县区盟旗]")
CONGRESS = re.compile(
    r"第[一二三四五六七八九十]+届全国人民代表大会第[一二三四五六七八九十]+次会议(?:听取|关于|审议)"
)
STATISTICS = re.compile(r"(?P<publisher>[\u4e00-\u9fff]{2,12}统计局)")


def read_front(text: str) -> list[str]:
    """The lines above the report proper: title, delivery, speaker."""
    lines = []
    for line in text[:HEAD].split("\n")[:FRONT_LINES]:
        if line.startswith("各位") or is_numbered_heading(line) or len(line) > LONGEST_TITLE:
            break
        if not is_finished(line) or line.endswith("）"):
            lines.append(line)
    return lines


def read_title(front: list[str]) -> str | None:
    """The first line that calls itself a report, or else the first line; with its subtitle."""
    plain = [line for line in front if line[:1] not in "—―–（□" and not DELIVERY.search(line)]
    named = [line for line in plain if TITLE_WORDS.search(line)]
    if not plain:
        return None
    first = named[0] if named else plain[0]
    after = front[front.index(first) + 1 :][:1]
    is_subtitled = bool(after) and after[0][0] in "—―–" and not DELIVERY.search(after[0])
    return first + after[0] if is_subtitled else first


def read_publisher(front: list[str], text: str) -> str | None:
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


def read_date(source_text: str, front: list[str], delivery: re.Match[str] | None) -> date | None:
    """The date line of the page, or else the day of delivery or adoption."""
    line = DATE_LINE.search(source_text[:HEAD])
    if line:
        return to_date(line)
    if delivery and delivery["year"]:
        return to_date(delivery)
    adopted = ADOPTED.search("\n".join(front))
    return to_date(adopted) if adopted else None


def to_date(found: re.Match[str]) -> date | None:
    """Turn a match with year, month and day into a date; None for a day that is none."""
    try:
        return date(*(to_number(found[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def to_number(text: str) -> int:
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
