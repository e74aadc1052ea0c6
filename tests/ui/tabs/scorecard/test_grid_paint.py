"""How the grid of numbers is painted."""

import pytest

from app.ui import theme
from tests import builders
from tests.ui.tabs.scorecard.grid_desk import GridDesk, aim, metric, value

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


def test_a_number_stays_legible_where_the_keyboard_is(qtbot, journal):
    """A shape or a corner that is painted before the ring does not fill it."""
    dana, meetings = builders.person(journal, "Dana Whitfield").id, metric(journal).id
    aim(journal, meetings, 10_000)
    for back in range(4):
        value(journal, dana, meetings, 1_000, back)
    desk = GridDesk(qtbot, journal)
    desk.at("Dana Whitfield", "Meetings")

    table = desk.view.table
    place = table.visualRect(table.currentIndex())
    picture = table.viewport().grab(place).toImage()

    red = theme.role("red").rgb()
    width, height = picture.width(), picture.height()
    filled = sum(picture.pixel(x, y) == red for x in range(width) for y in range(height))
    assert 0 < filled < width * height / 4
    middle = {picture.pixel(width // 2, y) for y in range(4, height - 8)}
    assert red not in middle


def test_a_chosen_cell_is_in_no_colour_that_says_reached(qtbot, journal):
    builders.person(journal, "Dana Whitfield")
    metric(journal)
    desk = GridDesk(qtbot, journal)
    desk.at("Dana Whitfield", "Meetings")

    table = desk.view.table
    place = table.visualRect(table.currentIndex())
    ground = table.viewport().grab(place).toImage().pixelColor(6, place.height() // 2)

    surface = theme.role("surface")
    assert ground != surface
    shades = [one - other for one, other in zip(_rgb(surface), _rgb(ground), strict=True)]
    assert max(shades) - min(shades) <= 2, "a grey, as much darker in each of its colours"


def _rgb(colour):
    return colour.red(), colour.green(), colour.blue()
