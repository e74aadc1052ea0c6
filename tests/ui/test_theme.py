"""The look: readable in both schemes, following the system, colours in one place only."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

import app.ui
from app.ui import theme
from app.ui.stylesheet import stylesheet

GROUNDS = [
    *("page", "rail", "surface", "hover", "accent_wash", "amber_wash", "red_wash"),
    *("blue_wash", "violet_wash"),
]
PAIRS = [
    *[("ink", ground) for ground in [*GROUNDS, "plain_wash", "selection"]],
    *[("muted", ground) for ground in [*GROUNDS, "plain_wash"]],
    *[("accent", ground) for ground in ["page", "rail", "surface", "hover", "accent_wash"]],
    *[("accent", "amber_wash")],
    *[("amber", ground) for ground in ["page", "surface", "hover", "accent_wash", "amber_wash"]],
    *[("red", ground) for ground in ["page", "surface", "hover", "accent_wash", "red_wash"]],
    *[("blue", ground) for ground in ["page", "surface", "hover", "blue_wash"]],
    *[("violet", ground) for ground in ["page", "surface", "hover", "violet_wash"]],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]
SCHEMES = pytest.mark.parametrize("roles", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    theme.apply(qapp, "light")


@SCHEMES
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(roles, text, ground):
    assert contrast(getattr(roles, text), getattr(roles, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["page", "rail", "surface"])
def test_the_focus_ring_stands_out(roles, ground):
    assert contrast(roles.focus, getattr(roles, ground)) >= 3


@pytest.mark.parametrize("colour", theme.PERSON_COLOURS)
def test_initials_can_be_read_on_every_person_colour(colour):
    assert contrast(theme.ON_PERSON, colour) >= 4.5


def test_any_index_has_a_person_colour():
    assert theme.person_colour(0) == theme.person_colour(len(theme.PERSON_COLOURS))
    assert len(set(theme.PERSON_COLOURS)) == len(theme.PERSON_COLOURS)


def test_colours_are_written_down_in_the_theme_only():
    ui = Path(app.ui.__file__).parent
    strays = [
        f"{path.name}: {found}"
        for path in ui.rglob("*.py")
        if path.name != "theme.py"
        for found in re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
    ]
    assert strays == []


def test_forced_dark_needs_nothing_but_the_palette(qapp):
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.DARK.page)
    assert theme.role("ink") == QColor(theme.DARK.ink)


def test_back_to_light(qapp):
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert not theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(theme.LIGHT.surface)


def test_following_the_system(qapp):
    theme.apply(qapp, "system")
    system_is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.is_dark() == system_is_dark


def test_the_system_going_dark_is_followed_at_once(qapp):
    theme.apply(qapp, "system")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.is_dark()


def test_a_chosen_scheme_is_kept_whatever_the_system_does(qapp):
    theme.apply(qapp, "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark()


def test_listeners_hear_of_each_change(qapp):
    heard = []
    listener = lambda: heard.append(theme.is_dark())  # noqa: E731  # one object, given twice
    theme.when_changed(listener)
    theme.when_changed(listener)
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert heard == [True, False]


def test_the_sheet_leaves_no_name_unfilled(qapp):
    theme.apply(qapp, "light")
    assert "$" not in qapp.styleSheet()
    with pytest.raises(KeyError):
        stylesheet({})


@SCHEMES
def test_disabled_text_is_told_apart(roles):
    made = theme.palette(roles)
    for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        enabled = made.color(QPalette.ColorGroup.Active, kind)
        assert made.color(QPalette.ColorGroup.Disabled, kind) != enabled
        assert made.color(QPalette.ColorGroup.Inactive, kind) == enabled


def test_schemes_differ_in_every_role():
    light, dark = asdict(theme.LIGHT), asdict(theme.DARK)
    assert [name for name in light if light[name] == dark[name]] == []


def test_sizes_keep_their_order(qapp):
    theme.apply(qapp, "light")
    small, label, body, title = (theme.pixels(s) for s in ("small", "label", "body", "title"))
    assert small < label < body < title
    assert theme.font("title").pixelSize() == title


def test_figures_are_equally_wide():
    tags = [bytes(tag.toString()) for tag in theme.font("body", figures=True).featureTags()]
    assert tags == [b"tnum"]
    assert theme.font("body", bold=True).weight() == QFont.Weight.DemiBold


def test_an_unknown_role_is_an_error():
    with pytest.raises(AttributeError):
        theme.role("mauve")


def test_placeholders_are_as_readable_as_other_muted_text(qtbot, qapp):
    theme.apply(qapp, "dark")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert shown == QColor(theme.DARK.muted)
    assert isinstance(qapp, QApplication)
