"""The block to sign on."""

from tests.report.samples import EMPTY, text


def test_the_signature_text_is_word_for_word() -> None:
    assert (
        "We discussed this review on ____. My signature confirms that I received it and could "
        "comment; it does not mean that I agree with every point."
    ) in text(EMPTY)
    assert "Robin Calder" in text(EMPTY)
    assert "Comment attached yes no" in text(EMPTY)
