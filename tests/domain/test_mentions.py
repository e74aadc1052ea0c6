"""Finding the person behind a name; what the grammar makes of it is in test_capture.py."""

from app.domain.mentions import KnownName, Mentions

DANA = KnownName(1, "Dana Whitfield")
KLEIN = KnownName(2, "Dana Klein")
TOMAS = KnownName(3, "Tomás Herrera", "Tommy")
GONE = KnownName(4, "Tom Gone", team=False)
NAMES = Mentions((DANA, KLEIN, TOMAS, GONE))


def test_what_is_typed_for_somebody_means_just_them():
    for person in (DANA, KLEIN, TOMAS, GONE):
        words = NAMES.typed(person)
        found = NAMES.read(f"{words} rang", 0, len(words) + 5)
        assert found is not None
        assert found.people == (person,)
    assert NAMES.typed(DANA) == "Dana Whitfield"
    assert NAMES.typed(TOMAS) == "Tommy"


def test_the_beginning_of_any_of_their_names_finds_them():
    assert NAMES.begun("da") == (KLEIN, DANA)
    assert NAMES.begun("HERR") == (TOMAS,)
    assert NAMES.begun("to") == (TOMAS, GONE)
    assert NAMES.begun("dana k") == (KLEIN,)
    assert NAMES.begun("ana") == ()


def test_the_nearest_names_are_guessed():
    assert NAMES.guess("tomy")[0] == TOMAS
    assert NAMES.guess("zzz") == ()
    assert NAMES.guess("x" * 10_000) == ()


def test_nobody_is_read_where_no_name_can_begin():
    for text in ("", " dana", "1dana", '""', '"', '" "'):
        assert NAMES.read(text, 0, len(text)) is None


def test_the_limit_is_kept():
    found = NAMES.read("Dana Whitfield", 0, 5)

    assert found is not None
    assert (found.end, found.people) == (4, (DANA, KLEIN))
