"""Characters changed one for one: full-width to half-width, raised dots, Western punctuation.

The result has the length of the source, so offsets stay what they are.
"""

from __future__ import annotations

import re

FULL_WIDTH = "０１２３４５６７８９％．＋－／＝＜＞＃＆＠" + "".join(
    chr(code) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
)
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE = "\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

TABLE = (
    {ord(wide): chr(ord(wide) - 0xFEE0) for wide in FULL_WIDTH}
    | dict.fromkeys(map(ord, SPACES), " ")
    | dict.fromkeys(map(ord, INVISIBLE), "\u200b")
    | dict.fromkeys(map(ord, LINE_BREAKS), "\n")
    # ﹪ ％ are %; ∶ is the sign of ratio, which most write as a colon: 2.5∶1
    | {ord("﹪"): "%", ord("∶"): "：", ord("﹒"): "."}
)

# Raised dots between digits: 19·5%. Not in “5·18”, which is a day and a name.
RAISED_DOT = re.compile(
    r"(?P<name> [“‘]\d+ [·・•] ) | (?<=\d) (?P<before>\s*) [·・•‧∙⋅] (?=\s*\d)", re.VERBOSE
)

# ○ for zero in a row of Chinese digits: 一九八○年
ROUND_ZERO = re.compile(r"(?<=[一二三四五六七八九〇○零])○|○(?=[一二三四五六七八九〇○零])")

HAN = "\u3400-\u9fff\uf900-\ufaff"
CHINESE = f"{HAN}，。、；：！？“”‘’（）《》【】—…%‰"
# , between Chinese words is ，; between digits it parts thousands and stays. `)` likewise.
WESTERN = re.compile(
    rf"(?<=[{CHINESE}])[,;:!?]|(?<=[0-9A-Za-z])[,;:](?=[{CHINESE}])"
    rf"|(?<=[{CHINESE}])[()]|[()](?=[{CHINESE}])"
)
TO_CHINESE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}


def one_for_one(source: str) -> str:
    """Change characters one for one; the result is as long as the source."""
    text = source.translate(TABLE)
    if "○" in text:
        text = ROUND_ZERO.sub("〇", text)
    text = RAISED_DOT.sub(_dot, text)
    return WESTERN.sub(lambda found: TO_CHINESE[found[0]], text)


def _dot(found: re.Match[str]) -> str:
    return found[0] if found["name"] else f"{found['before']}."
