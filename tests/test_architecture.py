"""The layers, as a table that the sources are held to.

To add a module that no line of ``MAY_IMPORT`` covers, add a line; the first line that names a
module or a package around it counts. Imports inside functions and those for type checking count
like any other, because they too are knowledge of another layer.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

#: Rules on plain values: they know no database.
RULE_FILES = (
    "app.domain.attainment",
    "app.domain.cadence",
    "app.domain.capture",
    "app.domain.captured",
    "app.domain.clashing",
    "app.domain.clock",
    "app.domain.coverage",
    "app.domain.days",
    "app.domain.differences",
    "app.domain.errors",
    "app.domain.expectation",
    "app.domain.forecasting",
    "app.domain.growth",
    "app.domain.incoming",
    "app.domain.incoming_figures",
    "app.domain.keeping",
    "app.domain.kept_files",
    "app.domain.kinds",
    "app.domain.lift",
    "app.domain.markers",
    "app.domain.measure",
    "app.domain.mentions",
    "app.domain.money",
    "app.domain.month_words",
    "app.domain.names",
    "app.domain.periods",
    "app.domain.phrases",
    "app.domain.plan_form",
    "app.domain.plan_form_days",
    "app.domain.plan_form_read",
    "app.domain.plan_sums",
    "app.domain.plan_timing",
    "app.domain.recipe",
    "app.domain.rollup",
    "app.domain.rep_sheet",
    "app.domain.review_form",
    "app.domain.review_scores",
    "app.domain.roster",
    "app.domain.rotation",
    "app.domain.scoring",
    "app.domain.searchable",
    "app.domain.seek",
    "app.domain.snippets",
    "app.domain.text",
    "app.domain.tokens",
    "app.domain.training_days",
    "app.domain.training_minutes",
    "app.domain.training_timing",
)
#: Parts of the window that know no noun of the domain and could stand in another program.
NO_NOUNS = (
    "app.ui.actions",
    "app.ui.ask",
    "app.ui.background",
    "app.ui.badge",
    "app.ui.card_page",
    "app.ui.chart",
    "app.ui.counted",
    "app.ui.diary",
    "app.ui.drafts",
    "app.ui.editors",
    "app.ui.field",
    "app.ui.finder",
    "app.ui.focus",
    "app.ui.form",
    "app.ui.form_dialog",
    "app.ui.grip",
    "app.ui.icons",
    "app.ui.instead",
    "app.ui.lists",
    "app.ui.parts",
    "app.ui.people_grid",
    "app.ui.pictures",
    "app.ui.rows",
    "app.ui.sharing",
    "app.ui.stylesheet",
    "app.ui.tab",
    "app.ui.table",
    "app.ui.theme",
    "app.ui.veil",
    "app.ui.views_tab",
)
#: What is done to the file as a whole, for the window and the command line alike.
FACADES = (
    *(
        "app.agreeing",
        "app.backups",
        "app.calendar_file",
        "app.erasure",
        "app.export",
        "app.export_pages",
    ),
    *("app.form_pages", "app.plan_files", "app.protection", "app.publishing", "app.rescue"),
    *("app.review_files", "app.reviewing", "app.sheet_files"),
    "app.training_calendar",
)
FORMATS_READ_AND_WRITTEN = ("python_calamine", "xlsxwriter", "pypdf", "icalendar", "msgspec")

#: The modules or packages that a line is about, and what they may import.
Rule = tuple[tuple[str, ...], tuple[str, ...]]

#: Who may import what, besides the standard library and themselves.
MAY_IMPORT: tuple[Rule, ...] = (
    (RULE_FILES, RULE_FILES),
    (("app.domain",), ("sqlalchemy",)),
    (("app.storage",), ("sqlalchemy", "alembic", "sqlcipher3", "app.domain", "app.files")),
    # Paper sets a note in the blocks that the screen shows, so that both read it alike.
    (("app.report",), ("reportlab", "arabic_reshaper", "msgspec", "pypdf", "app.markup")),
    (("app.batch",), ("app.files", "app.report")),
    (("app.markup",), ("markdown_it",)),
    (("app.exchange",), (*RULE_FILES, *FORMATS_READ_AND_WRITTEN)),
    (("app.refusals",), ("app.domain.errors",)),
    (("app.rhythm_words",), ("app.domain.kinds",)),
    (("app.labels",), ("app.domain", "app.refusals", "app.rhythm_words")),
    (("app.capture_words", "app.sayings", "app.training_words"), ("app.domain", "app.labels")),
    (("app.public_holidays",), ("holidays",)),
    (
        ("app.formats",),
        ("PySide6.QtCore", "app.domain.kinds", "app.domain.measure", "app.domain.money"),
    ),
    (("app.covering",), RULE_FILES),
    (
        ("app.gather",),
        (
            *("sqlalchemy.orm.Session", "app.domain", "app.labels", "app.covering"),
            *("app.public_holidays", "app.report.content", "app.report.frozen"),
            *("app.templates", "app.training_words"),
        ),
    ),
    (
        ("app.sample",),
        (
            *("sqlalchemy.orm.Session", "app.domain", "app.paths", "app.templates"),
            *("app.formats", "app.public_holidays", "app.reviewing"),
        ),
    ),
    (("app.templates",), ("app.domain", "app.paths")),
    (("app.paths",), ("platformdirs",)),
    (("app.files",), ()),
    (("app.log",), ("app.paths",)),
    (("app.journal",), ("sqlalchemy", "app.domain", "app.storage")),
    (
        ("app.journal_file",),
        (
            *("PySide6.QtCore.QLockFile", "PySide6.QtCore.QSysInfo", "sqlalchemy.orm.Session"),
            *("app.domain", "app.files", "app.journal", "app.paths", "app.storage"),
        ),
    ),
    (
        FACADES,
        (
            *("app.domain", "app.exchange", "app.files", "app.gather", "app.formats"),
            *("app.journal", "app.journal_file", "app.labels", "app.log", "app.paths"),
            *("app.public_holidays", "app.sayings", "app.templates", "app.training_words"),
            *(
                "app.places",
                "app.report",
                "app.storage",
                "app.__version__",
                "sqlalchemy.orm.Session",
            ),
        ),
    ),
    (("app.keyring_cache",), ("keyring", "app.storage.key")),
    (("app.places",), ()),
    (
        ("app.diagnostics",),
        (
            *("PySide6", "sqlcipher3", "app.__version__", "app.domain", "app.log", "app.paths"),
            *("app.places", "app.storage"),
        ),
    ),
    (
        NO_NOUNS,
        ("PySide6", "shiboken6", "app.journal", "app.report", "app.domain.names", *NO_NOUNS),
    ),
    (
        ("app.ui",),
        (
            *("PySide6", "shiboken6"),
            *("app.journal", "app.journal_file", "app.gather", "app.exchange", "app.report"),
            *(
                *FACADES,
                "app.domain",
                "app.labels",
                "app.formats",
                "app.files",
                "app.paths",
                "app.log",
            ),
            *("app.sample", "app.templates", "app.diagnostics", "app.keyring_cache", "app.places"),
            *("app.batch", "app.markup"),
            *("app.capture_words", "app.covering", "app.sayings"),
            *("app.public_holidays", "app.training_words"),
        ),
    ),
    (("app.cli", "app.main", "app.__main__"), ("app", "PySide6")),
)
#: What paper must not know, so that the same content gives the same bytes.
NOT_ON_PAPER = {"datetime", "locale", "os", "platform", "random", "tempfile", "time"}
#: What could reach the network; nothing in the program may.
NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver"),
    *("ssl", "urllib.request", "webbrowser", "xmlrpc"),
    *("aiohttp", "httpx", "requests", "urllib3"),
}
#: Two windows of one computer find each other over a local pipe.
LOCAL_ONLY = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


class Import(NamedTuple):
    """One import: what it names, where it stands, and whether it runs with the module."""

    name: str
    line: int
    at_import: bool


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


@cache
def _imports(module: str) -> list[Import]:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    return list(_walk(tree, at_import=True))


def _walk(node: ast.AST, *, at_import: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, at_import) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: imports are absolute"
            yield from (
                Import(f"{child.module}.{alias.name}", child.lineno, at_import)
                for alias in child.names
            )
        else:
            runs = not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            is_typing = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from _walk(child, at_import=at_import and runs and not is_typing)


def _within(name: str, packages: tuple[str, ...] | set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _rule_of(module: str) -> Rule | None:
    return next((rule for rule in MAY_IMPORT if _within(module, rule[0])), None)


def _module_of(name: str) -> str:
    """The module of ours that ``name`` lies in: ``app.x.f`` is in ``app.x``."""
    while name not in MODULES:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_layer_may(module):
    rule = _rule_of(module)
    assert rule or module == "app", (
        f"{module} is in no layer: add it to MAY_IMPORT in {Path(__file__).name}"
    )
    themselves, allowed = rule or ((), ())
    for found in _imports(module):
        if found.name.partition(".")[0] in sys.stdlib_module_names:
            continue
        assert _within(found.name, (*themselves, *allowed)), (
            f"{module}, line {found.line}: {found.name} is not for this layer, "
            f"which may import {', '.join(allowed) or 'the standard library only'}"
        )


def test_no_imports_go_in_a_circle():
    needs = {
        module: {
            _module_of(found.name)
            for found in _imports(module)
            if found.at_import and _within(found.name, ("app",))
        }
        - {module}
        for module in MODULES
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(f"modules import each other: {' <- '.join(error.args[1])}")


def test_paper_knows_neither_the_clock_nor_the_computer():
    found = [
        f"{module}, line {one.line}: {one.name}"
        for module in MODULES
        if _within(module, ("app.report",))
        for one in _imports(module)
        if one.name.partition(".")[0] in NOT_ON_PAPER
    ]
    assert not found, "paper would depend on when or where it is made"


def test_nothing_can_reach_the_network():
    found = [
        f"{module}, line {one.line}: {one.name}"
        for module in MODULES
        for one in _imports(module)
        if _within(one.name, {*NETWORK, "PySide6.QtNetwork"}) and one.name not in LOCAL_ONLY
    ]
    assert not found, "these could reach the network"


def test_the_table_names_what_is_there():
    gone = [name for names, _ in MAY_IMPORT for name in names if name not in MODULES]
    assert not gone, "in MAY_IMPORT and not in the tree: take them out or mend their names"


def test_the_walk_sees_every_kind_of_import():
    source = """
import a.b
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from c import d
def f():
    from e import g
try:
    import h
except ImportError:
    pass
"""
    found = {(i.name, i.at_import) for i in _walk(ast.parse(source), at_import=True)}
    assert found == {
        ("a.b", True),
        ("typing.TYPE_CHECKING", True),
        ("c.d", False),
        ("e.g", False),
        ("h", True),
    }
