"""Text is decoded as it was written, and what is no text is refused with its reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extract.readers import LARGEST_FILE, plain_text, read_source
from extract.records import Document, UnreadableReport

TEXT = "全市粮食产量达到三十万吨，\r\n增长5.2%。\n"


@pytest.fixture
def document(tmp_path):
    return Document("r", "folder/r.txt", tmp_path / "r.txt")


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_text_is_decoded_and_line_ends_stay(document, encoding, named):
    document.path.write_bytes(TEXT.encode(encoding))
    source = read_source(document)
    assert source.text == TEXT
    assert source.encoding == named
    assert source.content_hash == hashlib.sha256(TEXT.encode(encoding)).hexdigest()


def test_a_byte_order_mark_of_big_endian_text_is_removed(document):
    document.path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_source(document).text == TEXT


def test_rare_characters_of_gb18030_are_decoded(document):
    document.path.write_bytes("㐀𠀀镇增产。".encode("gb18030"))
    assert read_source(document).text == "㐀𠀀镇增产。"


def test_other_encodings_are_detected(document):
    words = "Объём производства вырос на пять процентов в отчётном году. " * 20
    content = words.encode("koi8-r") + b"\xff"
    with pytest.raises(UnicodeDecodeError):
        content.decode("gb18030")
    document.path.write_bytes(content)
    assert read_source(document).encoding not in ("utf-8", "gb18030")


REFUSED = {
    "nothing": (b"", "the file is empty"),
    "a mark only": (b"\xef\xbb\xbf", "the file is empty"),
    "blanks": (b" \r\n\t\n", "the file is empty"),
    "a PDF file": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file, not plain text"),
    "an archive": (b"PK\x03\x04\x14\x00", "is a ZIP archive or an Office file, not plain text"),
    "zero bytes": (b"abc\x00def", "is a binary file, not plain text"),
    "controls": (bytes(range(1, 32)) * 20, "is a binary file, not plain text"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_with_its_reason(document, content, reason):
    document.path.write_bytes(content)
    with pytest.raises(UnreadableReport) as refused:
        read_source(document)
    assert refused.value.reason == reason
    assert refused.value.file == "folder/r.txt"


def test_a_file_too_large_is_refused_before_it_is_read(document):
    with document.path.open("wb") as file:
        file.truncate(4 * LARGEST_FILE)
    with pytest.raises(UnreadableReport, match="200 MiB are too much for a report"):
        read_source(document)


def test_a_file_that_went_away_is_refused(document):
    with pytest.raises(UnreadableReport, match="cannot be read"):
        read_source(document)


def test_a_file_without_permission_is_refused(document, monkeypatch):
    document.path.write_text(TEXT, encoding="utf-8")

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    with pytest.raises(UnreadableReport, match="there is no permission to read it"):
        read_source(document)


def test_text_in_no_known_encoding_is_refused(document, monkeypatch):
    document.path.write_bytes(b"\x81\x30\xff\xfe\xfa" * 40)
    monkeypatch.setattr(plain_text, "_detect", lambda _: None)
    with pytest.raises(UnreadableReport, match="in no known encoding"):
        read_source(document)
