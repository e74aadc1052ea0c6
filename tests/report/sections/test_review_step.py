"""Room for what follows from a table of numbers."""

import pytest

from app.report.content import Result
from tests.report.samples import read, review

RESULTS = tuple(Result(f"Q{n % 4 + 1} 20{n:02}", "$1", "$1", "100%", 1.0) for n in range(40))


@pytest.mark.long
def test_the_line_stays_with_the_last_row_of_its_table() -> None:
    """S1-20: the table of numbers is not parted from its next step."""
    for count in range(1, 40):
        pages = [page.extract_text() for page in read(review(results=RESULTS[:count])).pages]
        (found,) = [page for page in pages if "Next step\n" in page or "Next step " in page]
        assert RESULTS[count - 1].label in found
