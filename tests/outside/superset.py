"""A real Superset on a published file: connected, charted, and refreshed under.

`make superset-check` installs Superset 6 into an environment of its own (once, about 700 MB),
starts it on this machine only, and does through its REST API what docs/connect/superset.md says: a
database, a dataset, a chart, a query. Then a report changes, `zhibiao refresh` publishes, and the
next query must show it; statements that write must be refused. Everything it makes lies in a
temporary folder. It says so and ends well where Superset cannot be installed.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from tests.outside.environments import REPOSITORY, NotToBeHad, environment
from tests.outside.superset_client import Client

REQUIREMENTS = (
    "apache-superset==6.1.0",
    # What 6.1 needs and does not ask for, or asks for too loosely.
    *("rich", "cachetools", "flask-caching<2.4"),
    *("duckdb==1.5.5", "duckdb-engine==0.17.0"),
)
PYTHON = "3.11"
SECONDS_TO_START = 180
LOOPBACK = "127.0.0.1"
REPORT = "2025年太原市政府工作报告\n\n去年，全市地区生产总值完成5418.87亿元，增长{growth}%。\n"
QUESTION = """
select value, quote from marts.observations where indicator = 'gdp' and measure = 'growth'
"""
FORBIDDEN = (
    "delete from marts.fct_observations",
    "create table marts.mine (i integer)",
    "update marts.fct_observations set value = 0",
    "copy (select 1) to '{folder}/written.csv'",
    "select * from read_csv('/etc/hostname')",
)
CONFIGURATION = """
SECRET_KEY = "{key}"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
TALISMAN_ENABLED = False
RATELIMIT_ENABLED = False
"""


def main() -> None:
    """Run the check; exit code 1 when something does not hold."""
    try:
        _tell("installing Superset, unless it is there")
        python = environment("superset", REQUIREMENTS, PYTHON)
    except NotToBeHad as reason:
        _tell(f"SKIPPED: Superset cannot be installed here: {reason}")
        return
    with tempfile.TemporaryDirectory(prefix="zhibiao-superset-") as folder:
        _check(python.parent / "superset", Path(folder))
    _tell("all of it holds")


def _check(superset: Path, folder: Path) -> None:
    home, published = folder / "home", folder / "home" / "published" / "indicators.duckdb"
    _refresh(home, growth="3.9")
    with _started(superset, folder) as client:
        database = client.add_database(published)
        dataset = client.add_dataset(database, "observations")
        meanings = client.meanings(dataset)
        _hold("the columns of the dataset have their meaning", bool(meanings.get("subject")))
        chart = client.add_chart(dataset, ["subject", "quote"])
        _hold(
            "a query answers", client.ask(database, QUESTION) == [{"value": 0.039, "quote": "3.9%"}]
        )
        _hold("the chart shows the figure", "3.9%" in _quotes(client, chart))
        for statement in FORBIDDEN:
            refused = client.refusal(database, statement.format(folder=folder))
            _hold(f"refused: {statement.split()[0]} ({refused})", bool(refused))
        _hold("nothing was written beside", not (folder / "written.csv").exists())
        _refresh(home, growth="4.2")
        (answer,) = client.ask(database, QUESTION)
        _hold("the next query sees the new version", answer["quote"] == "4.2%")
        _hold("so does the chart", {"4.2%", "3.9%"} & _quotes(client, chart) == {"4.2%"})


def _quotes(client: Client, chart: int) -> set[str]:
    return {row["quote"] for row in client.chart_rows(chart)}


@contextmanager
def _started(superset: Path, folder: Path) -> Iterator[Client]:
    """Start Superset on the loopback; it is ended on leaving."""
    password = secrets.token_urlsafe()
    settings = folder / "superset_config.py"
    settings.write_text(
        CONFIGURATION.format(key=secrets.token_urlsafe(42), folder=folder), encoding="utf-8"
    )
    words = {"HOME": str(folder), "SUPERSET_CONFIG_PATH": str(settings), "FLASK_APP": "superset"}
    surroundings = os.environ | words
    surroundings.pop("PYTHONPATH", None)
    names = ("--username", "admin", "--firstname", "a", "--lastname", "b", "--email", "a@b.example")
    for step in (
        ("db", "upgrade"),
        ("fab", "create-admin", *names, "--password", password),
        ("init",),
    ):
        _tell(f"superset {' '.join(step[:2])}")
        _run([superset, *step], surroundings)
    port = _free_port()
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [superset, "run", "-h", LOOPBACK, "-p", str(port), "--with-threads"],
            env=surroundings,
            stdout=log,
            stderr=log,
        )
    try:
        client = Client(f"http://{LOOPBACK}:{port}")
        _wait_for(client, server)
        _hold(f"it listens on {LOOPBACK} and nowhere else", _listens_on(port) == {LOOPBACK})
        client.log_in("admin", password)
        yield client
    finally:
        server.terminate()
        server.wait()


def _wait_for(client: Client, server: subprocess.Popen) -> None:
    began = time.monotonic()
    while time.monotonic() - began < SECONDS_TO_START and server.poll() is None:
        try:
            client.get("/health")
        except URLError:
            time.sleep(1)
        else:
            return
    raise SystemExit(f"Superset did not start within {SECONDS_TO_START} s")


def _refresh(home: Path, growth: str) -> None:
    _tell(f"zhibiao refresh, growth of {growth}%")
    reports = home / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "taiyuan-2025.txt").write_text(REPORT.format(growth=growth), encoding="utf-8")
    program = "from warehouse.cli import main; main()"
    _run([sys.executable, "-c", program, "refresh"], os.environ | {"ZHIBIAO_HOME": str(home)})


def _run(words: list[object], surroundings: dict[str, str]) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        env=surroundings,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{words[1]} failed:\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def _listens_on(port: int) -> set[str]:
    """Return the addresses on which this machine listens at `port`."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            address, state = line.split()[1], line.split()[3]
            host, _, at = address.partition(":")
            if int(at, 16) == port and state == "0A":
                found.add(socket.inet_ntoa(bytes.fromhex(host)[::-1]) if table == "tcp" else host)
    return found


def _hold(what: str, is_so: bool) -> None:
    if not is_so:
        raise SystemExit(f"✗ {what}")
    _tell(f"✓ {what}")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
