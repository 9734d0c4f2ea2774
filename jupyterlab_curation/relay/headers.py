"""Which headers go to S3 and DynamoDB, and which come back. All others stay behind.

What is to be sent has names of its own on its way from the page: what a browser,
JupyterLab or a proxy adds (cookies, tokens, Cache-Control) is then never sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..routes.problem import Problem

# ``X-Curation-Send-Range`` is sent as Range.
SEND = "x-curation-send-"

_SENT = frozenset(
    {
        "accept",
        "authorization",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-md5",
        "content-type",
        "expires",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-unmodified-since",
        "range",
    }
)
_OF_AWS = ("x-amz-", "x-amzn-", "amz-sdk-")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")

_ANSWERED = frozenset(
    {
        "accept-ranges",
        "content-encoding",
        "content-language",
        "content-length",
        "content-range",
        "content-type",
        "date",
        "etag",
        "last-modified",
        "retry-after",
    }
)


def headers_to_send(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What of the page's headers is to be sent, with names in small letters. Raises Problem."""
    found: dict[str, str] = {}
    for written, value in given:
        name = written.lower()
        if not name.startswith(SEND):
            continue
        name = name.removeprefix(SEND)
        known = name in _SENT or name.startswith(_OF_AWS)
        if not known or name in found or _VALUE.fullmatch(value) is None:
            raise Problem(
                "Invalid",
                "A header of a request cannot be relayed.",
                "Reload the page: its version differs from the server's.",
            )
        found[name] = value
    return found


def headers_to_answer(given: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What of an answer's headers the page gets."""
    for name, value in given:
        if name.lower() in _ANSWERED or name.lower().startswith(("x-amz-", "x-amzn-")):
            yield name, value


# Nothing of an answer is ever a page of this server: it is downloaded, without a type
# that is guessed, without scripts, without an origin.
HARMLESS = {
    "Content-Disposition": "attachment",
    "X-Content-Type-Options": "nosniff",
}
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
