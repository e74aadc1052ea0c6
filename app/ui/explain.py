"""Errors that the user can do something about, in words and with the field they belong to."""

from app import labels
from app.domain.errors import JournalFault, Refused

#: Why something cannot be changed here at all.
READ_ONLY = "This journal is open for reading only."


def explain(error: BaseException) -> tuple[str, str] | None:
    """(field, words) for a refusal or a fault of the file; None for a mistake of the program."""
    if isinstance(error, Refused):
        return error.field, labels.refusal(error)
    if isinstance(error, JournalFault):
        return "", labels.fault(error)
    return None
