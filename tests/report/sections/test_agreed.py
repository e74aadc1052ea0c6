"""Lines for a pen, over the signatures."""

from tests.report.samples import EMPTY, FULL, read


def test_there_is_room_to_write_what_was_agreed_right_over_the_signatures() -> None:
    for content in (FULL, EMPTY):
        pages = [page.extract_text() for page in read(content).pages]
        (said,) = [page for page in pages if "What we agree" in page]
        assert said.index("Who") < said.index("Signatures")
        assert all(head in said for head in ("Who", "By", "What"))
