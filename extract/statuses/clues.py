"""What the standing of one figure is read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.periods.passages import Passage


@dataclass(frozen=True, slots=True)
class StatusClues:
    """A figure in its sentence, as far as its standing depends on it.

    `before` is the figure's clause up to it, `clause` the same with the next two characters,
    `figure` its own words, `after` what follows it, `sentence_before` the sentence up to its
    clause. `period` are its dates, both included; `explicit_time` says that words of time named
    them. `baseline` says that the figure is where a change started (从5%). `about` is the year the
    report is about, `now` the year it calls 今年, `closed` the day it was published, if known.
    """

    before: str
    clause: str
    figure: str
    after: str
    sentence_before: str
    passage: Passage
    period: tuple[date, date]
    explicit_time: bool
    baseline: bool
    about: int
    now: int
    closed: date | None

    @property
    def last_year(self) -> int:
        """The year the figure's dates end in."""
        return self.period[1].year

    @property
    def is_of_past(self) -> bool:
        """Whether words of time date the figure in the year reported on, or before it."""
        return self.explicit_time and self.last_year <= self.about

    @property
    def is_of_this_year(self) -> bool:
        """Whether words of time date the figure in the year after the one reported on."""
        return self.explicit_time and self.last_year == self.now > self.about
