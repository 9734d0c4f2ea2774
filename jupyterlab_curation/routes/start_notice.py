"""What the server says at start, if pages will hold more than they need. It asks nobody."""

from __future__ import annotations

import os

from .config import Curation


def start_notice(config: Curation) -> str | None:
    """One line for the log; None if a page gets what its connection needs, or in the sandbox."""
    if os.environ.get("CURATION_SANDBOX") == "1":
        return None
    if not config.role_arn:
        return (
            "The curation desk gets all rights of this server's AWS credentials."
            " Set c.Curation.role_arn to a role for the desk: the server then narrows it to the"
            " bucket and the table of a connection."
        )
    if config.session_policy == "none":
        return (
            "The curation desk gets all rights of c.Curation.role_arn, because"
            ' c.Curation.session_policy is "none".'
        )
    return None
