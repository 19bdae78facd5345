"""Expectations in, offending rows out: the part that knows Great Expectations.

Its import takes seconds, so it happens where the first suite is asked, or in `warm_up`.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations import dialect
from expectations.bounds import Expectation
from expectations.comparison import ATTACHED_AS

if TYPE_CHECKING:
    from great_expectations.core.expectation_validation_result import (
        ExpectationValidationResult,
    )
    from great_expectations.datasource.fluent.interfaces import Batch

SHOWN_ROWS = 20
COUNT = "offending_row_count"
# Where DuckDB's messages stop being for people.
STACK = "Stack Trace:"
ASKED = "asked"

# The rows shown are the same ones every time, and they know how many there are in all. Not with
# `count(*) over ()`: DuckDB 1.5.5 sometimes fails on it, and then on all that is asked afterwards
# (duckdb/duckdb#25713).
SHOWN = f"""
    with offending as materialized ({{sql}})

    select *, (select count(*) from offending) as {COUNT}
    from offending
    order by all
    limit {SHOWN_ROWS}
"""
LOGGER = logging.getLogger("expectations")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file answered: how many rows offend, the first of them, and of how many asked."""

    row_count: int
    rows: tuple[dict[str, object], ...]
    asked: int = 0


class CannotAskError(Exception):
    """The file cannot be opened or read as a DuckDB file."""


def warm_up() -> None:
    """Import Great Expectations now, so that the first suite does not wait for it."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "False")
    import great_expectations  # noqa: F401

    # This module of it sets its own level, and tells of every temporary folder.
    chatty = logging.getLogger("great_expectations.data_context.types.base")
    chatty.setLevel(logging.WARNING)


def ask(
    expectations: tuple[Expectation, ...], database: Path, published: Path | None
) -> dict[str, Answer]:
    """Run the expectations as one suite over a DuckDB file; `published` is attached beside it.

    Both files are only read, and free again afterwards. Returns the name of each expectation → its
    answer; one that could not be asked answers with the error as its only row.
    Raises CannotAskError when a file cannot be opened.
    """
    warm_up()
    # Great Expectations prints advice we have considered; standard output belongs to our caller.
    with contextlib.redirect_stdout(io.StringIO()), _batch(database, published) as batch:
        from great_expectations import ExpectationSuite
        from great_expectations.expectations import UnexpectedRowsExpectation

        suite = ExpectationSuite(
            name=database.stem,
            expectations=[
                UnexpectedRowsExpectation(
                    unexpected_rows_query=_shown(expectation.sql),
                    severity="critical" if expectation.severity == "failure" else "warning",
                    meta={"name": expectation.name, "reason": expectation.reason},
                )
                for expectation in expectations
            ],
        )
        results = batch.validate(suite, result_format="COMPLETE").results
    # Results come in an order of their own.
    return {one.expectation_config.meta["name"]: _answer(one) for one in results}


def _shown(sql: str) -> str:
    # Great Expectations fills {batch} into the query, so braces of our own are doubled.
    return SHOWN.format(sql=sql).replace("{", "{{").replace("}", "}}")


@contextlib.contextmanager
def _batch(database: Path, published: Path | None) -> Iterator[Batch]:
    import great_expectations
    from great_expectations.data_context.types.base import ProgressBarsConfig

    dialect.register()
    options: dict[str, object] = {"read_only": True}
    if published is not None:
        options["attached"] = {ATTACHED_AS: str(published.resolve())}
    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    try:
        source = context.data_sources.add_sql(
            name="warehouse",
            connection_string=dialect.address(database),
            create_temp_table=False,
            kwargs={"connect_args": options},
        )
        # The checks join several relations, so the batch is no single one of them.
        asset = source.add_query_asset(name="warehouse", query="select 1 as asked")
        batch = asset.add_batch_definition_whole_table("whole").get_batch()
    except Exception as error:
        raise CannotAskError(f"{database}: {_first_line(error)}") from error
    engines = (source.get_engine(), batch.data.execution_engine.engine)
    try:
        yield batch
    finally:
        for engine in engines:
            engine.dispose()


def _answer(result: ExpectationValidationResult) -> Answer:
    if "details" not in result.result:
        errors = {
            information["exception_message"]
            for information in _exceptions(result.exception_info)
            if information["exception_message"]
        }
        name = result.expectation_config.meta["name"]
        LOGGER.error("%s could not be asked: %s", name, "\n".join(sorted(errors)))
        told = sorted({_without_stack(error) for error in errors})
        return Answer(1, ({"error": "; ".join(told)},))
    rows = [dict(row) for row in result.result["details"]["unexpected_rows"]]
    counts = [(row.pop(COUNT), row.pop(ASKED, 0)) for row in rows]
    row_count, asked = next(iter(counts), (0, 0))
    return Answer(row_count, tuple(rows), asked)


def _exceptions(information: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return the exceptions of a result, which holds one, or one per metric."""
    if "exception_message" in information:
        return [information]
    return [one for one in information.values() if isinstance(one, Mapping)]


def _without_stack(error: str) -> str:
    """Return what an error says on one line: its first line may only point to the original."""
    return " ".join(error.partition(STACK)[0].split())


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0]
