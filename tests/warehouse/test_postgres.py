"""The published tables in a real PostgreSQL, which listens on no network, only in its folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from warehouse.errors import UserError
from warehouse.postgres import export_to_postgres

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def test_without_the_driver_it_says_how_to_get_it(run, home, monkeypatch):
    run()
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    with pytest.raises(UserError, match="not installed") as said:
        export_to_postgres(home.published_file, "postgresql:///nowhere")
    assert "postgres" in said.value.hint


@pytest.fixture(scope="module")
def server():
    """The address of a fresh server; it is stopped and its folder removed afterwards."""
    if not PROGRAMS:
        pytest.skip("no PostgreSQL here")
    folder = Path(tempfile.mkdtemp(prefix="zhibiao-pg-"))
    account = pwd.getpwuid(os.geteuid())
    if account.pw_uid == 0:
        # PostgreSQL refuses to run as root.
        account = pwd.getpwnam("nobody")
        os.chown(folder, account.pw_uid, account.pw_gid)

    def call(program, *words):
        subprocess.run(
            [PROGRAMS[-1] / program, "-D", folder / "data", *words],
            user=account.pw_uid,
            group=account.pw_gid,
            extra_groups=[] if os.geteuid() == 0 else None,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    settings = f"-c listen_addresses='' -c fsync=off -c lock_timeout=20s -k {folder}"
    call("initdb", "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    call("pg_ctl", "-w", "-l", folder / "log", "-o", settings, "start")
    yield f"postgresql://owner@/postgres?host={folder}"
    call("pg_ctl", "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def ask(server):
    """Ask the server something; rows come back, and what was done stays."""
    driver = pytest.importorskip("adbc_driver_postgresql.dbapi")

    def answer(sql):
        with driver.connect(server, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    yield answer
    answer("drop schema if exists zhibiao cascade")


def quotes(ask):
    return ask("select report, quote from zhibiao.observations order by report, quote")


@pytest.mark.slow
def test_tables_arrive_with_their_types_and_meaning(run, home, server, ask):
    run()
    tables = export_to_postgres(home.published_file, server)
    assert "zhibiao.observations" in tables
    assert quotes(ask) == [("autumn", "31"), ("spring", "12"), ("spring", "7")]
    kinds = dict(
        ask("""
            select column_name::text, data_type::text from information_schema.columns
            where table_schema = 'zhibiao' and table_name = 'observations'
        """)
    )
    assert kinds["value"] == "numeric"
    assert kinds["period_end"] == "date"
    assert kinds["char_start"] == "integer"
    ((value, subject),) = ask("select value, subject from zhibiao.observations where quote = '31'")
    assert (Decimal(value), subject) == (Decimal(31), "公园")
    meaning = "select col_description('zhibiao.fct_observations'::regclass, ordinal_position)"
    told = ask(f"{meaning} from information_schema.columns where column_name = 'value'")
    assert ("数值，it's exact",) in told
    assert ask("select obj_description('zhibiao.fct_observations'::regclass)") == [
        ("每行一个观测。",)
    ]


@pytest.mark.slow
def test_a_new_version_keeps_rights_and_views_people_made(run, home, reports, server, ask):
    run()
    export_to_postgres(home.published_file, server)
    ask('create role "BI 读者"')
    ask('grant select on zhibiao.observations to "BI 读者"')
    ask("create view zhibiao.mine as select quote from zhibiao.observations")
    (reports / "autumn.txt").write_text("新建公园 32 个。", encoding="utf-8")
    run()
    export_to_postgres(home.published_file, server)
    assert ("autumn", "32") in quotes(ask)
    allowed = "select has_table_privilege('BI 读者', 'zhibiao.observations', 'select')"
    assert ask(allowed) == [(True,)]
    assert ("32",) in ask("select quote from zhibiao.mine")
    ask('drop owned by "BI 读者"')
    ask('drop role "BI 读者"')


@pytest.mark.slow
def test_what_cannot_be_done_completely_is_not_done(run, home, reports, server, ask):
    run()
    export_to_postgres(home.published_file, server)
    ask("alter table zhibiao.observations add column mark text")
    ask("create view zhibiao.mine as select mark from zhibiao.observations")
    (reports / "autumn.txt").write_text("新建公园 32 个。", encoding="utf-8")
    run()
    with pytest.raises(UserError, match="depend") as said:
        export_to_postgres(home.published_file, server)
    assert "Nothing was changed" in said.value.hint
    assert ("autumn", "31") in quotes(ask)
    with duckdb.connect(str(home.published_file), read_only=True) as connection:
        current = connection.execute("select version from marts.publication").fetchone()
    assert ask("select version from zhibiao.publication") != [current]
    ask("drop view zhibiao.mine")
    export_to_postgres(home.published_file, server)
    assert ("autumn", "32") in quotes(ask)
    assert ask("select version from zhibiao.publication") == [current]


@pytest.mark.slow
def test_readers_meet_one_version_all_the_while(run, home, reports, server, ask):
    run()
    export_to_postgres(home.published_file, server)
    seen, complaints, is_over = set(), [], threading.Event()

    def read():
        both = """
            select version, (select max(quote) from zhibiao.observations where report = 'autumn')
            from zhibiao.publication
        """
        while not is_over.is_set():
            try:
                seen.add(ask(both)[0])
            except Exception as error:
                complaints.append(error)
                return

    reader = threading.Thread(target=read)
    reader.start()
    versions = {}
    for figure in (41, 42, 43):
        (reports / "autumn.txt").write_text(f"新建公园 {figure} 个。", encoding="utf-8")
        versions[run().run.published_version] = str(figure)
        export_to_postgres(home.published_file, server)
    is_over.set()
    reader.join()
    assert not complaints
    assert all(versions.get(version, "31") == quote for version, quote in seen)


@pytest.mark.slow
def test_a_server_that_is_not_there_is_one_line(run, home, server):
    pytest.importorskip("adbc_driver_postgresql")
    run()
    with pytest.raises(UserError, match=r"^PostgreSQL: .*could not|^PostgreSQL: .*failed"):
        export_to_postgres(home.published_file, server.replace("zhibiao-pg-", "no-such-"))
