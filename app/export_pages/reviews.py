"""A person's reviews, for the pages of an export."""

from collections import Counter
from collections.abc import Iterable

from app.domain.kinds import Owner
from app.domain.models import ReviewSection, ReviewStep
from app.domain.review_full import ReviewInFull
from app.domain.review_held import Held
from app.exchange.markdown import Entry, Section
from app.export_pages.words import Wording
from app.labels import label

#: Whose copy was printed, in words.
_COPIES = {"rep": "their copy", "manager": "my page"}


def of_person(held: Iterable[Held], wording: Wording) -> tuple[Section, ...]:
    """Every revision of a person's reviews, with what I kept and what they said of me."""
    return (Section("Reviews", tuple(_review(one, wording) for one in held)),)


def _review(one: Held, wording: Wording) -> Entry:
    review = one.found.review
    title = f"{label(review.kind)}, {one.found.period.label}"
    if review.revision > 1:
        title += f", revision {review.revision}"
    facts = (*_days(one.found, wording), *_papers(one, wording))
    texts = (*_said(one.found), *_answers(one.found), *_agreed(one.found, wording), *_kept(one))
    return Entry(title, facts, texts)


def _days(found: ReviewInFull, wording: Wording) -> Iterable[str]:
    review = found.review
    yield label(review.state)
    yield wording.day(review.planned_for, f"planned for {{}} {review.starts_at}".rstrip())
    yield f"{review.minutes} minutes"
    yield review.place
    yield wording.day(review.prepared_on, "numbers as of {}")
    how = f", {label(review.own_from).lower()}" if review.own_from else ""
    yield wording.day(review.own_on, f"their answers came on {{}}{how}")
    yield "without their own answers" if review.without_own else ""
    yield wording.day(review.held_on, "held on {}")
    yield wording.day(review.closed_on, "closed on {}")
    yield f"rating {review.rating} of 5" if review.rating else ""


def _papers(one: Held, wording: Wording) -> Iterable[str]:
    for signed in one.found.signatures:
        who = "me" if signed.owner is Owner.ME else "them"
        done = f"{who} declined to sign on" if signed.declined else f"signed by {who} on"
        yield wording.day(signed.signed_on, f"{done} {{}}")
    for file in reversed(one.found.files):
        yield wording.day(file.read_on, f"{label(file.kind).lower()} {file.file_name}, {{}}")
    for packet in one.packets:
        copy = _COPIES.get(packet.audience, packet.audience)
        yield wording.day(packet.made_on, f"{copy} kept as printed on {{}}")


def _said(found: ReviewInFull) -> Iterable[tuple[str, str]]:
    """What the two said of the period as a whole."""
    review = found.review
    yield "Why there is another revision", review.reason
    yield "What went well", review.went_well
    yield "What to improve", review.to_improve
    yield "What comes next", review.next_up
    yield "Their comment", review.comment


def _answers(found: ReviewInFull) -> Iterable[tuple[str, str]]:
    for one in found.sections:
        yield _asked(one, one.own_question, one.own_score, "they"), one.own_answer
        yield _asked(one, one.my_question, one.my_score, "I"), one.my_answer


def _asked(one: ReviewSection, question: str, score: int | None, who: str) -> str:
    given = f" ({who} gave {score} of 5)" if score is not None else ""
    return ": ".join(filter(None, (one.section, question))) + given


def _agreed(found: ReviewInFull, wording: Wording) -> Iterable[tuple[str, str]]:
    yield "Next steps", "\n".join(_step(step, wording) for step in found.steps)


def _step(step: ReviewStep, wording: Wording) -> str:
    said = (label(step.owner).lower(), wording.day(step.due, "due on {}"))
    return f"{step.text} ({', '.join(filter(None, said))})"


def _kept(one: Held) -> Iterable[tuple[str, str]]:
    """What was gathered, what I think and keep, and what they said of me."""
    for named, shown in (("Visible to them", True), ("Gathered and left out", False)):
        kinds = Counter(label(item.kind) for item in one.items if item.shown is shown)
        yield named, "\n".join(f"{kind}: {count}" for kind, count in kinds.items())
    if one.assessment is not None:
        yield "My own assessment", one.assessment.text
        yield "What to keep an eye on", one.assessment.watch
        yield "What I am to do otherwise", one.assessment.mine
    for answer in one.upward:
        given = f" ({answer.score} of 5)" if answer.score is not None else ""
        yield f"About me: {answer.question}{given}", answer.answer
