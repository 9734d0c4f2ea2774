"""The address of a request, byte for byte as the page signed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

from ..routes.problem import Problem
from .hosts import RelayHost, relay_host

# A key has up to 1,024 bytes, each of which takes three here, and a signature goes along.
MOST_CHARACTERS = 12_000

# Printable ASCII without what a parser could take for the end of an address.
_TARGET = re.compile(r"(https?://[^/?#@\\\s]+)(/[!$-;=?-\[\]_a-z~]*)")


@dataclass(frozen=True)
class Target:
    """Where a request goes.

    ``authority`` is the Host header that was signed, ``path`` and ``query`` are
    still encoded; ``query`` has no question mark.
    """

    host: RelayHost
    authority: str
    path: str
    query: str

    @property
    def line(self) -> str:
        """As it stands in the request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def parameters(self) -> list[tuple[str, str]]:
        """Names in small letters, and values, both decoded."""
        return [
            (unquote_plus(name).lower(), unquote_plus(value))
            for name, _, value in (one.partition("=") for one in self.query.split("&") if one)
        ]


def read_target(written: str | None) -> Target:
    """Read the page's header. Raises Problem."""
    found = _TARGET.fullmatch(written or "")
    if found is None or len(found[0]) > MOST_CHARACTERS:
        raise _unreadable()
    address, line = found[1], found[2]
    try:
        host = relay_host(address)
    except ValueError:
        raise _unreadable() from None
    path, _, query = line.partition("?")
    return Target(host, address.partition("://")[2], path, query)


def leaves_its_root(path: str) -> bool:
    """Whether ``..`` in an encoded path leads out of where it begins, however a server reads it.

    Keys may hold ``..``; a server that resolves it must stay in the bucket.
    """
    depth = 0
    for part in re.split(r"[/\\]", unquote(path)):
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            depth += 1
        if depth < 0:
            return True
    return False


def _unreadable() -> Problem:
    return Problem(
        "Invalid",
        "The server cannot read the address that a request is to be relayed to.",
        "Reload the page: its version differs from the server's.",
    )
