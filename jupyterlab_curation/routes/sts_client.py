"""A client of STS, the service that makes temporary credentials."""

from __future__ import annotations

import os
from typing import Any

from ..policy.hosts import host_of
from .problem import Problem

# Seconds, and tries. A person is looking at the desk, and an STS that is out of reach has to
# cost seconds. Answers take a fraction of one.
CONNECT_SECONDS = 3
READ_SECONDS = 5
TRIES = 2


def sts_client(session: Any, *keys: str, unsigned: bool = False) -> Any:
    """An STS client; ``keys`` (id, secret, token) instead of the session's own, or none at all.

    ``CURATION_STS_ENDPOINT`` replaces AWS's address (sandbox, tests). Waits
    are short. Raises botocore's errors, and Problem for an address that is none.
    """
    from botocore import UNSIGNED
    from botocore.config import Config

    endpoint = os.environ.get("CURATION_STS_ENDPOINT") or None
    if endpoint is not None and not host_of(endpoint):
        raise Problem(
            "Invalid",
            "The environment variable CURATION_STS_ENDPOINT is no http or https address.",
            "Correct it where this server is started, or leave it out to ask AWS.",
        )

    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    return session.create_client(
        "sts",
        region_name=default_region(session) or "us-east-1",
        endpoint_url=endpoint,
        config=short_waits().merge(Config(signature_version=UNSIGNED) if unsigned else Config()),
        **dict(zip(names, keys, strict=False)),
    )


def short_waits() -> Any:
    """For all that is asked on the way to credentials."""
    from botocore.config import Config

    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": TRIES},
    )


def default_region(session: Any) -> str | None:
    """The region a person configured, or None. botocore itself ignores AWS_REGION."""
    region = os.environ.get("AWS_REGION") or session.get_config_variable("region")
    return str(region) if region else None
