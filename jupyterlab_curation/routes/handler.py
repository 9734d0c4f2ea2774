"""What all routes have in common: JSON errors, nothing cached, nothing secret logged."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.base.handlers import APIHandler

from .problem import Problem

RESOURCE = "curation"


class CurationHandler(APIHandler):
    """Base of the routes. A raised Problem becomes its JSON answer."""

    auth_resource = RESOURCE

    def answer(self, body: dict[str, Any]) -> None:
        """Send JSON that no cache keeps."""
        self.set_header("Cache-Control", "no-store")
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
            self.log.warning("%s %s: %s", self.request.method, self.request.path, value)
        else:
            super().log_exception(typ, value, tb)
