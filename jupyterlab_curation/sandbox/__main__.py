"""``python -m jupyterlab_curation.sandbox serve|sample``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

_EXTRA = 'The sandbox needs packages of its own: pip install "jupyterlab-curation[sandbox]"'
_EXTRA_PACKAGES = {"moto", "PIL", "werkzeug", "boto3", "py_partiql_parser", "docker", "yaml"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 failed, 2 wrong use (by argparse)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA_PACKAGES:
            raise
        print(f"{_EXTRA} ({error.name} is missing)", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jupyterlab_curation.sandbox")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="S3, DynamoDB and STS on this computer")
    serve.add_argument("--state", type=Path, required=True, help="folder that keeps the data")
    serve.add_argument("--s3-port", type=int, required=True)
    serve.add_argument("--dynamodb-port", type=int, required=True, help="DynamoDB and STS")
    serve.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a web page's origin that may use it (default: any on this computer)",
    )
    serve.add_argument(
        "--exit-with-input",
        action="store_true",
        help="stop when standard input ends, as it does with the process that started this one",
    )
    serve.set_defaults(run=_serve)

    sample = commands.add_parser("sample", help="draw a folder of product images to migrate")
    sample.add_argument("folder", type=Path)
    sample.add_argument("--products", type=int, default=64, help="how many (default 64)")
    sample.add_argument("--seed", type=int, default=1, help="another seed, other products")
    sample.set_defaults(run=_sample)
    return parser


def _serve(options: argparse.Namespace) -> int:
    from ..folder_lock import FolderInUse
    from ..own_files import ForeignState
    from .door import KEY_VARIABLE, UnusableKey
    from .http_shell import PortTaken
    from .serve import Options, serve

    try:
        serve(
            Options(
                options.state,
                options.s3_port,
                options.dynamodb_port,
                tuple(options.allow_origin),
                options.exit_with_input,
                os.environ.get(KEY_VARIABLE) or None,
            )
        )
    except (FolderInUse, ForeignState) as error:
        print(f"{error} Or choose another folder with --state.", file=sys.stderr)
        return 1
    except (PortTaken, UnusableKey) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The sandbox cannot use {options.state}: {error}", file=sys.stderr)
        return 1
    return 0


def _sample(options: argparse.Namespace) -> int:
    from .sample.draw_all import draw_all

    return draw_all(options.folder, options.products, options.seed)


if __name__ == "__main__":
    sys.exit(main())
