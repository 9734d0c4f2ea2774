"""The server extension's routes, ``/jupyterlab-curation/…``, each for the desk of signed-in users.

===============  ==========================================================
``version``      ``{"version": "0.1.0"}``
``credentials``  temporary AWS credentials; ``?profile=`` chooses a profile
``policy``       what an administrator decided for everybody who uses this server
``identity``     who the person is, in the hub and in AWS
``journal-key``  by which a page recognizes what it left unsaved in the browser
``sandbox``      whether there is a sandbox and where; POST runs the sample, or calls it filled
``sample``       what was drawn for the sample
``jobs``         jobs that run beside this server: see ``jobs.py``
``relay``        forwards requests to S3 and DynamoDB: see ``relay.py``
===============  ==========================================================

An error is ``{"error", "message", "remedy"}``; see ``problem.py``. Who is
answered at all: ``handler.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from ..jobs.board import JobBoard
    from .config import Curation
    from .handler import CurationHandler
    from .temporary_credentials import CredentialCache
    from .wish import Wish

    Route = tuple[str, type[CurationHandler], dict[str, Any]]


def routes(config: Curation, cache: CredentialCache[Wish] | None = None) -> list[Route]:
    """Name (a regular expression), handler and its arguments of each route."""
    from ..jobs.job_folder import ID
    from ..policy.effective import effective_policy
    from ..relay.hosts import relay_rules
    from ..relay.relay import Relay
    from .credentials import CredentialsHandler
    from .identity import IdentityHandler
    from .identity_lookup import IdentityLookup
    from .jobs import JobHandler, JobReportHandler, JobsHandler
    from .journal_key import JournalKeyHandler
    from .policy import PolicyHandler
    from .relay import RelayS3Handler, RelayTableHandler
    from .sample import SampleHandler
    from .sample_child import Sample
    from .sandbox import SandboxHandler
    from .version import VersionHandler

    sample = Sample()
    relay = {"relay": Relay(lambda: relay_rules(effective_policy(config)))}
    keys: dict[str, Any] = {
        "config": config,
        "sample": sample,
        "cache": cache or credential_cache(config),
    }
    return [
        ("version", VersionHandler, {}),
        ("credentials", CredentialsHandler, keys),
        ("policy", PolicyHandler, {"config": config}),
        ("identity", IdentityHandler, {**keys, "lookup": IdentityLookup()}),
        ("journal-key", JournalKeyHandler, {}),
        ("sandbox", SandboxHandler, {"config": config, "sample": sample}),
        ("sample", SampleHandler, {"config": config, "sample": sample}),
        ("jobs", JobsHandler, {}),
        (f"jobs/({ID})", JobHandler, {}),
        (f"jobs/({ID})/report", JobReportHandler, {}),
        ("relay/s3", RelayS3Handler, relay),
        ("relay/dynamodb", RelayTableHandler, relay),
    ]


def credential_cache(config: Curation) -> CredentialCache[Wish]:
    """What pages and jobs of this server share."""
    from .credential_chain import CredentialChain
    from .temporary_credentials import CredentialCache

    return CredentialCache(CredentialChain(config).fetch)


def _board(config: Curation, server_app: ServerApp, cache: CredentialCache[Wish]) -> JobBoard:
    from jupyter_core.paths import jupyter_data_dir

    from ..jobs.board import JobBoard

    return JobBoard(
        config,
        Path(jupyter_data_dir()),
        server_app.root_dir,
        cache.get,
        server_app.log,
        bool(getattr(server_app.contents_manager, "allow_hidden", False)),
    )


def add_routes(server_app: ServerApp) -> None:
    """Register all routes with the server's configuration (``c.Curation``)."""
    from jupyter_server.utils import url_path_join

    from ..policy.settings import settings_of
    from .handler import SETTING, WRONG_SETTINGS
    from .jobs import BOARD
    from .start_notice import start_notice

    config, faults = settings_of(server_app)
    for fault in faults:
        server_app.log.error("jupyterlab_curation: %s", fault)
    notice = None if faults else start_notice(config)
    if notice:
        server_app.log.warning("jupyterlab_curation: %s", notice)
    web_app = server_app.web_app
    web_app.settings[SETTING] = config
    web_app.settings[WRONG_SETTINGS] = faults
    cache = credential_cache(config)
    web_app.settings[BOARD] = _board(config, server_app, cache)
    base = url_path_join(web_app.settings["base_url"], "jupyterlab-curation")
    web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$",
        [
            (url_path_join(base, name), handler, given)
            for name, handler, given in routes(config, cache)
        ],
    )
