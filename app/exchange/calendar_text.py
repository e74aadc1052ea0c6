"""Text in an iCalendar file, escaped as RFC 5545, section 3.3.11, has it."""

from icalendar import vText


class CalendarText(vText):
    r"""A text of which every letter stays; the library takes a typed ``\N`` for a new line."""

    def to_ical(self) -> bytes:
        r"""The text with ``\``, ``;``, ``,`` and new lines escaped, in UTF-8."""
        text = str(self).replace("\\", r"\\").replace("\n", r"\n")
        return text.replace(";", r"\;").replace(",", r"\,").encode()
