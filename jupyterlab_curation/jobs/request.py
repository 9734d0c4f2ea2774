"""What a page may ask for: a kind of job, a connection, a folder, and options of a closed list.

Nothing of it is ever a command line. ``arguments`` makes one, in which each
value stands behind the name of its option.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category as character_kind
from urllib.parse import urlsplit

from ..policy.allowed import Asked
from ..routes.dataset import Dataset, read_dataset
from ..routes.problem import Problem

# What a set-up makes, in the command line's own words.
PARTS = (
    "bucket",
    "public-access-block",
    "cors",
    "lifecycle",
    "table",
    "table-protection",
    "status-index",
    "category-status-index",
    "categories",
)

# Options by kind. None of them takes a path, an address or a command.
FLAGS: Mapping[str, Mapping[str, str]] = {
    "setup": {"dryRun": "--dry-run", "protectTable": "--protect-table"},
    "migrate": {
        "dryRun": "--dry-run",
        "noPacks": "--no-packs",
        "checksum": "--checksum",
        "replaceBroken": "--replace-broken",
        "add": "--add",
    },
    "pack": {"dryRun": "--dry-run"},
    "verify": {"dryRun": "--dry-run", "repair": "--repair", "recount": "--recount"},
    "purge": {"dryRun": "--dry-run", "versions": "--versions", "yes": "--yes"},
}
_WITH_CATEGORY = {"pack", "verify", "purge"}
_WITH_DAYS = {"purge"}
_WITH_FOLDER = {"migrate"}
_WITH_PARTS = {"setup"}

_FIELDS = {"kind", "connection", "folder", "options"}
_OF_CONNECTION = {
    "name",
    "bucket",
    "bucketRegion",
    "table",
    "tableRegion",
    "prefix",
    "s3Endpoint",
    "dynamodbEndpoint",
    "pathStyle",
    "relay",
    "person",
    "profile",
}
_IN_THE_PAGE = {
    "migrate": "Look again: the page then reads the folder and sends it. "
    "Keep JupyterLab open until it is done.",
    "setup": "The page makes what a browser can.",
}
NAME_CHARACTERS = 200
ENDPOINT_CHARACTERS = 500
FOLDER_CHARACTERS = 4096
MAIN_CHARACTERS = 255
MOST_DAYS = 99_999
MOST_SUB_CATEGORY = 2**53 - 1

_ENDPOINT = re.compile(r"https?://[A-Za-z0-9._:\[\]-]+(/[A-Za-z0-9._~/-]*)?")
_UNUSABLE = {"Cc", "Cs"}


@dataclass(frozen=True)
class JobRequest:
    """A checked request. ``folder`` is relative, as it was asked for."""

    kind: str
    name: str
    dataset: Dataset
    s3_endpoint: str = ""
    dynamodb_endpoint: str = ""
    path_style: bool = False
    profile: str = ""
    folder: str | None = None
    flags: tuple[str, ...] = ()
    main_category: str | None = None
    sub_category: int | None = None
    older_than_days: int | None = None
    only: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> tuple[str, ...]:
        """What one job at a time works on: kind, bucket and table."""
        of = self.dataset
        return (
            *(self.kind, _host(self.s3_endpoint), of.bucket, of.prefix),
            *(_host(self.dynamodb_endpoint), of.table, of.table_region),
        )

    @property
    def asked(self) -> Asked:
        """The connection, as the policy of the server looks at it."""
        return Asked(self.dataset, self.s3_endpoint, self.dynamodb_endpoint, self.profile)

    @property
    def in_the_page(self) -> str:
        """What a page does of it without the server, as a remedy."""
        return _IN_THE_PAGE.get(self.kind, "Do it in the page.")

    def arguments(self, folder: str | None, page_origin: str | None = None) -> list[str]:
        """The command line's arguments; ``folder`` is absolute.

        ``page_origin`` is what a CORS rule has to let in, as the server found it:
        no page names it.
        """
        of = self.dataset
        values = {
            "--bucket": of.bucket,
            "--region": of.bucket_region,
            "--table": of.table,
            "--table-region": of.table_region,
            "--prefix": of.prefix,
            "--s3-endpoint": self.s3_endpoint,
            "--dynamodb-endpoint": self.dynamodb_endpoint,
        }
        if self.main_category is not None:
            values["--category"] = f"{self.main_category}/{self.sub_category}"
        if self.older_than_days is not None:
            values["--older-than"] = str(self.older_than_days)
        values["--only"] = ",".join(self.only)
        if self.kind == "setup":
            values["--page-origin"] = page_origin or ""
        return [
            *(self.kind, "--events"),
            *(FLAGS[self.kind][flag] for flag in self.flags),
            *(["--path-style"] if self.path_style else []),
            # With "=", a value that looks like an option is still a value.
            *(f"{name}={value}" for name, value in values.items() if value),
            *([] if folder is None else ["--", folder]),
        ]


def read_request(body: object) -> JobRequest:
    """The request of a page. Raises Problem (Invalid) naming what is wrong."""
    given = _record(body, _FIELDS, "request")
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in FLAGS:
        raise _wrong("kind")
    connection = _record(given.get("connection"), _OF_CONNECTION, "connection")
    for name in connection.keys() - {"pathStyle", "relay"}:
        # Also those that no job uses: the request is kept, and shown with each list of jobs.
        _text(connection[name], name, FOLDER_CHARACTERS)
    dataset = read_dataset(lambda name: _words(connection).get(name) or None)
    if dataset is None:
        raise _wrong("bucket")
    # It is for the page: the server reaches what it relays to.
    _flag(connection, "relay")
    s3_endpoint = _endpoint(connection, "s3Endpoint")
    options = _options(kind, given.get("options", {}))
    return JobRequest(
        kind=kind,
        name=_name(connection.get("name")),
        # The server narrows a job's credentials to what these jobs need.
        dataset=Dataset(
            dataset.bucket,
            dataset.bucket_region,
            dataset.prefix,
            dataset.table,
            dataset.table_region,
            "setup" if kind == "setup" else "upkeep",
        ),
        s3_endpoint=s3_endpoint,
        dynamodb_endpoint=_endpoint(connection, "dynamodbEndpoint"),
        path_style=_flag(connection, "pathStyle"),
        profile=_text(connection.get("profile", ""), "profile", NAME_CHARACTERS),
        folder=_folder(kind, given.get("folder")),
        flags=tuple(name for name in FLAGS[kind] if _flag(options, name)),
        **_category(options),
        older_than_days=_days(options.get("olderThanDays")),
        only=_parts(options),
        body=given,
    )


def _options(kind: str, options: object) -> dict[str, Any]:
    names = {*FLAGS[kind]}
    if kind in _WITH_CATEGORY:
        names.add("category")
    if kind in _WITH_DAYS:
        names.add("olderThanDays")
    if kind in _WITH_PARTS:
        names.add("only")
    return _record(options, names, "options")


def _folder(kind: str, folder: object) -> str | None:
    if kind not in _WITH_FOLDER:
        if folder is not None:
            raise _wrong("folder")
        return None
    return _text(folder, "folder", FOLDER_CHARACTERS)


def _category(options: Mapping[str, Any]) -> dict[str, Any]:
    if options.get("category") is None:
        return {}
    found = _record(options["category"], {"mainCategory", "subCategory"}, "category")
    main = _text(found.get("mainCategory"), "category", MAIN_CHARACTERS)
    sub = _number(found.get("subCategory"), "category", 1, MOST_SUB_CATEGORY)
    if main == "" or "/" in main:
        raise _wrong("category")
    return {"main_category": main, "sub_category": sub}


def _days(days: object) -> int | None:
    return None if days is None else _number(days, "olderThanDays", 0, MOST_DAYS)


def _parts(options: Mapping[str, Any]) -> tuple[str, ...]:
    """What alone is made; nothing for whatever is missing."""
    if "only" not in options:
        return ()
    asked = options["only"]
    if not isinstance(asked, list) or not asked or any(one not in PARTS for one in asked):
        raise _wrong("only")
    return tuple(part for part in PARTS if part in asked)


def _endpoint(connection: Mapping[str, Any], name: str) -> str:
    value = _text(connection.get(name, ""), name, ENDPOINT_CHARACTERS)
    if value != "" and not _ENDPOINT.fullmatch(value):
        raise _wrong(name)
    return value


def _host(endpoint: str) -> str:
    """What is one service, however its address is written."""
    try:
        return urlsplit(endpoint).netloc.lower()
    except ValueError:
        return endpoint


def _words(record: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in record.items() if isinstance(value, str)}


def _name(name: object) -> str:
    return _text(name, "name", NAME_CHARACTERS)


def _flag(record: Mapping[str, Any], name: str) -> bool:
    value = record.get(name, False)
    if not isinstance(value, bool):
        raise _wrong(name)
    return value


def _number(value: object, name: str, least: int, most: int) -> int:
    # True is an int too.
    if type(value) is not int or not least <= value <= most:
        raise _wrong(name)
    return value


def _text(value: object, name: str, most: int) -> str:
    if (
        not isinstance(value, str)
        or len(value) > most
        or not _UNUSABLE.isdisjoint(map(character_kind, value))
    ):
        raise _wrong(name)
    return value


def _record(value: object, names: set[str], what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(what)
    if not value.keys() <= names:
        raise Problem(
            "Invalid",
            f"The {what} of the job has a field that is not on the list of this server.",
            "Reload the page: its version differs from the server's.",
        )
    return value


def _wrong(name: str) -> Problem:
    # The value is not repeated: it is anybody's text, and may be long.
    return Problem(
        "Invalid",
        f"The job cannot be started: its {name} is missing or wrong.",
        f"Correct the {name}, then start the job again.",
    )
