"""What is found, painted: the words looked for stand out where they stand."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from app.domain import seek, snippets
from app.domain.kinds import NoteKind
from app.domain.seek import Hit, Snippet
from app.ui import theme, veil
from app.ui.search import rows
from tests.builders import TODAY


def hit(text, typed="", **said):
    said.setdefault("title", "")
    said.setdefault("is_shareable", False)
    snippet = snippets.cut([text], seek.read(typed)) if typed else Snippet(text)
    return Hit(
        table="note",
        id=1,
        day=TODAY,
        kind=NoteKind.WIN.value,
        people=(1,),
        names=("Dana",),
        snippet=snippet,
        **said,
    )


def washed(found, width=700):
    """The columns of pixels of a row in which something is washed as found, as a stretch."""
    picture = QImage(width, 80, QImage.Format.Format_RGB32)
    picture.fill(theme.role("surface"))
    painter = QPainter(picture)
    rows._paint_words(painter, rows.line(found, TODAY), QRect(0, 0, width, 60))
    painter.end()
    wash = QColor(theme.role("accent_wash")).rgb()
    columns = [x for x in range(width) if any(picture.pixel(x, y) == wash for y in range(80))]
    return (columns[0], columns[-1]) if columns else None


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("🎉🎉🎉 then price", "price", "price"),
        ("𝒳𝒴 Straße", "strasse", "Straße"),
        ("a great talk 👍🏽 and price", "price", "price"),
        ("plain price", "price", "price"),
    ],
)
def test_marks_stand_on_the_letters_also_past_the_first_plane(qtbot, text, typed, marked):
    found = hit(text, typed)
    ((start, length),) = found.snippet.places
    made = rows._marked(found.snippet.text, start, length)
    units = found.snippet.text.encode("utf-16-le")[2 * made.start : 2 * (made.start + made.length)]
    assert units.decode("utf-16-le") == marked


def test_what_was_looked_for_stands_out(qtbot):
    first, last = washed(hit("price of it", "price"))
    assert first < 4
    later, _ = washed(hit("all of the price", "price"))
    assert later > last
    assert washed(hit("nothing of it")) is None


def test_all_of_it_is_said_and_less_while_private_text_is_hidden(qtbot):
    line = rows.line(hit("Let the buyer finish", title="Renewal"), date(2026, 11, 24))
    assert line.spoken() == "2 days ago, Win, Dana, Renewal: Let the buyer finish"
    assert line.kept() == "2 days ago, Win, Dana"
    assert not line.hidden
    veil.toggle()
    assert line.hidden
    assert not rows.line(hit("Shared", is_shareable=True), TODAY).hidden


@pytest.mark.parametrize("title", ["Dana", "buyer", ""])
def test_a_title_that_is_said_already_is_not_said_twice(qtbot, title):
    assert not rows.line(hit("Let the buyer finish", title=title), TODAY).title


def test_a_very_long_word_is_painted_within_its_row(qtbot):
    assert washed(hit("x" * 100 + "price" + "y" * 100, "x" * 100 + "price"), width=300) is not None
