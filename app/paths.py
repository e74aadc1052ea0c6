"""Where things are: the program's resources and the user's data.

Resources lie beside ``app`` in a checkout, inside it in an installed wheel, and in the unpacked
folder of a frozen program.
"""

import os
import sys
from pathlib import Path

APP_NAME = "Touchline"


def resources() -> Path:
    """The folder of fonts, icons and other files that come with the program."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def data_folder() -> Path:
    """The user's own folder for the journal, its backups and the log; made when missing.

    ``TOUCHLINE_DATA`` names another one, for a stick or a test.
    """
    chosen = os.environ.get("TOUCHLINE_DATA")
    if chosen:
        folder = Path(chosen)
    else:
        from platformdirs import user_data_path

        folder = user_data_path(APP_NAME, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def default_journal() -> Path:
    """The journal that opens when none is named."""
    return data_folder() / "journal.db"


def backups_of(journal: Path) -> Path:
    """The folder of copies made of ``journal`` before anything risky."""
    return journal.parent / "backups"


def window_settings() -> Path:
    """The file that keeps how the window stood."""
    return data_folder() / "window.ini"


def log_file() -> Path:
    """The log, which holds no names and no text."""
    return data_folder() / "touchline.log"
