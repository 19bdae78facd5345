"""Measure reading: characters per second in one process, and peak memory; figures are printed.

In: the shared corpus where it exists, the examples otherwise. No bound is checked: machines differ.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from rich.console import Console

from warehouse.extracting import find
from warehouse.home import EXAMPLES, REPOSITORY

KIB_PER_MIB = 1024


def main() -> int:
    """Read every report once, after one to warm up."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    corpus = parser.parse_args().shared / "corpus" / "reports"
    folder = corpus if corpus.is_dir() else EXAMPLES
    began = time.perf_counter()
    from extract.reading import read_document

    console = Console(highlight=False)
    documents = find([folder]).documents
    read_document(documents[0])
    warm = time.perf_counter()
    sizes, faults = [], []
    for document in documents:
        try:
            reading = read_document(document)
        except Exception as error:
            faults.append(f"{document.report}: {type(error).__name__}: {error}")
        else:
            sizes.append((len(reading.source.text), len(reading.mentions)))
    seconds = time.perf_counter() - warm
    characters = sum(size for size, _ in sizes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    console.print(f"{folder}: {len(sizes)} reports, {characters:,} characters")
    console.print(f"  to be ready (imports, words, one report)  {warm - began:6.2f} s")
    console.print(f"  reading                                   {seconds:6.2f} s")
    console.print(f"  speed                   {characters / seconds:12,.0f} characters per second")
    console.print(f"  numerals                {sum(count for _, count in sizes):12,}")
    console.print(f"  peak memory             {peak:12,.0f} MiB")
    for fault in faults:
        console.print(f"FAULT {fault}", markup=False)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
