"""Makes temporary credentials from botocore's standard chain. Blocking.

The chain: environment, profile, SSO, assumed role, web identity, container,
instance. Whatever it gives, keys without a session token never leave here, and
those of an instance or container only if an administrator allows it. On a hub,
those of SSO and of a web identity do not either.
"""

from __future__ import annotations

from typing import Any

from ..policy.effective import Policy, effective_policy
from ..policy.person_name import NOBODY, aws_name
from ..policy.role import USERNAME, needs_person, role_of, tags_of
from .aws_failure import translated
from .config import Curation
from .problem import Problem
from .quiet_session import quiet_session
from .sts_answer import answer_of, credentials_in
from .sts_client import default_region, sts_client
from .temporary_credentials import Excess, TemporaryCredentials
from .web_identity import METHOD as WEB_IDENTITY
from .web_identity import WebIdentity, web_identity
from .wish import Wish

# botocore's names of sources that belong to a machine and not to a person.
_OF_MACHINE = {"iam-role": "instance", "container-role": "container"}
# Those of whoever is signed in on the server. On a hub, it is the hub's and not a person's.
_SIGNED_IN = {
    "sso": "SSO session",
    "login": "sign-in of the AWS command line",
    WEB_IDENTITY: "web identity",
}


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
            source = str(found.method)
        if self._config.role_arn:
            return self._assume_role(session, wish, source, region)
        _check_source(effective_policy(self._config), source)
        with translated("reading the AWS configuration", profile):
            keys = found.get_frozen_credentials()
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

    def _assume_role(
        self, session: Any, wish: Wish, source: str, region: str | None
    ) -> TemporaryCredentials:
        role = self._role_for(wish.person)
        wanted: dict[str, Any] = {
            "RoleArn": role,
            "RoleSessionName": session_name(wish.person),
            "DurationSeconds": self._config.duration,
            **({} if wish.policy is None else {"Policy": wish.policy}),
        }
        own = web_identity(session, wish.profile) if source == WEB_IDENTITY else None
        if own is not None and own.role == role and not self._only_of_assume_role():
            answer, doing = self._by_token(session, own, wanted, wish.profile)
        else:
            more: dict[str, Any] = {}
            if self._config.external_id:
                more["ExternalId"] = self._config.external_id
            if self._config.session_tags:
                more["Tags"] = tags_of(self._config.session_tags, wish.person)
            doing = f"sts:AssumeRole on {role}"
            with translated(doing, wish.profile):
                answer = answer_of(sts_client(session).assume_role, doing, **wanted, **more)
        excess: Excess = "role" if wish.policy is None else None
        return credentials_in(answer, doing, source, region, excess)

    def _by_token(
        self, session: Any, own: WebIdentity, wanted: dict[str, Any], profile: str | None
    ) -> tuple[dict[str, Any], str]:
        """A role's credentials cannot assume it again for long; its token can."""
        doing = f"sts:AssumeRoleWithWebIdentity on {own.role}"
        token = own.token()
        with translated(doing, profile):
            ask = sts_client(session, unsigned=True).assume_role_with_web_identity
            return answer_of(ask, doing, **wanted, WebIdentityToken=token), doing

    def _only_of_assume_role(self) -> bool:
        """The tags of a web identity are in its token, and it has no external id."""
        return bool(self._config.external_id or self._config.session_tags)

    def _role_for(self, person: str | None) -> str:
        role, tags = self._config.role_arn, self._config.session_tags
        if person is not None:
            return role_of(role, person) if USERNAME in role else role
        if needs_person(role, tags):
            raise Problem(
                "NotSignedIn",
                "The role of the desk is made for each person, and nobody has told this server"
                " who you are.",
                "Sign in through the hub. A server without a hub needs a c.Curation.role_arn and"
                " c.Curation.session_tags without {username}.",
            )
        return role

    def _session_token(
        self, session: Any, profile: str | None, source: str, region: str | None
    ) -> TemporaryCredentials:
        doing = "sts:GetSessionToken"
        with translated(doing, profile):
            ask = sts_client(session).get_session_token
            answer = answer_of(ask, doing, DurationSeconds=self._config.duration)
        return credentials_in(answer, doing, source, region, "user")


def session_name(person: str | None) -> str:
    """The person if the hub names one, so that AWS's own logs do; else that of nobody."""
    return NOBODY if person is None else aws_name(person)


def _check_source(policy: Policy, source: str) -> None:
    """Raise Problem for credentials that are not handed on as they are."""
    if source in _OF_MACHINE and policy.keep_machine_credentials:
        raise Problem(
            "NotSignedIn",
            f"The server has the credentials of its {_OF_MACHINE[source]} only. They are not"
            " given to a page, because they may allow more than the desk needs.",
            "An administrator sets c.Curation.role_arn to a role for the desk, or allows them"
            " with c.Curation.allow_machine_credentials = True.",
        )
    if source in _SIGNED_IN and policy.require_role:
        raise Problem(
            "NotSignedIn",
            f"The server has the credentials of its {_SIGNED_IN[source]} only. They are not given"
            " to a page, because this server gives those of a role alone.",
            "An administrator sets c.Curation.role_arn to a role for the desk. It may be the role"
            " of the web identity. Without one, c.Curation.require_role = False allows them.",
        )


def _expires(found: Any) -> float | None:
    # botocore tells this nowhere else.
    moment = getattr(found, "_expiry_time", None)
    return None if moment is None else float(moment.timestamp())
