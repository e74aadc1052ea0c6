"""Bits that turn and pages that are lost, with the figures of the promise."""

import pytest

from app import journal_file, rescue
from tests import damage
from tests.damage import KEY, PAGE


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def made(path, key):
    damage.make(path, key)
    return path


@pytest.mark.parametrize("seed", [2026, 7])
def test_of_two_hundred_bits_that_turn_none_changes_a_record_silently(made, key, seed):
    """Encrypted, all 200 are reported; plain, each is reported or changes no record."""
    assert damage.unreported_flips(made, key, seed, 200) == []


def test_any_page_may_be_lost_and_no_record_is(made, key, tmp_path):
    whole, content = damage.dump(made, key), made.read_bytes()
    target = tmp_path / "salvaged.db"
    # The two take other pages, so that more of them have their turn.
    for page in range(1 if key is None else 3, len(content) // PAGE + 1, 5):
        made.write_bytes(content)
        damage.wipe(made, page)
        saved = rescue.salvage(made, key, target)
        said = damage.dump(target, key)
        assert all(whole[name] <= said[name] for name in whole), page
        assert saved.lost == 0
        journal_file.open_journal(target, key=key).close()
        target.unlink()


def test_no_bit_that_turned_keeps_a_salvage_from_its_end(made, key, tmp_path):
    """Whatever is damaged, what comes out is sound, and loses at most what one bit can spoil."""
    whole, content = damage.dump(made, key), made.read_bytes()
    target = tmp_path / "salvaged.db"
    for bit in range(0, len(content) * 8, len(content) * 8 // 30):
        made.write_bytes(content)
        damage.flip(made, bit)
        saved = rescue.salvage(made, key, target)
        said = damage.dump(target, key)
        assert all(whole[name] <= said[name] for name in whole) or saved.lines, bit
        assert rescue.look_over(target, key) == []
        target.unlink()
