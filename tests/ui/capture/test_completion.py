"""What the word before the cursor may become."""

import pytest

from app.domain.captured import Known
from app.domain.mentions import KnownName
from app.ui.capture.completion import complete

KNOWN = Known(
    people=(
        KnownName(1, "Dana Whitfield"),
        KnownName(2, "Sam Hastings"),
        KnownName(3, "Sam Baker"),
    ),
    skills=((1, "Objection handling"),),
    tags=("Pricing", "private-beta"),
)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("@sa", ("Sam Baker", "Sam Hastings")),
        ("so @sam h", ("Sam Hastings",)),
        ("(@da", ("Dana Whitfield",)),
        ("!@da", ("Dana Whitfield",)),
        ("@dana,@sam b", ("Sam Baker",)),
        ("!send it by:whit", ("Dana Whitfield",)),
        ("!send it by:@whit", ("Dana Whitfield",)),
        ("well #p", ("Pricing", "private-beta")),
        ("#objectionh", ("objection-handling",)),
    ],
)
def test_what_is_offered(before, shown):
    found = complete(before, KNOWN)

    assert found is not None
    assert found.shown == shown


def test_a_name_is_written_so_that_it_is_clear():
    found = complete("with @sa", KNOWN)

    assert found is not None
    assert (found.start, found.typed) == (6, ("Sam Baker", "Sam Hastings"))


@pytest.mark.parametrize(
    "before", ["", "sa", "a@sa", "@zz", "@Dana", "#Pricing", "C#p", "@dana was", "@sam\n", "#p "]
)
def test_where_nothing_is_offered(before):
    assert complete(before, KNOWN) is None


def test_everybody_is_offered_after_the_sign_alone_also_far_on():
    found = complete("x" * 500 + " @", KNOWN)

    assert found is not None
    assert (found.start, len(found.shown)) == (502, 3)
