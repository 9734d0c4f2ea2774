"""moto's state in one file, written whole or not at all.

The first line is JSON that says which moto made it; the rest is a pickle of
moto's own objects, which only the same version can read.
"""

from __future__ import annotations

import json
import os
import pickle
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from ..own_files import own_opener

FORMAT = 1


class UnreadableSnapshot(Exception):
    """The file was made by another version, or is damaged. The message says which."""


def made_by() -> dict[str, Any]:
    """What a snapshot is tied to."""
    return {"format": FORMAT, "moto": version("moto")}


def write_snapshot(path: Path) -> None:
    """Write all of moto's S3 and DynamoDB state to ``path``, atomically.

    The caller holds both services still. Raises OSError; ``path`` is then
    untouched.
    """
    temporary = path.with_name(path.name + ".part")
    with open(temporary, "wb", opener=own_opener) as file:
        file.write(json.dumps(made_by()).encode() + b"\n")
        _Pickler(file, protocol=5).dump(_state())
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def read_snapshot(path: Path) -> None:
    """Put back what ``write_snapshot`` wrote. Raises UnreadableSnapshot, ForeignState."""
    with open(path, "rb", opener=own_opener) as file:
        try:
            found = json.loads(file.readline())
        except ValueError as error:
            raise UnreadableSnapshot("its first line is damaged") from error
        if found != made_by():
            raise UnreadableSnapshot(
                f"it was made with moto {found.get('moto')} (format {found.get('format')}),"
                f" and this is moto {made_by()['moto']} (format {FORMAT})"
            )
        try:
            # A file of our own folder: own_opener saw that only this user can write it.
            state = pickle.load(file)  # noqa: S301
        except Exception as error:
            raise UnreadableSnapshot(f"it is damaged ({type(error).__name__}: {error})") from error
    _restore(state)


def _state() -> dict[str, Any]:
    from moto.dynamodb.models import dynamodb_backends
    from moto.s3.models import s3_backends

    return {
        "bucket_accounts": s3_backends.bucket_accounts,
        "s3": _attributes(s3_backends, ("buckets", "tagger")),
        "dynamodb": _attributes(dynamodb_backends, ("tables",)),
    }


def _attributes(backends: Any, names: tuple[str, ...]) -> dict[tuple[str, str], dict[str, Any]]:
    """``{(account, region): {attribute: value}}`` of every backend in use."""
    return {
        (account, region): {name: getattr(backend, name) for name in names}
        for account, regions in backends.items()
        for region, backend in regions.items()
    }


def _restore(state: dict[str, Any]) -> None:
    from moto.dynamodb.models import dynamodb_backends
    from moto.s3.models import s3_backends

    s3_backends.bucket_accounts.update(state["bucket_accounts"])
    every: tuple[tuple[str, Any], ...] = (("s3", s3_backends), ("dynamodb", dynamodb_backends))
    for service, backends in every:
        for (account, region), attributes in state[service].items():
            for name, value in attributes.items():
                setattr(backends[account][region], name, value)


class _Pickler(pickle.Pickler):
    """Pickles moto's versioned key store whole: its ``items()`` shows the last versions only."""

    def __init__(self, file: BinaryIO, protocol: int) -> None:
        super().__init__(file, protocol=protocol)
        from moto.s3.utils import _VersionedKeyStore

        self._key_store = _VersionedKeyStore

    def reducer_override(self, obj: Any) -> Any:
        # Exactly that class: moto's multipart dictionary only inherits from dict.
        if type(obj) is self._key_store:
            return _key_store, (dict(dict.items(obj)),)
        return NotImplemented


def _key_store(versions: dict[str, list[Any]]) -> Any:
    from moto.s3.utils import _VersionedKeyStore

    store = _VersionedKeyStore()
    dict.update(store, versions)
    return store
