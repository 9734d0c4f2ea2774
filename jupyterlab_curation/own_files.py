"""Files that only this user can have written. What another user planted is never read.

A snapshot of the sandbox is a pickle: reading it can run a program. The state of a
job is shown, and started again. So their folder, and each file in it, must belong to
this user, be no link, and be closed to the writing of others.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_REACHED_BY_OTHERS = stat.S_IXGRP | stat.S_IXOTH
# Windows has neither these flags nor these owners.
_HAS_OWNERS = hasattr(os, "geteuid")
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# A pipe in the place of a file would be waited for.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


class ForeignState(Exception):
    """A file or folder that another user could have written. The message says whose it is."""


def make_own_folder(folder: Path) -> Path:
    """Make a folder for this user alone, or check one that is there; gives its real path.

    Raises ForeignState or OSError.
    """
    # Links above it are the computer's (/tmp of macOS); a link in its place is not.
    real = folder.parent.resolve() / folder.name
    real.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = real.lstat()
    if stat.S_ISLNK(found.st_mode) or not stat.S_ISDIR(found.st_mode):
        raise ForeignState(f"{folder} is a link, and none is followed here.")
    _check_owner(found, str(folder))
    if _HAS_OWNERS and found.st_mode & _WRITTEN_BY_OTHERS:
        raise ForeignState(
            f"Other users can write to {folder}. If nobody did, close it: chmod go-w {folder}"
        )
    for above in real.parents:
        mode = above.stat().st_mode
        # In such a folder anybody could put another one in the place of ours.
        if _HAS_OWNERS and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            raise ForeignState(f"Other users can replace {folder}, because they can write {above}.")
    return real


def own_opener(path: str, flags: int) -> int:
    """For ``open(…, opener=own_opener)``: no link, no other owner. Raises ForeignState, OSError."""
    if os.path.islink(path):
        raise ForeignState(f"{path} is a link, and none is followed here.")
    descriptor = os.open(path, flags | _NO_LINK | _NO_WAIT, 0o600)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise ForeignState(f"{path} is no file.")
        _check_owner(found, path)
        reached = os.stat(os.path.dirname(path)).st_mode & _REACHED_BY_OTHERS
        # Under a folder that others cannot enter, the usual mask of a group does no harm.
        if _HAS_OWNERS and found.st_mode & _WRITTEN_BY_OTHERS and reached:
            raise ForeignState(
                f"Other users can write {path}. If nobody did, close it: chmod go-w {path}"
            )
        if _HAS_OWNERS and found.st_nlink > 1:
            raise ForeignState(f"{path} has a second name elsewhere (a hard link).")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check_owner(found: os.stat_result, name: str) -> None:
    if _HAS_OWNERS and found.st_uid != os.geteuid():
        raise ForeignState(
            f"{name} belongs to {_user(found.st_uid)}. Only what you own is read here."
        )


def _user(uid: int) -> str:
    try:
        import pwd

        return f"the user {pwd.getpwuid(uid).pw_name}"
    except (ImportError, KeyError):
        return f"the user {uid}"
