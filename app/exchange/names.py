"""A person's name put together from the columns it is spread over."""

from app.domain.names import fold

#: What may follow a name and a comma without being the first name.
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "mba", "phd", "ph.d", "md", "esq", "cpa"})


def turned(name: str) -> str:
    """``Whitfield, Dana`` the way round it is said."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or fold(first).strip(". ") in _AFTER_NAMES:
        return name
    return f"{first.strip()} {last.strip()}".strip()


def whole_name(name: str, first: str, last: str) -> str:
    """One name from up to three columns: a name column may hold all of it or the missing half."""
    if first and last:
        return f"{first} {last}"
    half = first or last
    if not name or not half or f" {fold(half)} " in f" {fold(name)} ":
        return name or half
    return f"{first} {name}" if first else f"{name} {last}"
