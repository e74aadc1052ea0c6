"""The team's skills map as a table for other programs: levels only."""

from collections.abc import Iterable, Sequence

from app.exchange.sheets_out import OutCell, Sheet

#: A skill in the order of the map: its family in words, its name, and a level for each person.
SkillRow = tuple[str, str, Sequence[int | None]]

_FAMILY, _NAME, _LEVEL = 20, 34, 5


def map_sheet(people: Sequence[str], skills: Iterable[SkillRow]) -> Sheet:
    """A row for each skill and a column for each person; not rated is left empty."""
    rows: list[tuple[OutCell, ...]] = [(family, name, *levels) for family, name, levels in skills]
    return Sheet(
        "Skills map",
        ("Family", "Skill", *people),
        tuple(rows),
        widths=(_FAMILY, _NAME, _LEVEL),
        fixed=2,
        turned=2,
    )
