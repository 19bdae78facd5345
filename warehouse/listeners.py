"""How a refresh is heard: a progress bar on a terminal, plain lines in a log."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

from warehouse.words import plain

WORDS = {
    "extract": "reading reports 读取报告",
    "load": "loading what was read 装载",
    "arrival": "checking what arrived 检查入库数据",
    "dbt": "building and testing models 建模与测试",
    "publication": "checking what is to be published 发布前检查",
    "publish": "publishing 发布",
}


class Bars:
    """One bar per stage, on a terminal."""

    def __init__(self, console: Console) -> None:
        """Prepare; the bars show inside the `with` block."""
        self._console = console
        self._has_failed = False
        self._progress = Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[done]}"),
            Elapsed(),
            console=console,
        )

    def __enter__(self) -> Bars:
        """Show the bars."""
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the last bar, unless it failed, and leave the bars on the screen."""
        if kind is None and not self._has_failed:
            self._finish()
        self._progress.stop()

    def stage(self, name: str, steps: int | None) -> None:
        """Begin a bar; after a stage that failed, the run goes on from the start."""
        if not self._has_failed:
            self._finish()
        self._has_failed = False
        self._progress.add_task(WORDS.get(name, name), total=steps, done="")

    def step(self, what: str) -> None:  # noqa: ARG002 - the bar only counts
        """Move the newest bar."""
        task = self._progress.tasks[-1]
        done = int(task.completed) + 1
        words = f"{done}/{int(task.total)}" if task.total else str(done)
        self._progress.update(task.id, completed=done, done=words)

    def note(self, text: str) -> None:
        """Print above the bars."""
        self._console.print(f"[yellow]{plain(text)}")

    def fail(self) -> None:
        """Mark the newest bar as failed."""
        task = self._progress.tasks[-1]
        self._progress.update(task.id, description=f"[red]✗ {task.description}")
        self._has_failed = True

    def _finish(self) -> None:
        for task in self._progress.tasks[-1:]:
            steps = max(task.completed, 1)
            self._progress.update(task.id, total=steps, completed=steps)


class Lines:
    """One plain line per stage, for logs."""

    def __init__(self, console: Console) -> None:
        """Write to `console`."""
        self._console = console

    def __enter__(self) -> Lines:
        """Nothing to show yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to finish."""

    def stage(self, name: str, steps: int | None) -> None:
        """Write the stage."""
        of = f" ({steps})" if steps else ""
        self._console.print(f"{WORDS.get(name, name)}{of}", markup=False)

    def step(self, what: str) -> None:
        """Write nothing: a log needs no line per step."""

    def note(self, text: str) -> None:
        """Write the line."""
        self._console.print(text, markup=False)

    def fail(self) -> None:
        """Write nothing: the end of the run says it."""


def listener_for(console: Console) -> Bars | Lines:
    """Choose by where the output goes."""
    return Bars(console) if console.is_terminal else Lines(console)
