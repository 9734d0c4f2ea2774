"""What all routes have in common: the desk alone, JSON, nothing cached, nothing secret logged."""

from __future__ import annotations

import json
import re
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler
from tornado import web

from ..policy.settings import misconfigured
from .authentication import check_authentication
from .only_the_desk import check_from_desk
from .person import person_of
from .problem import Problem

RESOURCE = "curation"
# Where the application's settings have the Curation of this server.
SETTING = "jupyterlab_curation"
# Where they have what is wrong with it, if anything is.
WRONG_SETTINGS = "jupyterlab_curation_wrong_settings"


# What moves a terminal's cursor, begins another line, or turns the direction of a text.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class CurationHandler(APIHandler):
    """Base of the routes. A raised Problem becomes its JSON answer.

    ``prepare`` lets only the desk of a signed-in person through, whatever the
    method and its decorators are.
    """

    auth_resource = RESOURCE

    async def prepare(self) -> None:  # type: ignore[override]
        """Refuse whatever is not a request of the desk. Raises Problem or HTTPError."""
        await super().prepare()
        if self._finished:
            return
        if self.current_user is None:
            raise web.HTTPError(403)
        check_authentication(self.serverapp, self.settings[SETTING])
        check_from_desk(self.request.headers)
        # Tornado checks it for writes alone, and what is read here are keys.
        self.check_xsrf_cookie()
        faults = self.settings.get(WRONG_SETTINGS)
        if faults:
            raise misconfigured(faults)
        await self.before_body()

    @property
    def person(self) -> str | None:
        """Whom the hub has signed in; None if nobody knows who asks."""
        return person_of(self.current_user, self.identity_provider)

    async def before_body(self) -> None:
        """What a route that reads its body as it comes does when a request was let in."""

    def set_default_headers(self) -> None:
        """Headers of every answer, errors too."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        # c.ServerApp.allow_origin and tornado_settings are for other routes.
        self.clear_header("Access-Control-Allow-Origin")
        self.clear_header("Access-Control-Allow-Credentials")

    def set_cors_headers(self) -> None:
        """Set none: Jupyter would let every origin read an answer to a token."""

    def compute_etag(self) -> str | None:
        """Give none: it would be a fingerprint of the keys."""
        return None

    @allow_unauthenticated
    def options(self, *_args: Any, **_options: Any) -> None:
        """Answer no preflight: the desk has the server's own origin."""
        raise web.HTTPError(405)

    def answer(self, body: dict[str, Any]) -> None:
        """Send JSON."""
        self.finish(json.dumps(body))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer a Problem in the desk's words, all else as Jupyter does."""
        problem = kwargs.get("exc_info", (None, None, None))[1]
        if not isinstance(problem, Problem):
            super().write_error(status_code, **kwargs)
            return
        self.set_status(problem.status)
        self.set_header("Content-Type", "application/json")
        self.answer(problem.body())

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """A Problem is one line without a traceback: frames of botocore hold keys."""
        if isinstance(value, Problem):
            request = f"{self.request.method} {self.request.path}: {value}"
            self.log.warning("%s", _printable(request))
        else:
            super().log_exception(typ, value, tb)


def _printable(text: str) -> str:
    """One line of a log: a path and a profile's name come from a request."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
