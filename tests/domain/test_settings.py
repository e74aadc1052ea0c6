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
        ({"meeting_weekday": 7}, Reason.NOT_A_WEEKDAY),
        ({"meeting_weekday": None}, Reason.NOT_A_WEEKDAY),
        ({"meeting_minutes": 0}, Reason.NOT_POSITIVE),
        ({"meeting_at": "25:00"}, Reason.NOT_A_TIME),
        ({"meeting_zone": "Mars/Base"}, Reason.NOT_A_ZONE),
    ],
)
def test_an_impossible_choice_changes_nothing(journal, choice, reason):
    with pytest.raises(Refused) as caught:
        journal.do("Choose", settings.change, company="Acme", **choice)
    assert caught.value.reason is reason
    assert journal.ask(settings.current).company == ""


def test_where_and_when_the_team_meets_is_settled_and_left_open_again(journal):
    fresh = journal.ask(settings.current)
    assert (fresh.country, fresh.meeting_at, fresh.meeting_minutes) == ("", "", 60)
    journal.do("Choose", settings.change, country="DE", region="BY", meeting_weekday=1)
    journal.do("Choose", settings.change, meeting_at="9am", meeting_zone="Europe/Berlin")
    chosen = journal.ask(settings.current)
    assert (chosen.country, chosen.region, chosen.meeting_weekday) == ("DE", "BY", 1)
    assert (chosen.meeting_at, chosen.meeting_zone) == ("09:00", "Europe/Berlin")
    journal.do("Choose", settings.change, meeting_at="")
    assert journal.ask(settings.current).meeting_at == ""


def test_a_meeting_without_a_zone_is_of_this_computers(journal, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert journal.do("Choose", settings.change, meeting_weekday=1).meeting_zone == ""
    assert journal.do("Choose", settings.change, meeting_at="9").meeting_zone == "Asia/Kolkata"
