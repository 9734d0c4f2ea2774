"""Which bucket and which table; the names are those of the command line's options."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Connection:
    """A bucket in a region, and a table. An empty text is an option that is not given.

    ``profile`` is one of the AWS configuration of each worker. There are no keys
    here on purpose: the workers have their own.
    """

    bucket: str
    region: str
    table: str = ""
    table_region: str = ""
    prefix: str = ""
    s3_endpoint: str = ""
    dynamodb_endpoint: str = ""
    path_style: bool = False
    profile: str = ""

    def arguments(self) -> list[str]:
        """As the command line takes it. A value that looks like an option is still a value."""
        given = {one.name.replace("_", "-"): getattr(self, one.name) for one in fields(self)}
        return [
            f"--{name}" if value is True else f"--{name}={value}"
            for name, value in given.items()
            if value
        ]
