"""The reps' own sheets as files: what each is called, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import files
from app.domain.incoming_figures import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.rep_sheet import RepSheet

ENDING = ".xlsx"


def together(sheets: Sequence[RepSheet]) -> str:
    """What one workbook with all of ``sheets`` is called."""
    who = sheets[0].name if len(sheets) == 1 else "Team"
    return files.safe_name(f"{who} - numbers{_since(sheets)}{ENDING}")


def apart(sheets: Sequence[RepSheet]) -> Iterator[tuple[str, RepSheet]]:
    """Each sheet with what its own workbook is called; two people may have one name."""
    wanted = ((sheet.name, _since([sheet])) for sheet in sheets)
    yield from zip(files.named_apart(wanted, ENDING), sheets, strict=True)


def write_together(sheets: Sequence[RepSheet], target: Path) -> list[Path]:
    """Write one workbook with all sheets; where it is. Raises OSError."""
    from app.exchange import rep_sheet

    files.write_whole(target, rep_sheet.build(*sheets))
    return [target]


def write_apart(sheets: Sequence[RepSheet], folder: Path) -> list[Path]:
    """Write a workbook for each person into ``folder``; where they are. Raises OSError."""
    from app.exchange import rep_sheet

    written = []
    for name, sheet in apart(sheets):
        files.write_whole(folder / name, rep_sheet.build(sheet))
        written.append(folder / name)
    return written


def _since(sheets: Sequence[RepSheet]) -> str:
    days = [block.periods[0].starts for sheet in sheets for block in sheet.blocks[:1]]
    return f" from {day_words(min(days))}" if days else ""
