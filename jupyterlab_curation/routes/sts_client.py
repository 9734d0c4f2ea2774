"""A client of STS, the service that makes temporary credentials."""

from __future__ import annotations

import os
from typing import Any


def sts_client(session: Any, *keys: str) -> Any:
    """An STS client; ``keys`` (id, secret, token) instead of the session's own.

    ``CURATION_STS_ENDPOINT`` replaces AWS's address (sandbox, tests). Waits
    are short: a person is looking at the desk.
    """
    from botocore.config import Config

    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    return session.create_client(
        "sts",
        region_name=default_region(session) or "us-east-1",
        endpoint_url=os.environ.get("CURATION_STS_ENDPOINT") or None,
        config=Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 2}),
        **dict(zip(names, keys, strict=False)),
    )


def default_region(session: Any) -> str | None:
    """The region a person configured, or None. botocore itself ignores AWS_REGION."""
    region = os.environ.get("AWS_REGION") or session.get_config_variable("region")
    return str(region) if region else None
