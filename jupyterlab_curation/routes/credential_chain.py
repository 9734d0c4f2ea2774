"""Makes temporary credentials from botocore's standard chain. Blocking.

The chain: environment, profile, SSO, assumed role, web identity, container,
instance. Whatever it gives, keys without a session token never leave here, and
those of an instance or container only if an administrator allows it.
"""

from __future__ import annotations

import os
import re
from typing import Any

from .aws_failure import translated
from .config import Curation
from .problem import Problem
from .quiet_session import quiet_session
from .sts_client import default_region, sts_client
from .temporary_credentials import Excess, TemporaryCredentials
from .wish import Wish

# botocore's names of sources that belong to a machine and not to a person.
_OF_MACHINE = {"iam-role": "instance", "container-role": "container"}


class CredentialChain:
    """``fetch(wish)`` gives what the desk may hold."""

    def __init__(self, config: Curation) -> None:
        self._config = config

    def fetch(self, wish: Wish) -> TemporaryCredentials:
        """Fresh temporary credentials of a profile (None: the default chain).

        A configured role is assumed, with the wish's policy; else temporary keys
        are handed on as they are and long-lived ones exchanged by
        GetSessionToken, neither of which can be narrowed. Raises Problem.
        """
        profile = wish.profile
        with translated("reading the AWS configuration", profile):
            session = quiet_session(profile)
            region = default_region(session)
            found = session.get_credentials()
            if found is None:
                raise Problem(
                    "NotSignedIn",
                    "The server has no AWS credentials"
                    + (f" in profile {profile}." if profile else "."),
                    "Sign in on the server (aws sso login, aws configure, or AWS_PROFILE).",
                )
            keys = found.get_frozen_credentials()
            source = str(found.method)
        if not self._config.role_arn and source in _OF_MACHINE:
            self._check_machine_credentials(source)
        if self._config.role_arn:
            return self._assume_role(session, wish, source, region)
        if keys.token:
            excess: Excess = "machine" if source in _OF_MACHINE else "temporary"
            return TemporaryCredentials(
                keys.access_key,
                keys.secret_key,
                keys.token,
                _expires(found),
                source,
                region,
                excess,
            )
        return self._session_token(session, profile, source, region)

    def _check_machine_credentials(self, source: str) -> None:
        if not self._config.allow_machine_credentials:
            raise Problem(
                "NotSignedIn",
                f"The server has the credentials of its {_OF_MACHINE[source]} only. They are not"
                " given to a page, because they may allow more than the desk needs.",
                "An administrator sets c.Curation.role_arn to a role for the desk, or allows them"
                " with c.Curation.allow_machine_credentials = True.",
            )

    def _assume_role(
        self, session: Any, wish: Wish, source: str, region: str | None
    ) -> TemporaryCredentials:
        role = self._config.role_arn
        policy = {} if wish.policy is None else {"Policy": wish.policy}
        with translated(f"sts:AssumeRole on {role}", wish.profile):
            answer = sts_client(session).assume_role(
                RoleArn=role,
                RoleSessionName=role_session_name(),
                DurationSeconds=self._config.duration,
                **policy,
            )
        excess: Excess = None if policy else "role"
        return _made(answer["Credentials"], source, region, excess)

    def _session_token(
        self, session: Any, profile: str | None, source: str, region: str | None
    ) -> TemporaryCredentials:
        with translated("sts:GetSessionToken", profile):
            answer = sts_client(session).get_session_token(DurationSeconds=self._config.duration)
        return _made(answer["Credentials"], source, region, "user")


def role_session_name() -> str:
    """The hub's user where there is one, so that AWS's own logs name the person."""
    user = re.sub(r"[^\w+=,.@-]", "-", os.environ.get("JUPYTERHUB_USER", ""), flags=re.ASCII)
    return user[:64] if len(user) >= 2 else "jupyterlab-curation"


def _made(
    answer: dict[str, Any], source: str, region: str | None, excess: Excess
) -> TemporaryCredentials:
    if not answer.get("SessionToken"):
        raise Problem(
            "NotSupported",
            "STS answered without a session token; only temporary credentials may be used here.",
            "Check CURATION_STS_ENDPOINT: what answers there is no STS.",
        )
    return TemporaryCredentials(
        answer["AccessKeyId"],
        answer["SecretAccessKey"],
        answer["SessionToken"],
        answer["Expiration"].timestamp(),
        source,
        region,
        excess,
    )


def _expires(found: Any) -> float | None:
    # botocore tells this nowhere else.
    moment = getattr(found, "_expiry_time", None)
    return None if moment is None else float(moment.timestamp())
