"""A review's form on its way out, and files as they came back."""

import pytest

from app.domain.kinds import ReviewFileKind, ReviewState
from app.domain.models import ReviewFile
from app.ui import veil
from app.ui.dialogs.kept_file import KeptFileDialog
from app.ui.dialogs.review_paper import of_file, write_form
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def review(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.review(journal, dana, ReviewState.PREPARING).id


def test_a_form_is_written_into_the_folder_that_is_chosen(
    qtbot, journal, host, review, asker, tmp_path
):
    told = []
    asker.expect("folder", tmp_path)
    write_form(host, journal, review, ReviewFileKind.FORM, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    (written,) = tmp_path.glob("*.pdf")
    assert written.name in told[0]
    assert written.read_bytes().startswith(b"%PDF")
    asker.expect("folder", tmp_path / "gone")
    write_form(host, journal, review, ReviewFileKind.UPWARD, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=15_000)
    assert told[1].startswith("The form was not written.")


def test_what_they_say_of_me_is_hidden_with_f9(host):
    kept = ReviewFile(
        review_id=1, kind=ReviewFileKind.UPWARD, read_on=TODAY, file_name="Dana on Robin.pdf",
        digest="", content=b"words",
    )  # fmt: skip
    dialog = KeptFileDialog(host, of_file(kept))
    dialog.open()
    assert "Dana on Robin.pdf" in exposed()
    veil.toggle()
    assert "Dana on Robin.pdf" not in exposed()
    assert not dialog.nothing.isVisible()
    dialog.reject()
