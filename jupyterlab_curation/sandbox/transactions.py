"""``ClientRequestToken`` as DynamoDB means it, which moto does not: once in ten minutes.

A client that lost the answer to a transaction sends it again with its token
and must hear of the first success, not of a second attempt's failed condition.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable

from .call import Answer, Call

# AWS: "A client request token is valid for 10 minutes after the first request
# that uses it is completed" (TransactWriteItems, API reference).
VALID_SECONDS = 600.0


class TransactionTokens:
    """Remembers transactions that succeeded. In memory only: a restart forgets them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done: dict[str, tuple[float, bytes, Answer]] = {}

    def earlier_answer(self, call: Call) -> Answer | None:
        """The answer already given under this call's token, or None.

        The same token with other contents is answered with
        IdempotentParameterMismatchException, as by AWS.
        """
        token = _token(call)
        self._forget_old()
        if token is None or token not in self._done:
            return None
        _, digest, answer = self._done[token]
        return answer if digest == _digest(call) else _mismatch()

    def remember(self, call: Call, answer: Answer) -> None:
        """Keep a success under its token."""
        token = _token(call)
        if token is not None and answer.ok:
            self._done[token] = (self._clock() + VALID_SECONDS, _digest(call), answer)

    def _forget_old(self) -> None:
        now = self._clock()
        self._done = {t: entry for t, entry in self._done.items() if entry[0] > now}


def _token(call: Call) -> str | None:
    if call.operation != "TransactWriteItems":
        return None
    try:
        token = json.loads(call.body).get("ClientRequestToken")
    except (ValueError, AttributeError):
        return None  # not JSON, or not an object: moto says what is wrong with it
    return token if isinstance(token, str) else None


def _digest(call: Call) -> bytes:
    # ReturnConsumedCapacity may differ between tries; only the items count.
    items = json.loads(call.body).get("TransactItems")
    return hashlib.sha256(json.dumps(items, sort_keys=True).encode()).digest()


def _mismatch() -> Answer:
    body = {
        "__type": "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
        "Message": "This ClientRequestToken was used for another transaction.",
    }
    headers = (("Content-Type", "application/x-amz-json-1.0"),)
    return Answer(400, headers, json.dumps(body).encode())
