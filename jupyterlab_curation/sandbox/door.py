"""Who may ask the sandbox: this computer, by a name of its own, with the key of this start.

Other users of this computer reach the ports too, and so does a page whose name
was made to point here. moto checks no signature, so the id of the access key is
what nobody else knows.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
from dataclasses import replace
from urllib.parse import unquote

from .call import Answer, Call

# The variable that gives the sandbox its key. Not an option: everybody can list those.
KEY_VARIABLE = "CURATION_SANDBOX_KEY"
_KEY = re.compile(r"[A-Za-z0-9]{16,128}")

_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_CREDENTIAL = re.compile(r"Credential=([^/,\s]+)/")
_MADE = re.compile(rb"<AccessKeyId>([A-Za-z0-9]+)</AccessKeyId>")
# The calls for which moto makes a key at random. It remembers whose it is, so that it stays.
_RANDOM = re.compile(rb"<AssumeRole\w*Response\b")
# Temporary keys that are remembered. A server asks for some in an hour.
MADE_KEYS = 1000


class UnusableKey(Exception):
    """The key of the environment is none. The message says what one is."""


def key_of_start(given: str | None) -> str:
    """The access key id of this start: the given one, or a new one. Raises UnusableKey."""
    if given is None:
        return f"SANDBOX{secrets.token_hex(10).upper()}"
    if not _KEY.fullmatch(given):
        raise UnusableKey(f"{KEY_VARIABLE} is not 16 to 128 letters and digits.")
    return given


class Door:
    """Lets a call in, or answers it as AWS answers a wrong key."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._made: dict[str, None] = {}
        self._lock = threading.Lock()

    def refusal(self, call: Call) -> Answer | None:
        """The answer to a call that may not come in; None if it may. OPTIONS needs no key."""
        if not _HOST.fullmatch(call.header("host") or ""):
            return Answer(
                403,
                (("Content-Type", "text/plain; charset=utf-8"),),
                b"The sandbox answers only to 127.0.0.1 and localhost.",
            )
        if call.method == "OPTIONS" or self._knows(_key_id(call)):
            return None
        return _wrong_key(call)

    def remember(self, answer: Answer) -> Answer:
        """Let in the temporary key that STS made for whoever was let in; return it to them."""
        found = _MADE.search(answer.body)
        if not found or not answer.ok:
            return answer
        made = found[1]
        if not _RANDOM.search(answer.body):
            # Else moto answers the example of AWS's documents, which everybody knows.
            made = f"ASIA{secrets.token_hex(10).upper()}".encode()
            answer = replace(answer, body=answer.body.replace(found[1], made))
        with self._lock:
            self._made[made.decode()] = None
            while len(self._made) > MADE_KEYS:
                del self._made[next(iter(self._made))]
        return answer

    def _knows(self, key: str) -> bool:
        return secrets.compare_digest(key.encode(), self._key.encode()) or key in self._made


def _key_id(call: Call) -> str:
    """The id of the key that signed the call; empty if none did."""
    authorization = call.header("authorization")
    if authorization is not None:
        found = _CREDENTIAL.search(authorization)
        return found[1] if found else ""
    for part in call.target.partition("?")[2].split("&"):
        name, _, value = part.partition("=")
        if name.lower() in ("x-amz-credential", "awsaccesskeyid"):
            return unquote(value).partition("/")[0]
    return ""


def _wrong_key(call: Call) -> Answer:
    said = "The key is not that of this start of the sandbox."
    if call.service == "dynamodb":
        body = {"__type": "com.amazon.coral.service#UnrecognizedClientException", "message": said}
        headers = (("Content-Type", "application/x-amz-json-1.0"),)
        return Answer(400, headers, json.dumps(body).encode())
    code = "InvalidAccessKeyId" if call.service == "s3" else "InvalidClientTokenId"
    error = f"<Error><Code>{code}</Code><Message>{said}</Message></Error>"
    body_text = error if call.service == "s3" else f"<ErrorResponse>{error}</ErrorResponse>"
    return Answer(403, (("Content-Type", "application/xml"),), body_text.encode())
