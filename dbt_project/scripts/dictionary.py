"""docs/dictionary.md from dbt's manifest: every table readers meet, its columns, types and words.

`python dbt_project/scripts/dictionary.py` parses the project and writes the page; `--check` writes
nothing and exits 1 when the page is out of date. `dictionary(manifest)` gives the text alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT.parent / "docs" / "dictionary.md"
SCHEMAS = {
    "marts": "Marts: what readers and BI tools use 结果表",
    "quality": "Quality: what was not answered, and what is covered 质量",
    "reference": "Reference: decisions kept as tables 参照表",
}
_OPENING = """# Data dictionary 数据字典

Made from the descriptions of the dbt project by `make docs`; change those, not this page.
由 dbt 项目中的说明生成（`make docs`），请勿直接修改本页。
"""


def dictionary(manifest: Mapping[str, Any]) -> str:
    """The page for a manifest of dbt (the parsed JSON), Markdown in both languages."""
    parts = [_OPENING, "\n".join(_contents(manifest))]
    for schema, title in SCHEMAS.items():
        parts.append(f"## {title}")
        parts.extend(_table(node, manifest) for node in _nodes(manifest, schema))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def parsed_manifest() -> dict[str, Any]:
    """The manifest of the project as it lies on disk. Raises CalledProcessError when dbt fails."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *(sys.executable, "-W", "ignore", "-m", "dbt.cli.main", "parse", "--quiet"),
                *("--target-path", folder, "--log-path", folder),
            ],
            cwd=PROJECT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))


def _nodes(manifest: Mapping[str, Any], schema: str) -> Iterator[Mapping[str, Any]]:
    nodes = (
        node
        for node in manifest["nodes"].values()
        if node["resource_type"] in ("model", "seed") and node["schema"] == schema
    )
    return iter(sorted(nodes, key=lambda node: node["name"]))


def _contents(manifest: Mapping[str, Any]) -> Iterator[str]:
    for schema in SCHEMAS:
        for node in _nodes(manifest, schema):
            name = f"{schema}.{node['name']}"
            english, _ = _languages(node["description"])
            yield f"- [`{name}`](#{name.replace('.', '')}) {english.split(':')[0].split('.')[0]}"


def _table(node: Mapping[str, Any], manifest: Mapping[str, Any]) -> str:
    lines = [f"### {node['schema']}.{node['name']}", "", *_languages(node["description"])]
    keys = _keys(node, manifest)
    if keys:
        lines += ["", f"Key 主键: {', '.join(f'`{key}`' for key in keys)}"]
    lines += ["", "| column | type | meaning | 含义 |", "| --- | --- | --- | --- |"]
    types = node["config"].get("column_types", {})
    for column in node["columns"].values():
        english, chinese = (_cell(words) for words in _languages(column["description"]))
        data_type = column["data_type"] or types.get(column["name"], "")
        lines.append(f"| `{column['name']}` | {data_type} | {english} | {chinese} |")
    return "\n".join(lines)


def _languages(description: str) -> tuple[str, str]:
    """English and Chinese: the Chinese is the last line of every description."""
    *english, chinese = description.strip().splitlines()
    return " ".join(line.strip() for line in english), chinese.strip()


def _keys(node: Mapping[str, Any], manifest: Mapping[str, Any]) -> list[str]:
    for test in manifest["nodes"].values():
        if test["resource_type"] == "test" and test.get("attached_node") == node["unique_id"]:
            metadata = test.get("test_metadata") or {}
            if metadata.get("name") == "is_key":
                return list(metadata["kwargs"]["columns"])
    return []


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def main() -> int:
    """Write the page, or with `--check` compare it; 0 when it is up to date."""
    page = dictionary(parsed_manifest())
    if "--check" in sys.argv[1:]:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
