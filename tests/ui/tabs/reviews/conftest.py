"""What the pages of a review are shown of."""

from functools import partial

import pytest

from app import reviewing
from app.domain.kinds import ReviewState
from app.formats import Formats
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.reviews.page_desk import ReviewDesk


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def opened(qtbot, journal, dana):
    """Shows a review that came so far."""

    def show(state, **about):
        return ReviewDesk(qtbot, journal, builders.review(journal, dana, state, **about).id)

    return show


@pytest.fixture
def closed(qtbot, own):
    """A closed review, whose journal need not be undone."""
    dana = builders.person(own, "Dana Whitfield").id
    made = builders.review(own, dana, ReviewState.HELD)
    close = partial(reviewing.close, formats=Formats("USD"))
    own.do_final("Close", close, made.id, TODAY, TODAY)
    return made.id
