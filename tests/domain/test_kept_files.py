"""Files that are kept: the very same is known again, and one that is too large is not kept."""

import pytest

from app.domain import kept_files
from tests.builders import TODAY


def test_the_very_same_file_is_known_again_whatever_it_is_called():
    first = kept_files.came_back("form.pdf", b"%PDF", TODAY)
    again = kept_files.came_back("copy of form.pdf", b"%PDF", TODAY)
    assert first["digest"] == again["digest"] == kept_files.digest(b"%PDF")
    assert kept_files.digest(b"%PDF ") != first["digest"]


@pytest.mark.parametrize("more", [0, 1])
def test_of_a_file_that_is_too_large_everything_is_kept_but_itself(more):
    content = bytes(kept_files.MOST_KEPT + more)
    record = kept_files.came_back("scan\n.pdf", content, TODAY)
    assert (record["read_on"], record["file_name"]) == (TODAY, "scan .pdf")
    assert record["digest"] == kept_files.digest(content)
    assert record["content"] == (b"" if more else content)
    assert kept_files.is_kept(content) == (not more)
