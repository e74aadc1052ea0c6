"""Packets, from the journal to the bytes of the PDF."""

from __future__ import annotations

import gc
from datetime import date
from itertools import cycle, islice
from time import perf_counter

from app import gather, journal_file, paths, sample
from app.domain import people
from app.domain.periods import read_period
from app.formats import Formats
from app.report import fonts, packet
from tests.bench.plain_packet import build_plainly

PACKETS = 25
TODAY = date(2026, 11, 22)
FONTS = paths.resources() / "fonts"


def timed(work, *arguments):
    gc.collect()
    started = perf_counter()
    made = work(*arguments)
    return perf_counter() - started, made


def test_packets_against_plain_flowables(judge, tmp_path):
    """One packet after the other, each beside the same words in the library's own flowables."""
    journal = journal_file.create(tmp_path / "journal.db", **sample.SETTINGS)
    journal.do_final("Sample team", sample.fill, TODAY)
    team = [row.id for row in journal.ask(people.roster)]
    quarter, wording = read_period("2026-Q3"), Formats("USD")

    def ours(person):
        content = journal.ask(gather.quarterly, person, quarter, wording, TODAY)
        packet.build(content, FONTS)
        return content

    def pair(person):
        taken, content = timed(ours, person)
        twin, _ = timed(build_plainly, content)
        return taken, twin

    fonts.register(FONTS)
    pair(team[0])  # loads what is loaded once
    pairs = (pair(person) for person in islice(cycle(team), PACKETS))
    judge("25 packets", pairs, goal=1.25, at_most=1.6)
    journal.close()
