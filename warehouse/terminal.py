"""Where words go: a console of the right width, complaints on standard error."""

from __future__ import annotations

from rich.console import Console

from warehouse.words import plain

LOG_WIDTH = 160


def output() -> Console:
    """Return the console for results."""
    console = Console(highlight=False)
    # In a log there is no window: lines must not be broken at the 80 columns Rich assumes.
    return console if console.is_terminal else Console(highlight=False, width=LOG_WIDTH)


def complain(message: str, hint: str = "") -> None:
    """Say what is wrong in one line, and the way out in another."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[red]{plain(message)}[/]")
    if hint:
        console.print(f"  {plain(hint)}")
