"""Which addresses a job may talk to: AWS, the sandbox beside this server, and listed hosts.

Those of a connection that the administrator gives are listed by it.

The child signs its requests with the server's credentials and sends it files,
so that an address which a page names is not enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..policy.hosts import host_of, is_of_aws
from ..routes.config import Curation
from ..routes.problem import Problem
from ..routes.sample_child import is_a_sample
from ..routes.sandbox import connection
from .request import JobRequest


def check_endpoints(
    request: JobRequest, config: Curation, listed: Mapping[str, Any] | None = None
) -> None:
    """Raise Problem (NotSupported) unless each address of the request may be used.

    ``listed`` is the administrator's connection that the request is for.
    """
    if listed is not None:
        return
    asked = {request.s3_endpoint, request.dynamodb_endpoint} - {""}
    sandbox = connection() or {}
    known = {sandbox.get("s3Endpoint"), sandbox.get("dynamodbEndpoint")}
    for endpoint in asked - known:
        if is_of_aws(endpoint) or host_of(endpoint) in config.allowed_endpoints:
            continue
        if is_a_sample(request.s3_endpoint, request.dataset.bucket):
            # Its keys are the page's, and nobody has to list its address.
            raise Problem(
                "NotSupported",
                "Jobs of the server do not work on the sample.",
                request.in_the_page,
            )
        raise Problem(
            "NotSupported",
            "The connection names an address that jobs of this server may not talk to.",
            "An administrator adds its host, with the port if there is one, to"
            f" c.Curation.allowed_endpoints. {request.in_the_page}",
        )
