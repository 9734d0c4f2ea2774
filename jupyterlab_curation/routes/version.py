"""``GET version``: lets the desk see that server and browser parts fit."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from .handler import CurationHandler


class VersionHandler(CurationHandler):
    """``{"version": "0.1.0"}``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The Python package's version."""
        from jupyterlab_curation import __version__

        self.answer({"version": __version__})
