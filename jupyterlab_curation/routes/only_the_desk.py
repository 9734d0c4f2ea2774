"""Which requests come from the desk. Anything else that a browser sends gets no answer.

A cookie goes along with a navigation, an iframe, ``window.open``, an image and
a script. None of them can set a header of our own, and a page of another
origin can set it only after a preflight, which the routes do not answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from .problem import Problem

# The page sends it with each request; see src/adapters/jupyter/serverRoute.ts.
DESK_HEADER = "X-Curation-Desk"

# What browsers say about a request, and what they say about the desk's. Older
# browsers and plain HTTP to another computer say nothing.
_SAID = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"}


def check_from_desk(headers: Mapping[str, str]) -> None:
    """Raise Problem (403) unless the headers are those of a request of the desk."""
    missing = headers.get(DESK_HEADER) != "1"
    foreign = any(headers.get(name, own) != own for name, own in _SAID.items())
    if missing or foreign:
        raise Problem(
            "NotAllowed",
            "This address answers only the curation desk of this JupyterLab.",
            "If this is the desk, reload the page: its version is older than the server's.",
            status=403,
        )
