"""Characters changed one for one: full-width to half-width, raised dots, Western punctuation.

The result has the length of the source, so offsets stay what they are.
"""

from __future__ import annotations

import re
import unicodedata

# Full-width digits, letters and signs of arithmetic lie this far above their half-width forms.
FULL_WIDTH_SHIFT = 0xFEE0
ARITHMETIC = "%+-./<=>#&@"
SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
INVISIBLE = "\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Radicals that some typesetters set for the characters they look like: U+2F00 for U+4E00.
RADICALS = "".join(map(chr, range(0x2F00, 0x2FD6)))

CHANGED = (
    {chr(ord(sign) + FULL_WIDTH_SHIFT): sign for sign in ARITHMETIC}
    | {chr(code + FULL_WIDTH_SHIFT): chr(code) for code in range(0x30, 0x3A)}
    | {chr(code + FULL_WIDTH_SHIFT): chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))}
    | {radical: unicodedata.normalize("NFKC", radical) for radical in RADICALS}
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(INVISIBLE, "\u200b")
    | dict.fromkeys(LINE_BREAKS, "\n")
    # The small percent sign and full stop; the sign of ratio, which most write as a colon: 2.5：1
    | {"\ufe6a": "%", "\ufe52": ".", "\u2236": "："}
)

# Raised dots between digits: 19·5%. Patterns begin with a plain set: the search is then fast.
RAISED_DOT = re.compile(r"[·・•‧∙⋅](?= *\d)")
BEFORE_DOT = re.compile(r"(?P<quote>[\u201c\u2018]?)\d+ *$")

# ○ for zero in a row of Chinese digits: 一九八○年
ROUND_ZERO = re.compile(r"○(?=[一二三四五六七八九\u3007○零年])|(?<=[一二三四五六七八九\u3007零])○")

TO_CHINESE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "\uff1f", "(": "（", ")": "）"}
WESTERN = re.compile(r"[,;:!?()]")
CHINESE = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\u3001-\u3011\u2014\u2018-\u201d\u2026\u2030\uff01-\uff1f%]"
)


def one_for_one(source: str) -> str:
    """Change characters one for one; the result is as long as the source."""
    text = source
    # A few replacements of what is there take a third of the time of `str.translate`.
    for char in CHANGED.keys() & set(source):
        text = text.replace(char, CHANGED[char])
    if "○" in text:
        text = ROUND_ZERO.sub("\u3007", text)
    text = RAISED_DOT.sub(_decimal_point, text)
    return WESTERN.sub(_chinese_mark, text)


def _decimal_point(found: re.Match[str]) -> str:
    """A raised dot between digits is a decimal point, but not in “5·18”, which is a day's name."""
    before = BEFORE_DOT.search(found.string, max(0, found.start() - 8), found.start())
    return "." if before and not before["quote"] else found[0]


def _chinese_mark(found: re.Match[str]) -> str:
    """A comma between Chinese words is ，; between digits it parts thousands and stays."""
    text, start = found.string, found.start()
    before, after = text[max(0, start - 1) : start], text[start + 1 : start + 2]
    if found[0] in "()":
        is_chinese = CHINESE.match(before) or CHINESE.match(after)
    elif before.isdigit() and after.isdigit():
        is_chinese = None
    else:
        is_chinese = CHINESE.match(before) or (before.isalnum() and CHINESE.match(after))
    return TO_CHINESE[found[0]] if is_chinese else found[0]
