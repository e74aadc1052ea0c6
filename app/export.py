"""Everything the journal holds, or holds about one person, in files that other programs read.

Light to import: what is heavy is imported by the function that needs it. All of it may run off the
window's thread. Nothing that is written here is protected.
"""

import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from app import __version__, files, paths
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.storage import driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.exchange.archive import Archive
    from app.storage.dump import Contents
    from app.storage.owned import Traces

R = TypeVar("R")

ARCHIVE = "journal.json"
_ABOUT_ALL = """\
Everything in a Touchline journal, written on {day}.

These files are NOT PROTECTED: whoever can open this folder can read them, private notes included.
Keep the folder where nobody else looks, and delete it when you are done with it.

journal.json   All of it. Touchline makes an equal journal of it: "Open another journal", then
               choose this file. One row a line, so that other programs can read it too. Photos,
               returned forms and pages kept as printed stand in it as base64.
tables/        One CSV file for each table, for a spreadsheet. An empty cell has no value. A text
               that a spreadsheet might take for a formula has an apostrophe in front, and so has
               one that begins with an apostrophe: without the first one it is as it was. A
               spreadsheet may cut a very long text short; journal.json has it whole.
{pages}"""
_PAGES = """\
people/        A page for each person, to read. Private and shareable notes are marked.
journal.md     What is about nobody: notes, talking points for the team, promises of my own.
scorecard.md   What is followed and expected: metrics, targets, scorecards and standards.
team.md        The list of the pages.
training.md    The training of each quarter, topics and closed days.
"""
_NO_PAGES = """\
There are no pages to read: another version of Touchline wrote this journal, or it is damaged.
"""
_ABOUT_ONE = """\
Everything a Touchline journal holds about {name}, written on {day}.

These files are NOT PROTECTED: whoever can open this folder can read them. They hold private notes,
what was deleted in the last thirty days, and what was typed and not finished. Records about other
people are left out, but a note about {name} may name somebody: read it before you hand it over.

data.json      All of it, with the names that the journal uses. A photo, returned forms and pages
               kept as printed stand in it as base64.
{pages}{papers}"""
_PAPERS = "papers/        Forms as they came back, plans and reviews as they were printed.\n"
_PAGE = "page.md        The same to read. Private and shareable notes are marked.\n"


class Control(Protocol):
    """Told how far the work is; may raise, which ends it without a trace."""

    def progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` steps are behind."""


def everything(
    path: Path, key: Key | None, folder: Path, today: date, *, control: Control | None = None
) -> list[Path]:
    """Write all that the journal at ``path`` holds into a new folder in ``folder``; its files.

    A newer program's journal is written as well, without the pages for people. Raises JournalFault,
    and OSError for the folder; either way nothing half-written is left.
    """
    from app import export_pages

    contents, pages = _ask(path, key, export_pages.read_all)
    say = _ABOUT_ALL.format(day=today, pages=_PAGES if pages else _NO_PAGES)
    parts = [("README.txt", [say.encode()]), (ARCHIVE, _archived(contents, today))]
    parts += _csv_files(contents)
    parts += [(name, [data]) for name, data in pages.items()]
    return _write_folder(folder, f"Touchline export {today}", parts, control)


def person(
    path: Path,
    key: Key | None,
    person_id: int,
    folder: Path,
    today: date,
    *,
    control: Control | None = None,
) -> list[Path]:
    """Write all that the journal holds about one person into a new folder in ``folder``.

    Private notes are in it, and what was deleted and can be brought back, but no record of anybody
    else. Raises Refused where there is no such person, else as ``everything``.
    """
    from app import export_pages
    from app.exchange import archive

    traces, page = _ask(path, key, lambda db: export_pages.read_one(db, person_id))
    here = traces.rows.get("person")
    if not here:
        raise Refused(Reason.NOT_FOUND)
    name = str(here[0]["name"])
    papers = list(_papers(traces))
    say = _ABOUT_ONE.format(
        name=name,
        day=today,
        pages=_PAGE if page else _NO_PAGES,
        papers=_PAPERS if papers else "",
    )
    data = archive.readable({"made_on": str(today), **_told(traces)})
    parts: list[tuple[str, Iterable[bytes]]] = [
        ("README.txt", [say.encode("utf-8", "replace")]),
        ("data.json", [data]),
    ]
    if page:
        parts.append(("page.md", [page]))
    parts += ((f"papers/{file}", [content]) for file, content in papers)
    return _write_folder(folder, f"{name} - all that is held {today}", parts, control)


def read_archive(data: bytes) -> "Archive":
    """What is in the file that ``everything`` wrote.

    Raises JournalFault: NEWER, or NOT_AN_ARCHIVE with the place where it stops being one.
    """
    from app.exchange import archive

    found = archive.decode(data)
    if found.schema > driver.SCHEMA:
        raise JournalFault(Fault.NEWER, "This file")
    if found.schema < 1:
        raise JournalFault(Fault.NOT_AN_ARCHIVE, "This file (see schema)")
    return found


def journal_from(archive: "Archive", path: Path, key: Key | None = None) -> None:
    """Make a new journal at ``path`` that holds what ``archive`` says, whole or not at all.

    Raises JournalFault: EXISTS, NO_FOLDER, NOT_AN_ARCHIVE where it is no sound journal, and what
    making a file may raise.
    """
    from app import journal_file
    from app.storage import dump

    tables = [
        dump.Table(table.name, tuple(table.columns), table.rows, table.last_id)
        for table in archive.tables
    ]
    if path.exists():
        raise JournalFault(Fault.EXISTS, str(path))
    if not path.parent.is_dir():
        raise JournalFault(Fault.NO_FOLDER, str(path.parent))
    if archive.schema < driver.SCHEMA:
        tables = _brought_up(dump.Contents(archive.schema, tables), path, key).tables
    made = journal_file.create(path, lambda db: dump.fill(db, tables), key=key, manager="Archive")
    made.close()
    if journal_file.check(path, key):
        path.unlink()
        raise JournalFault(Fault.NOT_AN_ARCHIVE, "This file")


def _ask(path: Path, key: Key | None, query: "Callable[[Session], R]") -> R:
    """Ask the journal at ``path``, which may be a newer program's and is not written."""
    from app.journal import Journal

    try:
        driver.inspect_file(path, key)
    except JournalFault as fault:
        if fault.fault is not Fault.NEWER:
            raise
    with closing(Journal(path, key=key, read_only=True)) as journal:
        return journal.ask(query)


def _archived(contents: "Contents", today: date) -> Iterator[bytes]:
    from app.exchange import archive

    tables = [
        archive.TableDump(table.name, table.last_id, list(table.columns), table.rows)
        for table in contents.tables
    ]
    made_by = f"{paths.APP_NAME} {__version__}"
    return archive.encode(
        archive.Archive(archive.FORMAT, made_by, contents.schema, str(today), tables)
    )


def _csv_files(contents: "Contents") -> list[tuple[str, Iterable[bytes]]]:
    from app.exchange import csv_out

    titles = apart(table.name for table in contents.tables)
    return [
        (f"tables/{title}.csv", csv_out.write_table(table.columns, table.rows))
        for title, table in zip(titles, contents.tables, strict=True)
    ]


def _told(traces: "Traces") -> dict[str, object]:
    return {
        "records": traces.rows,
        "names": traces.named,
        "changes_of_the_last_thirty_days": [change._asdict() for change in traces.changes],
        "drafts": traces.drafts,
    }


def _papers(traces: "Traces") -> Iterator[tuple[str, bytes]]:
    """The files that came from somebody or were printed for them, each with a name of its own."""
    for row in traces.rows.get("returned_form", ()):
        if row.get("content"):  # one that was too large was not kept
            yield files.safe_name(f"returned {row['id']} - {row.get('file_name')}"), row["content"]
    for row in traces.rows.get("packet", ()):
        if row.get("pdf"):
            yield files.safe_name(f"printed {row['id']} - {row.get('made_on')}.pdf"), row["pdf"]
    yield from _papers_of_reviews(traces)


def _papers_of_reviews(traces: "Traces") -> Iterator[tuple[str, bytes]]:
    for row in traces.rows.get("review_file", ()):
        if row.get("content"):
            name = f"review {row.get('kind')} {row['id']} - {row.get('file_name')}"
            yield files.safe_name(name), row["content"]
    for row in traces.rows.get("review_packet", ()):
        if row.get("pdf"):
            told = f"{row.get('audience')} {row.get('size')} {row.get('made_on')}"
            yield files.safe_name(f"review printed {row['id']} - {told}.pdf"), row["pdf"]
    for row in traces.rows.get("review_frozen", ()):
        with suppress(zlib.error):  # of a newer program, or damaged: it stands in the data as it is
            text = zlib.decompress(row.get("content") or b"")
            yield files.safe_name(f"review kept {row['id']} - {row.get('part')}.json"), text


def _brought_up(found: "Contents", path: Path, key: Key | None) -> "Contents":
    from app.storage import dump

    folder = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=path.parent))
    try:
        return dump.bring_up_to_date(found, folder / path.name, key)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def apart(names: Iterable[str]) -> list[str]:
    """Names for files in one folder, without an ending: alike ones are numbered."""
    taken: set[str] = set()
    made = []
    for name in names:
        safe = files.safe_name(f"{name}.md").removesuffix(".md")
        free = next(one for one in _numbered(safe) if one.casefold() not in taken)
        taken.add(free.casefold())
        made.append(free)
    return made


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} ({number})" for number in count(2))


def _write_folder(
    folder: Path,
    name: str,
    parts: Iterable[tuple[str, Iterable[bytes]]],
    control: Control | None,
) -> list[Path]:
    """Write ``parts``, each a name and the bytes, into a new folder ``name`` once all are whole."""
    listed = list(parts)
    part = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=folder))
    try:
        for number, (inside, chunks) in enumerate(listed):
            if control is not None:
                control.progress(number, len(listed))
            _write_file(part / inside, chunks)
        for below in (part, *(path for path in part.iterdir() if path.is_dir())):
            files.flush_folder(below)
        target = next(
            free for one in _numbered(files.safe_name(name)) if not (free := folder / one).exists()
        )
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    files.flush_folder(folder)
    return [target / inside for inside, _ in listed]


def _write_file(path: Path, chunks: Iterable[bytes]) -> None:
    path.parent.mkdir(exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
