"""``GET sandbox``: whether a sandbox can be run here, and where one runs."""

from __future__ import annotations

import importlib.util
import ipaddress
import os
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.auth.decorator import authorized
from tornado import web

from .handler import CurationHandler
from .problem import Problem

_VARIABLES = {
    "CURATION_S3_ENDPOINT": "s3Endpoint",
    "CURATION_DYNAMODB_ENDPOINT": "dynamodbEndpoint",
    "CURATION_REGION": "bucketRegion",
    "CURATION_BUCKET": "bucket",
    "CURATION_TABLE": "table",
}


class SandboxHandler(CurationHandler):
    """``{"available": bool, "connection": {…} | null}``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The connection that ``npm start`` put into the environment, or null."""
        available = importlib.util.find_spec("moto") is not None
        self.answer({"available": available, "connection": connection()})


def connection() -> dict[str, Any] | None:
    """The sandbox's connection from the environment; None unless ``CURATION_SANDBOX=1``.

    Raises Problem (Invalid) naming the variable that is missing or whose
    address is not on this computer: a page must not be sent elsewhere under
    the sandbox's name.
    """
    if os.environ.get("CURATION_SANDBOX") != "1":
        return None
    found: dict[str, Any] = {"name": "sandbox", "prefix": "", "pathStyle": True}
    for variable, name in _VARIABLES.items():
        value = os.environ.get(variable, "")
        if not value:
            raise Problem(
                "Invalid",
                f"The environment variable {variable} is not set, though CURATION_SANDBOX is 1.",
                f"Set {variable}, or start the sandbox with npm start.",
            )
        if name.endswith("Endpoint") and not _on_this_computer(value):
            raise Problem(
                "Invalid",
                f"The environment variable {variable} does not name an address of this computer.",
                f"Set {variable} to http://127.0.0.1 and the sandbox's port.",
            )
        found[name] = value
    found["tableRegion"] = found["bucketRegion"]
    return found


def _on_this_computer(url: str) -> bool:
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
