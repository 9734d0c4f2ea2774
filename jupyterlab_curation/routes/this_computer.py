"""Whether an address is of the computer of this server."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def on_this_computer(url: str) -> bool:
    """Of ``http://`` or ``https://`` and a loopback address or ``localhost``."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.username is not None:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False  # a name: it may mean another computer tomorrow
