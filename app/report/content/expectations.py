"""What papers say of what is expected, of what was missed, and of a last plan to get there."""

from dataclasses import dataclass

from app.report.content.common import Cover, Paper
from app.report.content.packets import Signers


@dataclass(frozen=True, slots=True)
class Expected:
    """A standard: what one can see, how much of it is enough, and since when it holds.

    ``read`` says when the person acknowledged it.
    """

    statement: str
    measure: str
    threshold: str = ""
    holds: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Expectations:
    """The standards of one area."""

    area: str
    standards: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class TalkedMiss:
    """A standard that was missed, as the two talked about it: facts, support, correction."""

    standard: str
    facts: str
    support: str = ""
    correction: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class RepStandards:
    """What is expected of a salesperson, to read and to sign.

    Without ``signers`` it is for everybody: the name is left to be written.
    """

    paper: Paper
    cover: Cover
    signers: Signers | None = None
    areas: tuple[Expectations, ...] = ()
    misses: tuple[TalkedMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptMiss:
    """A missed standard with what it had for an effect, and how long it waited."""

    standard: str
    facts: str
    effect: str = ""
    support: str = ""
    correction: str = ""
    dated: str = ""
    waited: str = ""
    private: bool = True


@dataclass(frozen=True, slots=True)
class ManagerStandards:
    """What is expected of a salesperson and what was missed of it, for the manager alone."""

    paper: Paper
    cover: Cover
    areas: tuple[Expectations, ...] = ()
    misses: tuple[KeptMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class Readers:
    """A standard with whom it holds for, who acknowledged it when, and who is still to."""

    statement: str
    scope: str
    count: str
    read: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadersOfArea:
    """The standards of one area with their readers."""

    area: str
    standards: tuple[Readers, ...]


@dataclass(frozen=True, slots=True)
class TeamStandards:
    """Who acknowledged which standard when, for the manager alone."""

    paper: Paper
    cover: Cover
    areas: tuple[ReadersOfArea, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLook:
    """A day on which the two look how far a plan has got, and what they said of it."""

    on: str
    text: str
    state: str = ""
    said: str = ""
    met: bool = False


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """What an improvement plan says to both: the help, the days, and what follows."""

    aim: str
    support: str
    consequence: str
    lasts: str
    follows: str
    standard: str = ""
    extended: str = ""
    outcome: str = ""
    looks: tuple[PlanLook, ...] = ()


@dataclass(frozen=True, slots=True)
class RepImprovement:
    """A salesperson's copy of their improvement plan, to be signed; None is none to hand over."""

    paper: Paper
    cover: Cover
    signers: Signers
    plan: PlanTerms | None = None


@dataclass(frozen=True, slots=True)
class ManagerImprovement:
    """The plan with what is the manager's own: the steps before it, why it began, a note."""

    paper: Paper
    cover: Cover
    signers: Signers
    plan: PlanTerms | None = None
    private: bool = True
    steps: tuple[str, ...] = ()
    because: str = ""
    note: str = ""
