"""Which profile of the shared AWS configuration a request may use."""

from __future__ import annotations

from .aws_failure import translated
from .config import Curation
from .problem import Problem


def chosen_profile(asked: str | None, config: Curation) -> str | None:
    """The profile to use; None means the default chain.

    Only names that the server's own configuration has: anything else would be
    a way to make the server look for files and processes. Blocking. Raises
    Problem.
    """
    if not asked:
        return config.profile or None
    import botocore.session

    with translated("reading the AWS configuration", None):
        # An empty profile keeps a wrong AWS_PROFILE from failing here.
        known = botocore.session.Session().available_profiles
    if asked not in known:
        raise Problem(
            "Invalid",
            "There is no AWS profile of that name on the server.",
            f"Choose one of: {', '.join(sorted(known)) or 'none is configured'}.",
        )
    return asked
