"""Notes on paper: their few marks are set, all else is printed as it was typed."""

from collections import Counter
from dataclasses import replace
from itertools import groupby
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.markup import parse
from app.report.content import ManagerNotes
from app.report.text import printable
from tests.report.coaching_samples import MANAGER_NOTES, REP_NOTES
from tests.report.samples import faces, letters, read, strokes, text

pytestmark = pytest.mark.long


def noted(typed: str) -> ManagerNotes:
    """A paper with one note and nothing else."""
    month = MANAGER_NOTES.months[0]
    note = replace(month.notes[1], text=typed, tone="", kind="")
    return replace(MANAGER_NOTES, months=(replace(month, notes=(note,)),))


def shown(typed: str) -> str:
    """What a note shows, without blanks: a link is followed by where it leads."""
    parts = []
    for block in parse(typed):
        parts.append(block.marker)
        for line in block.lines:
            for target, spans in groupby(line, key=lambda span: span.target):
                parts += [*(span.text for span in spans), f"({target})" if target else ""]
    return letters(printable("\n".join(parts)))


def one_way(said: str) -> str:
    """Letters whatever form they take, and brackets whichever way they open."""
    return normalize("NFKC", said).translate(str.maketrans(")]}>»›⁾₎≥", "([{<«‹⁽₍≤"))


def arrived(typed: str) -> Counter[str]:
    """The characters on a paper with one note."""
    return Counter(one_way(letters(text(noted(typed)))))


def bars(typed: str) -> int:
    """How many bars beside quotes a note has."""
    return sum(x1 == x2 for x1, _, x2, _ in strokes(read(noted(typed)).pages[0]))


def test_each_mark_has_its_face() -> None:
    face = faces(REP_NOTES)
    assert face["Maria"] == "Inter-SemiBold"
    assert face["renewal"] == "Inter-Italic"
    assert face["support@halden"] == "Inter-Figures"
    assert face["What follows from it:"] == "Inter"


def test_a_link_is_followed_by_where_it_leads() -> None:
    said = text(REP_NOTES)
    assert "see the standard (https://intranet.example/answer)" in said
    assert "(https://x.example)" not in text(noted("[https://x.example](https://x.example)"))


def test_lists_are_set_in_and_quotes_have_a_bar() -> None:
    said = text(REP_NOTES)
    assert "– one name for everything 1. Dana first 2. then support@halden" in said
    assert [bars(typed) for typed in ("a", "> a", "> a\n\n> > b")] == [0, 1, 3]


def test_what_is_no_mark_is_printed_as_it_was_typed() -> None:
    typed = '<b>x</b> ![i](https://x/i.png) <img src="file:///y"> &nbsp; C:\\a\\* # %s {{7}} a_b_c'
    assert letters(typed) in letters(text(noted(typed)))


@pytest.mark.parametrize(
    "typed",
    [
        "The customer asked **again** and *we* said no.\n\n" * 4_500,
        "The customer asked again. " * 8_000,
        "W" * 200_000,
        "- one *more* thing\n" * 1_200,
        "> " * 30 + "deep",
        "".join("  " * depth + f"- level{depth};\n" for depth in range(15)),
    ],
    ids=["paragraphs", "line", "word", "list", "quotes", "levels"],
)
def test_long_and_deep_notes_are_printed_to_their_end(typed: str) -> None:
    said = letters(text(noted(f"{typed}\n\nFinally they signed.")))
    assert said.count("Finallytheysigned.") == 1
    wanted = Counter(letters(typed))
    found = Counter(said)
    assert all(found[char] >= wanted[char] for char in "acdegilmnorstuwyW;" if char in wanted)


def test_a_long_line_with_marks_is_cut_and_loses_no_word() -> None:
    typed = " ".join(f"**w{number:04}**" for number in range(400))
    said = text(noted(typed))
    assert [number for number in range(400) if said.count(f"w{number:04}") != 1] == []


ANY = st.sampled_from("ab 1.)(*`[]>-+_\\<&!#~|:\n\tשלםسلا") | st.characters(exclude_characters="\0")


@given(st.text(alphabet=ANY, max_size=200))
def test_every_character_of_a_note_arrives_on_paper(typed: str) -> None:
    """As itself, or as its code in brackets."""
    missing = Counter(one_way(shown(typed))) - arrived(typed)
    assert not missing
