"""``people``: who is in the journal, and whom a name means."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from app import labels
from app.cli import access
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from app.domain.roster import RosterRow

#: A name with the number that ``people --json`` gives, or the number alone.
_NUMBERED = re.compile(r"(?P<name>.*?)\s*#(?P<number>\d{1,18})")


def people(options: argparse.Namespace) -> None:
    """List the people, a line each or as JSON."""
    from datetime import date

    from app.domain import people

    with access.reading(options) as journal:
        rows = journal.ask(people.roster)
    today = date.today()
    if options.json:
        say(json.dumps([_as_json(row, today) for row in rows], indent=2))
        return
    for row in rows:
        days = row.days(today)
        ago = f"{days} day{'' if days == 1 else 's'} since last contact"
        since = "no conversation yet" if days is None else ago
        say(" · ".join(filter(None, (row.name, labels.label(row.status), row.detail, since))))


def named(rows: Sequence[RosterRow], name: str) -> RosterRow:
    """The one whom ``name`` means. Raises Stopped for nobody, and for two."""
    from app.domain.names import did_you_mean

    found = _called(rows, name)
    numbered = _NUMBERED.fullmatch(name)
    if not found and numbered:
        candidates = _called(rows, numbered["name"]) if numbered["name"] else rows
        found = [row for row in candidates if row.id == int(numbered["number"])]
    if len(found) == 1:
        return found[0]
    if found:
        raise Stopped(_which(found, name))
    hint = did_you_mean(name, (row.name for row in rows))
    raise Stopped(f"Nobody here is called {name}.{hint}")


def _called(rows: Sequence[RosterRow], name: str) -> list[RosterRow]:
    from app.domain.names import fold

    wanted = fold(name)
    return [row for row in rows if wanted and wanted in map(fold, (row.name, row.preferred_name))]


def _which(found: Sequence[RosterRow], name: str) -> str:
    each = ", ".join(" ".join(filter(None, (f"#{row.id}", row.detail))) for row in found)
    return (
        f"{len(found)} people are called {name}: {each}. "
        f'Add the number: --person "{name} #{found[0].id}".'
    )


def _as_json(row: RosterRow, today: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "preferred_name": row.preferred_name,
        "status": row.status.value,
        "role": row.role,
        "segment": row.segment,
        "territory": row.territory,
        "started": row.started.isoformat() if row.started else None,
        "left_on": row.left_on.isoformat() if row.left_on else None,
        "last_contact": row.last_held.isoformat() if row.last_held else None,
        "days_since_contact": row.days(today),
    }
