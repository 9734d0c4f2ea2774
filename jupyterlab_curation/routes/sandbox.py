"""``GET sandbox``: whether a sandbox can be run here, and where one runs.

``POST sandbox`` runs the sample, if no sandbox runs.
"""

from __future__ import annotations

import ipaddress
import os
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.auth.decorator import authorized
from tornado import web

from .handler import CurationHandler
from .problem import Problem
from .sample_child import Sample, sample_is_installed

_VARIABLES = {
    "CURATION_S3_ENDPOINT": "s3Endpoint",
    "CURATION_DYNAMODB_ENDPOINT": "dynamodbEndpoint",
    "CURATION_REGION": "bucketRegion",
    "CURATION_BUCKET": "bucket",
    "CURATION_TABLE": "table",
}


class SandboxHandler(CurationHandler):
    """``{"available": bool, "connection": {…} | null, "isSample": bool}``."""

    def initialize(self, sample: Sample) -> None:
        """Given by ``add_routes``."""
        self._sample = sample

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The connection that ``npm start`` put into the environment, the sample's, or null."""
        self._answer(connection())

    @web.authenticated
    # It runs a program.
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """The same, with a sandbox that runs. A second time it is the same one."""
        found = connection()
        if found is None:
            if not _on_this_computer(f"{self.request.protocol}://{self.request.host}"):
                raise Problem(
                    "NotSupported",
                    "The sample runs on the computer of the Jupyter server, and this browser"
                    " is on another one.",
                    "Run JupyterLab on your own computer to try the sample.",
                )
            await self._sample.start()
        self._answer(found)

    def _answer(self, found: dict[str, Any] | None) -> None:
        running = self._sample.running if found is None else None
        self.answer(
            {
                "available": sample_is_installed(),
                "connection": running.connection() if running else found,
                "isSample": running is not None,
            }
        )


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
