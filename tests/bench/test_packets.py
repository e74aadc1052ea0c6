"""Packets, from the journal to the bytes of the PDF."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from datetime import date
from itertools import cycle, islice
from time import perf_counter, sleep

import pytest

from app import batch, gather, journal_file, paths, plan_files, sample
from app.domain import people, plan_forms, plans
from app.domain.periods import read_period
from app.formats import Formats
from app.gather.plan_forms import sheet
from app.report import fonts, packet
from tests.bench.conftest import PAIRS
from tests.bench.pile import reviews
from tests.bench.plain_packet import (
    build_calendar_plainly,
    build_form_plainly,
    build_plainly,
)

PACKETS = 25
TODAY = date(2026, 11, 22)
FONTS = paths.resources() / "fonts"


def timed(work, *arguments):
    gc.collect()
    started = perf_counter()
    made = work(*arguments)
    return perf_counter() - started, made


@pytest.fixture
def journal(tmp_path):
    """The journal of the sample team."""
    own = journal_file.create(tmp_path / "journal.db", **sample.SETTINGS)
    own.do_final("Sample team", sample.fill, TODAY)
    yield own
    own.close()


def beside(ours, plainly, asked, count, told=lambda made: made):
    """The times of ``count`` papers of what is asked for in turn, each beside that of its twin.

    ``plainly`` makes the twin of what is ``told`` of that which ``ours`` gives back.
    """

    def pair(one):
        taken, made = timed(ours, one)
        twin, _ = timed(plainly, told(made))
        return taken, twin

    fonts.register(FONTS)
    pair(asked[0])  # loads what is loaded once
    return (pair(one) for one in islice(cycle(asked), count))


def built(journal, read, *about):
    """Makes the paper that a query reads, from the journal to its bytes."""
    wording = Formats("USD")

    def ours(one):
        content = journal.ask(read, one, *about, wording, TODAY)
        packet.build(content, FONTS)
        return content

    return ours


def of_the_team(journal, read, period):
    """The papers of everybody in turn, beside the same words in the library's own flowables."""
    team = [row.id for row in journal.ask(people.roster)]
    return beside(built(journal, read, read_period(period)), build_plainly, team, PACKETS)


def test_packets_against_plain_flowables(judge, journal):
    """One packet after the other, each beside the same words in the library's own flowables."""
    pairs = of_the_team(journal, gather.quarterly, "2026-Q3")
    judge("25 packets", pairs, goal=1.25, at_most=1.6)


def test_months_against_plain_flowables(judge, journal):
    """The two pages of a monthly review, each beside the same words without their charts."""
    pairs = of_the_team(journal, gather.monthly, "2026-10")
    judge("25 monthly reviews", pairs, goal=1.25, at_most=1.6)


def test_a_batch_against_its_packets_one_by_one(judge, tmp_path):
    """A process of its own has to start; beside it the same packets are built and written here."""
    contents = reviews(tmp_path, PACKETS)
    out = tmp_path / "out"
    out.mkdir()
    how = batch.How(FONTS)

    def all_at_once():
        batch.write_all(contents, out, how, lambda _done, _of: None, lambda: False)

    def one_by_one():
        for content in contents:
            batch.write_one(content, out, how)

    def pair():
        return timed(all_at_once)[0], timed(one_by_one)[0]

    pair()
    judge("a batch of 25", (pair() for _ in range(PAIRS)), goal=1.5, at_most=2)


@pytest.mark.parametrize("whose", [0, 1], ids=["the window", "the one that prints"])
def test_memory_does_not_grow_with_a_batch(capsys, tmp_path, whose):
    """Of this process and the one that prints: 250 packets beside 25."""

    def most(count):
        folder = tmp_path / str(count)
        folder.mkdir()
        asked = [sys.executable, "-m", "tests.bench.pile", str(count), str(folder)]
        said = subprocess.run(asked, capture_output=True, text=True, check=True)
        return int(said.stdout.split()[whose])

    ratio = most(10 * PACKETS) / most(PACKETS)
    with capsys.disabled():
        print(f"\nmemory of 250 packets: {ratio:.2f} (pass 1.15)")  # noqa: T201
    assert ratio <= 1.15


def test_nobody_waits_for_a_batch(capsys, tmp_path):
    """The longest while in which the window's thread would not have answered."""
    contents = reviews(tmp_path, PACKETS)
    out = tmp_path / "out"
    out.mkdir()
    work = (contents, out, batch.How(FONTS), lambda _done, _of: None, lambda: False)
    printing = threading.Thread(target=batch.write_all, args=work)
    printing.start()
    gaps = []
    while printing.is_alive():
        before = perf_counter()
        sleep(0.001)
        gaps.append(perf_counter() - before)
    longest = max(gaps) * 1000
    with capsys.disabled():
        print(f"\nlongest gap beside a batch: {longest:.0f} ms (pass 30)")  # noqa: T201
    assert longest <= 30


def test_the_forms_of_plans_against_plain_flowables(judge, journal):
    """A form has more than a hundred fields, each with its look; the words beside it have none."""
    wording = Formats("USD")
    asked = [
        one.plan.id
        for row in journal.ask(people.roster)
        for one in journal.ask(plans.of_person, row.id)[:1]
        if not one.is_settled
    ]

    def ours(plan):
        form = journal.ask(plan_forms.blank, plan, TODAY)
        plan_files.pdf(form, wording)
        return form

    pairs = beside(ours, build_form_plainly, asked, PAIRS, lambda form: sheet(form, wording))
    judge("the form of a plan", pairs, goal=2, at_most=3)


def test_the_training_of_a_quarter_for_the_wall_against_a_plain_table(judge, journal):
    """It sets every line at the size that just fits; the table beside it lets the page go on."""
    quarters = [read_period(name) for name in ("2026-Q3", "2026-Q4", "2027-Q1")]
    ours = built(journal, gather.training_calendar)
    pairs = beside(ours, build_calendar_plainly, quarters, PAIRS)
    judge("the wall calendar", pairs, goal=2, at_most=3)
