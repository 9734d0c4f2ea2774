"""Turns botocore's errors into problems, once, in one place.

Messages are our own: those of AWS may quote key ids or parts of a request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .problem import Problem
from .sts_answer import no_sts

_UNKNOWN_KEYS = {
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidClientTokenId",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
_REFUSED = {"AccessDenied", "AccessDeniedException"}


@contextmanager
def translated(doing: str, profile: str | None) -> Iterator[None]:
    """Run botocore code; its errors leave as :class:`Problem`.

    ``doing`` names the action for the message, e.g. ``sts:GetSessionToken``.
    """
    from botocore import exceptions as aws

    whose = f"profile {profile}" if profile else "the default profile"
    sign_in = "aws sso login" + (f" --profile {profile}" if profile else "")
    try:
        yield
    except aws.ClientError as error:
        raise _refusal(error, doing, whose) from error
    except aws.ProfileNotFound as error:
        raise Problem(
            "Invalid",
            f"There is no AWS profile {profile or 'of that name'} on the server.",
            "Choose one of ~/.aws/config, or add it there.",
        ) from error
    except aws.ConfigParseError as error:
        raise Problem(
            "Invalid",
            "The AWS configuration file on the server cannot be read.",
            "Correct ~/.aws/config or ~/.aws/credentials on the server.",
        ) from error
    except (
        aws.SSOError,
        aws.TokenRetrievalError,
        aws.CredentialRetrievalError,
        aws.NoCredentialsError,
        aws.PartialCredentialsError,
        aws.InvalidConfigError,
    ) as error:
        # InvalidConfigError: an incomplete profile, e.g. one that names no source.
        raise Problem(
            "NotSignedIn",
            f"The server could not get AWS credentials of {whose} ({type(error).__name__}).",
            f"Sign in on the server, e.g. with: {sign_in}",
        ) from error
    except (aws.HTTPClientError, aws.ConnectionError) as error:
        raise Problem(
            "Unreachable",
            f"The server could not reach AWS for {doing} ({type(error).__name__}).",
            "Check the server's network, proxy and region, then try again.",
        ) from error
    except aws.BotoCoreError as error:
        raise Problem(
            "Invalid",
            f"{doing} could not be asked for with {whose} ({type(error).__name__}).",
            "Check the profile, the region and the c.Curation settings of the server.",
        ) from error


def _refusal(error: Exception, doing: str, whose: str) -> Problem:
    response = getattr(error, "response", {})
    code = str(response.get("Error", {}).get("Code") or "unknown")
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _UNKNOWN_KEYS:
        return Problem(
            "NotSignedIn",
            f"AWS does not accept the credentials of {whose} for {doing} ({code}).",
            "Renew them on the server: they are expired, deleted or mistyped.",
        )
    if code in _REFUSED:
        return Problem(
            "NotAllowed",
            f"AWS refuses {doing} to {whose} ({code}).",
            "Ask an administrator to allow that action.",
        )
    if code in ("MalformedPolicyDocument", "PackedPolicyTooLarge"):
        return Problem(
            "Invalid",
            f"AWS does not take the session policy in {doing} ({code}).",
            "Give the connection a shorter prefix, or change c.Curation.session_policy.",
        )
    if code in ("ValidationError", "RegionDisabledException"):
        return Problem(
            "Invalid",
            f"AWS finds a setting wrong in {doing} ({code}).",
            "Check c.Curation.role_arn, c.Curation.duration and the region on the server.",
        )
    if (code == "unknown" or code.isdigit()) and 400 <= status < 500:
        # STS names a code. A number is the status, for want of one.
        return no_sts(doing)
    return Problem(
        "Unreachable",
        f"{doing} failed at AWS ({code}).",
        "Try again in a moment; if it stays, look for the code in the AWS documentation.",
        status=502,
    )
