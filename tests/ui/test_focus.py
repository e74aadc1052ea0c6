from app.ui.focus import Focus


def test_nothing_is_in_focus_at_first(qapp):
    focus = Focus()

    assert focus.person is None
    assert focus.period is None


def test_another_person_is_told_once(qtbot):
    focus = Focus()

    with qtbot.waitSignal(focus.changed):
        focus.set_person(7)
    with qtbot.assertNotEmitted(focus.changed):
        focus.set_person(7)

    assert focus.person == 7


def test_another_period_is_told_once_and_leaves_the_person(qtbot):
    focus = Focus()
    focus.set_person(7)

    with qtbot.waitSignal(focus.changed):
        focus.set_period("2026-Q4")
    with qtbot.assertNotEmitted(focus.changed):
        focus.set_period("2026-Q4")

    assert (focus.person, focus.period) == (7, "2026-Q4")
