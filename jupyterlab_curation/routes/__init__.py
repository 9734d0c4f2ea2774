"""The server extension's routes, ``/jupyterlab-curation/…``, each for signed-in users only.

===============  ==========================================================
``version``      ``{"version": "0.1.0"}``
``credentials``  temporary AWS credentials; ``?profile=`` chooses a profile
``identity``     who the person is, in the hub and in AWS
``journal-key``  by which a page recognizes what it left unsaved in the browser (``POST``)
``sandbox``      whether there is a sandbox and where
===============  ==========================================================

An error is ``{"error", "message", "remedy"}``; see ``problem.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def add_routes(server_app: ServerApp) -> None:
    """Register all routes with the server's configuration (``c.Curation``)."""
    from jupyter_server.utils import url_path_join

    from .config import Curation
    from .credential_chain import CredentialChain
    from .credentials import CredentialsHandler
    from .identity import IdentityHandler
    from .identity_lookup import IdentityLookup
    from .journal_key import JournalKeyHandler
    from .sandbox import SandboxHandler
    from .temporary_credentials import CredentialCache
    from .version import VersionHandler

    config = Curation(config=server_app.config)
    cache = CredentialCache(CredentialChain(config).fetch)
    lookup = IdentityLookup()

    def route(name: str) -> str:
        return url_path_join(server_app.web_app.settings["base_url"], "jupyterlab-curation", name)

    server_app.web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$",
        [
            (route("version"), VersionHandler),
            (route("credentials"), CredentialsHandler, {"config": config, "cache": cache}),
            (
                route("identity"),
                IdentityHandler,
                {"config": config, "cache": cache, "lookup": lookup},
            ),
            (route("journal-key"), JournalKeyHandler),
            (route("sandbox"), SandboxHandler),
        ],
    )
