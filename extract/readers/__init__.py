"""Bytes in, decoded text out."""

from extract.readers.plain_text import LARGEST_FILE, read_source

__all__ = ["LARGEST_FILE", "read_source"]
