"""Every file is a report or a problem with one clear line; a manifest's faults hurt nobody else."""

from __future__ import annotations

import os

import pytest

from extract.sources import find_reports


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("粮食增产。", encoding="utf-8")
    return tmp_path


def names(listing):
    return [document.file_name for document in listing.documents]


def reasons(listing):
    return {problem.file: problem.reason for problem in listing.problems}


def write_manifest(folder, *lines):
    (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def test_a_folder_is_searched_through_in_order(folder):
    listing = find_reports([folder])
    assert names(listing) == ["a.md", "b.txt", "sub/c.TXT"]
    assert [document.report for document in listing.documents] == ["a", "b", "c"]
    assert listing.problems == ()


def test_a_path_that_is_not_there_is_a_problem_and_the_others_are_read(folder):
    listing = find_reports([folder / "missing", folder / "b.txt"])
    assert names(listing) == ["b.txt"]
    assert reasons(listing)[str(folder / "missing")] == "there is no such file or folder"


def test_a_file_given_twice_is_read_once(folder):
    listing = find_reports([folder / "b.txt", folder, folder / "b.txt"])
    assert names(listing) == ["b.txt", "a.md", "sub/c.TXT"]
    assert listing.problems == ()


def test_a_second_file_of_the_same_stem_is_a_problem(folder):
    (folder / "sub" / "b.md").write_text("另一份。", encoding="utf-8")
    listing = find_reports([folder])
    assert reasons(listing) == {"sub/b.md": "has the same name as b.txt; only that one is read"}


def test_files_that_no_reader_reads_are_skipped_visibly(folder):
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "notes").write_text("x", encoding="utf-8")
    (folder / "README.md").write_text("x", encoding="utf-8")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    listing = find_reports([folder])
    assert names(listing) == ["a.md", "b.txt", "sub/c.TXT"]
    assert reasons(listing) == {
        "scan.pdf": "is skipped: files of the kind .pdf are not read",
        "notes": "is skipped: files without a suffix are not read",
        "README.md": "is skipped: it is about the folder",
    }


def test_a_manifest_says_what_is_known_of_its_files(folder):
    write_manifest(
        folder,
        "file,title,publisher,published_on,region,about_year,url",
        "b.txt,某市报告,某市人民政府,2026-02-09,太原市,2025,https://example.org/b",
        "sub/c.TXT,,,,,2024,",
    )
    listing = find_reports([folder])
    facts = {document.report: document.manifest for document in listing.documents}
    assert facts == {
        "a": {},
        "b": {
            "title": "某市报告",
            "publisher": "某市人民政府",
            "published_on": "2026-02-09",
            "region": "太原市",
            "about_year": "2025",
            "url": "https://example.org/b",
        },
        "c": {"about_year": "2024"},
    }
    assert listing.problems == ()


def test_a_manifest_beside_the_folder_reports_is_read(folder):
    reports = folder / "reports"
    reports.mkdir()
    (reports / "d.txt").write_text("粮食增产。", encoding="utf-8")
    write_manifest(folder, "file,title", "d.txt,第四份", "missing.txt,没有")
    (document,) = find_reports([reports]).documents
    assert document.manifest == {"title": "第四份"}


def test_a_single_file_takes_its_facts_from_the_manifest_beside_it(folder):
    write_manifest(folder, "file,title", "b.txt,第二份", "missing.txt,没有")
    listing = find_reports([folder / "b.txt"])
    assert listing.documents[0].manifest == {"title": "第二份"}
    assert listing.problems == ()


FAULTS = [
    (["title", "某报告"], "manifest.csv", "has no column `file`; nothing is taken from it"),
    (["file,tilte", "b.txt,x"], "manifest.csv", "column `tilte` is not known and is ignored"),
    (["file", "x.txt"], "manifest.csv, row 2", "names `x.txt`, which is not there"),
    (
        ["file", "../secret.txt"],
        "manifest.csv, row 2",
        "`../secret.txt` leads out of the folder and is ignored",
    ),
    (
        ["file", "/etc/passwd"],
        "manifest.csv, row 2",
        "`/etc/passwd` leads out of the folder and is ignored",
    ),
    (
        ["file,published_on", "b.txt,2026年2月"],
        "manifest.csv, row 2",
        "published_on `2026年2月` is not a date such as 2026-02-09; it is ignored",
    ),
    (
        ["file,about_year", "b.txt,去年"],
        "manifest.csv, row 2",
        "about_year `去年` is not a year such as 2025; it is ignored",
    ),
    (["file,title", ",无名"], "manifest.csv, row 2", "names no file"),
    (
        ["file,title", "b.txt,一", "b.txt,二"],
        "manifest.csv, row 3",
        "names b.txt again; the first row is kept",
    ),
]


@pytest.mark.parametrize(("lines", "file", "reason"), FAULTS, ids=[case[2] for case in FAULTS])
def test_a_fault_of_a_manifest_is_one_problem_and_all_reports_are_read(folder, lines, file, reason):
    write_manifest(folder, *lines)
    listing = find_reports([folder])
    assert reasons(listing) == {file: reason}
    assert names(listing) == ["a.md", "b.txt", "sub/c.TXT"]


def test_a_faulty_cell_leaves_the_rest_of_its_row(folder):
    write_manifest(folder, "file,title,published_on", "b.txt,第二份,2026-13-01")
    facts = {document.report: document.manifest for document in find_reports([folder]).documents}
    assert facts["b"] == {"title": "第二份"}


def test_a_manifest_that_is_no_csv_file_is_a_problem(folder):
    (folder / "manifest.csv").write_bytes(b"\xff\xfe\x00file")
    listing = find_reports([folder])
    assert len(listing.documents) == 3
    assert reasons(listing)["manifest.csv"].startswith("cannot be read as a CSV file in UTF-8")


def test_a_link_out_of_the_folder_is_not_followed_by_a_manifest(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "o.txt"
    outside.write_text("x", encoding="utf-8")
    (folder / "o.txt").symlink_to(outside)
    write_manifest(folder, "file,title", "o.txt,外")
    listing = find_reports([folder])
    assert "leads out of the folder" in reasons(listing)["manifest.csv, row 2"]


def test_a_link_out_of_the_folder_is_not_read(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "o.txt"
    outside.write_text("不该读到。", encoding="utf-8")
    (folder / "linked.txt").symlink_to(outside)
    (folder / "away").symlink_to(outside.parent)
    listing = find_reports([folder])
    assert "leads out of the folder" in reasons(find_reports([folder]))["linked.txt"]
    assert {document.report for document in listing.documents}.isdisjoint({"linked", "o"})


def test_a_link_within_the_folder_is_read_once(folder):
    names = {document.report for document in find_reports([folder]).documents}
    (folder / "zz.txt").symlink_to(find_reports([folder]).documents[0].path)
    assert {document.report for document in find_reports([folder]).documents} == names


def test_what_is_no_file_is_a_problem_and_keeps_nobody_waiting(folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "nothing.txt").symlink_to(folder / "gone.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    told = reasons(find_reports([folder]))
    assert all("is no file" in told[name] for name in ("pipe.txt", "nothing.txt"))
    assert "loop.txt" in told


@pytest.mark.parametrize(
    "name",
    ["two\nlines", "\x1b[31mred", "back\rforth", "\udcff bytes"],
    ids=["newline", "escape", "return", "bytes"],
)
def test_a_name_that_cannot_be_printed_is_a_problem(folder, name):
    (folder / f"{name}.txt").write_text("新建公园 3 个。", encoding="utf-8")
    told = reasons(find_reports([folder]))
    (file,) = [file for file, reason in told.items() if "cannot be printed" in reason]
    assert file.isprintable()


def test_a_name_too_long_for_files_of_ours_is_a_problem(folder):
    (folder / f"{'长' * 82}.txt").write_text("新建公园 3 个。", encoding="utf-8")
    assert any("shorter" in reason for reason in reasons(find_reports([folder])).values())
