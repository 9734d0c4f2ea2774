"""What can go wrong on a route, in the words of the desk's own error classes.

=============  ======  =====================================================
``error``      status  when
=============  ======  =====================================================
Invalid        400     a parameter, profile or setting is wrong
NotSignedIn    409     no AWS credentials, or they are expired or unknown
NotAllowed     409     AWS knows the person and refuses the action
NotSupported   409     what there is cannot give temporary credentials
Unreachable    503     AWS did not answer (502: it answered with a failure)
=============  ======  =====================================================

``code`` says more exactly what it is, if a page can do something about it:
``Misconfigured`` (503) for wrong settings of the server.

Not 401 and 403: those are Jupyter's own and would open its login page.
"""

from __future__ import annotations

from typing import Literal

ErrorName = Literal["NotSignedIn", "NotAllowed", "Unreachable", "Invalid", "NotSupported"]

_STATUS: dict[ErrorName, int] = {
    "Invalid": 400,
    "NotSignedIn": 409,
    "NotAllowed": 409,
    "NotSupported": 409,
    "Unreachable": 503,
}


class Problem(Exception):
    """An error for the person: what happened, to what, and what to do. Never holds a secret."""

    def __init__(
        self,
        error: ErrorName,
        message: str,
        remedy: str,
        status: int | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(f"{error}: {message}")
        self.error = error
        self.message = message
        self.remedy = remedy
        self.status = status or _STATUS[error]
        self.code = code

    def body(self) -> dict[str, str]:
        """The JSON answer."""
        said = {"error": self.error, "message": self.message, "remedy": self.remedy}
        return said if self.code is None else {**said, "code": self.code}

    def again(self) -> Problem:
        """The same, to be raised once more: one that is raised again and again keeps its frames."""
        return Problem(self.error, self.message, self.remedy, self.status, self.code)
