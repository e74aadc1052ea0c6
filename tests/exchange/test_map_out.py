from app.exchange.map_out import map_sheet


def test_the_map_has_a_row_a_skill_and_a_column_a_person():
    sheet = map_sheet(["Dana", "Ben"], [("Closing", "Asking", (4, None))])
    assert sheet.head == ("Family", "Skill", "Dana", "Ben")
    assert sheet.rows == (("Closing", "Asking", 4, None),)
    assert (sheet.fixed, sheet.turned) == (2, 2)
