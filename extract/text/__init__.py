"""Source text in, cleaned text with its offsets, sections and sentences out."""

from extract.text.cleaning import Cleaned, clean
from extract.text.structure import structure

__all__ = ["Cleaned", "clean", "structure"]
