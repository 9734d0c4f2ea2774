"""``GET sandbox``: whether a sandbox can be run here, and where one runs.

``POST sandbox`` runs the sample, if no sandbox runs. The page then fills it, and
posts ``{"filled": true}``. Until then ``GET`` names no sample: a desk would show
a part of its products.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from ..policy.allowed import check_sample, offers_sample
from ..policy.effective import effective_policy
from .config import Curation
from .handler import CurationHandler
from .problem import Problem
from .sample_child import RunningSample, Sample, sample_is_installed
from .this_computer import on_this_computer

BODY_BYTES = 100

_VARIABLES = {
    "CURATION_S3_ENDPOINT": "s3Endpoint",
    "CURATION_DYNAMODB_ENDPOINT": "dynamodbEndpoint",
    "CURATION_REGION": "bucketRegion",
    "CURATION_BUCKET": "bucket",
    "CURATION_TABLE": "table",
}


class SandboxHandler(CurationHandler):
    """``{"available": bool, "connection": {…} | null, "isSample": bool}``."""

    def initialize(self, config: Curation, sample: Sample) -> None:
        """Given by ``add_routes``."""
        self._settings = config
        self._sample = sample

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The connection of ``npm start``'s environment, that of a filled sample, or null.

        Neither is one of the administrator's: null if only those are served.
        """
        policy = effective_policy(self._settings)
        found = connection() if policy.allow_own_connections else None
        self._answer(found, self._sample.filled if offers_sample(policy) else None)

    @web.authenticated
    # It runs a program.
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """The same, with a sandbox that runs. A second time it is the same one.

        With ``{"filled": true}`` nothing is run: the sample that runs has its products.
        """
        check_sample(effective_policy(self._settings))
        filled = _says_filled(self.request.body)
        found = connection()
        if found is None and filled:
            self._sample.set_filled()
        elif found is None:
            if not on_this_computer(f"{self.request.protocol}://{self.request.host}"):
                raise Problem(
                    "NotSupported",
                    "The sample runs on the computer of the Jupyter server, and this browser"
                    " is on another one.",
                    "Run JupyterLab on your own computer to try the sample.",
                )
            await self._sample.start()
        self._answer(found, self._sample.running)

    def _answer(self, found: dict[str, Any] | None, sample: RunningSample | None) -> None:
        is_sample = found is None and sample is not None
        self.answer(
            {
                "available": sample_is_installed()
                and offers_sample(effective_policy(self._settings)),
                "connection": sample.connection() if sample and is_sample else found,
                "isSample": is_sample,
            }
        )


def _says_filled(body: bytes) -> bool:
    """Whether it is ``{"filled": true}``; nothing and ``{}`` are not. Raises Problem (Invalid)."""
    said: object = None
    if len(body) <= BODY_BYTES:
        with suppress(ValueError, RecursionError):
            said = json.loads(body or b"{}")
    if said == {}:
        return False
    if isinstance(said, dict) and said.keys() == {"filled"} and said["filled"] is True:
        return True
    raise Problem(
        "Invalid",
        "The server cannot read this request.",
        "Reload the page: its version differs from the server's.",
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
        if name.endswith("Endpoint") and not on_this_computer(value):
            raise Problem(
                "Invalid",
                f"The environment variable {variable} does not name an address of this computer.",
                f"Set {variable} to http://127.0.0.1 and the sandbox's port.",
            )
        found[name] = value
    found["tableRegion"] = found["bucketRegion"]
    return found
