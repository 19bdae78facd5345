"""Environments of their own, for tools and versions that cannot live beside ours.

They lie in `build/environments/` and are made once; `make clean` removes them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "build" / "environments"
_SECONDS_TO_INSTALL = 900


class NotToBeHad(Exception):  # noqa: N818 - a state of the network, not a fault of ours
    """An environment cannot be made here: no network, no such Python, no uv."""


def environment(name: str, requirements: Sequence[str], python: str = "") -> Path:
    """Return the Python of an environment holding `requirements`, made when it is not there.

    `python` names the version it needs, when not any. Raises NotToBeHad.
    """
    folder = FOLDER / name
    program, stamp = folder / "bin" / "python", folder / "requirements.txt"
    wanted = "\n".join((python, *map(_in_full, requirements)))
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return program
    shutil.rmtree(folder, ignore_errors=True)
    _uv("venv", "-p", python or sys.executable, str(folder))
    _uv("pip", "install", "--compile-bytecode", "-p", str(program), *requirements)
    stamp.write_text(wanted, encoding="utf-8")
    return program


def _in_full(requirement: str) -> str:
    """Return a requirement, or all that a file of them asks for."""
    file = Path(requirement)
    return file.read_text(encoding="utf-8") if file.is_file() else requirement


def _uv(*words: str) -> None:
    uv = Path(sys.executable).with_name("uv")
    if not uv.exists():
        raise NotToBeHad("uv is not installed here: make setup")
    try:
        subprocess.run(
            [uv, "-q", *words],
            env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"},
            timeout=_SECONDS_TO_INSTALL,
            capture_output=True,
            text=True,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise NotToBeHad(error.stderr.strip()) from None
    except subprocess.TimeoutExpired:
        raise NotToBeHad(f"not installed within {_SECONDS_TO_INSTALL} s") from None
