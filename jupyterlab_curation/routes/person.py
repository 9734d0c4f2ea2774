"""Who sends a request: whom the hub, or another provider that knows people, has signed in.

The environment of the server names its owner, and other people may be let in to it. What
Jupyter's own providers know is a token or a password; the name is invented at sign-in.
"""

from __future__ import annotations

from typing import Any

_OF_JUPYTER = "jupyter_server.auth.identity"


def person_of(user: Any, identity_provider: Any) -> str | None:
    """The name of ``current_user``; None if nobody has given it."""
    if user is None:
        return None
    of_hub = getattr(user, "hub_user", None)
    if isinstance(of_hub, dict) and of_hub.get("kind", "user") != "user":
        return None  # a service of the hub, which could be called like a person
    if not _knows_people(identity_provider):
        return None
    return str(user.username) or None


def _knows_people(provider: Any) -> bool:
    kind = type(provider)
    if kind.__module__ == _OF_JUPYTER:
        # JupyterHub without its server extension: its login handler asks the hub.
        from .authentication import signs_in_by_handler

        return signs_in_by_handler(provider)
    return getattr(kind.get_user, "__module__", None) != _OF_JUPYTER
