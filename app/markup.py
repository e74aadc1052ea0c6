"""Notes as they are typed, in a small part of Markdown, taken apart for screen and paper.

Bold and italic by stars, code by backticks, links, lists by dashes, stars, plus signs or numbers,
quotes. Whatever else Markdown knows is shown as it was typed: nobody who writes ``C:\\deals\\*``,
``<John> said`` or ``![](x)`` means anything by it, and only the marks of those few disappear.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

#: Past these a text is shown as it was typed: taking it apart would take too long.
_LONGEST_TEXT, _LONGEST_LINE, _MOST_LINES = 200_000, 5_000, 5_000
#: What would lie deeper is left out by the parser, so such a text is shown as it was typed.
_DEEPEST = 40
#: A text without any of these has nothing to take apart.
_MARKS = re.compile(r"[*`\[]|^[ \t]*(?:>|[-+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))", re.MULTILINE)
#: Only where a link may lead; everything else in brackets is text.
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\]"
    r"\(((?:https?://|mailto:)[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)\)"
)
_BULLETS = {"-": "–", "*": "•", "+": "+"}


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that look alike; those of a link know its ``target``, as it was typed."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    target: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one of a list or a quote.

    ``depth`` counts the lists around it and ``quoted`` the quotes; ``marker`` is the bullet or the
    number that it begins with.
    """

    lines: tuple[Line, ...]
    marker: str = ""
    depth: int = 0
    quoted: int = 0


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``, from its first to its last."""
    lines = text.splitlines()
    unified = "\n".join(lines)
    if _is_plain(unified, lines):
        return _as_typed(unified)
    tokens = _parser().parse(unified)
    if any(token.level + 1 >= _DEEPEST for token in tokens):
        return _as_typed(unified)
    return tuple(_blocks(tokens))


def _is_plain(text: str, lines: Sequence[str]) -> bool:
    too_long = len(text) > _LONGEST_TEXT or len(lines) > _MOST_LINES
    return too_long or not _MARKS.search(text) or max(map(len, lines)) > _LONGEST_LINE


def _as_typed(text: str) -> tuple[Block, ...]:
    """A block for each paragraph, with every mark in it."""
    paragraphs = (part for part in re.split(r"\n[ \t]*\n", text) if part.strip())
    return tuple(
        Block(tuple((Span(line.strip()),) for line in part.split("\n") if line.strip()))
        for part in paragraphs
    )


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    depth = quoted = 0
    marker = ""
    for token in tokens:
        if marker and token.type in ("bullet_list_open", "ordered_list_open", "list_item_close"):
            yield Block(((),), marker, depth, quoted)
            marker = ""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "list_item_open":
                marker = _marker(token)
            case "inline":
                yield Block(tuple(_lines(token.children or ())), marker, depth, quoted)
                marker = ""


def _marker(item: "Token") -> str:
    """A bullet, or the number as it was typed: nobody's 2026 becomes a 1."""
    return f"{item.info}{item.markup}" if item.info else _BULLETS[item.markup]


def _lines(tokens: Sequence["Token"]) -> Iterator[Line]:
    """A new line is a new line, as it was typed."""
    line: list[Span] = []
    for span in _spans(tokens):
        first, *others = span.text.split("\n")
        line += [replace(span, text=first)] if first else []
        for text in others:
            yield tuple(line)
            line = [replace(span, text=text)] if text else []
    yield tuple(line)


def _spans(tokens: Sequence["Token"]) -> Iterator[Span]:
    bold = italic = 0
    target = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                target = str(token.attrs["href"])
            case "link_close":
                target = ""
            case _:
                code = token.type == "code_inline"
                yield Span(token.content, bold > 0, italic > 0, code, target)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "maxNesting": _DEEPEST})
    parser.enable(["blockquote", "list", "backticks", "emphasis", "link"])
    parser.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "blockquote", "list"]})
    parser.inline.ruler.at("emphasis", _stars)
    parser.inline.ruler.at("link", _link)
    return parser


def _quote(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A quote only where a blank follows: ``>5 deals`` means more than five."""
    from markdown_it.rules_block import blockquote

    mark = state.bMarks[start] + state.tShift[start]
    after = state.src[mark + 1 : mark + 2]
    return after in ("", " ", "\t", "\n", ">") and blockquote(state, start, end, silent)


def _stars(state: "StateInline", silent: bool) -> bool:
    """Emphasis by stars only: underscores are found in names of files, ``\\*`` in paths."""
    from markdown_it.rules_inline import emphasis

    meant = state.src[state.pos] == "*" and _before(state) != "\\"
    return meant and emphasis.tokenize(state, silent)


def _link(state: "StateInline", silent: bool) -> bool:
    """A link whose target is kept as it was typed; an image is none."""
    found = _LINK.match(state.src, state.pos, state.posMax)
    if not found or _before(state) in ("!", "\\"):
        return False
    if not silent:
        end = state.posMax
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.push("link_close", "a", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _before(state: "StateInline") -> str:
    """The character that was typed before, if any."""
    return state.src[state.pos - 1 : state.pos]
