"""How the program looks: its colours by role, its type sizes, light and dark.

Colours have names that say what they are for; this module is the only one that knows their
values. Widgets get them through the palette and the style sheet, painters through :func:`role`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette

from app.ui.stylesheet import stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication

Scheme = Literal["system", "light", "dark"]
Size = Literal["title", "body", "label", "small"]


@dataclass(frozen=True, slots=True)
class Roles:
    """One value for every colour the program uses.

    A ``wash`` is a ground that ``ink``, ``muted`` and its own colour can be read on; ``on_accent``
    is read on ``accent``. ``line`` is a hairline, ``edge`` the outline of what can be operated.
    """

    page: str
    rail: str
    surface: str
    line: str
    edge: str
    ink: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_wash: str
    on_accent: str
    amber: str
    amber_wash: str
    red: str
    red_wash: str
    blue: str
    blue_wash: str
    violet: str
    violet_wash: str
    plain_wash: str
    hover: str
    selection: str
    focus: str
    dot: str


LIGHT = Roles(
    page="#f6f4ef",
    rail="#efece4",
    surface="#ffffff",
    line="#e3e0d9",
    edge="#d3cfc5",
    ink="#1f2328",
    muted="#63676e",
    disabled="#a3a39d",
    accent="#0b6e5f",
    accent_hover="#095c4f",
    accent_soft="#9cc7be",
    accent_wash="#e4f1ee",
    on_accent="#ffffff",
    amber="#a8480a",
    amber_wash="#fdf0dd",
    red="#b42318",
    red_wash="#fde8e6",
    blue="#2a5fa8",
    blue_wash="#e6eef8",
    violet="#6d4bb0",
    violet_wash="#efeafa",
    plain_wash="#edeae3",
    hover="#f1eee7",
    selection="#bfdfd8",
    focus="#0b6e5f",
    dot="#dcd9d1",
)

DARK = Roles(
    page="#191b1c",
    rail="#141617",
    surface="#222526",
    line="#34383a",
    edge="#474c4e",
    ink="#e9e6df",
    muted="#a5a9aa",
    disabled="#6c7173",
    accent="#62c4b1",
    accent_hover="#7bd3c2",
    accent_soft="#2f6259",
    accent_wash="#1b3a34",
    on_accent="#0c2520",
    amber="#e9a45b",
    amber_wash="#3b2c18",
    red="#f0938a",
    red_wash="#432422",
    blue="#8fb8ec",
    blue_wash="#1d3047",
    violet="#bba6ef",
    violet_wash="#322a4a",
    plain_wash="#303435",
    hover="#2a2e2f",
    selection="#2c5a51",
    focus="#62c4b1",
    dot="#434849",
)

#: A person keeps one of these for life; white initials can be read on each, in either scheme.
PERSON_COLOURS = (
    "#0b6e5f",
    "#7c5cbf",
    "#b5500c",
    "#2f6db5",
    "#a03c62",
    "#3d7a35",
    "#5b6472",
    "#876a1d",
    "#41698f",
    "#9a4b3c",
    "#6b5b95",
    "#2b7183",
)
ON_PERSON = "#ffffff"

#: Pixels at the system's usual font size; :func:`font` scales them with the user's font.
SIZES: dict[Size, int] = {"title": 21, "body": 13, "label": 12, "small": 11}
#: System fonts are 12 to 15 px on every desktop; outside it the user asked for smaller or larger.
_USUAL_PX = (12, 15)


@dataclass(slots=True)
class _State:
    """What is in force. ``hints`` is kept because Qt's wrapper dies with its last reference."""

    scheme: Scheme = "system"
    roles: Roles = LIGHT
    scale: float = 1.0
    hints: QStyleHints | None = None
    listeners: list[Callable[[], None]] = field(default_factory=list)
    #: Fonts by pixels, weight and figures: asking the system for its own takes a while.
    fonts: dict[tuple[int, bool, bool], QFont] = field(default_factory=dict)


_state = _State()


def apply(app: QApplication, scheme: Scheme = "system") -> None:
    """Dress the whole program, and go on following the system when ``scheme`` says so."""
    _state.scheme = scheme
    _state.scale = _user_scale()
    _state.fonts.clear()
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    if _state.hints is None:
        _state.hints = app.styleHints()
        _state.hints.colorSchemeChanged.connect(_follow_system)
    _ask_system_for(scheme, _state.hints)
    _dress(app, _chosen_roles(_state.hints.colorScheme()))


def when_changed(listener: Callable[[], None]) -> None:
    """Call a function after each change of colours, for what the palette does not reach."""
    if listener not in _state.listeners:
        _state.listeners.append(listener)


def is_dark() -> bool:
    """Whether the dark colours are in force."""
    return _state.roles is DARK


def role(name: str) -> QColor:
    """The colour of a role as it is now: ``role("muted")``. Ask anew in each paint."""
    return QColor(getattr(_state.roles, name))


def person_colour(index: int) -> QColor:
    """A person's ground colour; any index is good, they come round again."""
    return QColor(PERSON_COLOURS[index % len(PERSON_COLOURS)])


def on_person() -> QColor:
    """The colour of initials on :func:`person_colour`."""
    return QColor(ON_PERSON)


def pixels(size: Size) -> int:
    """The height of a type size in pixels, scaled with the user's font."""
    return round(SIZES[size] * _state.scale)


def font(size: Size = "body", *, bold: bool = False, figures: bool = False) -> QFont:
    """The interface font in one of the four sizes.

    ``figures`` makes all digits equally wide, so that numbers line up in a column.
    """
    wanted = (pixels(size), bold, figures)
    if wanted not in _state.fonts:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        made.setPixelSize(wanted[0])
        if bold:
            made.setWeight(QFont.Weight.DemiBold)
        if figures:
            made.setFeature(QFont.Tag("tnum"), 1)
        _state.fonts[wanted] = made
    return QFont(_state.fonts[wanted])


def palette(roles: Roles) -> QPalette:
    """Every palette role in every state, so that nothing of the system's scheme shines through."""
    made = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for target, name in _PALETTE.items():
            made.setColor(group, target, QColor(getattr(roles, name)))
    for target, name in (_PALETTE | _DISABLED).items():
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(getattr(roles, name)))
    return made


_Paint = QPalette.ColorRole
_PALETTE = {
    _Paint.Window: "page",
    _Paint.WindowText: "ink",
    _Paint.Base: "surface",
    _Paint.AlternateBase: "page",
    _Paint.Text: "ink",
    _Paint.Button: "surface",
    _Paint.ButtonText: "ink",
    _Paint.BrightText: "red",
    _Paint.Light: "surface",
    _Paint.Midlight: "hover",
    _Paint.Mid: "line",
    _Paint.Dark: "edge",
    _Paint.Shadow: "edge",
    _Paint.Highlight: "selection",
    _Paint.HighlightedText: "ink",
    _Paint.Accent: "accent",
    _Paint.Link: "accent",
    _Paint.LinkVisited: "accent",
    _Paint.ToolTipBase: "surface",
    _Paint.ToolTipText: "ink",
    _Paint.PlaceholderText: "muted",
}
_DISABLED = {
    _Paint.WindowText: "disabled",
    _Paint.Text: "disabled",
    _Paint.ButtonText: "disabled",
    _Paint.HighlightedText: "disabled",
    _Paint.PlaceholderText: "disabled",
    _Paint.Base: "page",
    _Paint.Button: "page",
    _Paint.Highlight: "hover",
    _Paint.Accent: "disabled",
    _Paint.Link: "disabled",
    _Paint.LinkVisited: "disabled",
}


def _dress(app: QApplication, roles: Roles) -> None:
    _state.roles = roles
    made = palette(roles)
    app.setFont(font("body"))
    app.setPalette(made)
    for kind in ("QCheckBox", "QRadioButton"):
        # Fusion outlines these in a darker Window, which a dark window would swallow.
        made.setColor(QPalette.ColorRole.Window, role("muted").lighter(140))
        app.setPalette(made, kind)  # type: ignore[arg-type]  # the stub asks for bytes
    app.setStyleSheet(stylesheet(asdict(roles) | {s: f"{pixels(s)}px" for s in SIZES}))
    for listener in _state.listeners:
        listener()


def _chosen_roles(system: Qt.ColorScheme) -> Roles:
    if _state.scheme == "system":
        return DARK if system == Qt.ColorScheme.Dark else LIGHT
    return DARK if _state.scheme == "dark" else LIGHT


def _follow_system(system: Qt.ColorScheme) -> None:
    """The system went dark or light: change only if that changes what we show."""
    from PySide6.QtWidgets import QApplication

    app, roles = QApplication.instance(), _chosen_roles(system)
    if isinstance(app, QApplication) and roles is not _state.roles:
        _dress(app, roles)


def _ask_system_for(scheme: Scheme, hints: QStyleHints) -> None:
    """Let title bars and native pickers match, where the system can; X11 ignores this."""
    wanted = {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
    }
    hints.setColorScheme(wanted[scheme])


def _user_scale() -> float:
    """How much larger or smaller than usual the user's interface font is."""
    user = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    height = QFontInfo(user).pixelSize()
    usual = min(max(height, _USUAL_PX[0]), _USUAL_PX[1])
    return height / usual if height > 0 else 1.0
