"""What happened with a person, as entries of a diary: the words for each kind of moment."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from app.domain.kinds import (
    Autonomy,
    FactKind,
    MomentKind,
    NoteKind,
    ReviewKind,
    SessionKind,
    Vis,
    Voice,
)
from app.domain.periods import quarter_from
from app.domain.timeline import Moment
from app.formats import Formats, days_ago
from app.labels import label
from app.ui.diary import Entry
from app.ui.tabs.coaching.feed_words import runs_of

#: What can be shared at all; anything else has no privacy to show.
_OF_TWO_LEVELS = frozenset(
    {
        *(MomentKind.FACT_NOTED, MomentKind.FACT_RETIRED, MomentKind.RATING),
        *(MomentKind.GOAL_SET, MomentKind.GOAL_REACHED, MomentKind.GOAL_DROPPED),
        *(MomentKind.CHECKPOINT, MomentKind.AGREEMENT, MomentKind.NOTE),
    }
)
#: What is for the manager's eyes, whatever is shared besides.
_OWN = frozenset({MomentKind.AUTONOMY})
#: Steps forward stand out a little; everything else is equally quiet.
_FORWARD = frozenset({MomentKind.GOAL_REACHED, MomentKind.CHECKPOINT, MomentKind.RAMP_STEP})
_REVIEWS = frozenset({MomentKind.REVIEW_HELD, MomentKind.REVIEW_CLOSED})
_FIXED = {
    MomentKind.PLAN_INVITED: "Asked for a plan of the half-year",
    MomentKind.JOINED: "First day on the team",
    MomentKind.AWAY: "Away from this day on",
    MomentKind.LEFT: "Last day on the team",
}


def told(moment: Moment, formats: Formats, today: date) -> Entry:
    """One moment in words, knowing nothing of its neighbours."""
    kind = moment.place.kind
    text, detail = _said(moment, formats)
    return Entry(
        id=(kind, moment.place.id),
        day=formats.short_day(moment.on),
        when=when(moment.on, formats, today),
        chip=label(kind),
        text=text,
        detail=detail,
        tone="accent" if kind in _FORWARD else "plain",
        level=moment.level,
        shared=moment.vis is Vis.SHAREABLE if _has_two_levels(moment) else None,
        heading=formats.month(moment.on),
        private=True if kind in _OWN else None,
    )


def _said(moment: Moment, formats: Formats) -> tuple[str, str]:
    kind = moment.place.kind
    if kind in _REVIEWS:
        return _review(moment, formats), moment.detail
    return _SAY[kind](moment) if kind in _SAY else (_FIXED[kind], "")


def when(day: date, formats: Formats, today: date) -> str:
    """The exact day, and how long ago that was."""
    return f"{formats.day(day)}, {days_ago(day, today)}"


def diary(
    moments: Iterable[Moment], formats: Formats, today: date, above: Moment | None = None
) -> list[Entry]:
    """Moments as entries below ``above``: each month and each day is said where it begins."""
    entries: list[Entry] = []
    for moment in moments:
        entry = told(moment, formats, today)
        if above is not None and above.on.replace(day=1) == moment.on.replace(day=1):
            entry = replace(entry, heading="", same_day=above.on == moment.on)
        entries.append(entry)
        above = moment
    return entries


def _has_two_levels(moment: Moment) -> bool:
    """Whether it could be shared or not; that two talked is known to both, what was said is not."""
    if moment.place.kind is MomentKind.CONVERSATION:
        return bool(moment.text)
    return moment.place.kind in _OF_TWO_LEVELS


def _conversation(moment: Moment) -> tuple[str, str]:
    return label(SessionKind(moment.about)), _plainly(moment.text)


def _note(moment: Moment) -> tuple[str, str]:
    return f"{label(NoteKind(moment.about))}: {_plainly(moment.text)}", ""


def _statement(moment: Moment) -> tuple[str, str]:
    return f"{label(FactKind(moment.about))}: {moment.text}", moment.detail


def _rating(moment: Moment) -> tuple[str, str]:
    whose = label(Voice(moment.voice)).lower()
    return f"{moment.about}, {whose}: level {moment.level}", moment.text


def _step(moment: Moment) -> tuple[str, str]:
    return moment.text, f"On the way to: {moment.about}"


def _agreement(moment: Moment) -> tuple[str, str]:
    mine = f"They count on me for: {moment.detail}" if moment.detail else ""
    theirs = f"I count on them for: {moment.text}" if moment.text else ""
    return (theirs, mine) if theirs else (mine or "What we count on each other for", "")


def _plan(moment: Moment) -> tuple[str, str]:
    return f"Business plan, version {moment.about}", moment.detail


def _review(moment: Moment, formats: Formats) -> str:
    """Which review it was, and of which months."""
    kind, starts = ReviewKind(moment.about), date.fromisoformat(moment.text)
    months = formats.month(starts)
    if kind is ReviewKind.QUARTERLY:
        ends = quarter_from(starts).ends
        begins = formats.month_name(starts) if starts.year == ends.year else months
        months = f"{begins} to {formats.month(ends)}"
    return f"{label(kind)}, {months}"


def _autonomy(moment: Moment) -> tuple[str, str]:
    return f"{moment.text}: {label(Autonomy(moment.about)).lower()}", ""


def _plainly(text: str) -> str:
    """``text`` on one line, without its few marks of Markdown."""
    return "".join(run.text for run in runs_of(text))


def _plain(moment: Moment) -> tuple[str, str]:
    return moment.text, moment.detail


_SAY: dict[MomentKind, Callable[[Moment], tuple[str, str]]] = {
    MomentKind.CONVERSATION: _conversation,
    MomentKind.NOTE: _note,
    MomentKind.FACT_NOTED: _statement,
    MomentKind.FACT_RETIRED: _statement,
    MomentKind.RATING: _rating,
    MomentKind.GOAL_SET: _plain,
    MomentKind.GOAL_REACHED: _plain,
    MomentKind.GOAL_DROPPED: _plain,
    MomentKind.CHECKPOINT: _step,
    MomentKind.AGREEMENT: _agreement,
    MomentKind.PLAN_AGREED: _plan,
    MomentKind.AUTONOMY: _autonomy,
    MomentKind.RAMP_STEP: _plain,
    MomentKind.TRAINING: _plain,
    MomentKind.TRAINING_GIVEN: _plain,
}
