"""Whatever is chosen as a photo becomes a small square JPEG, or is refused in plain words."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageWriter, QPainter

from app.ui import pictures
from app.ui.background import Job
from app.ui.pictures import NoPicture, portrait

RED, BLUE, WHITE = QColor(200, 30, 30), QColor(30, 30, 200), QColor("white")


def halves(width=600, height=400, *, left=RED, right=BLUE, across=True):
    """Red on the left and blue on the right; below each other, unless ``across``."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(left)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    begin = (width // 2, 0) if across else (0, height // 2)
    painter.fillRect(*begin, width, height, right)
    painter.end()
    return image


def written(image, kind="jpeg", **texts):
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, kind.encode())
    writer.setQuality(90)
    for key, value in texts.items():
        writer.setText(key, value)
    assert writer.write(image), writer.errorString()
    return bytes(target.data().data())


def held_sideways(jpeg):
    """The picture as a camera writes it that was turned by a quarter, and says so."""
    orientation = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + orientation + b"\0\0\0\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def read(jpeg):
    image = QImage.fromData(jpeg, "JPEG")
    assert image.size() == QSize(pictures.EDGE, pictures.EDGE)
    return image


def near(image, x, y, wanted):
    found = image.pixelColor(x, y)
    pairs = zip(found.getRgb(), wanted.getRgb(), strict=True)
    return all(abs(one - other) < 25 for one, other in pairs)


def refusal(data):
    with pytest.raises(NoPicture) as refused:
        portrait(data, "dana.jpg")
    return str(refused.value)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp"])
def test_each_kind_becomes_a_small_square_jpeg(kind):
    jpeg = portrait(written(halves(), kind))

    assert jpeg[:3] == b"\xff\xd8\xff"
    assert len(jpeg) <= pictures.MOST_BYTES
    image = read(jpeg)
    assert near(image, 20, 128, RED)
    assert near(image, 235, 128, BLUE)


def test_a_picture_is_cut_to_its_middle():
    image = halves(300, 900, left=WHITE, right=WHITE)
    painter = QPainter(image)
    painter.fillRect(0, 300, 300, 300, RED)
    painter.end()

    found = read(portrait(written(image)))

    assert all(near(found, x, y, RED) for x, y in ((8, 8), (247, 8), (8, 247), (247, 247)))


def test_one_taken_with_the_camera_on_its_side_stands_upright():
    """The camera says how it was held; the stored picture needs nobody to look that up."""
    image = read(portrait(held_sideways(written(halves(800, 600)))))

    assert near(image, 128, 20, RED)
    assert near(image, 128, 235, BLUE)


def test_nothing_but_the_pixels_is_kept():
    source = halves()
    source.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    source.setDotsPerMeterX(11811)
    data = written(source, Description="Taken at home by Robin")
    assert b"Robin" in data

    jpeg = portrait(data)

    assert not any(trace in jpeg for trace in (b"Robin", b"Exif", b"ICC_PROFILE", b"http"))
    assert read(jpeg).textKeys() == []


def test_what_one_could_see_through_is_white():
    clear = QColor(0, 0, 0, 0)
    image = read(portrait(written(halves(left=clear, right=RED), "png")))
    assert near(image, 20, 128, WHITE)
    assert near(image, 235, 128, RED)


def test_a_picture_full_of_detail_is_stored_small_all_the_same():
    noise = QImage(300, 300, QImage.Format.Format_RGB32)
    seed = 1
    for y in range(300):
        for x in range(300):
            seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
            noise.setPixel(x, y, 0xFF000000 | seed >> 4 & 0xFFFFFF)
    assert 10_000 < len(portrait(written(noise, "png"))) <= pictures.MOST_BYTES


@pytest.mark.parametrize("size", [(1, 1), (9_000, 3), (3, 9_000)])
def test_tiny_and_thin_pictures_are_taken(size):
    read(portrait(written(halves(*size), "png")))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "dana.jpg is empty."),
        (b"Dana Whitfield\n" * 50, "is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
        (b"%PDF-1.7\n", "is not a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Save it as JPEG first"),
        (b"\xff\xd8\xff\xe0", "cut off"),
        (b"GIF89a", "damaged"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data, why):
    assert why in refusal(data)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_a_jpeg_that_is_cut_off_is_refused(part):
    data = written(halves())
    assert "cut off" in refusal(data[: int(len(data) * part)])


def test_a_jpeg_with_something_behind_its_end_is_taken():
    read(portrait(written(halves()) + b"a film of two seconds" * 40))


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_another_kind_that_is_cut_off_is_refused(kind, qtlog):
    data = written(halves(), kind)
    with qtlog.disabled():
        assert "damaged" in refusal(data[: len(data) // 2])


def png_of_size(width, height, *, bits=8):
    """The beginning of a picture that claims this size."""

    def chunk(kind, body):
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


@pytest.mark.parametrize(
    "data",
    [png_of_size(10_001, 10_000), png_of_size(30_000, 30_000), png_of_size(9_000, 6_000, bits=16)],
)
def test_too_many_pixels_are_refused_before_memory_is_taken(data):
    assert "too large" in refusal(data)


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_READ", 3_000_000)
    assert refusal(b"\xff" * 3_000_001) == "dana.jpg is too big: at most 3 MB can be read."


@pytest.fixture(scope="module")
def fifty_megapixels():
    image = QImage(8_660, 5_774, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.darkGray)
    return written(image)


def test_fifty_megapixels_leave_the_window_alive(qapp, fifty_megapixels):
    """The window goes on handling events while the picture is read beside it."""
    got, turns = [], 0
    Job(qapp, portrait, fifty_megapixels, done=got.append)
    while not got:
        qapp.processEvents()
        turns += 1

    read(got[0])
    assert turns > 5


def test_a_stored_picture_is_painted_round(qapp):
    picture = pictures.shown(portrait(written(halves(left=RED, right=RED))))
    canvas = QImage(100, 60, QImage.Format.Format_RGB32)
    canvas.fill(WHITE)
    painter = QPainter(canvas)
    pictures.paint_round(painter, canvas.rect(), picture)
    painter.end()

    assert near(canvas, 50, 30, RED)
    assert all(near(canvas, x, y, WHITE) for x, y in ((5, 30), (95, 30), (22, 2), (77, 57)))


def test_nothing_is_painted_for_nobody(qapp):
    assert pictures.shown(None) is None
    assert pictures.shown(b"spoiled") is None
