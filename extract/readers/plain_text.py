"""A document goes in; its decoded text, untouched, comes out with its encoding and its hash."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from extract.records import Document, SourceText, UnreadableReport

MIB = 1024 * 1024
LARGEST_FILE = 50 * MIB

# What files that are no plain text begin with, whatever their name says.
SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file",
}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that plain text does not contain: all but tab, line feed, vertical tab, form
# feed, carriage return, the end-of-file mark of DOS and escape.
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}
MOST_CONTROLS = 0.01
# The detector reads the beginning only; it is slow.
DETECTED = 64 * 1024


def read_source(document: Document) -> SourceText:
    """Read and decode a document; line ends stay as they are, a byte order mark goes.

    Raises `UnreadableReport` for a file that is empty, larger than 50 MiB, not to be opened, no
    plain text, or in no encoding that can be told.
    """
    content = _read_bytes(document)
    _refuse_other_kinds(document, content)
    text, encoding = _decode(document, content)
    if not text.strip():
        raise UnreadableReport(document.file_name, "the file is empty")
    return SourceText(text, encoding, hashlib.sha256(content).hexdigest())


def _read_bytes(document: Document) -> bytes:
    path: Path = document.path
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            reason = f"{size / MIB:.0f} MiB are too much for a report (at most 50 MiB are read)"
            raise UnreadableReport(document.file_name, reason)
        content = path.read_bytes()
    except PermissionError as error:
        raise UnreadableReport(document.file_name, "there is no permission to read it") from error
    except OSError as error:
        raise UnreadableReport(document.file_name, f"cannot be read ({error.strerror})") from error
    if not content:
        raise UnreadableReport(document.file_name, "the file is empty")
    return content


def _refuse_other_kinds(document: Document, content: bytes) -> None:
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadableReport(document.file_name, f"is {kind}, not plain text")
    if any(content.startswith(mark) for mark, _ in MARKS):
        return
    if 0 in content:
        raise UnreadableReport(document.file_name, "is a binary file, not plain text")
    controls = sum(content.count(code) for code in CONTROLS)
    if controls > MOST_CONTROLS * len(content):
        raise UnreadableReport(document.file_name, "is a binary file, not plain text")


def _decode(document: Document, content: bytes) -> tuple[str, str]:
    """Decode: a byte order mark decides, then UTF-8, then GB18030, then the detector."""
    encodings = [encoding for mark, encoding in MARKS if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    detected = None if encodings else _detect(content[:DETECTED])
    if detected is not None:
        try:
            return content.decode(detected), detected
        except UnicodeDecodeError:
            pass
    raise UnreadableReport(
        document.file_name, "its characters are in no known encoding (UTF-8 or GB18030 is best)"
    )


def _detect(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # takes a tenth of a second and is hardly ever needed

    best = from_bytes(content).best()
    return best.encoding if best else None
