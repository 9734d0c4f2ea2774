"""Whether a request carries a signature for the service that it claims to be for.

The relay cannot check the signature itself. It forwards nothing that has none,
so that it is of no use against a server that is not S3 or DynamoDB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from ..routes.problem import Problem

Service = Literal["s3", "dynamodb"]

_HEADER = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^,\s]+),? ?SignedHeaders=[^,\s]+,? ?Signature=\w+"
)
_SCOPE = re.compile(r"[^\s]+/\d{8}/[A-Za-z0-9-]+/([a-z0-9]+)/aws4_request")


def check_signed(
    service: Service, headers: Mapping[str, str], parameters: Iterable[tuple[str, str]] = ()
) -> None:
    """Raise Problem unless it has one signature, of that service."""
    scopes = [value for name, value in parameters if name == "x-amz-credential"]
    authorization = headers.get("authorization")
    if authorization is not None:
        found = _HEADER.fullmatch(authorization)
        scopes.append(found[1] if found else "")
    scope = _SCOPE.fullmatch(scopes[0]) if len(scopes) == 1 else None
    if scope is None or scope[1] != service:
        raise Problem(
            "NotAllowed",
            "A request without a signature for the service was not relayed.",
            "Reload the page: its version differs from the server's.",
        )
