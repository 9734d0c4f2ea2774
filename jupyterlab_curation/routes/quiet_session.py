"""A botocore session that asks nobody and waits for nobody: a server has no terminal."""

from __future__ import annotations

import os
import subprocess
from typing import Any

from .problem import Problem
from .sts_client import default_region, short_waits

# What a profile runs to get its credentials may take this many seconds.
PROCESS_SECONDS = 60.0


def quiet_session(profile: str | None) -> Any:
    """A session of a profile (None: the default chain). Blocking.

    Its chain raises Problem where botocore would ask for an MFA code on the
    server's terminal. STS is asked in the session's own region: the global
    address is in one region only, and its tokens are not valid in all others.
    """
    import botocore.session
    from botocore.credentials import AssumeRoleProvider, ProcessProvider

    session = botocore.session.Session(profile=profile)
    # The chain has clients of its own, for a web identity, SSO and the role of a profile.
    session.set_default_client_config(short_waits())
    session.set_config_variable("sts_regional_endpoints", "regional")
    # botocore's own chain would not know AWS_REGION.
    session.set_config_variable("region", default_region(session))
    refuse = _refusal_of(profile)

    def process_provider(name: str) -> Any:
        return ProcessProvider(name, lambda: session.full_config, popen=_SilentProcess)

    # botocore has no public way to replace these.
    for provider in session.get_component("credential_provider").providers:
        if isinstance(provider, AssumeRoleProvider):
            provider._prompter = refuse
            # Of a source profile.
            provider._profile_provider_builder._create_process_provider = process_provider
        elif isinstance(provider, ProcessProvider):
            provider._popen = _SilentProcess
    return session


def _refusal_of(profile: str | None) -> Any:
    whose = f"profile {profile}" if profile else "default profile"

    def refuse(_prompt: str) -> str:
        raise Problem(
            "NotSignedIn",
            f"The {whose} needs the code of an MFA device, which the server cannot ask for.",
            "Sign in with aws sso login, or get temporary credentials in a terminal"
            " (aws sts get-session-token --token-code …) and put them in a profile of their own.",
        )

    return refuse


class _SilentProcess(subprocess.Popen):  # type: ignore[type-arg]
    """A process that cannot ask: it has no input and no terminal."""

    def __init__(self, args: Any, **options: Any) -> None:
        options.update(stdin=subprocess.DEVNULL, start_new_session=os.name == "posix")
        super().__init__(args, **options)

    def communicate(self, input: Any = None, timeout: float | None = None) -> Any:  # noqa: A002
        try:
            return super().communicate(input, timeout or PROCESS_SECONDS)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise Problem(
                "NotSignedIn",
                f"The credential_process of the profile did not answer in {PROCESS_SECONDS:.0f} s.",
                "Run it in a terminal on the server. It must not ask for anything.",
            ) from error
