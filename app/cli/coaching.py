"""``note``, ``search``, ``due`` and ``calendar``: the Coaching tab without a window."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.cli import access, files
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from app.domain.captured import Capture
    from app.domain.commitments import InFull
    from app.domain.notes import NoteInFull
    from app.domain.roster import RosterRow
    from app.domain.seek import Hit
    from app.domain.sessions import SessionInFull

#: Bytes of standard input that one note may have; a longer text is refused, not cut.
_LONGEST = 4_000_000
#: ``due`` looks this far ahead.
_AHEAD = timedelta(days=7)
#: ``calendar`` goes this far back.
_BACK = timedelta(days=92)


def note(options: argparse.Namespace) -> None:
    """Keep a note written in the grammar of the capture line."""
    from app.domain import capturing, knowing
    from app.domain.capture import parse

    text = _typed(options)
    with access.writing(options) as journal:
        today = date.today()
        capture = parse(text, journal.ask(knowing.known), today)
        for line in _remarks(capture):
            print(f"touchline: {line}", file=sys.stderr)  # noqa: T201
        taken = journal.do("Note written", capturing.take, capture, today)
    kept = [f"note {taken.note.id}"]
    kept += [f"commitment {one.id}" for one in taken.promises]
    kept += [f"talking point {one.id}" for one in taken.points]
    say(f"Saved: {', '.join(kept)}.")


def search(options: argparse.Namespace) -> None:
    """List what a query finds, newest first."""
    with access.reading(options) as journal:
        found = journal.search(" ".join(options.query), limit=options.limit)
    from app import sayings

    for remark in found.remarks:
        print(f"touchline: {sayings.looked_for(remark)}", file=sys.stderr)  # noqa: T201
    if options.json:
        say(json.dumps([_hit_as_json(hit) for hit in found.hits], indent=2))
        return
    for hit in found.hits:
        names = ", ".join(hit.names)
        snippet = " ".join(hit.snippet.text.split())
        say(" · ".join(filter(None, (f"{hit.day}", sayings.found(hit), names, snippet))))
    if not found.hits:
        say("Nothing was found.")


def due(options: argparse.Namespace) -> None:
    """Say who is due or slipping, what was promised until when, and feedback still to be said."""
    from app.domain import commitments, contact, notes, people, sessions

    today = date.today()
    with access.reading(options) as journal:
        owed = contact.owed(journal.ask(people.roster), today)
        promised = journal.ask(commitments.due, today + _AHEAD)
        planned = journal.ask(sessions.planned, today, today + _AHEAD)
        late = journal.ask(sessions.overdue, today)
        unsaid = journal.ask(notes.undelivered)
    lines = [
        *({"what": "contact", **_contact(row, today)} for row in owed),
        *({"what": "promise", **_promise(one, today)} for one in promised),
        *({"what": "session", **_session(one, today)} for one in (*late, *planned)),
        *({"what": "feedback", **_feedback(one)} for one in unsaid),
    ]
    if options.json:
        say(json.dumps(lines, indent=2))
        return
    for line in lines:
        say(" · ".join(_words(line)))
    if not lines:
        say("Nothing is due.")


def calendar(options: argparse.Namespace) -> None:
    """Write the sessions of the last three months and all to come for other calendars."""
    from app import calendar_file

    with access.reading(options) as journal:
        data = calendar_file.write(journal, date.today() - _BACK)
    files.make_folder(options.out.parent)
    files.write(options.out, data)
    say(str(options.out))


def _words(line: dict[str, Any]) -> Iterator[str]:
    """A line to read: what stands beside the names of JSON, and "overdue" where it is."""
    for name, value in line.items():
        if name == "overdue":
            yield from ["overdue"] if value else []
        elif name == "days" and value is not None:
            yield f"{value} days"
        elif value not in (None, "") and name != "last_contact":
            yield str(value)


def _typed(options: argparse.Namespace) -> str:
    text = " ".join(options.text)
    if text != "-":
        return text
    data = sys.stdin.buffer.read(_LONGEST + 1) if sys.stdin is not None else b""
    if len(data) > _LONGEST:
        raise Stopped("This is too long for one note. Nothing was saved.")
    return data.decode("utf-8-sig", "replace").removesuffix("\n")


def _remarks(capture: Capture) -> Iterator[str]:
    """What was not understood and stays in the note as it was typed."""
    from app import capture_words

    yield from (capture_words.remark(remark) for remark in capture.remarks)
    for name in capture.unknown:
        near = " or ".join(one.name for one in name.near)
        hint = f" Did you mean {near}?" if near else ""
        why = "More than one person is" if name.ambiguous else "Nobody is"
        yield f"{why} called {name.word}; it stays in the note.{hint}"


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    return {
        "what": hit.table,
        "id": hit.id,
        "day": hit.day.isoformat(),
        "kind": hit.kind,
        "shareable": hit.is_shareable,
        "people": list(hit.names),
        "title": hit.title,
        "snippet": hit.snippet.text,
    }


def _contact(row: RosterRow, today: date) -> dict[str, Any]:
    from app import labels

    return {
        "person": row.name,
        "state": labels.label(row.gap(today)),
        "last_contact": row.last_held.isoformat() if row.last_held else None,
        "days": row.days(today),
    }


def _promise(one: InFull, today: date) -> dict[str, Any]:
    said = one.commitment
    owner = one.owner.name if one.owner else said.owner_name or "me"
    assert said.due is not None  # only what has a day is due
    return {
        "owner": owner,
        "text": " ".join(said.text.split()),
        "due": said.due.isoformat(),
        "overdue": said.due < today,
    }


def _session(one: SessionInFull, today: date) -> dict[str, Any]:
    from app import labels

    return {
        "kind": labels.label(one.session.kind),
        "people": ", ".join(person.name for person in one.people),
        "day": one.day.isoformat(),
        "time": one.session.starts_at,
        "overdue": one.day < today,
    }


def _feedback(one: NoteInFull) -> dict[str, Any]:
    return {
        "people": ", ".join(person.name for person in one.people),
        "seen_on": one.note.happened_on.isoformat(),
        "text": " ".join((one.note.text or one.note.behaviour).split()),
    }
