"""A data home, a folder of reports, and a refresh of both with fake stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.fakes import Clock, Heard, fake_stages
from warehouse.home import Home
from warehouse.outcomes import Refreshed
from warehouse.refresh import refresh
from warehouse.work import Request, Stages


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "spring.txt").write_text("新建公园 12 个。\n修缮 0 个，新增 7 个。", encoding="utf-8")
    (folder / "autumn.txt").write_text("新建公园 31 个，另有 404 个。", encoding="utf-8")
    return folder


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def run(home: Home, reports: Path, clock: Clock, heard: Heard) -> Callable[..., Refreshed]:
    """Refresh the folder; `stages` puts other stages in, the rest are fields of the request."""

    def run_once(stages: Stages | None = None, **asked: object) -> Refreshed:
        request = Request(**({"paths": (reports,)} | asked))
        return refresh(request, home, clock, heard, stages or fake_stages())

    return run_once
