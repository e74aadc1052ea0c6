"""Reads the journal for the pages of an export, which hide nothing from whoever exports it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.domain import held, people, settings
from app.domain.errors import Fault, JournalFault
from app.domain.goals import GoalInFull
from app.domain.held import PersonInFull
from app.domain.kinds import FactKind
from app.domain.models import PerformanceRecord, ProfileFact, Settings, SkillRating
from app.domain.periods import period_of
from app.exchange import markdown
from app.exchange.markdown import Entry, Grid, Link, Page, Section
from app.export import apart
from app.formats import Formats
from app.labels import label
from app.storage import database, driver, dump, owned
from app.storage.dump import Contents
from app.storage.owned import Change, Traces

#: What a row is, for a page; the words of the same record on screen.
_WORDS = {
    "goal_checkpoint": "Step to a goal",
    "goal_skill": "Skill of a goal",
    "growth_goal": "Growth goal",
    "performance_record": "Result",
    "person": "Person",
    "profile_fact": "Statement",
    "session": "Conversation",
    "skill_rating": "Skill rating",
}
_SAYS = "All that the journal holds, private notes included. It is not protected."
NOT_REPORTED = "not reported"


def read_all(db: Session) -> tuple[Contents, dict[str, bytes]]:
    """Everything, and the pages by the names of their files; none for another schema's journal."""
    contents = dump.read(db)
    return contents, _pages(db) if _is_readable(db) else {}


def read_one(db: Session, person_id: int) -> tuple[Traces, bytes | None]:
    """All that is held about a person, and their page; None for another schema's journal."""
    connection = database.raw(db)
    traces = owned.traces(connection, person_id)
    if "person" not in traces.rows or not _is_readable(db):
        return traces, None
    kept = (
        Section("Changed or deleted in the last thirty days", tuple(_changes(traces.changes))),
        Section("Typed and not finished", tuple(_drafts(traces.drafts))),
    )
    chosen = settings.current(db)
    return traces, markdown.write_page(_page(held.person_in_full(db, person_id), chosen, kept))


def _is_readable(db: Session) -> bool:
    """Whether this program can make pages of it: its own schema, and every record sound."""
    (schema,) = database.raw(db).execute("PRAGMA user_version").fetchone()
    if schema != driver.SCHEMA:
        return False
    try:
        dump.insist_on_records(db)
    except JournalFault as fault:
        if fault.fault is not Fault.NOT_AN_ARCHIVE:
            raise
        return False
    return True


def _pages(db: Session) -> dict[str, bytes]:
    chosen = settings.current(db)
    everybody = people.roster(db)
    names = [f"{name}.md" for name in apart(row.name for row in everybody)]
    made = {
        f"people/{name}": markdown.write_page(_page(held.person_in_full(db, row.id), chosen))
        for name, row in zip(names, everybody, strict=True)
    }
    formats = _formats(chosen)
    made["team.md"] = markdown.write_grid(
        Grid(
            title=" · ".join(filter(None, ("Team", chosen.manager, chosen.company))),
            columns=("Name", "Status", "Role", "Last conversation"),
            rows=tuple(
                (
                    Link(row.name, f"people/{name}"),
                    label(row.status),
                    row.detail,
                    formats.day(row.last_held) if row.last_held else "",
                )
                for name, row in zip(names, everybody, strict=True)
            ),
        )
    )
    return made


def _formats(chosen: Settings) -> Formats:
    return Formats(chosen.currency, chosen.language)


def _page(full: PersonInFull, chosen: Settings, more: Iterable[Section] = ()) -> Page:
    formats = _formats(chosen)
    facts = [
        Section(label(kind), tuple(_fact(f, formats) for f in full.facts if f.kind is kind))
        for kind in FactKind
    ]
    ratings = tuple(_rating(skill.name, rating, formats) for skill, rating in full.ratings)
    return Page(
        title=full.person.name,
        says=_SAYS,
        facts=tuple(_details(full, formats)),
        sections=(
            *facts,
            Section("Skills", ratings),
            Section("Growth goals", tuple(_goal(aim, formats) for aim in full.goals)),
            Section("Results", tuple(_result(one, chosen, formats) for one in full.results)),
            Section(
                "Conversations",
                tuple(
                    Entry(formats.day(one.held_on), (label(one.kind), f"{one.minutes} minutes"))
                    for one in full.sessions
                ),
            ),
            *more,
        ),
    )


def _details(full: PersonInFull, formats: Formats) -> Iterable[tuple[str, str]]:
    who = full.person
    yield "Status", label(who.status)
    yield "Goes by", who.preferred_name
    yield "Role", who.role
    yield "Segment", who.segment
    yield "Territory", who.territory
    yield "E-mail", who.email
    yield "Phone", who.phone
    for name, day in (
        ("Started on", who.started),
        ("Ramping up until", who.ramp_until),
        ("Away since", who.away_since),
        ("Left on", who.left_on),
    ):
        yield name, _day(day, formats)
    yield "Ideal days between contacts", str(who.ideal_gap or "")
    yield "Most days between contacts", str(who.max_gap or "")


def _fact(fact: ProfileFact, formats: Formats) -> Entry:
    return Entry(
        f"Noted on {formats.day(fact.noted_on)}",
        (
            label(fact.vis),
            label(fact.certainty),
            f"confirmed on {formats.day(fact.confirmed_on)}",
            f"no longer held since {formats.day(fact.retired_on)}" if fact.retired_on else "",
        ),
        (("", fact.text), ("Evidence", fact.evidence)),
    )


def _rating(skill: str, rating: SkillRating, formats: Formats) -> Entry:
    said = (
        f"level {rating.level}",
        label(rating.voice),
        formats.day(rating.rated_on),
        label(rating.vis),
    )
    return Entry(skill, said, (("", rating.justification),))


def _goal(aim: GoalInFull, formats: Formats) -> Entry:
    goal = aim.goal
    facts = (
        label(goal.state),
        label(goal.vis),
        f"due on {formats.day(goal.due)}" if goal.due else "",
        f"closed on {formats.day(goal.closed_on)}" if goal.closed_on else "",
        f"from level {goal.from_level}" if goal.from_level else "",
        f"to level {goal.to_level}" if goal.to_level else "",
    )
    steps = "\n".join(
        f"{formats.day(step.due)}: {step.text}"
        + (f" (reached on {formats.day(step.reached_on)})" if step.reached_on else "")
        for step in aim.checkpoints
    )
    skills = ", ".join(skill.name for skill in aim.skills)
    return Entry(goal.outcome, facts, (("Skills", skills), ("Why", goal.why), ("Steps", steps)))


def _result(one: PerformanceRecord, chosen: Settings, formats: Formats) -> Entry:
    def money(minor: int | None) -> str:
        return NOT_REPORTED if minor is None else formats.money(minor)

    period = period_of(one.period_kind, one.starts_on, chosen.fiscal_start)
    named = period.label if period.starts == one.starts_on else f"From {one.starts_on}"
    figures = (f"quota {money(one.quota)}", f"actual {money(one.actual)}")
    return Entry(named, (*figures, label(one.source)))


def _changes(changes: Iterable[Change]) -> Iterable[Entry]:
    """What stood in rows before they were changed; what stands there now is on the page."""
    for change in changes:
        if change.before is not None:
            word = _WORDS.get(change.table, change.table)
            done = "deleted" if change.after is None else "changed"
            texts = tuple((name, str(value)) for name, value in _said(change.before))
            yield Entry(f"{word} {done}", (change.label, change.at), texts)


def _said(row: dict[str, object]) -> Iterable[tuple[str, object]]:
    dull = {"id", "person_id", "version", "created_at", "updated_at", "colour"}
    return ((name, value) for name, value in row.items() if name not in dull and value is not None)


def _drafts(drafts: dict[str, dict[str, object]]) -> Iterable[Entry]:
    for name, values in drafts.items():
        texts = tuple((field, str(value)) for field, value in values.items())
        yield Entry(name.rpartition("/")[2], (), texts)


def _day(day: date | None, formats: Formats) -> str:
    return formats.day(day) if day else ""
