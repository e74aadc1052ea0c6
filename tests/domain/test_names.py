"""Comparing names the way people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import fold, initials, nearest


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Tomás Herrera", "tomas herrera"),
        ("Straße", "STRASSE"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Ægir Œuvre", "aegir oeuvre"),
        ("  Dana \t Whitfield ", "dana whitfield"),
        ("Ａｎｎａ", "anna"),
        ("ΜΑΡΊΑ", "μαρια"),
        ("ISTANBUL İzmir", "istanbul izmir"),
    ],
)
def test_the_same_name_is_found_however_it_is_typed(written, typed):
    assert fold(written) == fold(typed)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dana Whitfield", "DW"),
        ("Ana de la Cruz", "AC"),
        ("Prince", "P"),
        ("", ""),
        ("  ", ""),
        ("(Bob) Smith", "S"),
        ("łucja ångström", "ŁÅ"),
        ("ß x", "SX"),
        ("田中 ゆき", "田ゆ"),
    ],
)
def test_a_badge_has_one_or_two_capitals(name, expected):
    assert initials(name) == expected


def test_a_slip_of_the_keyboard_finds_the_name_meant():
    team = ["Dana Whitfield", "Marcus Oyelaran", "Priya Raman", "Tomás Herrera"]
    assert nearest("Dana Whitfeild", team)[0] == "Dana Whitfield"
    assert nearest("herera", team) == ["Tomás Herrera"]
    assert nearest("Priya", team) == ["Priya Raman"]
    assert nearest("Zbigniew", team) == []
    assert nearest("", team) == []
    assert nearest("Dana", []) == []


def test_no_more_names_are_offered_than_asked_for():
    assert len(nearest("Anna", ["Anna", "Anne", "Hanna", "Ana", "Anna B"])) == 3
