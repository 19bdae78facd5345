"""A grade without its thing in, the thing added: A级景区90家，其中5A级3家 counts 5A级景区."""

from __future__ import annotations

import re
from functools import cache

from extract.subjects.owners import WORDS
from extract.subjects.verbs import without_verb
from extract.wordlists import any_of, read_words

_GRADE_ALONE = re.compile(r"(?<![升层年等])级$|[元吨米户头亩人岁]以[上下]$")
_THING_GRADED = re.compile(r"(?<=(?<![升层年等])级)[^级]{2,}$|(?<=以[上下])[^上下]{2,}$")


def with_thing_graded(words: str, previous: str) -> str:
    """Add what the subject before grades, or counts, to words that are nothing but a grade.

    渔民转产9万人，其中省外3万人 is 省外渔民转产: nor is a place beyond the border a thing.
    """
    if words in read_words(WORDS)["beyond"]:
        return words + without_verb(previous)
    if not _GRADE_ALONE.search(words):
        return words
    thing = _THING_GRADED.search(previous) or _thing_counted().search(previous)
    return words + thing[0] if thing else words


# 渔业企业90家，其中产值9亿元以上9家
@cache
def _thing_counted() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_words(WORDS)['bare_nouns'])})$")
