"""`make dagster-check`: the tests of `orchestration/`, in an environment that has Dagster.

Dagster is large, so it is not in the lock of every day. It says so and ends well where Dagster
cannot be installed.
"""

from __future__ import annotations

import subprocess
import sys

from tests.outside.environments import REPOSITORY, NotToBeHad, environment

REQUIREMENTS = (
    *("-r", str(REPOSITORY / "requirements.lock")),
    *("dagster==1.13.27", "dagster-dbt==0.29.27"),
)


def main() -> int:
    """Run the tests; return their exit code, 0 where Dagster cannot be had."""
    try:
        python = environment("dagster", REQUIREMENTS)
    except NotToBeHad as reason:
        sys.stdout.write(f"SKIPPED: Dagster cannot be installed here: {reason}\n")
        return 0
    words = ("-m", "pytest", "-q", "-m", "slow or not slow", "tests/orchestration", *sys.argv[1:])
    return subprocess.run([python, *words], cwd=REPOSITORY, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
