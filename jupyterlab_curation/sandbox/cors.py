"""Which web pages may ask the sandbox, and what they may read of its answers.

Stock moto answers 403 to the preflight of an object that exists and sends no
CORS headers on errors; a page then sees "network failure" instead of "404".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .call import Answer, Call, Headers

_LOOPBACK = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?")
_MAX_AGE_SECONDS = "86400"

# By name: a wildcard is not understood by every browser, nor with credentials.
_EXPOSED = (
    "ETag",
    "Date",
    "Content-Length",
    "Content-Range",
    "Accept-Ranges",
    "Last-Modified",
    "x-amz-request-id",
    "x-amz-id-2",
    "x-amz-version-id",
    "x-amz-delete-marker",
    "x-amz-bucket-region",
    "x-amz-copy-source-version-id",
    "x-amz-tagging-count",
    "x-amz-storage-class",
    "x-amz-mp-parts-count",
    "x-amz-restore",
    "x-amz-expiration",
    "x-amz-server-side-encryption",
    "x-amz-checksum-crc32",
    "x-amz-checksum-crc32c",
    "x-amz-checksum-crc64nvme",
    "x-amz-checksum-sha1",
    "x-amz-checksum-sha256",
    "x-amz-checksum-type",
    "x-amz-crc32",
    "x-amzn-RequestId",
    "x-amzn-ErrorType",
)


class Cors:
    """Answers preflights and marks answers, for the origins allowed."""

    def __init__(self, origins: Iterable[str] = ()) -> None:
        """``origins``: exact origins; none means any loopback origin, any port."""
        self._origins = frozenset(origin.rstrip("/") for origin in origins)

    def allows(self, origin: str) -> bool:
        """Whether a page of this origin may use the sandbox."""
        if self._origins:
            return origin in self._origins
        return _LOOPBACK.fullmatch(origin) is not None

    def refuses(self, call: Call) -> bool:
        """Whether the call comes from a page that is not allowed.

        It is then not carried out at all: browsers send some requests without
        asking first and only hide the answer.
        """
        origin = call.header("origin")
        return origin is not None and not self.allows(origin)

    def preflight(self, call: Call) -> Answer:
        """The answer to OPTIONS: yes to whatever an allowed page asks."""
        headers = [
            ("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, DELETE"),
            ("Access-Control-Max-Age", _MAX_AGE_SECONDS),
            ("Vary", "Access-Control-Request-Headers"),
        ]
        asked = call.header("access-control-request-headers")
        if asked:
            headers.append(("Access-Control-Allow-Headers", asked))
        return Answer(200, tuple(headers))

    def mark(self, call: Call, answer: Answer) -> Answer:
        """The answer with the headers that let an allowed page read it."""
        headers = [
            (name, value)
            for name, value in answer.headers
            # moto adds some from the bucket's rules (never to OPTIONS, which it does not
            # see); two of a kind are an error.
            if call.method == "OPTIONS" or not name.lower().startswith("access-control-")
        ]
        headers.append(("Vary", "Origin"))
        origin = call.header("origin")
        if origin is not None and self.allows(origin):
            headers.append(("Access-Control-Allow-Origin", origin))
            headers.append(("Access-Control-Expose-Headers", ", ".join(_exposed(answer.headers))))
        return Answer(answer.status, tuple(headers), answer.body)


def _exposed(headers: Headers) -> list[str]:
    known = {name.lower() for name in _EXPOSED}
    # User metadata has names of its own.
    others = [name for name, _ in headers if name.lower().startswith("x-amz-meta-")]
    return [*_EXPOSED, *(name for name in others if name.lower() not in known)]
