import pytest

from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.ui.explain import explain


def test_a_refusal_has_its_field_and_its_words():
    assert explain(Refused(Reason.GOAL_GOES_DOWN, "to_level")) == (
        "to_level",
        "The level to reach is below today's.",
    )


def test_a_detail_is_quoted_as_it_is():
    _, words = explain(Refused(Reason.TOO_LONG, "name", "200"))

    assert "200" in words


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_words(reason):
    field, words = explain(Refused(reason, "name", "that"))

    assert field == "name"
    assert words.endswith((".", "?"))


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_the_file_names_it_or_the_disk(fault):
    field, words = explain(JournalFault(fault, "/disk/journal.db"))

    assert field == ""
    assert "/disk/journal.db" in words or "disk" in words


@pytest.mark.parametrize("error", [ValueError("secret"), KeyError(1), KeyboardInterrupt()])
def test_a_mistake_of_the_program_has_none(error):
    assert explain(error) is None
