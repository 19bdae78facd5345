"""Asking both suites of the build database, without publishing anything."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from warehouse.checking import CheckProcess
from warehouse.errors import UserError
from warehouse.home import Home
from warehouse.lock import hold
from warehouse.marts_file import read_publication
from warehouse.outcomes import Checked


def validate(home: Home, today: date) -> Checked:
    """Run arrival and publication; raises UserError when there is no build database."""
    if not home.database.exists():
        raise UserError("There is no build database yet.", "zhibiao refresh builds one")
    published = home.published_file if read_publication(home.published_file) else None
    asked = (("arrival", None), ("publication", published))
    answers = []
    # A refresh must not find the database open; nor must we meet a half-built one.
    with hold(home.lock), closing(CheckProcess(home.logs / "expectations.log")) as checks:
        for suite, compared_with in asked:
            out = home.check_results / f"{suite}.json"
            checks.ask(suite, home.database, compared_with, out, today)
            answers.append(checks.answer())
    return Checked(
        sum(answer.passed for answer in answers),
        tuple(failure for answer in answers for failure in answer.failures),
        tuple(warning for answer in answers for warning in answer.warnings),
    )
