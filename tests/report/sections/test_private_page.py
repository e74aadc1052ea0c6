"""The manager's own page."""

from app.report.sections.cover import PRIVATE, SHARED_ONLY
from tests.report.samples import MANAGER, text


def test_the_managers_page_says_that_it_is_private_and_marks_hunches() -> None:
    said = text(MANAGER)
    assert PRIVATE in said
    assert SHARED_ONLY not in said
    assert "Signatures" not in said
    assert said.count("Hunch") == 1
    assert "Being corrected in public" in said
    assert "What helps" not in said
