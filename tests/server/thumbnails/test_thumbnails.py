"""The process that makes pictures, spoken to as the command line does."""

import io
import json
import os
import signal
import struct
import subprocess
import sys

import pytest
from PIL import Image, PngImagePlugin

PATIENCE = 30


def png(width=8, height=8, **how):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(file, "PNG", **how)
    return file.getvalue()


class Maker:
    """One process. ``ask`` sends a message and returns the answer."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab_curation.thumbnails"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.ready, _ = self.read()

    def read(self):
        (length,) = struct.unpack(">I", self.process.stdout.read(4))
        head = json.loads(self.process.stdout.read(length))
        return head, self.process.stdout.read(head["bytes"])

    def send(self, head, body=b""):
        text = json.dumps({**head, "bytes": len(body)}).encode()
        self.process.stdin.write(struct.pack(">I", len(text)) + text + body)
        self.process.stdin.flush()

    def ask(self, head, body=b""):
        self.send(head, body)
        return self.read()


@pytest.fixture
def maker():
    made = Maker()
    yield made
    made.process.stdin.close()
    made.process.stdout.close()
    assert made.process.wait(PATIENCE) == 0, "it ends with its input"


MAKE = {"do": "make", "width": 8, "height": 8, "side": 384, "quality": 75, "effort": 2}


def test_it_says_what_it_reads_and_makes_a_webp(maker):
    assert maker.ready["ready"] is True
    assert {"jpeg", "png", "webp", "gif"} <= set(maker.ready["formats"])
    assert maker.ask({"do": "open", "turn": True}, png())[0] == {
        "width": 8,
        "height": 8,
        "bytes": 0,
    }
    head, picture = maker.ask(MAKE)
    assert "problem" not in head
    with Image.open(io.BytesIO(picture)) as made:
        assert (made.format, made.size) == ("WEBP", (8, 8))
        assert made.info.get("icc_profile") is None


def test_what_goes_wrong_is_told_and_the_next_image_is_made(maker):
    for body in (
        b"",
        b"no image",
        png()[:40],
        b"%PDF-1.4",
        b"<svg/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ):
        head, picture = maker.ask({"do": "open", "turn": True}, body)
        assert "problem" in head or "problem" in maker.ask(MAKE)[0]
        assert picture == b""
    assert "problem" in maker.ask(MAKE)[0], "nothing is open"
    assert "problem" in maker.ask({"do": "fly"})[0]
    assert "problem" in maker.ask({**MAKE, "side": "wide"})[0]
    maker.ask({"do": "open", "turn": True}, png())
    assert maker.ask(MAKE)[1] != b""


def test_an_image_is_refused_by_its_header_before_it_is_decoded(maker):
    huge = bytearray(png())
    huge[16:24] = struct.pack(">II", 60_000, 60_000)
    head, _ = maker.ask({"do": "open", "turn": True}, bytes(huge))
    assert "problem" in head


def test_a_profile_that_is_none_does_no_harm(maker):
    maker.ask({"do": "open", "turn": True}, png(icc_profile=b"no profile"))
    head, picture = maker.ask(MAKE)
    assert "problem" not in head
    assert picture


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM")
def test_a_long_text_in_a_png_does_no_harm(maker):
    text = PngImagePlugin.PngInfo()
    text.add_text("history", "a" * 5_000_000, zip=True)
    assert maker.ask({"do": "open", "turn": True}, png(pnginfo=text))[0]["width"] == 8
    assert maker.ask(MAKE)[1].startswith(b"RIFF")


def test_a_damaged_header_is_told_in_the_same_words_each_time(maker):
    told = [
        maker.ask({"do": "open", "turn": True}, b"\xff\xd8\xff")[0]["problem"] for _ in range(2)
    ]
    assert told == ["ValueError: The beginning of the file is damaged."] * 2


def test_it_ends_with_its_input_and_not_by_a_signal_to_the_group(maker):
    for number in (signal.SIGTERM, signal.SIGINT):
        maker.process.send_signal(number)
    assert maker.ask({"do": "open", "turn": True}, png())[0]["width"] == 8


@pytest.mark.parametrize(
    "sent", [b"\xff\xff\xff\xff", struct.pack(">I", 2) + b"[]", struct.pack(">I", 3) + b"{:}"]
)
def test_what_is_no_message_ends_it(sent):
    made = Maker()
    made.process.stdin.write(sent)
    made.process.stdin.close()
    assert made.process.wait(PATIENCE) != 0
    made.process.stdout.close()


def test_the_command_line_is_told_whose_pillow_there_is(monkeypatch):
    from jupyterlab_curation.cli import console

    seen = {}

    def execve(program, command, environment):
        seen.update(environment)
        raise SystemExit(0)

    monkeypatch.setattr(console, "node_command", lambda: ["/usr/bin/node", "program.mjs"])
    monkeypatch.setattr(console.os, "name", "posix")
    monkeypatch.setattr(console.os, "execve", execve)
    with pytest.raises(SystemExit):
        console.main()
    assert seen["CURATION_PYTHON"] == sys.executable
    assert seen["PATH"] == os.environ["PATH"]
