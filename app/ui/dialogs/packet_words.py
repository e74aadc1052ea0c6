"""What to know about a packet before it leaves the house."""

from dataclasses import fields

from app.report.content import (
    AgreementSheet,
    Content,
    RepImprovement,
    RepMonthly,
    RepPlan,
    RepProfile,
    RepQuarterly,
    RepScorecard,
    ReviewNumbers,
    ReviewSaid,
    SkillsMap,
    TrainingCalendar,
    WhoKnowsWhat,
)


def nothing_to_share(content: Content, called: str) -> list[str]:
    """What to say of a copy that holds nothing, or only figures."""
    match content:
        case RepMonthly() | RepQuarterly() if not _says_anything(content.said):
            what = (
                "Nothing but the numbers is" if _counts_anything(content.numbers) else "Nothing is"
            )
            said = f"{what} shareable yet: mark what {called} may see."
        case RepProfile(ramp=ramp) if not _says_anything(content):
            what = "Nothing but the first 90 days is" if ramp else "Nothing is"
            said = f"{what} shareable yet: mark what {called} may see."
        case AgreementSheet(promises=promises) if not (promises.mine or promises.theirs):
            said = "Nothing shareable is written for this half-year: there is room to write it."
        case RepScorecard(blocks=()):
            said = f"Nothing was reported of {called} yet, and no scorecard is for their role."
        case RepImprovement(plan=None):
            said = f"No improvement plan is shareable: {called} would get an empty page."
        case RepPlan(plan=None):
            said = f"{called} has no business plan yet."
        case SkillsMap(rows=rows) if all(level is None for row in rows for level in row.levels):
            said = "No level is shareable yet: mark the ratings that the team may see."
        case WhoKnowsWhat(topics=()):
            said = "Nothing is shareable yet: mark what each of them can teach."
        case TrainingCalendar(draft=draft) if draft:
            said = "The team knows nothing of this plan yet: publish it first."
        case _:
            return []
    return [said]


def _says_anything(said: ReviewSaid | RepProfile) -> bool:
    """Whether anything that somebody chose to share is in it."""
    chosen: tuple[tuple[object, ...], ...] = (
        said.strengths,
        said.statements,
        said.skills,
        said.traits,
        said.goals,
    )
    if isinstance(said, ReviewSaid):
        chosen = (*chosen, said.notes, said.promises, said.answers, said.steps)
    return any(chosen) or said.agreement is not None


def _counts_anything(said: ReviewNumbers) -> bool:
    return any(getattr(said, part.name) for part in fields(said) if part.name != "as_of")


def unprintable(count: int) -> list[str]:
    """What to say of characters that no font has."""
    if not count:
        return []
    one = "1 character has no printed form and is shown by its code."
    return [
        one if count == 1 else f"{count} characters have no printed form; codes stand for them."
    ]
