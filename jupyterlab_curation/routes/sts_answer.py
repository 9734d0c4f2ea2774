"""What STS answers, checked: at its address there may be something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from .problem import Problem
from .temporary_credentials import Excess, TemporaryCredentials

_KEYS = ("AccessKeyId", "SecretAccessKey", "SessionToken")
_IDENTITY = ("Account", "Arn", "UserId")


def answer_of(ask: Callable[..., Any], doing: str, **parameters: Any) -> dict[str, Any]:
    """What a method of the client gives. Raises botocore's errors, and Problem if it is not read.

    botocore takes the form of an answer for granted: of another one, its parser
    raises whatever comes.
    """
    from botocore.exceptions import BotoCoreError
    from botocore.parsers import ResponseParserError

    try:
        return dict(ask(**parameters))
    except BotoCoreError:
        raise  # some of them are ValueErrors too
    except (AttributeError, LookupError, ResponseParserError, TypeError, ValueError) as error:
        raise no_sts(doing) from error


def credentials_in(
    answer: dict[str, Any], doing: str, source: str, region: str | None, excess: Excess
) -> TemporaryCredentials:
    """Those of an answer to ``doing``. Raises Problem."""
    found = answer.get("Credentials")
    if not isinstance(found, dict):
        raise no_sts(doing)
    if isinstance(found.get("AccessKeyId"), str) and not found.get("SessionToken"):
        raise Problem(
            "NotSupported",
            "STS answered without a session token; only temporary credentials may be used here.",
            "Check CURATION_STS_ENDPOINT: what answers there is no STS.",
        )
    expires = found.get("Expiration")
    if not all(isinstance(found.get(name), str) and found[name] for name in _KEYS) or not (
        isinstance(expires, datetime)
    ):
        raise no_sts(doing)
    key, secret, token = (found[name] for name in _KEYS)
    return TemporaryCredentials(key, secret, token, expires.timestamp(), source, region, excess)


def identity_in(answer: dict[str, Any], doing: str) -> dict[str, str | None]:
    """``{"account", "arn", "userId"}``. Raises Problem."""
    account, arn, user = (answer.get(name) for name in _IDENTITY)
    if not all(isinstance(one, str) and one for one in (account, arn, user)):
        raise no_sts(doing)
    return {"account": account, "arn": arn, "userId": user}


def no_sts(doing: str) -> Problem:
    """For an answer that no STS gives."""
    return Problem(
        "NotSupported",
        f"What answered {doing} is no STS: its answer has another form.",
        "Check CURATION_STS_ENDPOINT on the server, and the proxy before it.",
    )
