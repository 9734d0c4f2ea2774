"""The server extension's routes, ``/jupyterlab-curation/…``, each for the desk of signed-in users.

===============  ==========================================================
``version``      ``{"version": "0.1.0"}``
``credentials``  temporary AWS credentials; ``?profile=`` chooses a profile
``identity``     who the person is, in the hub and in AWS
``journal-key``  by which a page recognizes what it left unsaved in the browser
``sandbox``      whether there is a sandbox and where
===============  ==========================================================

An error is ``{"error", "message", "remedy"}``; see ``problem.py``. Who is
answered at all: ``handler.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from .config import Curation
    from .handler import CurationHandler

    Route = tuple[str, type[CurationHandler], dict[str, Any]]


def routes(config: Curation) -> list[Route]:
    """Name, handler and its arguments of each route."""
    from .credential_chain import CredentialChain
    from .credentials import CredentialsHandler
    from .identity import IdentityHandler
    from .identity_lookup import IdentityLookup
    from .journal_key import JournalKeyHandler
    from .sandbox import SandboxHandler
    from .temporary_credentials import CredentialCache
    from .version import VersionHandler

    keys: dict[str, Any] = {
        "config": config,
        "cache": CredentialCache(CredentialChain(config).fetch),
    }
    return [
        ("version", VersionHandler, {}),
        ("credentials", CredentialsHandler, keys),
        ("identity", IdentityHandler, {**keys, "lookup": IdentityLookup()}),
        ("journal-key", JournalKeyHandler, {}),
        ("sandbox", SandboxHandler, {}),
    ]


def add_routes(server_app: ServerApp) -> None:
    """Register all routes with the server's configuration (``c.Curation``)."""
    from jupyter_server.utils import url_path_join

    from .config import Curation
    from .handler import SETTING
    from .start_notice import start_notice

    config = Curation(config=server_app.config)
    notice = start_notice(config)
    if notice:
        server_app.log.warning("jupyterlab_curation: %s", notice)
    web_app = server_app.web_app
    web_app.settings[SETTING] = config
    base = url_path_join(web_app.settings["base_url"], "jupyterlab-curation")
    web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$",
        [(url_path_join(base, name), handler, given) for name, handler, given in routes(config)],
    )
