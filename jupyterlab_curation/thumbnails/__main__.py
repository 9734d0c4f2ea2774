"""``python -m jupyterlab_curation.thumbnails``: pictures for the program that started it.

It asks ``{"do": "open", "turn": true}`` with an image, which is answered by
``{"width", "height"}``, then ``{"do": "make", "width", "height", "side", "quality", "effort"}``
for a part of it, which is answered with a picture. Whatever goes wrong is
``{"problem": "…"}``. It ends when its input does.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from .frames import read_frame, write_frame


def main() -> int:
    """Serve standard input until its end."""
    try:
        from PIL import Image, features

        from .picture import FORMATS, Opened, open_image, small_picture
    except ImportError as missing:
        print(f"Pillow is not installed: {missing}", file=sys.stderr)
        return 1
    Image.init()
    if not features.check("webp") or not features.check("littlecms2"):
        print("This Pillow has no WebP, or no colour management.", file=sys.stderr)
        return 1
    # Who started it decides when it ends, and may be finishing what is in flight.
    for number in (signal.SIGINT, *([signal.SIGTERM] if os.name == "posix" else [])):
        signal.signal(number, signal.SIG_IGN)
    answers, questions = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr
    readable = [name.lower() for name in FORMATS if name in Image.OPEN]
    write_frame(answers, {"ready": True, "formats": readable})
    opened: Opened | None = None

    def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        nonlocal opened
        if head.get("do") == "open":
            opened = open_image(body, head.get("turn") is True)
            return {"width": opened.width, "height": opened.height}, b""
        if opened is None:
            raise ValueError("no image is open")
        image, opened = opened, None
        part = (int(head["width"]), int(head["height"]))
        how = (int(head[name]) for name in ("side", "quality", "effort"))
        return {}, small_picture(image, part, *how)

    while frame := read_frame(questions):
        try:
            told, picture = answer(*frame)
        except Exception as error:  # noqa: BLE001 decoders raise nearly anything
            told, picture = {"problem": f"{type(error).__name__}: {error}"[:1000]}, b""
        write_frame(answers, told, picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
