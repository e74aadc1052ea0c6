"""Pages in Markdown: what is written on them is what is read from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.exchange import markdown
from app.exchange.markdown import Entry, Grid, Link, Page, Section

HOSTILE = [
    "# not a heading",
    "## not a heading #",
    "- no list",
    "+ no list",
    "* no list",
    "1. no list",
    "27) no list",
    "> no quotation",
    "*not slanted* and _not slanted_ nor **bold**",
    "`no code` and ``none``",
    "```",
    "~~~",
    "~~not struck~~",
    "    no code either",
    "\tno code either",
    "<b>no tag</b> <John> said a<b and c>d",
    "<!-- no comment -->",
    "&amp; &#65; & co",
    "[no](link) ![no](image) [no]: /target",
    "a | b | c",
    "---",
    "===",
    "***",
    "- - -",
    "a back\\slash and \\* two \\",
    "ends in blanks  ",
    "![](file:///etc/passwd)",
]


def read(data):
    """The lines that a reader of Markdown shows, each with the parts of the page it stands in."""
    lines, around = [], []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(data.decode()):
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        else:
            assert token.type == "inline", f"a block of {token.type}"
            lines += [(tuple(around), line) for line in said(token.children).split("\n")]
    return lines


def said(tokens):
    """The words of one paragraph; what is neither a word nor bold is no text of ours."""
    known = {"text", "text_special", "hardbreak", "strong_open", "strong_close"}
    strange = {token.type for token in tokens} - known - {"link_open", "link_close"}
    assert not strange
    return "".join("\n" if token.type == "hardbreak" else token.content for token in tokens)


def page_with(text):
    section = Section("S", (Entry("E", (), (("", text),)),))
    return markdown.write_page(Page("P", sections=(section,)))


def shown(text):
    """What is shown of ``text`` under the page's three titles: one quotation."""
    lines = read(page_with(text))
    assert [line for _, line in lines[:3]] == ["P", "S", "E"]
    assert {around for around, _ in lines[3:]} <= {("blockquote", "p")}
    return [line for _, line in lines[3:]]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_what_it_was_as_a_line_and_under_another(text):
    assert shown(text) == [text]
    assert shown(f"first\n{text}\nlast") == ["first", text, "last"]


@given(st.lists(st.text("ab1.)#*_-+=>[]()`~|\\&;<! ", max_size=12), min_size=1, max_size=4))
def test_any_mixture_of_signs_stays_what_it_was(lines):
    assert shown("\n".join(lines)) == [line for line in lines if line.strip()]


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_facts_and_cells_stay_what_they_were(text):
    wanted = " ".join(text.split())
    page = Page(text, facts=((text, text),), sections=(Section(text, (Entry(text, (text,)),)),))
    assert read(markdown.write_page(page)) == [
        (("h1",), wanted),
        (("ul", "li", "p"), f"{wanted}: {wanted}"),
        (("h2",), wanted),
        (("p",), f"{wanted} · {wanted}"),
    ]


def test_a_table_keeps_its_cells_and_leads_to_files():
    grid = Grid("Team", ("Name", "Role"), ((Link("A|B [x]", "people/A B.md"), "c | d\ne"),))
    data = markdown.write_grid(grid)
    assert [line for _, line in read(data)] == ["Team", "Name", "Role", "A|B [x]", "c | d e"]
    assert 'href="people/A%20B.md"' in MarkdownIt("commonmark").render(data.decode())


def test_empty_sections_and_facts_are_left_out():
    data = markdown.write_page(Page("P", facts=(("Role", ""),), sections=(Section("S", ()),)))
    assert data == b"# P\n"
