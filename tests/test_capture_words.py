"""The words for what the capture line understood."""

from datetime import date

import pytest

from app import capture_words
from app.domain.capture import Known, KnownName, Remark, Why, parse

TODAY = date(2026, 11, 22)
KNOWN = Known(people=(KnownName(1, "Dana Whitfield"), KnownName(2, "Sam Hastings", "Sammy")))


def read(text):
    return parse(text, KNOWN, TODAY)


@pytest.mark.parametrize("why", Why)
def test_every_remark_has_words(why):
    said = capture_words.remark(Remark(why, "<b>3/4</b>", 0, 1))

    assert said
    assert "{" not in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@dana rang !send recap due:4 dec", "Dana: send recap, due Friday 4 Dec"),
        ("@dana rang !send recap by:me due:tomorrow", "Me: send recap, due tomorrow"),
        ("@dana rang !send recap by:sammy", "Sammy: send recap"),
        (
            "@dana rang !send recap by:legal due:2027-01-04",
            "legal: send recap, due Monday 4 Jan 2027",
        ),
    ],
)
def test_a_commitment_reads_like_speech(text, words):
    (promise,) = read(text).commitments

    assert capture_words.promise(promise, KNOWN, TODAY) == words


def test_chips_in_the_order_in_which_one_checks_them():
    chips = capture_words.chips(read("win: @dana won #pricing ?a sheet -"), KNOWN, TODAY)

    assert [chip.text for chip in chips] == [
        *("Win", "Dana Whitfield", "#pricing", "Help: a sheet", "Went badly"),
    ]


def test_who_may_read_it():
    assert capture_words.who_may_read(read("well done")).startswith("Private")
    assert capture_words.who_may_read(read("well done >>")).startswith("Shareable")


def test_who_is_not_known():
    (unknown,) = read("@bob rang").unknown
    assert capture_words.nobody_called(unknown) == "Nobody is called bob."
