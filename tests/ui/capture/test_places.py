from hypothesis import given
from hypothesis import strategies as st

from app.ui.capture.places import Places


def test_a_picture_counts_as_two():
    places = Places("a🎉b")

    assert [places.qt(place) for place in range(4)] == [0, 1, 3, 4]
    assert [places.python(place) for place in (0, 1, 3, 4)] == [0, 1, 2, 3]


@given(st.text())
def test_there_and_back(text):
    places = Places(text)

    for place in range(len(text) + 1):
        assert places.python(places.qt(place)) == place
    assert places.qt(len(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2
