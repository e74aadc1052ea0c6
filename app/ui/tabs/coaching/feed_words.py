"""The journal of everybody in words: what a note or a session says in the timeline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from app import markup
from app.domain.kinds import NoteKind, SessionKind, Vis
from app.domain.names import fold, initials
from app.domain.notes import NoteInFull, tag_of
from app.formats import Formats, days_ago
from app.labels import label, listed
from app.ui import veil

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.domain.feed import Entry, Place
    from app.domain.models import Note, Person
    from app.domain.roster import RosterRow
    from app.domain.sessions import SessionInFull
    from app.ui.parts import Tone

NOBODY = "Nobody named"
#: More would not fit into the lines there are, even in the narrowest of letters.
LONGEST = 1_200
#: So many people are named before the others are only counted.
_NAMED = 3
_TONES: dict[NoteKind, Tone] = {
    NoteKind.WIN: "accent",
    NoteKind.CONCERN: "amber",
    NoteKind.VENT: "red",
}
_PARTS = (
    ("situation", "Situation"),
    ("behaviour", "Behaviour"),
    ("effect", "Effect"),
    ("next_time", "Next time"),
)


@dataclass(frozen=True)
class Run:
    """Letters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class FeedRow:
    """One entry of the timeline, ready to be painted. ``id`` is its place in the journal.

    ``badges`` are initials and colour of whom it is about. ``heading`` stands above the first entry
    of a stretch of days; ``when`` is the exact day, for who hovers or listens. ``below`` is said by
    the way under the text.
    """

    id: Place
    badges: tuple[tuple[str, int], ...]
    who: str
    chip: str
    tone: Tone
    day: str
    when: str
    runs: tuple[Run, ...]
    below: str = ""
    shared: bool = False
    heading: str = ""

    @property
    def text(self) -> str:
        """What it says, without any looks."""
        return "".join(run.text for run in self.runs)

    @property
    def private(self) -> bool:
        """Whether its words can be hidden."""
        return not self.shared

    @property
    def hidden(self) -> bool:
        """Whether they must not be read at the moment."""
        return self.private and veil.is_on()

    @property
    def mark(self) -> str:
        """Who may see it, in a word."""
        return "shareable" if self.shared else veil.INSTEAD

    def spoken(self) -> str:
        """All of it in one sentence."""
        said = (self.when, self.who, self.chip, self.text, self.below, self.mark)
        return ", ".join(filter(None, said))

    def kept(self) -> str:
        """What is said of it while its words are hidden; of what kind it is, is one of them."""
        return ", ".join((self.when, self.who, veil.INSTEAD))


class Teller:
    """Tells entries in words, as of a day; ``roster`` says who shares a first name."""

    def __init__(
        self, formats: Formats, today: date, week_start: int = 0, roster: Iterable[RosterRow] = ()
    ) -> None:
        self.formats, self.today = formats, today
        self._week = today - timedelta(days=(today.weekday() - week_start) % 7)
        called = Counter(fold(row.preferred_name or row.name.split(" ")[0]) for row in roster)
        self._shared_names = {name for name, count in called.items() if count > 1}

    def rows(
        self, entries: Iterable[Entry], amended: Collection[int] = (), above: str = ""
    ) -> list[FeedRow]:
        """Entries below the heading ``above``, which is not said again while it holds."""
        found: list[FeedRow] = []
        for entry in entries:
            heading = self.stretch(entry.place.on)
            shown = "" if heading == above else heading
            found.append(self._row(entry, amended, shown))
            above = heading
        return found

    def stretch(self, day: date) -> str:
        """The stretch of days that a day belongs to, longer the further back."""
        if day >= self._week:
            return "This week"
        if day >= self._week - timedelta(days=7):
            return "Last week"
        if (day.year, day.month) == (self.today.year, self.today.month):
            return f"Earlier in {self.formats.month(day)}"
        return self.formats.month(day)

    def day(self, day: date) -> str:
        """A day as one says it: today, yesterday, Thu 19 Nov; with its year where not this one."""
        if 0 <= (self.today - day).days <= 1:
            return days_ago(day, self.today)
        year = "" if day.year == self.today.year else f" {day.year}"
        return f"{self.formats.weekday(day)}{year}"

    def called(self, person: Person) -> str:
        """What one says to them, or the whole name where two are called so."""
        return person.name if fold(person.called) in self._shared_names else person.called

    def names(self, people: Iterable[Person]) -> str:
        """Whom it is about, in few words."""
        return listed([self.called(person) for person in people])

    def _row(self, entry: Entry, amended: Collection[int], heading: str) -> FeedRow:
        day = entry.place.on
        about = (entry.note or entry.session).people  # type: ignore[union-attr]  # it is one of them
        chip, tone, runs, below, vis = (
            self._note(entry.note, entry.place.id in amended)
            if entry.note is not None
            else self._session(entry.session)  # type: ignore[arg-type]  # then it is a session
        )
        return FeedRow(
            id=entry.place,
            badges=tuple((initials(person.name), person.colour) for person in about[:_NAMED]),
            who=self.names(about) or NOBODY,
            chip=chip,
            tone=tone,
            day=self.day(day),
            when=f"{self.formats.day(day)}, {days_ago(day, self.today)}",
            runs=runs,
            below=below,
            shared=vis is Vis.SHAREABLE,
            heading=heading,
        )

    def _note(self, full: NoteInFull, amended: bool) -> tuple[str, Tone, tuple[Run, ...], str, Vis]:
        note = full.note
        waits = note.kind is NoteKind.FEEDBACK and note.delivered_on is None
        chip = "Feedback to deliver" if waits else label(note.kind)
        tone: Tone = "amber" if waits else _TONES.get(note.kind, "plain")
        said = [runs_of(note.text)] if note.text.strip() else []
        said += [
            (Run(f"{title}: "), *runs_of(getattr(note, name)))
            for name, title in _PARTS
            if getattr(note, name).strip()
        ]
        return chip, tone, _sentences(said), self._by_the_way(note, full.tags, amended), note.vis

    def _by_the_way(self, note: Note, tags: Iterable[str], amended: bool) -> str:
        short = self.formats.short_day
        facts = (
            " ".join(f"#{tag}" for tag in tags),
            note.value_shown,
            label(note.said_in).lower() if note.said_in else "",
            f"delivered {short(note.delivered_on)}" if note.delivered_on else "",
            f"follow up {short(note.follow_up)}" if note.follow_up else "",
            "pinned for the review" if note.pinned else "",
            "amended" if amended else "",
        )
        return "  ".join(filter(None, facts))

    def _session(self, full: SessionInFull) -> tuple[str, Tone, tuple[Run, ...], str, Vis]:
        session = full.session
        whose = f"{self.called(full.people[0])}'s" if len(full.people) == 1 else "Their"
        improvements = [one for one in (session.improvement, session.improvement_2) if one.strip()]
        parts = (
            ("Objective: ", session.objective),
            ("", label(session.reached) if session.reached else ""),
            (f"{whose} own view: ", session.rep_view),
            ("Went well: ", session.positives),
            ("One improvement: " if len(improvements) == 1 else "Improvements: ",
             "; ".join(improvements)),
            ("", session.said),
        )  # fmt: skip
        said = [(Run(title), *runs_of(text)) for title, text in parts if text.strip()]
        again = session.observe_again
        facts = (
            f"at {session.customer}" if session.customer else "",
            " ".join(f"#{tag_of(skill.name)}" for skill in full.skills),
            "" if said else f"{session.minutes} minutes",
            f"observe again {self.formats.short_day(again)}" if again else "",
        )
        tone: Tone = "accent" if session.kind in _COACHED else "plain"
        by_the_way = "  ".join(filter(None, facts))
        return label(session.kind), tone, _sentences(said), by_the_way, session.vis


#: Coaching as such stands out a little from other meetings.
_COACHED = frozenset({SessionKind.CALL, SessionKind.ONE_TO_ONE, SessionKind.ROLE_PLAY})


@lru_cache(maxsize=4_000)
def runs_of(text: str) -> tuple[Run, ...]:
    """The beginning of a text on one line, its few marks of Markdown turned into looks."""
    runs: list[Run] = []
    for block in markup.parse(text[:LONGEST]):
        lead = f"{block.marker} " if block.marker else ""
        for line in block.lines:
            runs += [Run(f" {lead}" if runs else lead)] if runs or lead else []
            lead = ""
            runs += [Run(_blanks(span.text), span.bold, span.italic) for span in line]
    return tuple(run for run in runs if run.text)


def _blanks(text: str) -> str:
    """``text`` with single blanks, also at its ends, where the next run may go on."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{' '.join(text.split())}{trail}"


def _sentences(said: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    """What was said under several heads, one after the other, each ended by a full stop."""
    if len(said) == 1:
        return said[0]
    runs: list[Run] = []
    for number, part in enumerate(said):
        runs += part
        if number < len(said) - 1:
            runs.append(Run(" " if _ends(part) else ". "))
    return tuple(runs)


def _ends(part: tuple[Run, ...]) -> bool:
    return part[-1].text.rstrip().endswith((".", "?", "!", "…", ":", ";"))
