"""Who may ask for a job's credentials: the holder of its token, while the job runs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading

from ..routes.wish import Wish


class OneJobTokens:
    """Tokens are kept as fingerprints, and compared in constant time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wishes: dict[bytes, Wish] = {}

    def issue(self, wish: Wish) -> str:
        """A new token for one job."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._wishes[_fingerprint(token)] = wish
        return token

    def end(self, token: str) -> None:
        """From now on nobody gets anything for it."""
        with self._lock:
            self._wishes.pop(_fingerprint(token), None)

    def wish_of(self, token: str) -> Wish | None:
        """Which credentials the token is good for; None for none."""
        asked = _fingerprint(token)
        found = None
        with self._lock:
            for known, wish in self._wishes.items():
                # All are compared, whichever it is.
                if hmac.compare_digest(known, asked):
                    found = wish
        return found


def _fingerprint(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
