"""Draws the whole sample in two processes, or finds that it is there already."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from .catalogue import Product, products

VERSION = 1  # raise it whenever anything drawn changes
_PROCESSES = 2
_STAMP = ".sample.json"  # beside the categories; migration ignores files with a dot


def draw_all(
    folder: Path, count: int, seed: int, say: Callable[[str], None] = lambda line: print(line)
) -> int:
    """Draw ``count`` products into ``folder``; the exit code of the command.

    Does nothing when the folder's stamp says that just this was drawn. A
    folder of another seed or version is moved aside, so that the two never
    mix; nothing is deleted.
    """
    try:
        wanted = products(count, seed)
        stamp = {"version": VERSION, "seed": seed, "products": count, "pillow": _pillow()}
        found = _stamped(folder)
        if found == {**stamp, "complete": True}:
            say(f"The sample of {count} products in {folder} is complete already.")
            return 0
        if found and (found.get("version"), found.get("seed")) != (VERSION, seed):
            say(f"{folder} holds another sample; it was moved to {_move_aside(folder)}.")
        folder.mkdir(parents=True, exist_ok=True)
        _stamp(folder, {**stamp, "complete": False})
        started = time.monotonic()
        images = _draw(folder, wanted)
        _stamp(folder, {**stamp, "complete": True})
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The sample could not be written to {folder}: {error}", file=sys.stderr)
        return 1
    seconds = time.monotonic() - started
    say(f"Drew {len(wanted)} products, {images} images, into {folder} in {seconds:.1f} s.")
    return 0


def _draw(folder: Path, wanted: list[Product]) -> int:
    from .product_folder import write_product

    if len(wanted) < _PROCESSES:
        return sum(write_product(folder, product) for product in wanted)
    # Each product depends on nothing but itself, so the order does not matter.
    # "spawn" is the same on every system, and safe beside threads.
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(write_product, folder, product) for product in wanted]
        return sum(job.result() for job in jobs)


def _stamp(folder: Path, stamp: dict[str, Any]) -> None:
    (folder / _STAMP).write_text(json.dumps(stamp) + "\n", encoding="utf-8")


def _stamped(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        return None  # cut off while it was written: draw again
    return found if isinstance(found, dict) else None


def _move_aside(folder: Path) -> Path:
    number = 1
    while (aside := folder.with_name(f"{folder.name}-old-{number}")).exists():
        number += 1
    return folder.rename(aside)


def _pillow() -> str:
    from PIL import __version__

    return str(__version__)
