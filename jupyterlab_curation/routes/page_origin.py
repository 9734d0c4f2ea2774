"""The origin of the page that sent a request: this JupyterLab's own, and no other.

Browsers name it with each POST, and no script can name another one. It counts
only if it is the address that the request came to.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

# A name, a number or an IPv6 address, with a port or not.
_ORIGIN = re.compile(r"https?://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


def page_origin(request: HTTPServerRequest) -> str | None:
    """As a CORS rule names it; None for another page's, and if no browser sent it.

    A JupyterLab on one's own computer has another port at each start, so that
    the rule lets in any port of it.
    """
    named = request.headers.get("Origin")
    if named is None or _ORIGIN.fullmatch(named) is None:
        return None
    try:
        parts = urlsplit(named)
        port = parts.port
    except ValueError:
        return None
    if parts.netloc.lower() != request.host.lower():
        return None
    if port is not None and _is_loopback(parts.hostname or ""):
        return f"{named.removesuffix(str(port))}*"
    return named


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
