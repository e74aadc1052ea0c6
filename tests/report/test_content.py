"""What a salesperson's copy may say is decided by its types."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from app.report.content import Fact, FactGroup, ManagerPage, RepQuarterly


def reachable(kind: object) -> set[object]:
    """Every content class that a value of this type can hold, itself included."""
    if not is_dataclass(kind):
        return set().union(*map(reachable, get_args(kind)))
    hints = get_type_hints(kind)
    return {kind}.union(*(reachable(hints[field.name]) for field in fields(kind)))


def test_private_facts_have_no_path_into_a_salespersons_copy() -> None:
    assert not reachable(RepQuarterly) & {Fact, FactGroup, ManagerPage}


def test_the_check_would_notice_them() -> None:
    assert {Fact, FactGroup} <= reachable(ManagerPage)
