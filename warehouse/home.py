"""Every path of a data home, and where its input lies when none is named.

A data home (environment `ZHIBIAO_HOME`, default `data/` in the repository) holds the reports, the
Parquet shards, the build database, the published file, the quarantine and the logs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import UserError

REPOSITORY = Path(__file__).resolve().parent.parent
DBT_PROJECT = REPOSITORY / "dbt_project"
EXAMPLES = REPOSITORY / "examples" / "reports"
PUBLISHED_NAME = "indicators.duckdb"


@dataclass(frozen=True, slots=True)
class Home:
    """A data home; every path below it has one name, here."""

    root: Path

    @property
    def reports(self) -> Path:
        """Default input."""
        return self.root / "reports"

    @property
    def parquet(self) -> Path:
        """Shards written by reading: `{reports,sections,quantity_mentions}/REPORT.parquet`."""
        return self.root / "parquet"

    @property
    def history(self) -> Path:
        """Shards of every version of a report: `{reports,…}/REPORT@VERSION.parquet`."""
        return self.root / "history"

    @property
    def report_versions(self) -> Path:
        """One JSON line per version of a report; survives the loss of the build database."""
        return self.history / "versions.jsonl"

    @property
    def build(self) -> Path:
        """Ours: nobody reads from here."""
        return self.root / "build"

    @property
    def database(self) -> Path:
        """The build database; its name differs from every schema's, or names become ambiguous."""
        return self.build / "warehouse.duckdb"

    @property
    def lock(self) -> Path:
        """Held while a refresh works."""
        return self.build / "refresh.lock"

    @property
    def dbt_target(self) -> Path:
        """What dbt compiles and reports."""
        return self.build / "dbt"

    @property
    def check_results(self) -> Path:
        """Results of the expectations of the run at work."""
        return self.build / "checks"

    @property
    def published(self) -> Path:
        """The readers' folder."""
        return self.root / "published"

    @property
    def published_file(self) -> Path:
        """What readers open; replaced in one step."""
        return self.published / PUBLISHED_NAME

    @property
    def versions(self) -> Path:
        """Earlier published files, one folder each."""
        return self.published / "versions"

    @property
    def docs(self) -> Path:
        """The tables explained, one page."""
        return self.published / "docs"

    @property
    def checks(self) -> Path:
        """Results of the expectations on what is published, as JSON."""
        return self.published / "checks"

    @property
    def quarantine(self) -> Path:
        """One JSON line per input that could not be read."""
        return self.root / "quarantine" / "unreadable.jsonl"

    @property
    def logs(self) -> Path:
        """Logs of dbt and of the runs."""
        return self.root / "logs"

    @property
    def kept_runs(self) -> Path:
        """One folder per run with what the tools wrote."""
        return self.logs / "runs"

    @property
    def run_log(self) -> Path:
        """One JSON line per state of a run; survives the loss of the build database."""
        return self.logs / "runs.jsonl"


def find_home(environment: Mapping[str, str]) -> Home:
    """Return the data home named by `ZHIBIAO_HOME`, or `data/` in the repository.

    Installed without its repository, the default is `data/` in the current folder.
    """
    named = environment.get("ZHIBIAO_HOME", "").strip()
    if named:
        return Home(Path(named).expanduser().resolve())
    beside = REPOSITORY if DBT_PROJECT.is_dir() else Path.cwd()
    return Home(beside / "data")


def default_input(home: Home, examples: Path = EXAMPLES) -> Path:
    """Return `reports/` of the home, or the examples while that is missing or empty."""
    if home.reports.is_dir() and any(_is_visible(entry) for entry in home.reports.iterdir()):
        return home.reports
    if examples.is_dir():
        return examples
    raise UserError(
        f"No reports: {home.reports} is missing or empty.",
        "Put reports there, or name them: zhibiao refresh my/reports",
    )


def prepare(home: Home) -> None:
    """Make the folders a refresh writes to; raises UserError when they cannot be written."""
    ours = (home.build, home.parquet, home.history, home.published, home.logs)
    try:
        for folder in (*ours, home.quarantine.parent):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
    except OSError as error:
        raise UserError(
            f"The data home {home.root} cannot be written: {error.strerror}.",
            "Choose another with ZHIBIAO_HOME=some/folder",
        ) from error


def _is_visible(entry: Path) -> bool:
    return not entry.name.startswith(".")
