"""Rosters and past results on their way in: what was read, and whom in the journal it means.

Nothing here changes anything: a match says what an import would do, row by row.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.kinds import Status
from app.domain.names import did_you_mean, fold
from app.domain.periods import Period


@dataclass(frozen=True)
class Problem:
    """Something wrong in one cell; where it blocks, the whole row stays out.

    ``row`` counts as a person does in the file, ``column`` is the heading as written there.
    """

    row: int
    column: str
    text: str
    blocking: bool


@dataclass(frozen=True)
class RosterLine:
    """One person as a file has them; what the file does not say is empty or None."""

    row: int
    name: str
    preferred_name: str = ""
    email: str = ""
    phone: str = ""
    role: str = ""
    segment: str = ""
    territory: str = ""
    started: date | None = None
    left_on: date | None = None
    ramp_until: date | None = None
    status: Status | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ResultLine:
    """One person's result in one period as a file has it.

    ``person`` is the name as written, or the e-mail address where there is no name; amounts are
    minor units, None where the file reports nothing.
    """

    row: int
    person: str
    period: Period | None
    quota: int | None
    actual: int | None
    email: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class KnownPerson:
    """As much of a person in the journal as recognising them takes."""

    id: int
    name: str
    preferred_name: str = ""
    email: str = ""


class Action(StrEnum):
    """What an import does with a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    DUPLICATE = "duplicate"
    SKIP = "skip"


@dataclass(frozen=True)
class RosterMatch:
    """What becomes of one line; ``same_as_row`` is the earlier row that a duplicate repeats.

    The line's problems include those found while matching.
    """

    line: RosterLine
    action: Action
    person_id: int | None = None
    same_as_row: int | None = None


@dataclass(frozen=True)
class ResultMatch:
    """What becomes of one result: ``UPDATE`` writes it for ``person_id``, the rest do nothing."""

    line: ResultLine
    action: Action
    person_id: int | None = None
    same_as_row: int | None = None


_MOST_HINTS = 100
Line = TypeVar("Line", RosterLine, ResultLine)


def blocked(line: RosterLine | ResultLine) -> bool:
    """Whether a problem keeps the line out of the journal."""
    return any(problem.blocking for problem in line.problems)


def match_roster(
    lines: Sequence[RosterLine], known: Iterable[KnownPerson]
) -> tuple[RosterMatch, ...]:
    """What importing ``lines`` would do, in their order.

    A person is recognised by e-mail address, else by name: whole, or preferred and last. People
    of one name with different addresses stay apart.
    """
    people, earlier = People(known), _Earlier()
    return tuple(_match_line(line, people, earlier) for line in lines)


def match_results(
    lines: Sequence[ResultLine], known: Iterable[KnownPerson]
) -> tuple[ResultMatch, ...]:
    """Whose result each of ``lines`` is, in their order; unknown people are not added."""
    people = People(known)
    seen: dict[tuple[int, str], int] = {}
    return tuple(_match_result(line, people, seen) for line in lines)


def _match_line(line: RosterLine, people: "People", earlier: "_Earlier") -> RosterMatch:
    if blocked(line):
        return RosterMatch(line, Action.SKIP)
    found = people.find(line.name, line.email)
    first = earlier.row_of(line, found)
    if first is not None:
        text = f"The same person as in row {first}: this row is left out."
        return RosterMatch(_with(line, text), Action.DUPLICATE, same_as_row=first)
    if len(found) > 1:
        text = f"{len(found)} people here are called {line.name}: an e-mail address would tell."
        return RosterMatch(_with(line, text, blocking=True), Action.SKIP)
    earlier.remember(line, found)
    if found:
        return RosterMatch(line, Action.UPDATE, found[0].id)
    if people.find(line.name):
        text = f"{line.name} is here already with another e-mail address: added as a second person."
        return RosterMatch(_with(line, text), Action.ADD)
    return RosterMatch(line, Action.ADD)


def _match_result(
    line: ResultLine, people: "People", seen: dict[tuple[int, str], int]
) -> ResultMatch:
    if blocked(line) or line.period is None:
        return ResultMatch(line, Action.SKIP)
    found = people.find(line.person, line.email) or people.find(line.person)
    if len(found) != 1:
        return ResultMatch(
            _with(line, people.doubt(line.person, found), blocking=True), Action.SKIP
        )
    person = found[0].id
    first = seen.setdefault((person, line.period.key), line.row)
    if first != line.row:
        text = f"The same person and period as in row {first}: this row is left out."
        return ResultMatch(_with(line, text), Action.DUPLICATE, person, first)
    return ResultMatch(line, Action.UPDATE, person)


def _with(line: Line, text: str, blocking: bool = False) -> Line:
    return replace(line, problems=(*line.problems, Problem(line.row, "", text, blocking)))


class People:
    """People in the journal by address and by the names they go by."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self._known = tuple(known)
        self._by_email: dict[str, list[KnownPerson]] = defaultdict(list)
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._hints: dict[str, str] = {}
        for person in self._known:
            if person.email:
                self._by_email[fold(person.email)].append(person)
            for name in _names(person):
                self._by_name[name].append(person)

    def find(self, name: str, email: str = "") -> list[KnownPerson]:
        """Everybody whom an address means, else a name; a namesake with another one is not."""
        by_email = self._by_email.get(fold(email), []) if email else []
        if by_email:
            return by_email
        by_name = self._by_name.get(fold(name), [])
        return [person for person in by_name if not (email and person.email)]

    def doubt(self, name: str, found: Sequence[KnownPerson]) -> str:
        """Why ``name`` means nobody, with the names that it is most like."""
        if not name:
            return "No person is named."
        if found:
            return f"{len(found)} people here are called {name}: use the e-mail address instead."
        return f"Nobody here is called {name}.{self._hint(name)}"

    def _hint(self, name: str) -> str:
        # Comparing is slow, and a file that knows nobody needs no list of guesses.
        if name not in self._hints and len(self._hints) < _MOST_HINTS:
            self._hints[name] = did_you_mean(name, (person.name for person in self._known))
        return self._hints.get(name, "")


class _Earlier:
    """The rows of the file so far, by person, address and name."""

    def __init__(self) -> None:
        self._by_person: dict[int, int] = {}
        self._by_email: dict[str, int] = {}
        self._by_name: dict[str, tuple[int, bool]] = {}

    def row_of(self, line: RosterLine, found: Sequence[KnownPerson]) -> int | None:
        """The row that ``line`` repeats; None for a person not met before."""
        if len(found) == 1 and found[0].id in self._by_person:
            return self._by_person[found[0].id]
        if line.email and fold(line.email) in self._by_email:
            return self._by_email[fold(line.email)]
        row, had_email = self._by_name.get(fold(line.name), (None, True))
        return row if not (line.email and had_email) else None

    def remember(self, line: RosterLine, found: Sequence[KnownPerson]) -> None:
        """``line`` stands for its person from here on."""
        for person in found:
            self._by_person[person.id] = line.row
        if line.email:
            self._by_email[fold(line.email)] = line.row
        self._by_name.setdefault(fold(line.name), (line.row, bool(line.email)))


def _names(person: KnownPerson) -> set[str]:
    """What a person's name may read like in a file, folded."""
    names = {fold(person.name)}
    if person.preferred_name:
        last = person.name.split()[-1:]
        names.add(fold(" ".join([person.preferred_name, *last])))
        names.add(fold(" ".join([person.preferred_name, *person.name.split()[1:]])))
    return names
