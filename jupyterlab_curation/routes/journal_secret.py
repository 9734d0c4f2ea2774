"""The secret from which the keys of journals are made. It outlives the server.

Jupyter's own cookie secret does not do: a server that a hub starts makes a new
one each time, and what a person left unsaved could not be recognized any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

BYTES = 32
_NAME = "journal_secret"
# No link is followed; Windows translates no line ends.
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def journal_secret(folder: Path, cookie_secret: bytes) -> tuple[bytes, str | None]:
    """The secret, and why it ends with this server; None if it does not.

    It is kept in ``folder``, readable by its owner alone. If that cannot be, or
    somebody else could have written it, it is made from ``cookie_secret``.
    Blocking.
    """
    try:
        return _kept(folder), None
    except (OSError, ValueError) as error:
        return hashlib.sha256(b"journal secret\n" + cookie_secret).digest(), str(error)


def _kept(folder: Path) -> bytes:
    path = folder / _NAME
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_foreign(os.lstat(folder), folder, stat.S_ISDIR, 0o022)
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
        return _read(path)


def _read(path: Path) -> bytes:
    file = os.open(path, os.O_RDONLY | _AS_IT_IS)
    try:
        _refuse_foreign(os.fstat(file), path, stat.S_ISREG, 0o077)
        secret = os.read(file, BYTES + 1)
    finally:
        os.close(file)
    if len(secret) != BYTES:
        raise ValueError(f"{path} is not a secret of {BYTES} bytes.")
    return secret


def _make(path: Path) -> None:
    """Two servers may start at once: the first one to finish its file wins."""
    draft = path.with_name(f".{_NAME}.{secrets.token_hex(8)}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(file, "wb") as written:
            written.write(secrets.token_bytes(BYTES))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        os.unlink(draft)


def _refuse_foreign(
    found: os.stat_result, path: Path, is_kind: Callable[[int], bool], forbidden: int
) -> None:
    if os.name != "posix":
        return
    if not is_kind(found.st_mode):
        raise ValueError(f"{path} is not what it should be.")
    if found.st_uid != os.geteuid():
        raise ValueError(f"{path} belongs to the user {found.st_uid}.")
    if found.st_mode & forbidden:
        raise ValueError(f"{path} is open to others.")
