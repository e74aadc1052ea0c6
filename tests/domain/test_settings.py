"""The journal's own choices; what cannot be chosen is shown where a journal is made."""

import pytest

from app.domain import settings
from app.domain.errors import Reason, Refused


def test_choices_can_be_changed_one_by_one(journal):
    journal.do("Choose", settings.change, company="Acme  Ltd", fiscal_start=7)
    journal.do("Choose", settings.change, currency="eur")
    chosen = journal.ask(settings.current)
    assert (chosen.manager, chosen.company) == ("Robin Hale", "Acme Ltd")
    assert (chosen.fiscal_start, chosen.currency) == (7, "EUR")


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        ({"manager": " "}, Reason.EMPTY),
        ({"currency": "XXX"}, Reason.NOT_A_CURRENCY),
        ({"currency": ""}, Reason.NOT_A_CURRENCY),
        ({"fiscal_start": 0}, Reason.NOT_A_MONTH),
        ({"max_gap": 0}, Reason.NOT_POSITIVE),
        ({"ideal_gap": 22}, Reason.GAP_ORDER),
        ({"coverage_bar": 99}, Reason.NOT_A_BAR),
        ({"coverage_bar": 2_001}, Reason.NOT_A_BAR),
        ({"coverage_bar": None}, Reason.NOT_A_BAR),
    ],
)
def test_an_impossible_choice_changes_nothing(journal, choice, reason):
    with pytest.raises(Refused) as caught:
        journal.do("Choose", settings.change, company="Acme", **choice)
    assert caught.value.reason is reason
    assert journal.ask(settings.current).company == ""
