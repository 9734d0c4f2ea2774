"""A person's name as AWS takes it: in session names, tags and names of roles.

A name that AWS takes stays as it is. Any other one is written with Latin letters and
ends with ``=`` and 16 digits of a hash, so that no two people have the same:
``김철수`` is ``gimceolsu=`` and its digits.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 64
# What a session has that belongs to nobody. The page takes it for no person's name.
NOBODY = "jupyterlab-curation"
_DIGITS = 16
# As AWS says for a session's name.
_TAKEN = re.compile(r"[A-Za-z0-9_+=,.@-]{2,}")
# A person may have chosen such a name. It gets digits of its own.
_LOOKS_MADE = re.compile(rf".*=[0-9a-f]{{{_DIGITS}}}", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z0-9_+,.@-]")


def aws_name(person: str, longest: int = LONGEST, *, one_case: bool = False) -> str:
    """2 to ``longest`` characters; different for different people.

    ``one_case``: also if AWS takes small and capital letters for the same, as in
    the name of a role. ``longest`` is 20 at least.
    """
    as_it_is = (
        _TAKEN.fullmatch(person) is not None
        and len(person) <= longest
        and _LOOKS_MADE.fullmatch(person) is None
        and not (one_case and person != person.lower())
        and person.lower() != NOBODY
    )
    if as_it_is:
        return person
    digits = hashlib.sha256(person.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    readable = _readable(person)[: longest - _DIGITS - 1]
    return f"{readable.lower() if one_case else readable}={digits}"


def _readable(name: str) -> str:
    # Letters that are stored in parts are put together: their names tell how they sound.
    letters = "".join(map(_latin, unicodedata.normalize("NFC", name[: 4 * LONGEST])))
    return re.sub("-{2,}", "-", letters).strip("-") or "user"


def _latin(character: str) -> str:
    if _LETTER.fullmatch(character):
        return character
    parts = "".join(filter(_LETTER.fullmatch, unicodedata.normalize("NFKD", character)))
    if parts:
        return parts
    # HANGUL SYLLABLE GIM, CYRILLIC SMALL LETTER ZHE, KATAKANA LETTER KA
    words = unicodedata.name(character, "").split()
    sounds = len(words) > 2 and words[-2] in ("SYLLABLE", "LETTER") and words[-1].isalpha()
    return words[-1].lower() if sounds else "-"
