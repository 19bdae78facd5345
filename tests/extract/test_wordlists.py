"""Word files that hide a mistake are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.wordlists import WordListError, read_words


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("verbs: [增加, 减少, 增加]\n", "verbs lists 增加 twice"),
        ("verbs: {rise: [增加, 增加]}\n", "verbs, rise lists 增加 twice"),
        ("verbs: [增加]\nnouns: [鱼]\nverbs: [减少]\n", "lists verbs twice"),
        ("- 增加\n", "expected named lists"),
        ("", "expected named lists"),
    ],
)
def test_a_word_file_that_hides_a_mistake_is_refused(tmp_path: Path, text: str, complaint: str):
    file = tmp_path / "words.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WordListError, match=complaint):
        read_words(file)
