"""Checks the links between the Markdown files of the clone, anchors included.

``python scripts/docs/check_links.py``; ends with 1 if a target is missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from myst_parser.mdit_to_docutils.base import default_slugify

CLONE = Path(__file__).resolve().parents[2]

# Folders that are not in the repository.
NOT_OURS = {".git", ".venv", ".sandbox", "node_modules", "_build", "lib", "dist", "labextension"}

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@cache
def _tokens(file: Path) -> list[Token]:
    return _MARKDOWN.parse(file.read_text(encoding="utf-8"))


@cache
def _anchors(file: Path) -> set[str]:
    """The anchors of a file's headings, as GitHub makes them."""
    found: set[str] = set()
    tokens = _tokens(file)
    for before, token in pairwise(tokens):
        if before.type != "heading_open":
            continue
        title = "".join(
            child.content for child in token.children or [] if child.type in ("text", "code_inline")
        )
        slug = anchor = default_slugify(title)
        number = 0
        while anchor in found:
            number += 1
            anchor = f"{slug}-{number}"
        found.add(anchor)
    return found


def _links(file: Path) -> list[tuple[int, str]]:
    """Each link or image with the number of its line."""
    return [
        (token.map[0] + 1 if token.map else 0, str(target))
        for token in _tokens(file)
        for child in token.children or []
        if (target := child.attrs.get("href") or child.attrs.get("src"))
    ]


def _problem(file: Path, link: str) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if not target.exists():
        return "is not there"
    if parts.fragment and target.suffix == ".md" and parts.fragment not in _anchors(target):
        return "has no such anchor"
    return None


def _files() -> Iterator[Path]:
    for folder, folders, names in os.walk(CLONE):
        folders[:] = sorted(set(folders) - NOT_OURS)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".md"))


def main() -> int:
    """Print each broken link, and return the exit code."""
    links = [(file, *link) for file in _files() for link in _links(file)]
    broken = [
        f"{file.relative_to(CLONE)}:{line}: {link} {problem}"
        for file, line, link in links
        if (problem := _problem(file, link))
    ]
    print("\n".join([*broken, f"{len(links)} links, {len(broken)} broken."]))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
