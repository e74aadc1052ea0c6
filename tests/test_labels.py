"""Every closed list, refusal and fault has words."""

import inspect
from enum import StrEnum

import pytest

from app import labels
from app.domain import errors, kinds
from app.domain.errors import Fault, JournalFault, Reason, Refused


def members(module):
    return [
        member
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
        for member in kind
    ]


@pytest.mark.parametrize("member", members(kinds), ids=repr)
def test_every_member_of_a_list_has_words(member):
    words = labels.label(member)
    assert words.strip() == words != ""
    assert "_" not in words


@pytest.mark.parametrize("kind", dict.fromkeys(map(type, members(kinds))), ids=repr)
def test_no_two_members_of_a_list_read_alike(kind):
    offered = labels.choices(kind)
    assert [member for member, _ in offered] == list(kind)
    assert len({words for _, words in offered}) == len(kind)


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_a_plain_sentence(reason):
    words = labels.refusal(Refused(reason, "field", "Dana {x} %s"))
    assert words.endswith(".")
    assert "!" not in words
    assert "{detail}" not in words


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_a_plain_sentence(fault):
    words = labels.fault(JournalFault(fault, "/home/dana/{x}.db"))
    assert words.endswith((".", "?"))
    assert "!" not in words
    assert "{path}" not in words


def test_errors_hold_no_list_without_words():
    assert {type(member) for member in members(errors)} == {Reason, Fault}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Dana"], "Dana"),
        (["Dana", "Ben"], "Dana and Ben"),
        (["Dana", "Ben", "Lena"], "Dana, Ben and Lena"),
        (["Dana", "Ben", "Lena", "Ola"], "Dana, Ben and 2 more"),
    ],
)
def test_names_are_listed_as_one_says_them(names, said):
    assert labels.listed(names) == said


def test_fewer_are_named_where_there_is_little_room():
    assert labels.listed(["Dana", "Ben", "Lena"], 2) == "Dana and 2 more"
