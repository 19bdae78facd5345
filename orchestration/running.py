"""One step of Dagster, which is one refresh: under its lock, in its order, with its run log.

It is not cut into a step per asset: between two steps the lock would be free, and somebody else's
refresh could be published. What became of each asset and check is told as the refresh tells it.
"""

# No `from __future__ import annotations`: Dagster looks at the types themselves.
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dagster import (
    AssetCheckKey,
    AssetCheckResult,
    AssetCheckSeverity,
    AssetExecutionContext,
    AssetsDefinition,
    Config,
    Failure,
    MaterializeResult,
    RetryRequested,
    multi_asset,
)
from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage
from pydantic import Field

from orchestration.graph import PARQUET, PUBLISHED, Graph
from warehouse import building
from warehouse.errors import RefreshRunning, UserError
from warehouse.home import Home, default_input, find_home
from warehouse.outcomes import STAGES, Refreshed
from warehouse.refresh import refresh
from warehouse.work import VERSIONS_KEPT, Request, Stages

TRIES, SECONDS_BETWEEN = 5, 120
_RESULTS = ("LogSeedResult", "LogModelResult", "LogTestResult")


class Asked(Config):
    """What is asked of a refresh, as on the command line; without paths, `reports/` of the home."""

    paths: list[str] = Field(default_factory=list)
    full: bool = False
    force: bool = False
    keep: int = VERSIONS_KEPT


@dataclass
class Heard:
    """Hears a refresh: its stages go into Dagster's log, dbt's results are kept."""

    context: AssetExecutionContext
    results: list[dict[str, Any]] = field(default_factory=list)

    def stage(self, name: str, steps: int | None) -> None:
        """Log the stage."""
        self.context.log.info(f"{name} ({steps})" if steps else name)

    def step(self, what: str) -> None:
        """Log nothing: the events say it."""

    def note(self, text: str) -> None:
        """Log the note."""
        self.context.log.warning(text)

    def fail(self) -> None:
        """Log nothing: the end of the run says it."""

    def event(self, event: Any) -> None:  # noqa: ANN401 - dbt's own
        """Keep what dbt says of a node that is done."""
        if event.info.name in _RESULTS:
            from dbt_common.events.functions import msg_to_dict

            self.results.append(msg_to_dict(event))


def refresh_assets(graph: Graph) -> AssetsDefinition:
    """Return all assets of the graph, made together by one refresh."""
    everything = {spec.key for spec in graph.assets()}

    # With `can_subset`, nothing must be told: neither what had not changed nor what was not asked.
    @multi_asset(name="refresh", specs=graph.assets(), check_specs=graph.checks(), can_subset=True)
    def refresh_all(context: AssetExecutionContext, config: Asked) -> Iterator[object]:
        """Read, load, check, build, check and publish; nothing when nothing has changed."""
        if context.selected_asset_keys != everything:
            raise Failure("A refresh is done as a whole: materialise all.", allow_retries=False)
        home, heard = find_home(os.environ), Heard(context)
        refreshed = _refresh(home, config, heard)
        if refreshed.run.status == "unchanged":
            context.log.info("Nothing has changed; readers keep the version they have.")
            return
        done = _stages_done(refreshed)
        yield from _loaded(graph, refreshed, done)
        yield from _checked(graph, context, home, "arrival")
        yield from _built(graph, context, heard)
        yield from _checked(graph, context, home, "publication")
        if refreshed.run.status == "failed":
            raise _failure(refreshed)
        yield MaterializeResult(PUBLISHED, metadata=_facts(refreshed, home.published_file))

    return refresh_all


def _refresh(home: Home, asked: Asked, heard: Heard) -> Refreshed:
    paths = tuple(Path(path) for path in asked.paths) or (default_input(home),)
    request = Request(paths, full=asked.full, force=asked.force, keep=asked.keep)
    stages = Stages(build=partial(building.build, on_event=heard.event))
    try:
        return refresh(request, home, _now, heard, stages)
    except RefreshRunning as busy:
        raise RetryRequested(max_retries=TRIES, seconds_to_wait=SECONDS_BETWEEN) from busy
    except UserError as error:
        raise Failure(f"{error} {error.hint}".strip(), allow_retries=False) from error


def _stages_done(refreshed: Refreshed) -> tuple[str, ...]:
    failed = refreshed.run.failed_stage
    return STAGES[: STAGES.index(failed)] if failed in STAGES else STAGES


def _loaded(
    graph: Graph, refreshed: Refreshed, done: tuple[str, ...]
) -> Iterator[MaterializeResult]:
    if "extract" in done:
        told = {"read now": len(refreshed.read), "unreadable": len(refreshed.quarantined)}
        yield MaterializeResult(PARQUET, metadata=told)
    if "load" in done:
        yield from (MaterializeResult(key) for key in graph.raw.values())


def _built(graph: Graph, context: AssetExecutionContext, heard: Heard) -> Iterator[object]:
    """Tell what dbt built and tested, in the words of dagster-dbt."""
    for result in heard.results:
        if result["data"]["node_info"]["unique_id"] in graph.manifest["nodes"]:
            event = DbtCoreCliEventMessage(raw_event=result, event_history_metadata={})
            yield from event.to_default_asset_events(graph.manifest, context=context)
        else:
            # Published all the same: a refresh builds what is there, Dagster shows what was.
            context.log.warning("The dbt project has changed: reload the code location.")


def _checked(
    graph: Graph, context: AssetExecutionContext, home: Home, suite: str
) -> Iterator[AssetCheckResult]:
    """Tell what became of each expectation, where the refresh came so far."""
    file, key = home.check_results / f"{suite}.json", graph.suite_key(suite)
    if not file.exists():
        return
    for check in json.loads(file.read_text(encoding="utf-8"))["checks"]:
        if AssetCheckKey(key, check["name"]) not in context.selected_asset_check_keys:
            continue
        is_failure = check["severity"] == "failure"
        yield AssetCheckResult(
            passed=check["passed"],
            asset_key=key,
            check_name=check["name"],
            severity=AssetCheckSeverity.ERROR if is_failure else AssetCheckSeverity.WARN,
            metadata={"offending rows": check["row_count"], "rows": check["rows"]},
        )


def _facts(refreshed: Refreshed, file: Path) -> dict[str, Any]:
    run = refreshed.run
    return {
        "version": run.published_version,
        "file": str(file),
        "checks": run.check_count,
        **asdict(refreshed.counts),
        "seconds by stage": run.seconds_by_stage,
    }


def _failure(refreshed: Refreshed) -> Failure:
    told = {failure.check: failure.message for failure in refreshed.failures}
    reason = f"Nothing was published: {refreshed.run.failed_stage}: {refreshed.run.reason}"
    return Failure(reason, metadata=told | {"what to do": refreshed.hint}, allow_retries=False)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
