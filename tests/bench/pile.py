"""Prints a pile of reviews in a process of its own and says how much memory that took at most.

``python -m tests.bench.pile 250 FOLDER`` says kilobytes: of this process, and of the one that it
had print.
"""

from __future__ import annotations

import resource
import sys
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from app import batch, gather, journal_file, paths, sample
from app.domain import people
from app.domain.periods import read_period
from app.formats import Formats

if TYPE_CHECKING:
    from app.report.content import Content

TODAY = date(2026, 11, 22)


def reviews(folder: Path, count: int) -> list[Content]:
    """The quarterly reviews of the sample team, over and over."""
    journal = journal_file.create(folder / "journal.db", **sample.SETTINGS)
    journal.do_final("Sample team", sample.fill, TODAY)
    quarter, wording = read_period("2026-Q3"), Formats("USD")
    team = [row.id for row in journal.ask(people.roster)]
    read = [journal.ask(gather.quarterly, who, quarter, wording, TODAY) for who in team]
    journal.close()
    return list(islice(cycle(read), count))


def main() -> None:
    """Write the packets and say what it took."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    out = folder / "out"
    out.mkdir()
    how = batch.How(paths.resources() / "fonts")
    batch.write_all(reviews(folder, count), out, how, lambda _done, _of: None, lambda: False)
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(who).ru_maxrss)  # noqa: T201


if __name__ == "__main__":
    main()
