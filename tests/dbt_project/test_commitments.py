"""What one report promises and the next one tells, from the sentences to the verdicts."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.warehouse_by_hand import ROOT

pytestmark = pytest.mark.slow

PLAN = """大同市2022年政府工作报告

（2022年2月10日）

各位代表：

一、2021年工作回顾

地区生产总值增长5.5%。新增公共停车位6000个。

二、2022年工作安排

今年地区生产总值增长6%左右，居民消费价格涨幅控制在3%以内。新增停车泊位8000个以上。
完成410个老旧小区的改造。年内普惠性幼儿园覆盖率要达到88%。力争办结不动产首次登记6万套。
解决山区5万人的饮水安全问题。市级财政安排资金3亿元支持养老服务，安排资金2亿元支持托育服务。
单位地区生产总值能耗下降3%。高标准农田建设完成20万亩。
"""
REVIEW = """大同市2023年政府工作报告

（2023年1月16日）

各位代表：

一、2022年工作回顾

去年地区生产总值增长5.6%，比2020年增长12%，居民消费价格上涨1.8%。增加停车位9100余个。
改造老旧小区290个。普惠幼儿园覆盖率达到88%。办理不动产首次登记6.3万套。
解决山区5.2万人安全饮水问题。市级财政安排资金4亿元改善办学条件。单位地区生产总值能耗下降3.4%。
"""
# The promise, its firmness, the outcome, the gap in its own unit.
WANTED = {
    ("地区生产总值", "soft", "met", "-0.004"),
    ("居民消费价格", "ceiling", "met", "-0.012"),
    ("停车", "hard", "exceeded", "1100"),
    ("老旧小区", "point", "missed", "-120"),
    ("幼儿园", "point", "met", "0"),
    ("不动产", "point", "exceeded", "3000"),
    ("饮水安全", "point", "exceeded", "2000"),
    ("能耗", "point", "exceeded", "-0.004"),
}


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("commitments")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "datong-2022.txt").write_text(PLAN, encoding="utf-8")
    (reports / "datong-2023.txt").write_text(REVIEW, encoding="utf-8")
    _refresh(folder / "home", reports)
    published = folder / "home" / "published" / "indicators.duckdb"
    return duckdb.connect(str(published), read_only=True)


def _refresh(home: Path, reports: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from warehouse.cli import main; main()", "refresh", str(reports)],
        cwd=ROOT,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_each_promise_that_is_told_of_has_its_verdict(marts: duckdb.DuckDBPyConnection):
    found = marts.sql("""
        select subject, firmness, outcome, gap
        from marts.fct_commitments
        where evidence_observation_id is not null
    """).fetchall()
    missing = [
        wanted
        for wanted in WANTED
        if not any(
            wanted[0] in subject
            and wanted[1:3] == (firmness, outcome)
            and gap == Decimal(wanted[3])
            for subject, firmness, outcome, gap in found
        )
    ]
    assert missing == [], found
    assert len(found) == len(WANTED), found


def test_what_is_not_told_of_is_matched_with_nothing(marts: duckdb.DuckDBPyConnection):
    silent = marts.sql("""
        select subject
        from marts.fct_commitments
        where outcome = 'unreported'
    """).fetchall()
    # 市级财政安排资金 is too general: for the aged, for infants and for schools.
    assert sum("资金" in subject for (subject,) in silent) == 2, silent
    assert sum("高标准农田" in subject for (subject,) in silent) == 1, silent
