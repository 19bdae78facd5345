"""The conventions of the project, read from dbt's manifest: names, folders, grain, keys, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.dbt_project.conftest import Built

pytestmark = pytest.mark.slow

# A view for readers has the name readers use.
NAMES = {
    "staging": r"stg_[a-z]+__[a-z_]+",
    "intermediate": r"int_[a-z]+__[a-z_]+",
    "marts": r"(fct|dim|mart)_[a-z_]+|observations",
    "quality": r"rpt_[a-z_]+",
}
READS = {
    "staging": {"raw"},
    "intermediate": {"staging", "intermediate", "reference"},
    "marts": {"staging", "intermediate", "marts", "reference"},
    "quality": {"staging", "intermediate", "marts", "reference"},
}
# Whether an alias fits is decided later, per mention: the same subject and alias may stand twice.
WITHOUT_KEY = {"int_subjects__alias_matches"}
CHINESE = re.compile(r"[一-鿿]")


def _nodes(built: Built, kind: str) -> Iterator[dict]:
    return (node for node in built.manifest["nodes"].values() if node["resource_type"] == kind)


def _tests_of(built: Built, node: dict) -> set[str]:
    return {
        test["test_metadata"]["name"]
        for test in _nodes(built, "test")
        if test.get("test_metadata") and test["attached_node"] == node["unique_id"]
    }


def test_a_model_is_named_after_its_layer_and_lies_in_its_folder(built: Built):
    for model in _nodes(built, "model"):
        layer = model["path"].split("/")[0]
        assert model["schema"] == layer, model["name"]
        assert re.fullmatch(NAMES[layer], model["name"]), model["name"]


def test_a_model_reads_only_what_comes_before_it(built: Built):
    known = {**built.manifest["nodes"], **built.manifest["sources"]}
    for model in _nodes(built, "model"):
        read = {known[parent]["schema"] for parent in model["depends_on"]["nodes"]}
        assert read <= READS[model["schema"]], model["name"]


@pytest.mark.parametrize("kind", ["model", "seed"])
def test_a_description_begins_with_the_grain_and_is_in_both_languages(built: Built, kind: str):
    for node in _nodes(built, kind):
        assert node["description"].startswith("One row per "), node["name"]
        assert CHINESE.search(node["description"]), node["name"]


@pytest.mark.parametrize("kind", ["model", "seed"])
def test_every_column_is_explained_in_both_languages(built: Built, kind: str):
    for node in _nodes(built, kind):
        assert node["columns"], node["name"]
        for column in node["columns"].values():
            words = column["description"]
            assert words, f"{node['name']}.{column['name']}"
            assert CHINESE.search(words), f"{node['name']}.{column['name']}"


def test_every_model_has_a_tested_key(built: Built):
    for model in _nodes(built, "model"):
        if model["name"] not in WITHOUT_KEY:
            assert "is_key" in _tests_of(built, model), model["name"]


def test_every_mart_has_an_enforced_contract(built: Built):
    for model in _nodes(built, "model"):
        if model["schema"] == "marts":
            assert model["config"]["contract"]["enforced"], model["name"]
            assert all(column["data_type"] for column in model["columns"].values()), model["name"]


def _comes_after(built: Built, node: str, first: str) -> bool:
    parents = built.manifest["parent_map"].get(node, [])
    return first in parents or any(_comes_after(built, parent, first) for parent in parents)


def test_what_is_rewritten_by_region_waits_for_the_regions(built: Built):
    """The regions to rewrite are known once dim_reports is built: macros/ledger.sql."""
    for model in _nodes(built, "model"):
        if "region" in (model["config"]["incremental_strategy"] or ""):
            assert _comes_after(built, model["unique_id"], "model.zhibiao.dim_reports"), model


def test_only_the_observations_are_made_of_what_is_due_alone(built: Built):
    """What other models read must also tell of the reports that stand as they are."""
    nodes = built.manifest["nodes"]
    for model in _nodes(built, "model"):
        if model["schema"] not in ("marts", "quality") or model["name"] == "fct_observations":
            continue
        for parent in (nodes[one] for one in model["depends_on"]["nodes"]):
            is_of_due = parent["schema"] == "intermediate" and any(
                _comes_after(built, parent["unique_id"], f"model.zhibiao.{due}")
                for due in ("int_mentions__answered", "int_sections__due")
            )
            is_added_to = parent["config"]["materialized"] == "incremental"
            assert is_added_to or not is_of_due, (model["name"], parent["name"])


def test_every_conversion_rule_has_its_unit_test(built: Built):
    tested = " ".join(test["description"] for test in built.manifest["unit_tests"].values())
    rules = (
        "万元",
        "亿元",
        "万亿",
        "46.1%",
        "‰",
        "百分点",
        "成",
        "亩",
        "斤",
        "下降",
        "至",
        "番",
        "倍",
    )
    assert [rule for rule in rules if rule not in tested] == []


def test_every_model_ends_with_its_last_idea(built: Built):
    for model in _nodes(built, "model"):
        body = re.sub(r"--.*", "", model["raw_code"])
        last = body.rstrip().splitlines()[-1]
        assert last.startswith("select * from "), model["name"]


def test_what_the_semantic_models_name_are_columns(built: Built):
    models = built.manifest["semantic_models"].values()
    assert models
    for semantic in models:
        (model,) = semantic["depends_on"]["nodes"]
        columns = built.manifest["nodes"][model]["columns"]
        for part in semantic["entities"] + semantic["dimensions"]:
            assert (part["expr"] or part["name"]) in columns, f"{semantic['name']}.{part['name']}"


def test_every_figure_of_the_semantic_layer_is_explained_in_both_languages(built: Built):
    for metric in built.manifest["metrics"].values():
        assert CHINESE.search(metric["description"]), metric["name"]
