"""Phrases with 的 that leave their noun out in, the phrase with its noun out.

渔港有90个，其中全部建成的有12个 counts 全部建成的渔港: the noun stands behind the figure, in the
clause before or in the subject before.
"""

from __future__ import annotations

import re

from extract.subjects.asked import Asked
from extract.subjects.circumstances import without_circumstances
from extract.subjects.earlier import clause_subject
from extract.subjects.leads import BRACKETED
from extract.subjects.openings import without_opening
from extract.subjects.verbs import last_verb, tells_deed

PEOPLE = ("人", "名", "位", "人次")  # units that say themselves what they count
COUNTED = ("个", "家", "项", "座", "艘", "所", "处", "条", "台", "套", "件")
LONGEST_PHRASE = 30
LONGEST_NOUN = 16
LONGEST_SHARED = 6  # characters: 出口额, 贸易总额
_MANNER = r"(?:[共总已现还只仅就又约各将]|已经|大约|目前|现在|总共|一共)*"
_EXISTS = rf"{_MANNER}(?:[有是为]|达到?){_MANNER}"
# In 可以完工[的有] the noun is left out.
_LEFT_OUT = re.compile(rf"的{_EXISTS}$")
_OF = re.compile(r"的$")
# … but in 比现有的9个减少3个 nothing is.
_FROM = re.compile(r"[到至比由从]|方面的$")
# In 由渔业部负责施工的，[共有] it may stand behind.
_ONLY_EXISTS = re.compile(rf"[，]?{_EXISTS}")
_ASPECT = re.compile(rf"，?其中，?(?P<aspect>[^，其]{{2,8}}方面)的?(?:{_EXISTS})?")
# 在渔港建设项目中，属于县里的是五十个
_AMONG = re.compile(r"在(?P<what>[^，。；在]{2,14})[中内里]，$")
# 在200个渔港中，有[150个]完成了改造
# … 渔港有90个，有[80%]完成了改造
_AMONG_THEM = re.compile(
    r"[中里]，(?:已经|已|现|还|只|仅|就|也)*有[近约]?$|[个家户所座项]，(?:其中)?(?:已经|已)?有[近约]?$"
)
_SHARE_OF = re.compile(r"[，、；]?(?:其中)?(?P<phrase>[^，的占]{2,12})的[约只仅也则]*占[^，]{0,14}")
# What may come to be is counted as what is: 可以完工的 is 完工的.
_WISH = re.compile(r"^(?:可以|能够|将要|准备|计划|预计|要求|打算|将|可)+")
_NO_NOUN = re.compile(r"[中内外等”元]$|^[属位处]于|^在")


def with_noun_left_out(asked: Asked) -> str:
    """Give what a level counts where 的 leaves out its noun; "" where no noun is left out."""
    if asked.in_sentence and _AMONG_THEM.search(asked.before) and tells_deed(asked.noun_after):
        return f"{asked.noun_after}的{asked.previous}"
    if asked.measure != "level":
        return ""
    phrase, noun = _phrase(asked)
    phrase, noun = _WISH.sub("", phrase), BRACKETED.sub("", asked.noun_after or noun)
    if not 2 <= len(phrase) <= LONGEST_PHRASE or not 2 <= len(noun) <= LONGEST_NOUN:
        return ""
    return "" if _NO_NOUN.search(noun) or noun in phrase else f"{phrase}的{noun}"


def _phrase(asked: Asked) -> tuple[str, str]:
    """Give the phrase and the noun said before it."""
    if match := _LEFT_OUT.search(asked.lead) or _counted_left_out(asked):
        if asked.in_sentence:
            noun = asked.previous.rpartition("的")[2]
        else:
            noun = clause_subject(asked.earlier_clause)
        if not noun and (among := _AMONG.search(asked.before.removesuffix(asked.lead))):
            noun = among["what"]
        named = asked.unit in PEOPLE or last_verb(noun).noun == ""
        return _opened(asked.lead[: match.start()]), "" if named else noun
    free = asked.topic_is_free and asked.earlier_clause.endswith("的")
    if free and _ONLY_EXISTS.fullmatch(asked.lead):
        return _opened(asked.earlier_clause).removesuffix("的"), ""
    return "", ""


# 施工的渔港90个，全部建成的9个
def _counted_left_out(asked: Asked) -> re.Match[str] | None:
    told = asked.in_sentence or asked.topic_is_free  # 施工的渔港，今年全部建成的9个
    counted = told and asked.unit in COUNTED and not asked.noun_after
    return _OF.search(asked.lead) if counted and not _FROM.search(asked.lead) else None


# 鲜鱼的出口额占九成，干鱼的占一成
def share_left_out(asked: Asked) -> str:
    """Give what takes a share where 的 leaves out its noun, which was said before; or ""."""
    match = _SHARE_OF.fullmatch(asked.lead)
    _owner, of, noun = asked.previous.rpartition("的")
    if match is None or not asked.in_sentence or not of or not 2 <= len(noun) <= LONGEST_SHARED:
        return ""
    phrase = _opened(match["phrase"])
    return f"{phrase}的{noun}" if phrase else ""


# 限额以下的渔港九千多个，其中盐业方面约有两千个
def part_counted(asked: Asked) -> str:
    """Give the part of those counted before that a figure counts: 盐业方面限额以下的渔港; or ""."""
    if not asked.in_sentence or asked.unit not in COUNTED or asked.noun_after:
        return ""
    match = _ASPECT.fullmatch(asked.lead)
    return match["aspect"] + asked.previous if match else ""


def _opened(phrase: str) -> str:
    return without_opening(without_circumstances(without_opening(phrase)))
