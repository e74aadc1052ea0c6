"""The words by which a returned form says whose it is, on paper, in a field or in a cell."""

import re

NO_MARK = (
    "The form no longer says whose it is: another program took that out. Copy the answers into "
    "the original form, or type them in as transcribed."
)


def by_mark(mark: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Whose form it is by the words that every form bears; None where they are not in ``text``."""
    return mark.search(" ".join(text.split()))
