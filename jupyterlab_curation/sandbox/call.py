"""One request to a service as plain data: what is applied, logged and replayed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

ServiceName = Literal["s3", "dynamodb", "sts"]
Headers = tuple[tuple[str, str], ...]

# Parts of a signature in a presigned URL. None of them is kept.
_SIGNING_PARAMETERS = {
    "x-amz-credential",
    "x-amz-security-token",
    "x-amz-signature",
    "awsaccesskeyid",
    "signature",
}
_SECRET_HEADERS = {"authorization", "cookie", "x-amz-security-token"}
# AKID/20260101/eu-west-1/s3/aws4_request
_CREDENTIAL_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/([a-z0-9-]+)/")
_READS = ("Get", "Query", "Scan", "BatchGet", "TransactGet", "Describe", "List")


@dataclass(frozen=True)
class Call:
    """A request as it arrived.

    ``target`` is the path and query exactly as sent, still percent-encoded:
    object keys hold ``%``, ``+`` and ``?``, and decoding twice loses them.
    """

    service: ServiceName
    method: str
    target: str
    headers: Headers
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Value of the first header of that name (any case), or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def path(self) -> str:
        """The path, percent-encoded, without the query."""
        return self.target.partition("?")[0]

    @property
    def query_names(self) -> set[str]:
        """Names of the query parameters, lower case."""
        query = self.target.partition("?")[2]
        return {part.partition("=")[0].lower() for part in query.split("&") if part}

    @property
    def operation(self) -> str:
        """DynamoDB's operation from ``X-Amz-Target``, e.g. ``PutItem``; empty for others."""
        return (self.header("x-amz-target") or "").rpartition(".")[2]

    @property
    def is_write(self) -> bool:
        """Whether a successful answer may have changed what the service holds."""
        if self.service == "s3":
            reads = self.method in ("GET", "HEAD", "OPTIONS")
            return not reads and "select" not in self.query_names
        if self.service == "dynamodb":
            return not self.operation.startswith(_READS)
        return False

    def without_secrets(self) -> Call:
        """The same call with no signature, token or cookie in it.

        moto checks no signature; it reads only the region out of it (and
        whether there is one at all). So a signed call keeps a made-up
        ``Authorization`` that names the region. What is logged is what was
        applied, and holds nothing worth stealing.
        """
        headers = [(k, v) for k, v in self.headers if k.lower() not in _SECRET_HEADERS]
        region = self._signed_region()
        if region:
            headers.append(("Authorization", _unsigned(region, self.service)))
        path, mark, query = self.target.partition("?")
        kept = [
            part
            for part in query.split("&")
            if part.partition("=")[0].lower() not in _SIGNING_PARAMETERS
        ]
        target = path + (mark if any(kept) else "") + "&".join(kept)
        return replace(self, target=target, headers=tuple(headers))

    def _signed_region(self) -> str | None:
        """Region of the signature; ``us-east-1`` when signed without one; None when unsigned."""
        authorization = self.header("authorization")
        presigned = self.query_names & {"x-amz-credential", "awsaccesskeyid"}
        if not authorization and not presigned:
            return None
        scope = authorization or unquote(self.target).replace("X-Amz-Credential", "Credential")
        found = _CREDENTIAL_SCOPE.search(scope)
        return found.group(1) if found else "us-east-1"


def _unsigned(region: str, service: str) -> str:
    return (
        f"AWS4-HMAC-SHA256 Credential=SANDBOX/20260101/{region}/{service}/aws4_request,"
        " SignedHeaders=host, Signature=0"
    )


@dataclass(frozen=True)
class Answer:
    """What goes back: status, headers in order, body."""

    status: int
    headers: Headers
    body: bytes = b""

    @property
    def ok(self) -> bool:
        """Whether the service did what was asked."""
        return self.status < 400
