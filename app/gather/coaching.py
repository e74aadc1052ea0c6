"""The papers of coaching: prep sheets, coached calls, notes over some time, and a blank to fill in.

The rep's copies are asked for what is shareable; feedback that was not said yet is never in one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy.orm import Session as Db

from app.domain import (
    commitments,
    notes,
    people,
    prep,
    session_templates,
    sessions,
    settings,
    skills,
)
from app.domain.errors import Reason, Refused
from app.domain.keeping import Kept
from app.domain.kinds import (
    CallMode,
    CommitmentState,
    Driver,
    NoteKind,
    Owner,
    Reached,
    SessionKind,
    SessionState,
    Vis,
)
from app.domain.models import AgendaItem, Person, Settings, Skill
from app.domain.notes import NoteInFull
from app.domain.periods import Period
from app.domain.prep import Prep
from app.domain.sessions import SessionInFull
from app.gather import parts
from app.gather.parts import Wording
from app.gather.team import team_cover
from app.labels import label
from app.report import content

PREP, CALL, NOTES, CALENDAR = "1:1", "Coached call", "Notes", "Coaching calendar"
#: What they are called where one chooses what to print.
PREP_SHEET, TEMPLATE = "1:1 prep sheet", "Questions of a template"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KIND = SessionKind.ONE_TO_ONE
#: How often a point was put off, in words.
_TIMES = {1: "once", 2: "twice"}
#: What was chosen, as paper knows it; nothing where nothing was.
_MODES: dict[CallMode | None, content.Mode] = {
    None: "",
    CallMode.COACHING: "coaching",
    CallMode.DEMO: "demo",
}
_DROVE: dict[Driver | None, content.Drove] = {
    None: "",
    Driver.REP: "rep",
    Driver.JOINT: "joint",
    Driver.ME: "me",
}
_REACHED: dict[Reached | None, content.Reached] = {
    None: "",
    Reached.YES: "yes",
    Reached.PARTLY: "partly",
    Reached.NO: "no",
}


def prep_sheet(db: Db, person_id: int, wording: Wording, today: date) -> content.RepPrepSheet:
    """The sheet that the two look at together: only what is shareable."""
    found = prep.prepare(db, person_id, today, shareable_only=True)
    chosen = settings.current(db)
    both = f"{found.person.name} and {chosen.manager}"
    return content.RepPrepSheet(
        paper=chosen.paper.value,
        cover=_cover(found.person, PREP, chosen, wording, today, copy_for=both),
        meeting=_meeting(sessions.next_planned(db, person_id, today, _KIND), found, wording),
        promises=tuple(_promise(one, chosen, wording) for one in found.promises),
        rates=_rates(found),
        asked=_asked(found.asked, wording),
        points=tuple(map(_point, found.to_say)),
        skills=_skills(db, person_id, found.focus, today, shareable_only=True),
        next_on=wording.day(found.then),
    )


def manager_prep_sheet(
    db: Db, person_id: int, wording: Wording, today: date
) -> content.ManagerPrepSheet:
    """My own sheet for the same 1:1, with what is for nobody else's eyes."""
    found = prep.prepare(db, person_id, today)
    chosen = settings.current(db)
    shared = [point for point in found.to_say if point.vis is Vis.SHAREABLE]
    private = [point for point in found.to_say if point.vis is Vis.PRIVATE]
    return content.ManagerPrepSheet(
        paper=chosen.paper.value,
        cover=_cover(found.person, PREP, chosen, wording, today, copy_for=chosen.manager),
        meeting=_meeting(found.next, found, wording),
        helps=tuple(fact.text for fact in found.helps),
        hurts=tuple(fact.text for fact in found.hurts),
        promises=tuple(_promise(one, chosen, wording) for one in found.promises),
        rates=_rates(found),
        asked=_asked(found.asked, wording),
        points=tuple(map(_point, shared)),
        private_points=tuple(map(_point, private)),
        skills=_skills(db, person_id, found.focus, today, shareable_only=False),
        praise=tuple(_praise(one) for one in notes.unsaid_wins(db, person_id)),
        feedback=tuple(
            content.ToDeliver(_feedback(one), wording.day(one.note.happened_on))
            for one in found.feedback
        ),
        next_on=wording.day(found.then),
    )


def call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.RepCallForm:
    """A coached call as the rep may read it; one that is private is a blank with its date."""
    found, person, chosen = _call(db, person_id, session_id), people.get(db, person_id), _chosen(db)
    cover = _cover(person, CALL, chosen, wording, today, copy_for=person.name)
    if found is None or found.session.vis is not Vis.SHAREABLE:
        return content.RepCallForm(paper=chosen.paper.value, cover=cover)
    session = found.session
    return content.RepCallForm(
        paper=chosen.paper.value,
        cover=cover,
        call=_said_of_call(found, wording),
        own=session.rep_view,
        well=_lines(session.positives),
        improve=_improvements(found),
        promise=_promise_of(db, found, chosen, wording, shareable_only=True),
        skills=_skills(db, person_id, found.skills, today, shareable_only=True),
        again="" if session.observe_again is None else wording.day(session.observe_again),
    )


def manager_call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.ManagerCallForm:
    """A coached call with my own reflection."""
    found, person, chosen = _call(db, person_id, session_id), people.get(db, person_id), _chosen(db)
    cover = _cover(person, CALL, chosen, wording, today, copy_for=chosen.manager)
    if found is None:
        return content.ManagerCallForm(paper=chosen.paper.value, cover=cover)
    session = found.session
    return content.ManagerCallForm(
        paper=chosen.paper.value,
        cover=cover,
        call=_said_of_call(found, wording),
        own=session.rep_view,
        well=_lines(session.positives),
        improve=_improvements(found),
        promise=_promise_of(db, found, chosen, wording, shareable_only=False),
        skills=_skills(db, person_id, found.skills, today, shareable_only=False),
        again="" if session.observe_again is None else wording.day(session.observe_again),
        ask_tell=session.ask_tell,
        reflection=session.reflection,
    )


def blank_call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.RepCallForm:
    """The form of a coached call to fill in by pen; whichever call it is for."""
    del session_id  # it is asked for like the others
    person, chosen = people.get(db, person_id), _chosen(db)
    cover = _cover(person, CALL, chosen, wording, today, copy_for=person.name)
    return content.RepCallForm(paper=chosen.paper.value, cover=cover)


def person_notes(
    db: Db, person_id: int, *, since: date, until: date, wording: Wording, today: date
) -> content.RepNotes:
    """What was noted of a person over some time, as far as they may read it."""
    found = notes.between(db, person_id, since, until, shareable_only=True)
    person, chosen = people.get(db, person_id), _chosen(db)
    return content.RepNotes(
        paper=chosen.paper.value,
        cover=_cover(
            person, NOTES, chosen, wording, today, copy_for=person.name,
            period=_range(since, until, wording),
        ),
        months=tuple(
            content.SharedMonth(title, tuple(_shared_note(one, wording) for one in inside))
            for title, inside in _by_month(found, wording)
        ),
    )  # fmt: skip


def manager_notes(
    db: Db, person_id: int, *, since: date, until: date, wording: Wording, today: date
) -> content.ManagerNotes:
    """All that was noted of a person over some time, for me alone."""
    found = notes.between(db, person_id, since, until)
    person, chosen = people.get(db, person_id), _chosen(db)
    return content.ManagerNotes(
        paper=chosen.paper.value,
        cover=_cover(
            person, NOTES, chosen, wording, today, copy_for=chosen.manager,
            period=_range(since, until, wording),
        ),
        months=tuple(
            content.KeptMonth(title, tuple(_kept_note(one, wording) for one in inside))
            for title, inside in _by_month(found, wording)
        ),
    )  # fmt: skip


def calendar(db: Db, period: Period, wording: Wording, today: date) -> content.CoachingCalendar:
    """The coaching of a month, planned and held, for me alone."""
    chosen = _chosen(db)
    first = period.starts - timedelta(days=(period.starts.weekday() - chosen.week_start) % 7)
    weeks = (period.ends - first).days // 7 + 1
    last = first + timedelta(days=7 * weeks - 1)
    by_day: dict[date, list[SessionInFull]] = {}
    for one in sessions.calendar(db, first, last):
        by_day.setdefault(one.day, []).append(one)
    days = [first + timedelta(days=number) for number in range(7 * weeks)]
    told = [_day(day, by_day.get(day, ()), period) for day in days]
    return content.CoachingCalendar(
        paper=chosen.paper.value,
        cover=team_cover(
            CALENDAR, chosen, wording, today, copy_for=chosen.manager, period=period.label
        ),
        weekdays=tuple(_WEEKDAYS[day.weekday()] for day in days[:7]),
        weeks=tuple(tuple(told[at : at + 7]) for at in range(0, len(told), 7)),
    )


def template_sheet(
    db: Db, template_id: int, wording: Wording, today: date
) -> content.TemplateSheet:
    """The questions of a template, to be filled in by pen with whoever it is."""
    chosen = _chosen(db)
    found = next((one for one in session_templates.every(db) if one.id == template_id), None)
    if found is None:
        raise Refused(Reason.NOT_FOUND, "template")
    steps = [
        content.Questions(title, tuple(content.Question(one.text) for one in inside))
        for title, inside in groupby(found.questions, lambda one: one.section)
    ]
    cover = team_cover(found.name, chosen, wording, today, copy_for="both of us")
    return content.TemplateSheet(
        paper=chosen.paper.value, cover=replace(cover, person=""), steps=tuple(steps)
    )


def _day(day: date, found: Sequence[SessionInFull], period: Period) -> content.Day:
    entries = [
        content.Entry(
            time=one.session.starts_at,
            person=" and ".join(person.called for person in one.people),
            kind=", ".join(filter(None, (label(one.session.kind), one.session.customer))),
            state="" if one.session.state is SessionState.PLANNED else label(one.session.state),
        )
        for one in found
    ]
    outside = not period.starts <= day <= period.ends
    return content.Day(str(day.day), tuple(entries), outside)


def _chosen(db: Db) -> Settings:
    return settings.current(db)


def _cover(
    person: Person,
    kind: str,
    chosen: Settings,
    wording: Wording,
    today: date,
    *,
    copy_for: str,
    period: str = "",
) -> content.Cover:
    prepared = wording.day(today)
    return parts.cover(person, kind, period, chosen, prepared, copy_for=copy_for)


def _meeting(ahead: SessionInFull | None, found: Prep, wording: Wording) -> content.Meeting:
    """When the two sit down: the 1:1 that is planned, else the day proposed for one.

    When and where they meet both of them know, however private the rest of it is.
    """
    if ahead is None:
        return content.Meeting(day=wording.day(found.proposed))
    session = ahead.session
    return content.Meeting(
        day=wording.day(ahead.day),
        time=session.starts_at,
        minutes=f"{session.minutes} minutes",
        place=session.place,
    )


def _promise(one: commitments.InFull, chosen: Settings, wording: Wording) -> content.Promise:
    said = one.commitment
    moved = [wording.day(day.due) for day in one.earlier if day.due is not None]
    return content.Promise(
        text=said.text,
        owner=_owner(one, chosen),
        due="" if said.due is None else wording.day(said.due),
        state="" if said.state is CommitmentState.OPEN else label(said.state),
        moved=f"moved from {', '.join(moved)}" if moved else "",
        done=said.state is CommitmentState.DONE,
    )


def _owner(one: commitments.InFull, chosen: Settings) -> str:
    if one.commitment.owner is Owner.ME:
        return chosen.manager
    return one.owner.called if one.owner is not None else one.commitment.owner_name


def _rates(found: Prep) -> str:
    """How promises were kept, in a line; empty where none was due."""
    said = [
        f"{who} kept {kept.on_time} of {kept.counted}" for who, kept in _kept(found) if kept.counted
    ]
    return f"On time in the last 90 days: {', '.join(said)}." if said else ""


def _kept(found: Prep) -> Sequence[tuple[str, Kept]]:
    return ((found.person.called, found.theirs), ("I", found.mine))


def _asked(found: Iterable[AgendaItem], wording: Wording) -> tuple[content.Asked, ...]:
    return tuple(
        content.Asked(point.text, f"since {wording.day(point.raised_on)}") for point in found
    )


def _point(point: AgendaItem) -> content.Point:
    times = _TIMES.get(point.carried, f"{point.carried} times")
    return content.Point(point.text, carried=f"carried {times}" if point.carried else "")


def _praise(one: NoteInFull) -> content.Praise:
    return content.Praise(one.note.text, one.note.value_shown)


def _skills(
    db: Db, person_id: int, focus: Iterable[Skill], today: date, *, shareable_only: bool
) -> tuple[content.Focus, ...]:
    """The skills of a focus with the manager's level, as far as that may be read."""
    wanted = list(focus)
    if not wanted:
        return ()
    standings = skills.standings(
        db, person_id, today, today - prep.LOOK_BACK, shareable_only=shareable_only
    )
    levels = {one.skill.id: one.manager.level for one in standings if one.manager is not None}
    return tuple(content.Focus(skill.name, levels.get(skill.id)) for skill in wanted)


def _call(db: Db, person_id: int, session_id: int | None) -> SessionInFull | None:
    """The call that is asked for; a session of somebody else, or of another kind, is refused."""
    if session_id is None:
        return None
    found = sessions.get(db, session_id)
    if found.session.kind is not SessionKind.CALL or found.session.person_id != person_id:
        raise Refused(Reason.NOT_FOUND, "session")
    return found


def _said_of_call(found: SessionInFull, wording: Wording) -> content.Call:
    session = found.session
    return content.Call(
        customer=session.customer,
        on=wording.day(found.day),
        mode=_MODES[session.mode],
        drove=_DROVE[session.driver],
        objective=session.objective,
        reached=_REACHED[session.reached],
    )


def _improvements(found: SessionInFull) -> tuple[str, ...]:
    both = (found.session.improvement, found.session.improvement_2)
    return tuple(text for text in both if text.strip())


def _promise_of(
    db: Db, found: SessionInFull, chosen: Settings, wording: Wording, *, shareable_only: bool
) -> content.Promise | None:
    """The commitment that came of a call, where there is one that may be read."""
    made = commitments.of_session(db, found.session.id, shareable_only=shareable_only)
    return _promise(made[0], chosen, wording) if made else None


def _range(since: date, until: date, wording: Wording) -> str:
    return f"{wording.day(since)} to {wording.day(until)}"


def _by_month(
    found: Iterable[NoteInFull], wording: Wording
) -> Iterable[tuple[str, list[NoteInFull]]]:
    """The notes under the name of their month; they come in order."""
    for _, inside in groupby(
        found, lambda one: (one.note.happened_on.year, one.note.happened_on.month)
    ):
        listed = list(inside)
        yield wording.month(listed[0].note.happened_on), listed


def _shared_note(one: NoteInFull, wording: Wording) -> content.SharedNote:
    note = one.note
    heard = None
    if note.kind is NoteKind.FEEDBACK and note.delivered_on is not None:
        heard = content.Delivered(_feedback(one), wording.day(note.delivered_on))
    return content.SharedNote(
        day=wording.day(note.happened_on),
        kind=label(note.kind),
        text=note.text,
        tags=one.tags,
        value=note.value_shown,
        feedback=heard,
    )


def _kept_note(one: NoteInFull, wording: Wording) -> content.KeptNote:
    note = one.note
    delivered = "" if note.delivered_on is None else wording.day(note.delivered_on)
    return content.KeptNote(
        day=wording.day(note.happened_on),
        kind=label(note.kind),
        text=note.text,
        tags=one.tags,
        value=note.value_shown,
        feedback=_feedback(one) if note.kind is NoteKind.FEEDBACK else None,
        delivered=delivered,
        tone="" if note.tone is None else label(note.tone),
        private=note.vis is Vis.PRIVATE,
        pinned=note.pinned,
    )


def _feedback(one: NoteInFull) -> content.Feedback:
    note = one.note
    return content.Feedback(note.situation, note.behaviour, note.effect, note.next_time)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
