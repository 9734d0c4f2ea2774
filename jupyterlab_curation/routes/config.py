"""What an administrator may set, e.g. ``c.Curation.role_arn`` in jupyter_server_config.py.

Each value is checked here for itself; what does not go together, and names that do not
exist, by ``policy/settings.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from traitlets import Bool, Dict, Enum, Int, List, Unicode, validate
from traitlets.config import Configurable

from ..policy.connections import checked_connections
from ..policy.hosts import checked_hosts
from ..policy.role import checked_external_id, checked_role, checked_tags
from ..policy.wrong_value import WrongValue
from ..relay.hosts import relay_host

FEATURES = ("upload", "delete", "purge", "migrate", "export")


class Curation(Configurable):
    """Settings of the server extension of jupyterlab-curation.

    A name that does not exist here, or a value that is not allowed, stops all of its
    routes: the log and the desk say which one. After a change, restart the server.
    """

    connections = List(
        Dict(),
        help="Connections that everybody is offered and nobody can edit: a list of dicts with"
        " name, bucket and bucketRegion, and if needed table, tableRegion, prefix, s3Endpoint,"
        " dynamodbEndpoint, pathStyle, person and profile. Never secrets.",
    ).tag(config=True)

    allow_own_connections = Bool(
        None,
        allow_none=True,
        help="Whether a person may add connections of their own. If not, credentials and jobs"
        " are for the listed connections alone, and there is no sample."
        " Unset: only if no connections are listed.",
    ).tag(config=True)

    allowed_endpoints = List(
        Unicode(),
        help="Hosts of S3 and DynamoDB, with the port if there is one, that a connection may name"
        " besides AWS's and those of the listed connections. If this is empty and no connections"
        " are listed, a page may name any host. Jobs of the server never talk to a host that is"
        " not listed.",
    ).tag(config=True)

    role_arn = Unicode(
        "",
        help="Role to assume for the desk, so that it holds no more rights than it needs."
        " {username} in its name stands for the person, so that each has a role of their own."
        " Empty: the rights of whoever runs the server.",
    ).tag(config=True)

    external_id = Unicode(
        "",
        help="External id with which the role is assumed, if its trust policy asks for one."
        " It needs role_arn.",
    ).tag(config=True)

    session_tags = Dict(
        value_trait=Unicode(),
        key_trait=Unicode(),
        help="Tags of the sessions of the role, such as {'curator': '{username}'}; {username}"
        " stands for the person. The role's trust policy must allow sts:TagSession."
        " It needs role_arn.",
    ).tag(config=True)

    session_policy = Unicode(
        "connection",
        help="What of the role's rights the desk gets: 'connection' for what its bucket,"
        " prefix and table need, 'none' for all of them, or an IAM policy in JSON."
        " It needs role_arn.",
    ).tag(config=True)

    duration = Int(
        3600,
        min=900,
        max=43200,
        help="How long credentials made by this server are good, in seconds. It applies to the"
        " role of role_arn, and to long-lived keys that are exchanged (GetSessionToken). STS"
        " allows no more than 3600 when the credentials of a role assume another role, as those"
        " of an instance, a container or a web identity do. If role_arn is the very role of the"
        " web identity (AWS_ROLE_ARN), without external_id and session_tags, it is assumed with"
        " the token itself, for as long as the role allows. It has no effect on temporary"
        " credentials that are handed on as they are: without role_arn, those of a web identity,"
        " SSO, a container or an instance.",
    ).tag(config=True)

    profile = Unicode(
        "",
        help="Profile of the shared AWS configuration to use when the desk asks for none."
        " Empty: AWS_PROFILE, else the default chain.",
    ).tag(config=True)

    allowed_profiles = List(
        Unicode(),
        help="Profiles of the shared AWS configuration that a connection of the desk may name,"
        " besides the configured one. A listed connection may name its own.",
    ).tag(config=True)

    require_role = Bool(
        None,
        allow_none=True,
        help="Whether a page gets the credentials of a role alone: those of SSO, a web identity,"
        " an instance or a container are then not handed on as they are. Unset: yes on a hub."
        " Long-lived keys are exchanged in any case.",
    ).tag(config=True)

    allow_machine_credentials = Bool(
        False,
        help="Whether a page may get the credentials of the server's instance or container as"
        " they are, also on a hub. They often allow more than the desk needs; role_arn is the"
        " better way. It contradicts require_role = True.",
    ).tag(config=True)

    read_only = Bool(
        False,
        help="Whether the desk only looks. Its credentials may then change nothing, and jobs run"
        " as a rehearsal alone. It needs role_arn.",
    ).tag(config=True)

    disabled_features = List(
        Enum(FEATURES),
        help="What the desk does not offer: upload, delete, purge, migrate, export. The server"
        " runs no job of these, and purge takes the right to delete objects from the credentials."
        " upload takes the right to put new images from those of the desk, and with migrate from"
        " all; it leaves the right to copy, because moving an image is a copy. purge and upload"
        " need role_arn. delete and export are changes and readings like others to AWS: only the"
        " desk keeps to them.",
    ).tag(config=True)

    jobs_root = Unicode(
        "",
        help="Folder below which jobs of the server may read. Empty: the server's root.",
    ).tag(config=True)

    max_jobs = Int(
        2, min=0, max=100, help="How many jobs may run beside this server at a time."
    ).tag(config=True)

    relay_hosts = List(
        Unicode(),
        help="S3 and DynamoDB to which this server relays the desk's requests, because browsers"
        " cannot reach them: a list of scheme://host[:port], such as"
        " ['http://minio.storage:9000'].",
    ).tag(config=True)

    allow_without_authentication = Bool(
        False,
        help="Whether the desk is answered although the server has neither token nor password."
        " Only for a server on a loopback address, on a computer that only you use.",
    ).tag(config=True)

    @validate("connections")
    def _known_connections(self, proposal: Any) -> list[dict[str, Any]]:
        return checked_connections(proposal["value"])

    @validate("allowed_endpoints")
    def _known_hosts(self, proposal: Any) -> list[str]:
        return checked_hosts(proposal["trait"].name, proposal["value"])

    @validate("relay_hosts")
    def _known_relay_hosts(self, proposal: Any) -> list[str]:
        try:
            return [str(relay_host(one)) for one in proposal["value"]]
        except ValueError as error:
            raise WrongValue("relay_hosts", str(error)) from None

    @validate("role_arn")
    def _known_role(self, proposal: Any) -> str:
        return checked_role(proposal["value"])

    @validate("external_id")
    def _known_external_id(self, proposal: Any) -> str:
        return checked_external_id(proposal["value"])

    @validate("session_tags")
    def _known_tags(self, proposal: Any) -> dict[str, str]:
        return checked_tags(proposal["value"])

    @validate("jobs_root")
    def _known_root(self, proposal: Any) -> str:
        value = str(proposal["value"])
        if value and not Path(value).is_absolute():
            raise WrongValue("jobs_root", "It is a folder from the root on, such as /data.")
        return value

    @validate("session_policy")
    def _known_policy(self, proposal: Any) -> str:
        value = str(proposal["value"])
        if value not in ("connection", "none"):
            try:
                found = json.loads(value)["Statement"]
            except (ValueError, TypeError, KeyError, RecursionError):
                found = None
            statements = [found] if isinstance(found, dict) else found
            if (
                not isinstance(statements, list)
                or not statements
                or not all(isinstance(one, dict) for one in statements)
            ):
                raise WrongValue(
                    "session_policy", "It is 'connection', 'none' or an IAM policy in JSON."
                )
        return value
