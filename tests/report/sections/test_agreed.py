"""Lines for a pen where two people sit down."""

from tests.report.coaching_samples import REP_PREP
from tests.report.samples import read


def test_there_is_room_to_write_what_was_agreed() -> None:
    pages = [page.extract_text() for page in read(REP_PREP).pages]
    (said,) = [page for page in pages if "What we agree" in page]
    assert all(head in said for head in ("Who", "By", "What"))
