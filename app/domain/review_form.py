"""The forms of reviews: what stands on one, by which names it is read again, and what it said.

There are two: the person's own answers before the talk, and feedback for the manager.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import plan_form
from app.domain.incoming import Problem
from app.domain.kinds import PaperSize, ReviewFileKind
from app.domain.measure import is_nothing
from app.domain.names import fold
from app.domain.periods import Period
from app.domain.text import LONGEST_TEXT, clean_line, clean_text

#: The name of the hidden field that says whose form it is, and how its value begins.
MARK_FIELD = plan_form.MARK_FIELD
MARK = "touchline-review"
#: The two kinds of form, and the first part of the names of their fields.
KINDS: Mapping[ReviewFileKind, str] = {
    ReviewFileKind.FORM: "own",
    ReviewFileKind.UPWARD: "upward",
}
ANSWER, SCORE = "answer", "score"
#: What may be chosen as a score, as it stands on a form.
SCORES = ("1", "2", "3", "4", "5")
_OF_FIVE = re.compile(r"(?:/|of|out of|von|sur|de)\s*5$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def answer_field(kind: ReviewFileKind, position: int) -> str:
    """What the field is called in which somebody answers the question at a position."""
    return f"{KINDS[kind]}.{position}.{ANSWER}"


def score_field(kind: ReviewFileKind, position: int) -> str:
    """What the field is called in which somebody gives a score at a position."""
    return f"{KINDS[kind]}.{position}.{SCORE}"


def place(name: str) -> int:
    """The position of the question that a field belongs to."""
    return int(name.split(".")[1])


@dataclass(frozen=True)
class Said:
    """What somebody answered to one question, and the score they gave, if any."""

    text: str = ""
    score: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not self.text.strip() and self.score is None


@dataclass(frozen=True)
class Question:
    """A question of a form, under its heading, with what is known already."""

    position: int
    section: str
    question: str
    said: Said = Said()


@dataclass(frozen=True)
class BlankForm:
    """A form as it goes out; what is known already stands on it.

    ``mark`` is the journal's own, ``period`` what the review is of, and ``due_on`` the day by which
    the form is wanted back.
    """

    kind: ReviewFileKind
    mark: str
    review_id: int
    person_id: int
    name: str
    manager: str
    company: str
    period: Period
    due_on: date
    made_on: date
    paper: PaperSize
    questions: tuple[Question, ...]

    @property
    def said(self) -> str:
        """What the mark field says: of which journal, person and review it is, and which form."""
        return f"{MARK} 1 {self.mark} {self.person_id} {self.review_id} {self.kind.value}"


@dataclass(frozen=True)
class Returned:
    """What the fields of a returned file say, by name and bare, and whose form it says it is.

    ``asked`` are the questions as they stood on it, by the name of the field for the answer.
    ``present`` are the fields that the file has, also where they say nothing.
    """

    file: str
    mark: str
    person_id: int
    review_id: int
    kind: ReviewFileKind
    fields: Mapping[str, str]
    asked: Mapping[str, str]
    present: frozenset[str]

    def question(self, position: int) -> str:
        """The question at a position as it stood on the form; empty where that is gone."""
        return self.asked.get(answer_field(self.kind, position), "")


@dataclass(frozen=True)
class FilledForm:
    """A form as it was understood: each question with what was said, empty where nothing was.

    ``problems`` name the question and what was not understood.
    """

    kind: ReviewFileKind
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written on it."""
        return all(one.said.is_empty for one in self.questions)


def understand(returned: Returned, asked: Sequence[Question]) -> FilledForm:
    """What the fields of a returned form say to the questions that were ``asked`` of them.

    Questions may have changed since the form went out: an answer goes to the question that it was
    given to wherever that stands by now, else to the one in its place.
    """
    problems: list[Problem] = []
    places = _places(returned, asked)
    questions = []
    for one in asked:
        said = Said()
        if one.position in places:
            said = _said(returned, places[one.position], one, problems)
        elif returned.kind is not ReviewFileKind.UPWARD:  # that may have been another form
            problems.append(_problem(one, "There is no such question in the file."))
        questions.append(Question(one.position, one.section, one.question, said))
    return FilledForm(
        returned.kind, tuple(questions), (*problems, *_left_over(returned, places.values()))
    )


def read_score(text: str) -> int | None:
    """A score from 1 to 5 as somebody wrote it: 4, 4 of 5, 4 – good; None for nothing.

    Raises ValueError with a sentence for the user where it is none.
    """
    if is_nothing(text):
        return None
    plain = unicodedata.normalize("NFKC", clean_line(text)).casefold()
    numbers = _NUMBER.findall(_OF_FIVE.sub("", plain).strip())
    if len(numbers) != 1 or numbers[0] not in SCORES or f"-{numbers[0]}" in plain:
        raise ValueError(f"“{_quoted(text)}” is no score from 1 to 5.")
    return int(numbers[0])


def _places(returned: Returned, asked: Sequence[Question]) -> dict[int, int]:
    """Where on the form each question stands: the same question, else what is in its place."""
    free = sorted({place(name) for name in returned.present})
    found: dict[int, int] = {}
    for one in asked:
        same = [n for n in free if fold(returned.question(n)) == fold(one.question)]
        if same:
            found[one.position] = one.position if one.position in same else same[0]
            free.remove(found[one.position])
    for one in asked:
        if one.position not in found and one.position in free:
            found[one.position] = one.position
            free.remove(one.position)
    return found


def _said(returned: Returned, place: int, question: Question, problems: list[Problem]) -> Said:
    """What was said at a place of the form; a score that nobody can read stays with the words."""
    name = answer_field(returned.kind, place)
    text = clean_text(returned.fields.get(name, "")).strip()
    was = returned.question(place)
    if name not in returned.present:
        problems.append(_problem(question, "The field for the answer is gone from the file."))
    if len(text) > LONGEST_TEXT:
        problems.append(_problem(question, f"Only the first {LONGEST_TEXT:,} letters are read."))
        text = text[:LONGEST_TEXT]
    if text and was and fold(was) != fold(question.question):
        problems.append(_problem(question, f"The form asked something else here: “{was}”"))
    typed = clean_line(returned.fields.get(score_field(returned.kind, place), ""))
    try:
        return Said(text, read_score(typed))
    except ValueError as error:
        problems.append(_problem(question, str(error)))
        return Said("\n".join(filter(None, (text, f"(Score: {typed})"))))


def _left_over(returned: Returned, places: Collection[int]) -> Iterator[Problem]:
    """What was answered to questions that are asked no more; the file keeps it."""
    for number in sorted({place(name) for name in returned.fields} - set(places)):
        asked = returned.question(number) or f"question {number + 1}"
        yield Problem(number, asked, "This is asked no more: it stays in the file.", blocking=False)


def _problem(question: Question, text: str) -> Problem:
    return Problem(question.position, question.section, text, blocking=False)


def _quoted(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
