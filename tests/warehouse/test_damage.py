"""What is damaged on the disk is found, built anew from the reports, and said so."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.warehouse.fakes import FakeChecks, fake_build, fake_read, fake_stages
from tests.warehouse.test_refresh import FAILURE, observations, read
from warehouse.damage import find_damage
from warehouse.extracting import read_reports
from warehouse.load import broken_shards
from warehouse.outcomes import Checked, Extraction, Failure

BLOCK = 262_144
HEADERS = 12_288
BLOCK_OF_ROWS = """
    select min(block_id) from pragma_storage_info('ballast.more')
    where persistent and block_id >= 0 and segment_type = 'VARCHAR'
"""
BALLAST = "create table ballast.more as select md5(i::varchar) as words from range(200000) as t(i)"


@pytest.fixture
def large(run, home):
    """A build database with a table of many blocks besides what a refresh makes."""
    run()
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("create schema ballast")
        connection.execute(BALLAST)
    return home


def harm(file):
    """Change a byte in the middle of the large table, as a failing disk does."""
    with duckdb.connect(str(file), read_only=True) as connection:
        (block,) = connection.execute(BLOCK_OF_ROWS).fetchone()
    with file.open("r+b") as opened:
        opened.seek(HEADERS + block * BLOCK + BLOCK // 2)
        (byte,) = opened.read(1)
        opened.seek(-1, 1)
        opened.write(bytes([byte ^ 0xFF]))


def test_a_sound_database_has_no_damage(run, home):
    assert find_damage(home.database) is None
    run()
    assert find_damage(home.database) is None


def test_changed_bytes_are_found(large):
    harm(large.database)
    assert "checksum" in find_damage(large.database)


def test_damage_met_while_loading_is_healed(run, large, heard):
    large.database.write_bytes(large.database.read_bytes()[: HEADERS + 100])
    assert run(force=True).run.status == "published"
    assert "rebuilt" in heard.notes[0]
    assert len(observations(large)) == 3


@pytest.mark.parametrize("as_failure", [True, False])
def test_damage_met_in_a_later_stage_is_healed(run, large, heard, as_failure):
    harm(large.database)

    def build(home, *heard_by, full):
        """Read a table that only a later stage reads; dbt tells of an error as a failure."""
        with duckdb.connect(str(home.database)) as connection:
            tables = connection.sql("select table_name from duckdb_tables()").fetchall()
            if ("more",) in tables:
                try:
                    connection.sql("select count(hash(words)) from ballast.more").fetchall()
                except duckdb.Error as error:
                    if as_failure:
                        return Checked(0, (Failure("dbt: more", str(error)),))
                    raise
        return fake_build(home, *heard_by, full=full)

    refreshed = run(fake_stages(build=build), force=True)
    assert refreshed.run.status == "published"
    (note,) = heard.notes
    assert "damaged" in note
    assert "rebuilt from the reports" in note
    assert (large.build / "warehouse.damaged.duckdb").exists()
    assert len(observations(large)) == 3


def test_what_fails_without_damage_is_not_tried_again(run, home):
    run()
    checks = FakeChecks({"arrival": (FAILURE,)})
    assert run(fake_stages(checks), force=True).run.status == "failed"
    assert [suite for suite, _ in checks.asked] == ["arrival"]
    assert read(home.database, "select count(*) from raw.reports") == [(2,)]


def test_a_failure_is_written_down_whole(run, home):
    words = "FATAL Error: used no more.\nOriginal error: " + "一行又一行。\n" * 200

    def broken(*_, **__):
        raise duckdb.FatalException(words)

    refreshed = run(fake_stages(build=broken))
    assert "Original error: 一行又一行。" in refreshed.run.reason
    file = home.kept_runs / refreshed.run.run_id / "failure.txt"
    assert str(file) in refreshed.hint
    assert words.strip() in file.read_text(encoding="utf-8")
    assert "broken" in file.read_text(encoding="utf-8")


def test_what_dbt_said_of_a_failure_is_written_down_whole(run, home):
    failure = Failure("dbt: fct", "short", ("report",), (("spring",),), 1, "long\nand whole")
    refreshed = run(fake_stages(build=lambda *_, **__: Checked(0, (failure,))))
    told = (home.kept_runs / refreshed.run.run_id / "failure.txt").read_text(encoding="utf-8")
    assert told.splitlines() == ["dbt: fct", "short", "long", "and whole", "report", "spring"]


SHARDS = ("reports", "sections", "quantity_mentions")


def harm_shard(home, table):
    """Change a byte of the first page, which follows the four letters of the format."""
    shard = home.parquet / table / "autumn.parquet"
    content = bytearray(shard.read_bytes())
    page = pq.ParquetFile(shard).metadata.row_group(0).column(0)
    content[page.data_page_offset + page.total_compressed_size - 3] ^= 0x01
    shard.write_bytes(content)


def read_once_only(documents, folder, *, full, on_done):
    """Read like a refresh with nothing new: shards stay as they are."""
    if full:
        return fake_read(documents, folder, full=full, on_done=on_done)
    names = tuple(document.report for document in documents)
    return Extraction(names, (), ())


@pytest.mark.parametrize(
    ("table", "is_needed"), [*((table, False) for table in SHARDS), ("quantity_mentions", True)]
)
def test_a_changed_byte_of_a_shard_is_found_and_the_report_read_again(
    run, home, heard, table, is_needed
):
    run()
    harm_shard(home, table)
    assert broken_shards(home.parquet, ["autumn", "spring"]) == ("autumn",)
    if is_needed:
        home.database.unlink()
    assert run(fake_stages(read=read_once_only), force=True).run.status == "published"
    assert "written again from their reports: autumn" in heard.notes[0]
    assert broken_shards(home.parquet, ["autumn", "spring"]) == ()
    assert ("autumn", "31") in observations(home)


@pytest.mark.parametrize("harm", [lambda shard: shard.write_bytes(b"PAR1"), Path.unlink])
def test_a_shard_cut_off_or_gone_is_written_anew_and_said_so(run, home, heard, report, harm):
    stages = fake_stages(read=read_reports)
    run(stages, paths=(report,))
    harm(home.parquet / "sections" / f"{report.stem}.parquet")
    assert run(stages, paths=(report,), force=True).run.status == "published"
    assert heard.notes == [f"Damaged or missing Parquet files are written anew: {report.stem}."]


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "place-2025.txt"
    file.write_text("2025年太原市政府工作报告\n\n去年，新建公园31个。\n", encoding="utf-8")
    return file
