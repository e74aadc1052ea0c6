"""Icons: drawn in the colours of the scheme, all outlines fit to be recoloured."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QToolButton

from app.ui import icons, theme

pytestmark = pytest.mark.long


FOLDER = Path(__file__).parents[2] / "resources" / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


@pytest.fixture(autouse=True)
def folder(qapp):
    theme.apply(qapp, "light")
    icons.use(FOLDER)
    yield
    theme.apply(qapp, "light")


def strongest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of the most opaque pixel: the colour of the stroke."""
    image = icon.pixmap(QSize(icons.SIZE, icons.SIZE), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def close(one: QColor, other: QColor) -> bool:
    """Equal up to the rounding of premultiplied pixels."""
    return all(abs(a - b) <= 3 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_every_outline_can_be_recoloured(name):
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in source
    assert strongest(icons.icon(name)).alpha() > 100


def test_an_icon_has_the_colour_of_its_role():
    assert close(strongest(icons.icon("plus", "red")), theme.role("red"))
    assert close(strongest(icons.icon("plus"), QIcon.Mode.Disabled), theme.role("disabled"))


@pytest.mark.parametrize("kind", [QToolButton, QAction])
def test_a_put_icon_follows_the_scheme(qapp, kind):
    carrier = kind()
    icons.put(carrier, "plus")
    light = strongest(carrier.icon())
    theme.apply(qapp, "dark")
    assert not close(strongest(carrier.icon()), light)
    assert close(strongest(carrier.icon()), theme.role("ink"))


def test_a_deleted_carrier_is_passed_over(qapp, qtbot):
    button = QToolButton()
    icons.put(button, "plus")
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    theme.apply(qapp, "dark")


def test_a_sharp_pixmap_for_a_sharp_screen():
    assert icons.pixmap("printer", "ink", 16, 2.0).size() == QSize(32, 32)


def test_an_unknown_name_is_an_error():
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_what_was_taken_off_stays_off_in_other_colours(qapp, qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    icons.put(button, "plus")
    icons.take_off(button)
    theme.apply(qapp, "dark")

    assert button.icon().isNull()
