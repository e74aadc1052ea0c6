"""A note is taken apart, and nothing that was typed is lost."""

import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.markup import Block, Span, parse

#: What may disappear: the marks of the few things that are known.
MARKS = set("*`[]()>-–•")


def said(text: str) -> str:
    """All that is shown of ``text``: markers, letters, and behind a link where it leads."""
    shown = []
    for block in parse(text):
        shown.append(block.marker)
        for line in block.lines:
            for target, spans in groupby(line, key=lambda span: span.target):
                shown += [*(span.text for span in spans), target]
    return "\n".join(shown)


def letters(text: str) -> list[str]:
    """What must be there: neither marks nor blanks."""
    return [char for char in text if char not in MARKS and not char.isspace()]


def one(text: str) -> Block:
    """The only block of ``text``."""
    (block,) = parse(text)
    return block


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("plain", (Span("plain"),)),
        ("a **b** c", (Span("a "), Span("b", bold=True), Span(" c"))),
        ("*b*", (Span("b", italic=True),)),
        ("***b***", (Span("b", bold=True, italic=True),)),
        ("`a *b*  c`", (Span("a *b*  c", code=True),)),
        (
            "[the *site*](https://x.example/a_(b)?c=1&d)",
            (
                Span("the ", target="https://x.example/a_(b)?c=1&d"),
                Span("site", italic=True, target="https://x.example/a_(b)?c=1&d"),
            ),
        ),
        ("**[a](mailto:x@y.example)**", (Span("a", bold=True, target="mailto:x@y.example"),)),
    ],
)
def test_what_is_known(typed: str, spans: tuple[Span, ...]) -> None:
    assert one(typed).lines == (spans,)


@pytest.mark.parametrize(
    "typed",
    [
        "<John> said a<b and c>d",
        '<img src="file:///etc/passwd"> ![x](https://x.example/a.png)',
        "[click](javascript:alert(1)) [f](file:///x) [a]() [](https://x.example)",
        r"[a](https://x.example 'title') \[a](https://x.example)",
        r"C:\deals\*.pdf \\server\share \[ \*",
        "&nbsp; &lt;b&gt; {{7*7}} %s",
        "# no heading\n## neither\nno title\n===\n---",
        "a_b_c __init__ _x_",
        "2 * 3 * 4, ** and *** and * alone",
        "~~struck~~ ^up^ | a | b |",
        "[ref]: https://x.example",
        ">5 deals",
        "`open",
        "+49 30 1234, -5 %, 3.5 is not a list",
        "<https://x.example> https://x.example www.x.example",
    ],
)
def test_all_else_is_shown_as_it_was_typed(typed: str) -> None:
    assert said(typed).split() == typed.split()


def test_a_new_line_is_a_new_line_and_a_blank_one_a_new_paragraph() -> None:
    first, second = parse("a\nb\n\n\n   c")
    assert first.lines == ((Span("a"),), (Span("b"),))
    assert second.lines == ((Span("c"),),)


def test_emphasis_goes_on_over_the_end_of_a_line() -> None:
    assert one("**a\nb**").lines == ((Span("a", bold=True),), (Span("b", bold=True),))


def test_lists_keep_their_numbers_and_what_the_plus_and_the_minus_meant() -> None:
    blocks = parse("+ good\n- bad\n\n7. a\n9. b\n   - c\n\n     more\n\n2026. was")
    assert [(block.marker, block.depth) for block in blocks] == [
        *(("+", 1), ("–", 1), ("7.", 1), ("9.", 1)),
        *(("–", 2), ("", 2), ("2026.", 1)),
    ]


def test_an_item_without_words_is_still_there() -> None:
    assert [block.marker for block in parse("- a\n-\n- - b")] == ["–", "–", "–", "–"]


def test_quotes_hold_lists_and_each_other() -> None:
    blocks = parse("> a\n> - b\n>\n> > c\n\nd")
    assert [(block.quoted, block.depth) for block in blocks] == [(1, 0), (1, 1), (2, 0), (0, 0)]


def test_nothing_typed_is_nothing() -> None:
    assert parse("") == parse(" \n\n ") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "*a* " * 60_000,
        "*" * 6_000,
        "- a\n" * 6_000,
        "> " * 60 + "deep",
        "".join("  " * depth + "- a\n" for depth in range(60)),
    ],
    ids=["long text", "long line", "many lines", "deep quotes", "deep lists"],
)
def test_what_would_take_too_long_is_shown_as_it_was_typed(typed: str) -> None:
    shown = said(typed)
    assert "".join(shown.split()) == "".join(typed.split())


#: No text in the journal holds a NUL.
ANY = st.sampled_from("ab 1.)(*`[]>-+_\\<&!#~|:\n\t") | st.characters(exclude_characters="\0")


PIECES = st.sampled_from(
    [
        *(
            "[a *b](https://x.example/{})",
            "[c](https://y.example/(d{}))",
            "![i](https://z.example)",
        ),
        *("**", "*", "`", "- ", "+ ", "> ", "12. ", "  ", "\\", "\n", "\n\n", "word", " "),
    ]
)


def joined(pieces: list[str]) -> str:
    """A text of ``pieces``, in which no two links lead to the same place."""
    return "".join(piece.format(number) for number, piece in enumerate(pieces))


def has_no_link(typed: str) -> bool:
    """Links are among the pieces: one that stands twice in a row would count as one."""
    return "://" not in typed and "mailto:" not in typed


@given(
    st.text(alphabet=ANY).filter(has_no_link) | st.lists(PIECES, max_size=40).map(joined),
)
def test_nothing_but_marks_is_lost_or_made_up(typed: str) -> None:
    assert letters(said(typed)) == letters(typed)


def test_the_parser_is_read_when_a_note_needs_it() -> None:
    script = (
        "import sys; from app.markup import parse; parse('plain'); "
        "assert 'markdown_it' not in sys.modules; parse('*x*'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[1], check=True)
