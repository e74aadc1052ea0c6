"""The rows of the sample's reviews, as ``reviews.toml`` tells them."""

from typing import NotRequired, TypedDict

from app.sample.promised import Came


class Stepped(Came):
    """A next step, and what came of it."""

    text: str
    due: int
    owner: NotRequired[str]


class Kept(TypedDict):
    """What the manager thinks and keeps."""

    text: NotRequired[str]
    watch: NotRequired[str]
    mine: NotRequired[str]


class Again(TypedDict):
    """Another revision of a closed review."""

    reason: str


class Reviewed(TypedDict):
    """One review of somebody."""

    who: str
    back: str
    state: NotRequired[str]
    prepared: NotRequired[int]
    planned: NotRequired[int]
    at: NotRequired[str]
    own: NotRequired[dict[str, str]]
    own_scores: NotRequired[list[int]]
    mine: NotRequired[dict[str, str]]
    my_scores: NotRequired[list[int]]
    went_well: NotRequired[str]
    to_improve: NotRequired[str]
    next_up: NotRequired[str]
    rating: NotRequired[int]
    comment: NotRequired[str]
    steps: NotRequired[list[Stepped]]
    assessment: NotRequired[Kept]
    upward: NotRequired[list[str]]
    upward_scores: NotRequired[list[int]]
    declined: NotRequired[bool]
    left_out: NotRequired[int]
    again: NotRequired[Again]


class Reviews(TypedDict):
    """The file of reviews."""

    late: list[str]
    zone: str
    reviews: list[Reviewed]
