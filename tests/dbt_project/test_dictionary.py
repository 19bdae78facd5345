"""docs/dictionary.md says what the project says."""

from __future__ import annotations

import importlib.util

import pytest

from tests.dbt_project.conftest import Built
from tests.dbt_project.warehouse_by_hand import PROJECT

pytestmark = pytest.mark.slow


def test_the_dictionary_is_up_to_date(built: Built):
    script = PROJECT / "scripts" / "dictionary.py"
    spec = importlib.util.spec_from_file_location("dictionary", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = module.PAGE.read_text(encoding="utf-8")
    assert page == module.dictionary(built.manifest), "run dbt_project/scripts/dictionary.py"
