"""Paragraphs that run from the right: their lines, their side of the page, their page breaks."""

from collections import defaultdict
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.report import fonts
from app.report.styles import BODY, NUMBER, TITLE
from app.report.text import paragraphs, printable
from app.report.turned import Piece, Turned
from tests.report.samples import FONTS

fonts.register(FONTS)

HEBREW = "דנה פתחה את הפגישה בשאלה ואז שאלה שוב לפני שהציגה את המוצר ללקוח"
ARABIC = "افتتحت دانا الاجتماع بسؤال ثم سألت مرة أخرى قبل عرض المنتج للعميل"
WIDTH = 130.0


def plain(text: str, style: object = BODY) -> Turned:
    """A paragraph in one face."""
    return Turned([(text, BODY.fontName)], style)


def page(flowable: Flowable, width: float = WIDTH) -> PdfReader:
    """A page with one flowable, whose left is at 100 points."""
    out = BytesIO()
    canvas = Canvas(out, initialFontName=fonts.TEXT)
    height = flowable.wrap(width, 1000)[1]
    flowable.drawOn(canvas, 100, 800 - height)
    canvas.save()
    return PdfReader(out)


def drawn(flowable: Flowable, width: float = WIDTH) -> dict[int, list[tuple[float, str, str]]]:
    """What is drawn by line from the top: where from the left, what is copied, in which face."""
    found: dict[int, list[tuple[float, str, str]]] = defaultdict(list)

    def note(
        said: str, cm: list[float], tm: list[float], font: dict[str, str] | None, _size: float
    ) -> None:
        if font and said.strip():
            face = font["/BaseFont"].partition("+")[2]
            found[round(cm[5] + tm[5])].append((round(cm[4] + tm[4]), said.strip(), face))

    page(flowable, width).pages[0].extract_text(visitor_text=note)
    return dict(sorted(found.items(), reverse=True))


def lines(flowable: Flowable, width: float = WIDTH) -> list[str]:
    """The lines as they are copied, from the left where they hold several directions."""
    return [" ".join(said for _, said, _ in line) for line in drawn(flowable, width).values()]


def starts(flowable: Flowable) -> set[float]:
    """Where the lines begin from the left, in points."""
    return {min(left for left, _, _ in line) for line in drawn(flowable).values()}


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_lines_follow_each_other_as_they_are_read(text: str) -> None:
    found = lines(plain(text))
    assert len(found) > 2
    assert " ".join(found) == text


def test_a_paragraph_from_the_right_stands_at_the_right_and_another_at_the_left() -> None:
    short = "דנה"
    natural = fonts.width(short, BODY.fontName, BODY.fontSize)
    assert starts(plain(short)) == {round(100 + WIDTH - natural)}
    assert starts(plain(f"Dana {short}")) == {100}
    assert starts(plain(f"1 {short}", NUMBER)) != {100}


def test_the_name_that_a_page_begins_with_stands_at_its_left() -> None:
    assert starts(plain("דנה כהן", TITLE)) == {100}
    assert lines(plain("דנה כהן", TITLE)) == ["דנה כהן"]


def test_a_line_that_begins_with_another_script_runs_as_its_paragraph_does() -> None:
    before = "דנה פתחה את הפגישה"
    room = fonts.width(before, BODY.fontName, BODY.fontSize) + 1
    (first, second) = lines(plain(f"{before} Dana סגרה"), room)
    assert first == before
    assert second == "סגרה Dana"  # from the left


def test_faces_change_within_a_line_in_both_directions() -> None:
    pieces: list[Piece] = [("דנה ", fonts.TEXT), ("כהן", fonts.BOLD), (" Dana", fonts.TEXT)]
    (line,) = drawn(Turned(pieces, BODY), 300).values()
    assert [(said, face) for _, said, face in line] == [
        ("Dana", "Inter"),
        ("כהן", "NotoSansHebrew-SemiBold"),
        ("דנה", "NotoSansHebrew"),
    ]


def test_a_word_wider_than_the_line_is_parted_and_loses_no_letter() -> None:
    found = lines(plain("ש" * 100))
    assert len(found) > 3
    assert "".join(found) == "ש" * 100


@given(
    st.text(st.sampled_from("אבגד abc 12(),.سلا"), min_size=1, max_size=200).map(
        lambda text: f"ש{' '.join(text.split())}"
    ),
    st.integers(1, 8),
)
def test_a_page_break_loses_no_line(typed: str, fit: int) -> None:
    whole = plain(printable(typed))
    height = whole.wrap(WIDTH, 1000)[1]
    parts = whole.split(WIDTH, fit * BODY.leading)
    if not parts:
        assert fit == 1
        return
    assert sum(part.wrap(WIDTH, 1000)[1] for part in parts) == height
    assert [line for part in parts for line in lines(part)] == lines(plain(printable(typed)))


def test_a_first_line_never_stands_alone() -> None:
    assert plain(HEBREW).split(WIDTH, BODY.leading) == []


def test_only_paragraphs_with_such_letters_are_set_this_way() -> None:
    (first, second) = paragraphs(f"Dana\n{HEBREW}", BODY)
    assert isinstance(second, Turned)
    assert not isinstance(first, Turned)
