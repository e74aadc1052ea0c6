"""Icons drawn from SVG outlines in the colours of the theme.

The outlines say ``currentColor``; that is replaced by the colour of a role before drawing. A
pixmap keeps its colour, so whatever carries an icon gets it from :func:`put`, which draws it
again when the scheme changes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from shiboken6 import isValid

from app.ui import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractButton

#: Edge of an icon in buttons and menus, in device-independent pixels.
SIZE = 16

_folder: Path | None = None
_carriers: WeakKeyDictionary[QAbstractButton | QAction, tuple[str, str]] = WeakKeyDictionary()


def use(folder: Path) -> None:
    """Take the outlines from ``folder``: one ``<name>.svg`` each."""
    global _folder  # noqa: PLW0603  # set once, when the resources have been found
    _folder = folder
    _outline.cache_clear()
    _draw.cache_clear()
    theme.when_changed(_redraw)


def icon(name: str, tone: str = "ink") -> QIcon:
    """An icon in the colour of a role as it is now, with its disabled form.

    Raises FileNotFoundError for a name that has no outline.
    """
    made = QIcon()
    ratios = {1.0, QGuiApplication.instance().devicePixelRatio()}  # type: ignore[union-attr]
    modes = (
        (QIcon.Mode.Normal, tone),
        (QIcon.Mode.Selected, tone),
        (QIcon.Mode.Disabled, "disabled"),
    )
    for mode, colour in modes:
        for ratio in ratios:
            made.addPixmap(pixmap(name, colour, SIZE, ratio), mode)
    return made


def put(target: QAbstractButton | QAction, name: str, tone: str = "ink") -> None:
    """Give a button or an action its icon, and keep it in the colours of the scheme."""
    _carriers[target] = (name, tone)
    target.setIcon(icon(name, tone))


def take_off(target: QAbstractButton | QAction) -> None:
    """Let a button or an action be without an icon again."""
    _carriers.pop(target, None)
    target.setIcon(QIcon())


def pixmap(name: str, tone: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture, for painters; ``size`` in device-independent pixels."""
    return _draw(name, theme.role(tone).name(), size, ratio)


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_outline(name).replace(b"currentColor", colour.encode())))
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


@lru_cache
def _outline(name: str) -> bytes:
    if _folder is None:
        raise FileNotFoundError(name)
    return (_folder / f"{name}.svg").read_bytes()


def _redraw() -> None:
    """Colour every icon in sight anew; what Qt has deleted meanwhile is passed over."""
    for target, (name, tone) in list(_carriers.items()):
        if isValid(target):
            target.setIcon(icon(name, tone))
