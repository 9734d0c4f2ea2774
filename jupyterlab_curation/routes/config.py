"""What an administrator may set, e.g. ``c.Curation.role_arn`` in jupyter_server_config.py."""

from __future__ import annotations

import json
from typing import Any

from traitlets import Bool, Int, List, TraitError, Unicode, validate
from traitlets.config import Configurable

from ..relay.hosts import relay_host


class Curation(Configurable):
    """Settings of the server extension."""

    role_arn = Unicode(
        "",
        help="Role to assume for the desk, so that it holds no more rights than it needs."
        " Empty: the rights of whoever runs the server.",
    ).tag(config=True)

    session_policy = Unicode(
        "connection",
        help="What of the role's rights the desk gets: 'connection' for what its bucket,"
        " prefix and table need, 'none' for all of them, or an IAM policy in JSON."
        " It needs role_arn.",
    ).tag(config=True)

    @validate("session_policy")
    def _known_policy(self, proposal: Any) -> str:
        value = str(proposal["value"])
        if value not in ("connection", "none"):
            try:
                statements = json.loads(value)["Statement"]
            except (ValueError, TypeError, KeyError):
                statements = None
            if not statements:
                raise TraitError(
                    "c.Curation.session_policy is 'connection', 'none' or an IAM policy in JSON"
                )
        return value

    duration = Int(
        3600,
        min=900,
        max=43200,
        help="How long credentials made by this server are good, in seconds."
        " STS allows no more than 3600 when a role assumes another.",
    ).tag(config=True)

    profile = Unicode(
        "",
        help="Profile of the shared AWS configuration to use when the desk asks for none."
        " Empty: AWS_PROFILE, else the default chain.",
    ).tag(config=True)

    allow_machine_credentials = Bool(
        False,
        help="Whether a page may get the credentials of the server's instance or container as"
        " they are. They often allow more than the desk needs; role_arn is the better way.",
    ).tag(config=True)

    allowed_profiles = List(
        Unicode(),
        help="Profiles of the shared AWS configuration that a connection of the desk may name,"
        " besides the configured one.",
    ).tag(config=True)

    jobs_root = Unicode(
        "",
        help="Folder below which jobs of the server may read. Empty: the server's root.",
    ).tag(config=True)

    max_jobs = Int(2, min=0, help="How many jobs may run beside this server at a time.").tag(
        config=True
    )

    allowed_endpoints = List(
        Unicode(),
        help="Hosts of S3 and DynamoDB, with the port if there is one, that jobs of the server"
        " may talk to, besides AWS's.",
    ).tag(config=True)

    relay_hosts = List(
        Unicode(),
        help="S3 and DynamoDB to which this server relays the desk's requests, because browsers"
        " cannot reach them: a list of scheme://host[:port], such as"
        " ['http://minio.storage:9000'].",
    ).tag(config=True)

    @validate("relay_hosts")
    def _known_hosts(self, proposal: Any) -> list[str]:
        try:
            return [str(relay_host(one)) for one in proposal["value"]]
        except ValueError as error:
            raise TraitError(f"c.Curation.relay_hosts: {error}") from None

    allow_without_authentication = Bool(
        False,
        help="Whether the desk is answered although the server has neither token nor password."
        " Only for a server on a loopback address, on a computer that only you use.",
    ).tag(config=True)
