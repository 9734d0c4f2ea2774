"""Whether the Jupyter server knows who asks. If it does not, anybody who reaches it could."""

from __future__ import annotations

import ipaddress
from typing import Any

from .config import Curation
from .problem import Problem


def check_authentication(server_app: Any, config: Curation) -> None:
    """Raise Problem if the server lets everybody in, unless that is allowed on loopback."""
    if not lets_everybody_in(server_app.identity_provider):
        return
    if not config.allow_without_authentication:
        raise Problem(
            "NotSupported",
            "This Jupyter server has no authentication (its token and password are empty),"
            " so the curation desk gets nothing from it.",
            "Start the server with a token or a password. On a computer that only you use,"
            " set c.Curation.allow_without_authentication = True.",
        )
    if not _listens_on_loopback(server_app):
        raise Problem(
            "NotSupported",
            "c.Curation.allow_without_authentication holds only for a server on 127.0.0.1,"
            " and this one listens on other addresses too.",
            "Start the server with a token or a password, or with --ServerApp.ip=127.0.0.1.",
        )


def lets_everybody_in(identity_provider: Any) -> bool:
    """Whether requests need neither token nor password nor a hub's sign-in."""
    return not (identity_provider.auth_enabled or signs_in_by_handler(identity_provider))


def signs_in_by_handler(identity_provider: Any) -> bool:
    """Whether a login handler of its own knows who asks.

    JupyterHub without its server extension: token and password are empty, and
    its login handler asks the hub.
    """
    from jupyter_server.auth.identity import LegacyIdentityProvider
    from jupyter_server.auth.login import LegacyLoginHandler

    if not isinstance(identity_provider, LegacyIdentityProvider):
        return False  # the handler is there, and is not asked who it is
    own = getattr(identity_provider.login_handler_class, "get_user", None)
    stock = LegacyLoginHandler.get_user
    return own is not None and getattr(own, "__func__", own) is not stock.__func__  # type: ignore[attr-defined]


def _listens_on_loopback(server_app: Any) -> bool:
    if getattr(server_app, "sock", ""):
        return False
    if server_app.ip == "localhost":
        return True
    try:
        return ipaddress.ip_address(server_app.ip).is_loopback
    except ValueError:
        return False  # empty is every address
