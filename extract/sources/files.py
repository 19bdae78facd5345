"""Paths of files and folders go in; the documents to read and one problem for each that is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.records import Document
from extract.sources.manifest import MANIFEST, Manifest, Problem, read_manifest

# Suffixes of the files that a reader exists for.
READABLE = frozenset({".txt", ".md"})
# Files of ours are called like the report, and a bit longer; no disk takes more than 255 bytes.
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """The reports found, in order of path, and one problem for each file that is left out."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    file_name: str
    facts: dict[str, str]


def find_reports(paths: Sequence[Path]) -> Listing:
    """Find the reports in files and folders (searched through, in order of path).

    A report is named by its file stem; a second file with the same stem is a problem, as are a path
    that does not exist, a file of a kind that no reader reads, and every fault of a manifest. A
    file given twice is read once. Nothing is raised: what cannot be listed is a problem.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    seen: set[Path] = set()
    for path in paths:
        for found in _look_into(path, problems):
            resolved = found.path.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            report = found.path.stem
            other = documents.get(report)
            if other is None:
                documents[report] = Document(report, found.file_name, found.path, found.facts)
            else:
                reason = f"has the same name as {other.file_name}; only that one is read"
                problems.append(Problem(found.file_name, reason))
    return Listing(tuple(documents.values()), tuple(problems))


def _look_into(path: Path, problems: list[Problem]) -> Iterator[_Found]:
    """Yield the readable files at a path and note what is not readable."""
    try:
        if path.is_dir():
            yield from _look_into_folder(path, problems)
        elif not path.exists():
            problems.append(Problem(str(path), "there is no such file or folder"))
        elif _is_readable(path.name, path, problems):
            manifest = read_manifest(path.parent, path.parent / MANIFEST, is_whole=False)
            yield _Found(path, path.name, manifest.facts.get(path.resolve(), {}))
    except OSError as error:
        problems.append(Problem(str(path), f"cannot be looked into ({error.strerror})"))


def _look_into_folder(folder: Path, problems: list[Problem]) -> Iterator[_Found]:
    manifests = [
        read_manifest(file.parent, file, is_whole=True) for file in sorted(folder.rglob(MANIFEST))
    ]
    if not manifests or manifests[0].folder != folder:
        # The manifest may lie beside the folder of its files: corpus/manifest.csv, corpus/reports/.
        manifests.append(read_manifest(folder, folder.parent / MANIFEST, is_whole=False))
    facts = _merge(manifests)
    for manifest in manifests:
        problems.extend(manifest.problems)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if is_hidden or path.is_dir() or path.name == MANIFEST:
            continue
        if _leads_out(path, folder):
            problems.append(Problem(name, "is a link that leads out of the folder; it is not read"))
        elif _is_readable(name, path, problems):
            yield _Found(path, name, facts.get(path.resolve(), {}))


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # a link to itself leads nowhere; Python before 3.13 says so here
        return True


def _is_readable(name: str, path: Path, problems: list[Problem]) -> bool:
    if path.stem.upper() == "README":
        problems.append(Problem(name, "is skipped: it is about the folder"))
        return False
    if not name.isprintable():
        shown = name.encode("unicode_escape", "backslashreplace").decode()
        problems.append(Problem(shown, "has characters in its name that cannot be printed"))
        return False
    if len(path.name.encode()) > LONGEST_NAME:
        reason = f"has a name of more than {LONGEST_NAME} bytes; give it a shorter one"
        problems.append(Problem(f"{name[:40]}…", reason))
        return False
    if not path.is_file():
        problems.append(Problem(name, "is no file: a pipe, a device, or a link to nothing"))
        return False
    if path.suffix.lower() in READABLE:
        return True
    kind = f"files of the kind {path.suffix}" if path.suffix else "files without a suffix"
    problems.append(Problem(name, f"is skipped: {kind} are not read"))
    return False


def _merge(manifests: list[Manifest]) -> dict[Path, dict[str, str]]:
    merged: dict[Path, dict[str, str]] = {}
    for manifest in manifests:
        for path, facts in manifest.facts.items():
            merged[path] = merged.get(path, {}) | facts
    return merged
