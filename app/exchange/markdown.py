"""Pages in Markdown that read the same as plain text and as what they are turned into."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: What means something inside a line.
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~#])")
#: What means something at the beginning of a line.
_BEGINS = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")
#: Blanks at a line's ends would be dropped, or make it a block of code.
_FIRST_BLANK = re.compile(r"^[ \t]")
_LAST_BLANK = re.compile(r"[ \t]$")


@dataclass(frozen=True)
class Entry:
    """One thing noted: what it is, facts about it in a line, and texts, each under a label.

    A label may be empty.
    """

    title: str
    facts: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Page:
    """A page: its title, a line of introduction, facts as label and value, sections."""

    title: str
    says: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Link:
    """A cell that leads to another file, named from the page's own folder."""

    text: str
    file: str


@dataclass(frozen=True)
class Grid:
    """A table under a title; empty cells are ``""``."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Link, ...], ...]


def write_page(page: Page) -> bytes:
    """The file of ``page``; sections with nothing in them are left out."""
    return _file(_page(page))


def write_grid(grid: Grid) -> bytes:
    """The file of a table."""
    return _file(_grid(grid))


def line(text: str) -> str:
    """``text`` in one line that begins with something else, blanks single, none of it markup."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _page(page: Page) -> Iterator[str]:
    yield f"# {line(page.title)}"
    if page.says:
        yield from ("", _line(page.says))
    yield from _listed(f"**{line(name)}:** {line(value)}" for name, value in page.facts if value)
    for section in page.sections:
        if section.entries:
            yield from ("", f"## {line(section.title)}")
            for entry in section.entries:
                yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    facts = "".join(f" · {line(fact)}" for fact in entry.facts if fact)
    yield from ("", f"**{line(entry.title)}**{facts}")
    for label, text in entry.texts:
        if text:
            if label:
                yield from ("", f"{_line(label)}:")
            yield from ("", *quotation(text))


def quotation(text: str) -> Iterator[str]:
    """``text`` as a quotation, line by line and paragraph by paragraph as it was."""
    lines = [_line(one) if one.strip() else "" for one in text.split("\n")]
    for one, following in zip(lines, (*lines[1:], ""), strict=True):
        breaks = "\\" if one and following else ""
        yield f"> {one}{breaks}" if one else ">"


def _listed(items: Iterable[str]) -> Iterator[str]:
    listed = [f"- {item}" for item in items]
    yield from ("", *listed) if listed else ()


def _grid(grid: Grid) -> Iterator[str]:
    yield from (f"# {line(grid.title)}", "")
    yield _row(map(line, grid.columns))
    yield _row("---" for _ in grid.columns)
    yield from (_row(map(_cell, row)) for row in grid.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: str | Link) -> str:
    if isinstance(cell, str):
        return line(cell)
    return f"[{line(cell.text)}](<{cell.file}>)"


def _line(text: str) -> str:
    marked = _SIGNS.sub(r"\\\1", text)
    marked = _BEGINS.sub(_defused, marked)
    marked = _FIRST_BLANK.sub(_spelled, marked)
    return _LAST_BLANK.sub(_spelled, marked)


def _defused(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0][0].isdigit() else f"\\{found[0]}"


def _spelled(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _file(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
