"""The rows of the sample's business plans, as ``plans.toml`` tells them."""

from typing import NotRequired, TypedDict

from app.sample.promised import Came
from app.sample.rows import Shared


class Expected(TypedDict):
    """A forecast line."""

    account: str
    segment: str
    product: str
    source: str
    share: NotRequired[int]
    month: NotRequired[int]
    as_typed: NotRequired[str]


class Stepped(Came):
    """An action, and what came of it."""

    kind: str
    text: str
    day: NotRequired[int]
    ahead: NotRequired[int]
    owner: NotRequired[str]


class Beside(TypedDict):
    """What the manager noted beside a plan."""

    after: int
    text: str
    section: NotRequired[str]


class Remark(Shared):
    """What was said when a month was looked at."""

    text: str


class Checked(TypedDict):
    """The monthly talks about a plan."""

    expected: list[int]
    says: NotRequired[dict[str, Remark]]
    open: NotRequired[int]


class Again(TypedDict):
    """The next version of a plan."""

    reason: str
    revised: int
    agreed: int
    drop: list[str]
    lines: list[Expected]
    actions: list[Stepped]


class Days(TypedDict):
    """The days of a plan that was not settled before its half-year began."""

    invited: int
    due: int
    submitted: NotRequired[int]
    reviewed: NotRequired[int]


class Planned(TypedDict):
    """A business plan."""

    who: str
    half: int
    state: str
    words_from: NotRequired[str]
    days: NotRequired[Days]
    integrity_note: NotRequired[str]
    lines: NotRequired[list[Expected]]
    actions: NotRequired[list[Stepped]]
    sections: NotRequired[dict[str, str]]
    comments: NotRequired[dict[str, str]]
    margins: NotRequired[list[Beside]]
    checks: NotRequired[Checked]
    again: NotRequired[Again]


class Plans(TypedDict):
    """The file of plans."""

    plans: list[Planned]
