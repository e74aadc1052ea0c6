"""Pictures of people: whatever somebody chooses becomes a small square JPEG, or is refused.

What a file holds is told by its first bytes, not by its name, and nothing but the reader for that
kind sees it. Of the picture only the pixels are kept: place, time and camera go.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColorSpace,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
)

#: The edge of a stored picture in pixels, and the most bytes it takes.
EDGE = 256
MOST_BYTES = 40_000
#: The most that is read of a file, in bytes and in pixels.
MOST_READ = 60_000_000
MOST_PIXELS = 100_000_000
#: A picture is read at about this size; twice the final one keeps its edges crisp.
_READ_EDGE = 2 * EDGE
#: No side is read longer, however long and thin the picture.
_READ_LONGEST = 8 * _READ_EDGE
_QUALITIES = (88, 80, 70, 55, 40, 25, 10)

_KINDS = (
    (re.compile(rb"\xff\xd8\xff"), b"jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), b"png"),
    (re.compile(rb"RIFF....WEBP", re.S), b"webp"),
    (re.compile(rb"GIF8[79]a"), b"gif"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.S), b"bmp"),
)
_OF_APPLE = re.compile(rb"....ftyp(?:hei|hev|mif1|msf1|avif)", re.S)
#: In a JPEG, what is neither a part of the pixels nor a restart among them.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_END, _BARE = 0xD9, (0x01, 0xD8)

_NO_PICTURE = "{name} is not a picture. Choose a JPEG, PNG, WebP, GIF or BMP file."
_TOO_NEW = "{name} is a HEIC or AVIF picture. Save it as JPEG first, then choose that."
_EMPTY = "{name} is empty."
_CUT_OFF = "{name} is cut off: its end is missing. Copy it again from where it came."
_DAMAGED = "{name} is damaged and cannot be read."
_TOO_MANY_BYTES = "{name} is too big: at most {most} MB can be read."
_TOO_MANY_PIXELS = (
    "{name} is too large: {wide:,} by {high:,} pixels. Save it smaller, then choose it again."
)


class NoPicture(Exception):  # noqa: N818  # said to the user, not a programming error
    """What was chosen cannot become a picture; the words say why and what to do."""


def portrait(data: bytes, name: str = "This") -> bytes:
    """The content of a picture file as a small square JPEG, upright, from its middle.

    Raises :class:`NoPicture`, which calls the file ``name``. For a job: it may take a second.
    """
    kind = _kind(data, name)
    if kind == b"jpeg" and not _is_whole(data):
        raise NoPicture(_CUT_OFF.format(name=name))
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    _check_size(reader, name)
    reader.setScaledSize(_size_to_read(reader.size()))
    image = reader.read()
    if image.isNull():
        raise NoPicture(_DAMAGED.format(name=name))
    return portrait_of(image)


def portrait_of(image: QImage) -> bytes:
    """The middle of an image as a small square JPEG; white where one could see through."""
    edge = min(image.width(), image.height())
    middle = QRect((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
    square = image.copy(middle).scaled(
        QSize(EDGE, EDGE),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    if square.colorSpace().isValid():
        square.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    # Painted on a new one, which knows nothing but pixels.
    plain = QImage(EDGE, EDGE, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, square.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
    painter.end()
    return _small_jpeg(plain)


def shown(jpeg: bytes | None) -> QPixmap | None:
    """A stored picture to paint; None where there is none or it cannot be read."""
    made = QPixmap()
    return made if jpeg and made.loadFromData(jpeg, "JPEG") else None


def paint_round(painter: QPainter, rect: QRect | QRectF, picture: QPixmap) -> None:
    """Paint a picture as a circle into ``rect``, in its middle if it is not square."""
    area = QRectF(rect)
    size = min(area.width(), area.height())
    circle = QRectF(0, 0, size, size)
    circle.moveCenter(area.center())
    outline = QPainterPath()
    outline.addEllipse(circle)
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(outline)
    painter.drawPixmap(circle, picture, QRectF(picture.rect()))
    painter.restore()


def _kind(data: bytes, name: str) -> bytes:
    if not data:
        raise NoPicture(_EMPTY.format(name=name))
    if len(data) > MOST_READ:
        raise NoPicture(too_many_bytes(name))
    for beginning, kind in _KINDS:
        if beginning.match(data):
            return kind
    raise NoPicture((_TOO_NEW if _OF_APPLE.match(data) else _NO_PICTURE).format(name=name))


def too_many_bytes(name: str) -> str:
    """What to say of a file that is too big to be read."""
    return _TOO_MANY_BYTES.format(name=name, most=MOST_READ // 1_000_000)


def _check_size(reader: QImageReader, name: str) -> None:
    """Refuse what would take too much memory, before any of it is taken."""
    size = reader.size()
    if size.isEmpty():
        raise NoPicture(_DAMAGED.format(name=name))
    pixels = size.width() * size.height()
    bits = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() or 32
    needed = 0 if reader.supportsOption(_SCALED) else pixels * bits // 8
    if pixels > MOST_PIXELS or needed > QImageReader.allocationLimit() * 1024 * 1024:
        words = _TOO_MANY_PIXELS.format(name=name, wide=size.width(), high=size.height())
        raise NoPicture(words)


_SCALED = QImageIOHandler.ImageOption.ScaledSize


def _size_to_read(size: QSize) -> QSize:
    """The size to read a picture at: never larger than it is."""
    short, long = sorted((size.width(), size.height()))
    factor = min(1.0, _READ_EDGE / short, _READ_LONGEST / long)
    return QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))


def _is_whole(data: bytes) -> bool:
    """Whether a JPEG has its end; Qt would paint the missing part grey."""
    at = 2
    while found := _MARKER.search(data, at):
        mark, at = found[1][0], found.end()
        if mark == _END:
            return True
        if mark not in _BARE:
            at += int.from_bytes(data[at : at + 2], "big")
    return False


def _small_jpeg(image: QImage) -> bytes:
    """A JPEG as good as fits."""
    data = b""
    for quality in _QUALITIES:
        target = QBuffer()
        target.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(target, "JPEG", quality)  # type: ignore[call-overload]  # the stub asks for bytes
        data = bytes(target.data().data())
        if len(data) <= MOST_BYTES:
            break
    return data
