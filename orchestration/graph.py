"""What Dagster shows: every table as an asset, every dbt test and expectation as a check of one.

The models and their tests come from dbt's manifest, through dagster-dbt; the expectations from
`expectations/bounds.yml`. Nothing is listed here a second time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dagster import AssetCheckSpec, AssetKey, AssetsDefinition, AssetSpec
from dagster_dbt import (
    dbt_assets,
    get_asset_key_for_model,
    get_asset_keys_by_output_name_for_source,
)

from expectations.bounds import read_bounds
from warehouse import building
from warehouse.home import DBT_PROJECT, Home, prepare
from warehouse.lock import hold

PARQUET = AssetKey("parquet")
PUBLISHED = AssetKey("published")
_SOURCE = "raw"
_ASKED = "observations"
_ARRIVAL = "arrival"


@dataclass(frozen=True)
class Graph:
    """The assets and checks of a refresh, drawn from dbt's manifest."""

    manifest: Mapping[str, Any]

    @cached_property
    def models(self) -> AssetsDefinition:
        """Seeds, models and their tests, as dagster-dbt names and connects them."""

        @dbt_assets(manifest=self.manifest)
        def models() -> Iterator[object]:
            """Describe only; a refresh builds them."""
            yield from ()

        return models

    @cached_property
    def raw(self) -> dict[str, AssetKey]:
        """The tables dbt reads, which a refresh loads: name → key."""
        keys = get_asset_keys_by_output_name_for_source([self.models], _SOURCE).values()
        return {key.path[-1]: key for key in keys}

    def suite_key(self, suite: str) -> AssetKey:
        """Return the asset whose checks the expectations of a suite are."""
        if suite == _ARRIVAL:
            return self.raw["quantity_mentions"]
        return get_asset_key_for_model([self.models], _ASKED)

    def assets(self) -> list[AssetSpec]:
        """Return all assets, each with what it is made from."""
        parquet = AssetSpec(
            PARQUET, description="What was read: one shard per report.", group_name="extract"
        )
        loaded = [
            AssetSpec(key, deps=[PARQUET], description=f"raw.{name}", group_name="load")
            for name, key in self.raw.items()
        ]
        published = AssetSpec(
            PUBLISHED,
            deps=[spec.key for spec in self.models.specs],
            description="The file readers open; replaced in one step.",
            group_name="publish",
        )
        return [parquet, *loaded, *self.models.specs, published]

    def checks(self) -> list[AssetCheckSpec]:
        """Return all checks: the tests of dbt and the expectations of both suites."""
        bounds = read_bounds()
        arrival = bounds.pop(_ARRIVAL)
        asked = [
            (_ARRIVAL, arrival.values()),
            *(("publication", one.values()) for one in bounds.values()),
        ]
        expectations = [
            AssetCheckSpec(bound.name, asset=self.suite_key(suite), description=bound.reason)
            for suite, section in asked
            for bound in section
        ]
        return [*self.models.check_specs, *expectations]


def read_graph(home: Home) -> Graph:
    """Draw the graph of this data home; dbt reads its project first where it has changed.

    Raises UserError when the data home cannot be written, or a refresh is at work in it just when
    the project must be read anew.
    """
    file = home.dbt_target / "manifest.json"
    if not file.exists() or file.stat().st_mtime < _changed_last():
        prepare(home)
        with hold(home.lock):
            building.parse(home)
    manifest = json.loads(file.read_text(encoding="utf-8"))
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and not node.get("attached_node"):
            _attach(node, manifest["nodes"])
    return Graph(manifest)


def _attach(test: dict[str, Any], nodes: Mapping[str, Any]) -> None:
    """Make a test of several models a check of the last it names; Dagster wants to be told."""
    models = [nodes[one]["name"] for one in test["depends_on"]["nodes"] if one in nodes]
    if models:
        test["config"]["meta"] = {"dagster": {"ref": {"name": models[-1]}}}


def _changed_last() -> float:
    folders = ("models", "macros", "seeds", "tests")
    files: Iterable = (file for one in folders for file in (DBT_PROJECT / one).rglob("*"))
    return max(file.stat().st_mtime for file in files)
