"""Which profile of the shared AWS configuration a request may use."""

from __future__ import annotations

import os

from .aws_failure import translated
from .config import Curation
from .problem import Problem


def chosen_profile(asked: str, config: Curation, also: str = "") -> str | None:
    """The profile to use; None means the default chain.

    Only names that the administrator listed, and ``also``: each profile may be another
    person's, another account, or a program that is run. Nothing else reaches
    botocore. Blocking. Raises Problem.
    """
    if not asked:
        return config.profile or None
    allowed = allowed_profiles(config)
    if asked != also and asked not in allowed:
        raise Problem(
            "Invalid",
            "This server gives no credentials of the profile that the connection names.",
            (f"Choose one of: {', '.join(allowed)}." if allowed else "Leave the profile empty.")
            + " An administrator adds others to c.Curation.allowed_profiles.",
        )
    import botocore.session

    with translated("reading the AWS configuration", None):
        # An empty profile keeps a wrong AWS_PROFILE from failing here.
        known = botocore.session.Session().available_profiles
    if asked not in known:
        raise Problem(
            "Invalid",
            f"There is no AWS profile {asked} on the server.",
            "Add it to ~/.aws/config on the server, or choose another one.",
        )
    return asked


def allowed_profiles(config: Curation) -> list[str]:
    """The names that a page may ask for, in order: the configured one and the listed ones."""
    configured = (
        config.profile or os.environ.get("AWS_PROFILE") or os.environ.get("AWS_DEFAULT_PROFILE")
    )
    return sorted({*config.allowed_profiles, *([configured] if configured else [])})
