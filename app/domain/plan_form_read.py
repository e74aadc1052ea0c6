"""Understanding a returned form: what its fields say, and what of that nobody can read.

Nothing that somebody wrote is lost: what is not understood stays with its line as it was typed,
or with the words of its action, and a problem names it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from app.domain.incoming import Problem
from app.domain.kinds import ActionKind, LineSource, SectionKind, Unit
from app.domain.measure import is_nothing, read
from app.domain.names import fold
from app.domain.periods import Period
from app.domain.plan_form import (
    ACTION_PARTS,
    FORECAST,
    LINE_PARTS,
    NOT_NAMED,
    STEPS,
    FilledForm,
    FormAction,
    FormLine,
    Returned,
    action_field,
    line_field,
    section_field,
)
from app.domain.plan_form_days import read_day, read_month
from app.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text

#: No form has more rows; what is numbered beyond was not made here.
MOST_ROWS = 999
#: What a salesperson may call where business comes from, first as the form itself says it.
SOURCES: Mapping[LineSource, tuple[str, ...]] = {
    LineSource.EXISTING: (
        *("existing customer", "existing", "existing account", "current customer", "customer"),
        *("upsell", "cross-sell", "expansion", "growth", "Bestandskunde", "Bestand"),
    ),
    LineSource.RENEWAL: ("renewal", "renew", "extension", "Verlängerung"),
    LineSource.NEW: (
        *("new business", "new", "new customer", "new logo", "new account", "net new"),
        *("prospecting", "cold call", "Neukunde", "Neugeschäft"),
    ),
    LineSource.REFERRAL: ("referral", "referred", "recommendation", "Empfehlung"),
    LineSource.PARTNER: ("partner", "channel", "reseller", "alliance"),
    LineSource.OTHER: ("other", "else", "misc", "various", "Sonstiges"),
}
#: What a salesperson may call what a step is for, first as the form itself says it.
KINDS: Mapping[ActionKind, tuple[str, ...]] = {
    ActionKind.TRAINING: ("training", "learning", "course", "skill", "coaching", "Schulung"),
    ActionKind.PROSPECTING: (
        *("prospecting and activity", "prospecting", "activity", "calls", "lead generation"),
        "Akquise",
    ),
    ActionKind.REVENUE: (
        *("revenue and margin", "revenue", "margin", "pricing", "price", "sales", "Umsatz"),
        "Marge",
    ),
    ActionKind.ACCOUNT: (
        *("account and territory", "account", "accounts", "territory", "customer", "market"),
        *("Kunde", "Gebiet"),
    ),
}
_CUT = "This is longer than {most} letters: the rest stands below it, as it was typed."
_GONE = "This field is gone from the file."
K = TypeVar("K", LineSource, ActionKind)


def understand(
    returned: Returned, half: Period, months: Sequence[Period], currency: str
) -> FilledForm:
    """What the fields of a returned form say, and what of it was not understood."""
    sections = _Sections(returned)
    lines, actions = _Rows(returned, "line", LINE_PARTS), _Rows(returned, "action", ACTION_PARTS)
    read_lines = [_Line(number, said, currency) for number, said in lines.said()]
    read_actions = [_Action(number, said) for number, said in actions.said()]
    bare = {name for name, rows in ((FORECAST, lines), (STEPS, actions)) if rows.bare}
    return FilledForm(
        sections=sections.said(),
        lines=tuple(one.read(half, months) for one in read_lines),
        actions=tuple(one.read(half) for one in read_actions),
        problems=(
            *sections.problems,
            *lines.missing(),
            *(problem for one in read_lines for problem in one.problems),
            *actions.missing(),
            *(problem for one in read_actions for problem in one.problems),
        ),
        bare=frozenset(bare | sections.bare),
    )


class _Sections:
    """What stands under the headings."""

    def __init__(self, returned: Returned) -> None:
        self._returned = returned
        self.problems: list[Problem] = []
        self.bare: set[str] = set()

    def said(self) -> dict[SectionKind, str]:
        """The words under each heading that has some."""
        found = {}
        for kind in SectionKind:
            name = section_field(kind)
            text = clean_text(self._returned.fields.get(name, "")).strip()
            if len(text) > LONGEST_TEXT:
                self._add(kind, f"Only the first {LONGEST_TEXT:,} letters are read.")
            if name in self._returned.missing:
                self._add(kind, _GONE)
            elif not text:
                self.bare.add(kind.value)
            if text:
                found[kind] = text[:LONGEST_TEXT]
        return found

    def _add(self, kind: SectionKind, text: str) -> None:
        heading = kind.value.replace("_", " ").capitalize()
        self.problems.append(Problem(0, heading, text, blocking=False))


class _Rows:
    """The rows of one table of the form."""

    def __init__(self, returned: Returned, table: str, parts: Sequence[str]) -> None:
        self._returned, self._table, self._parts = returned, table, parts
        named = re.compile(rf"{table}\.([1-9]\d{{0,5}})\.", re.A)
        every = map(named.match, (*returned.fields, *returned.missing))
        numbers = sorted({int(match[1]) for match in every if match})
        self._numbers = [number for number in numbers if number <= MOST_ROWS]
        self._beyond = len(numbers) > len(self._numbers)

    @property
    def bare(self) -> bool:
        """Whether nothing stands in it, although no field is gone."""
        return not any(self.said()) and not any(self.missing())

    def said(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row in which something stands, with its number and its parts."""
        for number in self._numbers:
            said = {part: self._text(number, part) for part in self._parts}
            if not all(map(is_nothing, said.values())):  # a row may be struck out with dashes
                yield number, said

    def missing(self) -> Iterator[Problem]:
        """The rows of which a field is gone, and that there are too many."""
        for number in self._numbers:
            gone = [p for p in self._parts if self._name(number, p) in self._returned.missing]
            if gone:
                what = "This row is" if len(gone) == len(self._parts) else f"{_and(gone)} is"
                yield _problem(self._table, number, "", f"{what} gone from the file.")
        if self._beyond:
            yield _problem(self._table, MOST_ROWS, "", "No row below this one is read.")

    def _text(self, number: int, part: str) -> str:
        # As a line: a program may put a line end into any field.
        return clean_line(self._returned.fields.get(self._name(number, part), ""))

    def _name(self, number: int, part: str) -> str:
        named = line_field if self._table == "line" else action_field
        return named(number, part)


@dataclass
class _Line:
    """One forecast line on its way."""

    number: int
    said: Mapping[str, str]
    currency: str
    problems: list[Problem] = field(default_factory=list)
    as_typed: list[str] = field(default_factory=list)

    def read(self, half: Period, months: Sequence[Period]) -> FormLine:
        account, segment = self._name("account"), self._name("segment")
        if not account and not segment:
            account = NOT_NAMED
            self._object("account", "Neither account nor segment is named.")
        return FormLine(
            account=account,
            segment=segment,
            product=self._name("product"),
            amount=self._amount(),
            month=self._month(half, months),
            source=self._source(),
            as_typed="; ".join(self.as_typed),
        )

    def _name(self, part: str) -> str:
        text = self.said[part]
        if len(text) > LONGEST_LINE:
            self._keep(part, _CUT.format(most=LONGEST_LINE))
        return text[:LONGEST_LINE].rstrip()

    def _amount(self) -> int | None:
        try:
            amount = read(self.said["amount"], Unit.MONEY, self.currency)
        except ValueError as error:
            self._keep("amount", str(error))
            return None
        if amount is not None and amount < 0:
            said = _quoted(self.said["amount"])
            self._keep("amount", f"“{said}” is below 0, and not counted.")
            return None
        return amount

    def _month(self, half: Period, months: Sequence[Period]) -> date | None:
        if is_nothing(self.said["month"]):
            return None
        try:
            return read_month(self.said["month"], half, months)
        except ValueError as error:
            self._keep("month", str(error))
            return None

    def _source(self) -> LineSource | None:
        text = self.said["source"]
        found = _named(text, SOURCES)
        if found is None and not is_nothing(text):
            self._keep("source", f"“{_quoted(text)}” is no source that the form knows.")
        return found

    def _keep(self, part: str, why: str) -> None:
        """Nobody can read this part: it stays with the line as it was typed."""
        self._object(part, why)
        self.as_typed.append(f"{part}: {self.said[part]}")

    def _object(self, part: str, text: str) -> None:
        self.problems.append(_problem("line", self.number, part, text))


@dataclass
class _Action:
    """One action on its way."""

    number: int
    said: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def read(self, half: Period) -> FormAction:
        text = self.said["text"]
        if not text:
            self._object("text", "It does not say what is to be done.")
            text = NOT_NAMED
        found = _named(self.said["kind"], KINDS)
        if found is None and not is_nothing(self.said["kind"]):
            self._object("kind", f"“{_quoted(self.said['kind'])}” is no kind that the form knows.")
            text = f"{text} ({self.said['kind']})"
        due = self._due(half)
        if due is None and not is_nothing(self.said["due"]):
            text = f"{text} (by {self.said['due']})"
        return FormAction(text[:LONGEST_TEXT], found or ActionKind.PROSPECTING, due)

    def _due(self, half: Period) -> date | None:
        if is_nothing(self.said["due"]):
            return None
        try:
            return read_day(self.said["due"], half)
        except ValueError as error:
            self._object("due", str(error))
            return None

    def _object(self, part: str, text: str) -> None:
        self.problems.append(_problem("action", self.number, part, text))


def _problem(table: str, number: int, part: str, text: str) -> Problem:
    column = f"{table.capitalize()} {number}" + (f", {_PART_WORDS.get(part, part)}" if part else "")
    return Problem(number, column, text, blocking=False)


def _named(text: str, words: Mapping[K, tuple[str, ...]]) -> K | None:
    """Which of several kinds ``text`` means; None where it means none of them."""
    said = fold(text)
    if not said:
        return None
    known = {fold(word): kind for kind, of_kind in words.items() for word in of_kind}
    if said in known:
        return known[said]
    # A slip of the keyboard, but no other word: nobody's "ex customer" is a new one.
    alike = [word for word in known if word[0] == said[0]]
    like = get_close_matches(said[:_LONGEST_WORD], alike, 1, _ALIKE)
    return known[like[0]] if like else None


def _and(parts: Sequence[str]) -> str:
    return " and ".join(_PART_WORDS.get(part, part) for part in parts).capitalize()


def _quoted(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"


#: Comparing words takes longer the longer they are.
_LONGEST_WORD = 60
_ALIKE = 0.85
_PART_WORDS = {"text": "what", "due": "by when"}
