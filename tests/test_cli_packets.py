"""``touchline packet`` for a whole team: one file for all, holes for a binder, a password."""

from __future__ import annotations

import pytest
from pypdf import PasswordType, PdfReader

from app.report import binding
from tests.command_line import QUARTER

SECRET = "seven gates"


@pytest.fixture
def packets(touchline, team, tmp_path):
    """Writes quarterly packets with further arguments; where they lie."""

    def write(*further):
        out = tmp_path / "out"
        return touchline("packet", "--journal", team, *QUARTER, "--out", out, *further)

    return write


@pytest.fixture
def password(tmp_path):
    """A file with a password and more below it."""
    path = tmp_path / "password"
    path.write_text(f"{SECRET}\nand a second line\n", "utf-8")
    return path


def readers(said):
    return [PdfReader(path) for path in said.done]


@pytest.mark.long
@pytest.mark.parametrize("everybody", ["--all", "--everyone", "--team"])
def test_everybody_gets_a_file(packets, everybody):
    said = packets(everybody)
    assert [path.rsplit("/")[-1].split(" - ")[0] for path in said.done] == [
        "Dana Whitfield",
        "Marcus Oyelaran",
    ]


def test_one_file_holds_everybody(packets, tmp_path):
    (reader,) = readers(packets("--everyone", "--one-file"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Quarterly review Q3 2026.pdf"]
    assert reader.metadata.title == "Quarterly review Q3 2026"
    names = [one.title for one in reader.outline if not isinstance(one, list)]
    title = "Quarterly review Q3 2026"
    assert names == [f"Dana Whitfield · {title}", f"Marcus Oyelaran · {title}"]
    assert len(reader.pages) % 2 == 0


def test_what_the_manager_keeps_is_told_apart_in_one_file_too(packets):
    (path,) = packets("--everyone", "--one-file", "--audience", "manager").done
    assert path.endswith("Quarterly review Q3 2026 - manager only.pdf")


@pytest.mark.long
@pytest.mark.parametrize("whom", [["--all"], ["--person", "Dana Whitfield"]])
def test_packets_leave_room_for_holes(packets, whom):
    for reader in readers(packets(*whom, "--punched")):
        assert float(reader.pages[0].mediabox.left) == pytest.approx(-binding.SHIFT, abs=0.01)


@pytest.mark.long
@pytest.mark.parametrize(
    "whom", [["--all"], ["--all", "--one-file"], ["--person", "Dana Whitfield"]]
)
def test_a_password_opens_what_it_was_put_on(packets, password, whom):
    for reader in readers(packets(*whom, "--password-file", password)):
        assert reader.is_encrypted
        assert reader.decrypt("another") == PasswordType.NOT_DECRYPTED
        assert reader.decrypt(SECRET) != PasswordType.NOT_DECRYPTED
        assert "Quarterly review" in reader.pages[0].extract_text()


def test_a_password_that_cannot_protect_is_refused_before_anything_is_written(
    packets, password, tmp_path
):
    password.write_text("x" * 200, "utf-8")
    said = packets("--all", "--password-file", password)
    assert said.refusal == "A password for a PDF has at most 127 bytes."
    password.write_text("\n", "utf-8")
    assert "holds no passphrase" in packets("--all", "--password-file", password).refusal
    assert not (tmp_path / "out").exists()


def test_a_password_is_no_argument(packets):
    said = packets("--all", "--password", SECRET)
    assert said.code == 2
    assert SECRET not in "".join(said.err)
