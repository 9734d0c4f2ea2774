"""The token of a web identity, as a hub on Kubernetes gives it to a server (IRSA)."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .problem import Problem

# botocore's name of the source.
METHOD = "assume-role-with-web-identity"
# STS takes no more.
TOKEN_BYTES = 20_000


@dataclass(frozen=True)
class WebIdentity:
    """The role that it is for, and where its token is; the token is renewed there."""

    role: str
    file: Path = field(repr=False)

    def token(self) -> str:
        """Blocking. Raises Problem."""
        try:
            with self.file.open("rb") as file:
                found = file.read(TOKEN_BYTES + 1)
            token = found.decode("ascii").strip()
        except (OSError, ValueError) as error:
            raise _unusable() from error
        if not token or len(found) > TOKEN_BYTES:
            raise _unusable()
        return token


def web_identity(session: Any, profile: str | None) -> WebIdentity | None:
    """That of a botocore session: of the environment, else of its profile."""
    # As botocore does, which looks into the environment only if no profile was named.
    of_profile = dict(session.get_scoped_config())

    def setting(variable: str, name: str) -> str:
        named = None if profile else os.environ.get(variable)
        return str(named or of_profile.get(name) or "")

    role = setting("AWS_ROLE_ARN", "role_arn")
    file = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file")
    return WebIdentity(role, Path(file)) if role and file else None


def _unusable() -> Problem:
    return Problem(
        "NotSignedIn",
        "The server cannot read the token of its web identity.",
        "Ask the administrator of this server: its service account gives the token.",
    )
