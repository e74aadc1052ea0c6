"""What the manager and a person settle: agreement, autonomy, the first ninety days."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain import agreements, areas, people, ramp
from app.domain.kinds import Autonomy, Status, Vis
from app.templates import first_days
from app.ui.form_dialog import EditDialog
from app.ui.tabs.team.partnership import gap_told
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.team.desk import Desk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

NOW, NEXT, BEFORE = date(2026, 7, 1), date(2027, 1, 1), date(2026, 1, 1)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana, asker):
    return Desk(qtbot, journal, dana)


def agree(desk, starts_on=NOW, **promises):
    return desk.journal.do("Agree", agreements.write, desk.person_id, starts_on, TODAY, **promises)


def settle(desk, name, autonomy, days_ago=0):
    since = TODAY - timedelta(days=days_ago)
    return desk.journal.do("Settle", areas.settle, desk.person_id, name, autonomy, since)


def change(desk, **details):
    desk.journal.do("Change", people.change, desk.person_id, **details)


# S2-16: what the two count on each other for


def test_both_sides_are_written_in_one_step(desk):
    """S2-16: manager and seller say what the other can count on."""
    assert "What can Dana count on you for" in desk.said(desk.cards.agreement)
    desk.click(desk.cards.agreement.action)
    desk.fill(mine="An answer within a day", theirs="Bad news first", agreed_on="20 nov")
    desk.commit()

    assert desk.no_dialog()
    shown = desk.said(desk.cards.agreement)
    assert "What you count on each other for, H2 2026" in shown
    assert "You can count on me for\nAn answer within a day" in shown
    assert "I count on you for\nBad news first" in shown
    assert "Agreed" in shown
    assert "on 20 November 2026 · for you only" in shown
    desk.undo()
    assert desk.read().agreement is None


def test_a_draft_is_agreed_on_today_and_made_shareable(desk):
    agree(desk, mine="Time")
    assert "Draft" in desk.said(desk.cards.agreement)
    desk.press("Return", desk.find(desk.cards.agreement, "for you only"))
    desk.fill(shareable=True)
    desk.press_button("Agreed today")

    agreement = desk.read().agreement
    assert (agreement.agreed_on, agreement.vis) == (TODAY, Vis.SHAREABLE)
    assert "on 22 November 2026 · shareable" in desk.said(desk.cards.agreement)


def test_other_words_make_it_a_draft_again_and_the_dialog_says_so(desk):
    agree(desk, mine="Time", agreed_on=TODAY)
    desk.acts.agreement()
    desk.fill(mine="Two hours a week")
    desk.press("Tab")
    desk.editing().form.flush()

    assert desk.editing().form.editor("agreed_on").value() is None
    assert desk.read().agreement.agreed_on is None
    desk.press_button("Close")
    assert "Draft" in desk.said(desk.cards.agreement)


def test_a_day_to_come_and_nothing_written_are_refused_beside_the_field(desk):
    desk.acts.agree()
    desk.commit()
    assert desk.dialog().form.error("mine")
    desk.fill(mine="Time", agreed_on="2026-11-23")
    desk.commit()
    assert "not come yet" in desk.dialog().form.error("agreed_on")
    assert desk.dialog().form.editor("mine").value() == "Time"
    assert desk.read().agreement is None


def test_the_next_half_is_written_from_the_words_of_the_last(desk):
    agree(desk, mine="Time", theirs="Candour", agreed_on=TODAY)
    assert desk.cards.agreement.action.text() == "Next half"
    desk.click(desk.cards.agreement.action)
    assert desk.dialog().form.values()["starts_on"] == NEXT
    desk.fill(theirs="Candour, early")
    desk.press_button("Copy from H2 2026")
    desk.commit()

    [later] = desk.read().other_agreements
    assert (later.starts_on, later.mine, later.theirs) == (NEXT, "Time", "Candour, early")
    assert later.agreed_on is None
    assert not desk.cards.agreement.action.isVisible()


def test_earlier_half_years_stay_readable(desk):
    """S2-16: what was agreed before is a line, and opens in full."""
    agree(desk, BEFORE, mine="Coffee", agreed_on=date(2026, 1, 8))
    agree(desk, date(2025, 7, 1), mine="Tea")
    shown = desk.said(desk.cards.agreement)
    assert "agreed on 8 January 2026" in shown
    desk.press("Return", desk.find(desk.cards.agreement, "From January 2026"))

    dialog = desk.editing()
    assert dialog.windowTitle().endswith("H1 2026")
    assert dialog.form.values()["mine"] == "Coffee"


def test_an_agreement_is_deleted_even_with_something_typed(desk):
    agree(desk, mine="Time")
    desk.acts.agreement()
    desk.fill(mine="")
    desk.press_button("Delete")

    assert desk.no_dialog()
    assert desk.read().agreement is None
    desk.undo()
    assert desk.read().agreement.mine == "Time"


def test_promises_half_written_are_back_the_next_time(desk):
    desk.acts.agreement()
    desk.fill(mine="An answer within")
    desk.dialog().close()
    desk.acts.agreement()
    assert desk.dialog().form.values()["mine"] == "An answer within"
    desk.fill(mine="An answer within a day")
    desk.commit()
    assert desk.read().agreement.mine == "An answer within a day"
    assert desk.journal.asides("draft/") == {}


def test_promises_stay_plain_text_and_a_long_one_is_cut_on_the_card(desk):
    agree(desk, mine="<b>Time</b>", theirs="word " * 500)
    shown = desk.said(desk.cards.agreement)
    assert "<b>Time</b>" in shown
    assert "word…" in shown
    assert len(shown) < 1000


# S1-03: space for the qualified and driven


def test_an_area_is_settled_by_keyboard_and_the_gap_follows(desk):
    """S1-03: how much is decided alone sets how soon the next contact is due."""
    assert desk.rows(desk.cards.areas) == [
        "Contact due every 14 days, 21 at most, as for everybody."
    ]
    desk.focus(desk.cards.areas.action)
    desk.press("Space")
    desk.type("Pricing")
    desk.press("Ctrl+Return")

    assert desk.rows(desk.cards.areas) == [
        "Pricing",
        "Contact due every 10 days, 15 at most, because they are guided in Pricing.",
    ]
    assert "Guided" in desk.said(desk.cards.areas)
    assert "since 22 November 2026" in desk.said(desk.cards.areas)
    desk.undo()
    assert not desk.read().areas


def test_arrows_and_digits_change_how_much_is_decided_alone(desk):
    """S1-03: told, guided, consulted, free, one key each; the day of the change is kept."""
    settle(desk, "Pricing", Autonomy.GUIDED, days_ago=90)

    def level():
        [area] = desk.read().areas
        return area.autonomy

    steps = (
        ("Right", Autonomy.CONSULTED),
        ("1", Autonomy.TOLD),
        ("Left", Autonomy.TOLD),
        ("4", Autonomy.FREE),
        ("Left", Autonomy.CONSULTED),
    )
    for key, wanted in steps:
        desk.press(key, desk.find(desk.cards.areas, "Pricing"))
        assert level() is wanted, key
    assert desk.read().areas[0].since == TODAY


def test_an_area_is_dropped_with_a_key_and_comes_back(desk):
    settle(desk, "Pricing", Autonomy.FREE)
    desk.press("Delete", desk.find(desk.cards.areas, "Pricing"))
    assert not desk.read().areas
    desk.undo()
    assert "Pricing" in desk.rows(desk.cards.areas)


def test_an_area_is_opened_renamed_and_not_into_another(desk):
    settle(desk, "Pricing", Autonomy.FREE)
    settle(desk, "Contracts", Autonomy.FREE)
    desk.press("Return", desk.find(desk.cards.areas, "Pricing"))
    desk.fill(name="contracts")
    desk.editing().form.flush()
    assert "settled already" in desk.editing().form.error("name")
    desk.fill(name="")
    desk.editing().form.flush()
    assert desk.editing().form.error("name")
    desk.fill(name="Prices", autonomy="Told what to do")
    desk.press_button("Close")

    [_, prices] = desk.read().areas
    assert (prices.name, prices.autonomy) == ("Prices", Autonomy.TOLD)


def test_nothing_is_settled_without_a_name_or_from_a_day_to_come(desk):
    desk.acts.area()
    desk.commit()
    assert desk.dialog().form.error("name")
    desk.fill(name="Pricing", since="2026-11-30")
    desk.commit()
    assert "not come yet" in desk.dialog().form.error("since")
    assert not desk.read().areas


@pytest.mark.parametrize(
    ("settled", "told"),
    [
        (
            {"Pricing": Autonomy.TOLD, "Events": Autonomy.FREE},
            "Contact due every 7 days, 10 at most, because they are told what to do in Pricing.",
        ),
        (
            {"A": Autonomy.GUIDED, "B": Autonomy.GUIDED, "C": Autonomy.GUIDED},
            "Contact due every 10 days, 15 at most, because they are guided in A, B and C.",
        ),
        (
            {"A": Autonomy.CONSULTED, "B": Autonomy.CONSULTED},
            "Contact due every 14 days, 21 at most, "
            "as usual: in A and B they decide and ask first.",
        ),
        (
            {"A": Autonomy.FREE},
            "Contact every 21 to 31 days, because they decide alone; sooner, nobody reminds you.",
        ),
    ],
)
def test_the_gap_says_why(desk, settled, told):
    """S1-03: space is given openly, and the number explains itself."""
    for name, autonomy in settled.items():
        settle(desk, name, autonomy)
    assert gap_told(desk.read()) == told


def test_own_gaps_go_before_and_show_what_holds_without(desk):
    settle(desk, "Pricing", Autonomy.TOLD)
    row = desk.find(desk.cards.areas, gap_told(desk.read()))
    desk.press("Return", row)
    ideal = desk.editing().form.editor("ideal_gap")
    assert ideal.box.placeholderText() == "Usually 7"
    desk.fill(ideal_gap="30")
    desk.fill(max_gap="20")
    desk.editing().form.flush()
    assert "shorter" in desk.editing().form.error("max_gap")
    desk.fill(max_gap="40")
    desk.press_button("Close")

    assert gap_told(desk.read()) == (
        "Contact due every 30 days, 40 at most: you chose that for Dana."
    )


def test_somebody_away_owes_nothing(desk):
    desk.journal.do("Leave", people.go_on_leave, desk.person_id, since=TODAY)
    assert "Nothing is due while they are away." in desk.rows(desk.cards.areas)


# S1-25: the first ninety days


@pytest.fixture
def newcomer(desk):
    change(
        desk,
        status=Status.RAMPING,
        started=TODAY - timedelta(days=31),
        ramp_until=TODAY + timedelta(days=59),
    )
    return desk


def test_somebody_ramping_up_gets_the_usual_checklist(newcomer):
    """S1-25: who is new is helped step by step."""
    card = newcomer.cards.ramp
    newcomer.press_button_on(card, "Put the usual checklist on")

    assert card.title.text() == f"First 90 days: 0 of {len(first_days())} done"
    shown = newcomer.said(card)
    assert "By day 30, 21 November 2026" in shown
    assert "By day 90, 20 January 2027" in shown
    assert shown.count("\nlate") == sum(day == 30 for day, _ in first_days())
    newcomer.undo()
    assert not newcomer.read().ramp


def test_steps_are_ticked_with_space_and_open_again(newcomer):
    """S1-25: the list says how far they are."""
    newcomer.acts.ramp()
    card, (_, first) = newcomer.cards.ramp, first_days()[0]
    newcomer.press("Space", newcomer.find(card, first))

    assert card.title.text().startswith("First 90 days: 1 of ")
    assert "done 22 Nov" in newcomer.said(card)
    assert newcomer.row(card, first).accessibleName() == f"{first}, done, done 22 Nov"
    newcomer.press("Space", newcomer.find(card, first))
    assert card.title.text().startswith("First 90 days: 0 of ")
    newcomer.undo()
    assert newcomer.read().ramp[0].done_on == TODAY


def test_a_click_on_the_box_ticks_and_one_on_the_words_opens(newcomer):
    newcomer.acts.ramp()
    row = newcomer.row(newcomer.cards.ramp, first_days()[0][1])
    newcomer.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.box.geometry().center())
    assert newcomer.read().ramp[0].done_on == TODAY
    newcomer.click(newcomer.row(newcomer.cards.ramp, first_days()[0][1]))
    assert newcomer.dialog(EditDialog).form.values()["by_day"] == 30


def test_steps_are_added_changed_and_dropped(newcomer):
    card = newcomer.cards.ramp
    newcomer.click(card.action)
    newcomer.commit()
    assert newcomer.dialog().form.error("text")
    newcomer.fill(text="Sold something small", by_day="60")
    newcomer.commit()
    assert "By day 60, 21 December 2026" in newcomer.said(card)

    newcomer.press("Return", newcomer.find(card, "Sold something small"))
    newcomer.fill(text="Sold something", by_day="90")
    newcomer.press_button("Close")
    [step] = newcomer.read().ramp
    assert (step.by_day, step.text) == (90, "Sold something")

    newcomer.press("Delete", newcomer.find(card, "Sold something"))
    assert not newcomer.read().ramp
    newcomer.undo()
    assert newcomer.rows(card) == ["Sold something"]


def test_without_a_first_day_nothing_is_due(newcomer):
    change(newcomer, started=None)
    newcomer.acts.ramp()
    shown = newcomer.said(newcomer.cards.ramp)
    assert "By day 30\n" in shown
    assert "late" not in shown
    assert "when they started" in shown


def test_who_is_past_the_first_days_sees_only_what_is_left(newcomer):
    """S1-25: the exception ends with the ramp."""
    for text in ("Sold something", "Wrote a plan"):
        newcomer.journal.do("Add", ramp.add, newcomer.person_id, 30, text)
    newcomer.journal.do("Tick", ramp.tick, newcomer.read().ramp[0].id, TODAY)
    change(newcomer, status=Status.ACTIVE)
    assert newcomer.rows(newcomer.cards.ramp) == ["Wrote a plan"]

    newcomer.press("Space", newcomer.find(newcomer.cards.ramp, "Wrote a plan"))
    assert not newcomer.cards.ramp.isVisible()


@pytest.mark.parametrize(
    ("status", "shown"),
    [(Status.ACTIVE, (False, True, True)), (Status.CANDIDATE, (False, False, False))],
)
def test_only_cards_that_mean_something_are_shown(desk, status, shown):
    change(desk, status=status)
    assert tuple(card.isVisible() for card in desk.cards.cards) == shown
