"""The role that is assumed for a person, with tags and an external id: settings and values.

``{username}`` stands for the person. Its value has no slash and no wildcard, and differs
for each person, so that nobody's name leads to the role or the tags of another one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .person_name import LONGEST, aws_name
from .wrong_value import WrongValue

USERNAME = "{username}"
TAGS = 50
# So much of a role's name is left to the person's at least.
_ROOM = 24
_ANY_ROLE = re.compile(r"arn:[!-~]{16,2044}")
_ROLE_OF_IAM = re.compile(
    r"arn:aws[a-z-]*:iam::[0-9]{12}:role/((?:[A-Za-z0-9_+=,.@-]+/)*)([A-Za-z0-9_+=,.@{}-]+)"
)
_EXTERNAL_ID = re.compile(r"[A-Za-z0-9_+=,.@:/-]{2,1224}")
# Letters and digits of any script; AWS allows a few signs with them.
_TAG = re.compile(r"[\w .:/=+@-]*")
_KEY_CHARACTERS, _VALUE_CHARACTERS = 128, 256


def checked_role(arn: str) -> str:
    """Raises WrongValue."""
    if arn == "":
        return arn
    if USERNAME not in arn:
        if _ANY_ROLE.fullmatch(arn) is None or not {"{", "}", "*"}.isdisjoint(arn):
            raise WrongValue(
                "role_arn",
                "It is the ARN of a role, such as arn:aws:iam::111122223333:role/desk."
                f" Of what stands in braces, only {USERNAME} has a meaning.",
            )
        return arn
    found = _ROLE_OF_IAM.fullmatch(arn)
    fixed = "" if found is None else found[2].replace(USERNAME, "", 1)
    if found is None or "{" in fixed or "}" in fixed:
        raise WrongValue(
            "role_arn",
            f"{USERNAME} stands once, in the name of an IAM role, such as"
            f" arn:aws:iam::111122223333:role/curation-{USERNAME}.",
        )
    if found[1] == "" and fixed == "":
        # The user Administrator would get the role Administrator.
        raise WrongValue(
            "role_arn",
            f"A person's name alone would name any role of the account. Put a path or a"
            f" beginning before it: role/curation/{USERNAME} or role/curation-{USERNAME}.",
        )
    if len(fixed) > LONGEST - _ROOM:
        raise WrongValue(
            "role_arn",
            f"The name of a role has {LONGEST} characters, and {_ROOM} of them are for {USERNAME}.",
        )
    return arn


def role_of(arn: str, person: str) -> str:
    """The role of a person; IAM does not tell small letters from capital ones."""
    name = arn.rpartition("/")[2]
    room = LONGEST - (len(name) - len(USERNAME))
    return arn.replace(USERNAME, aws_name(person, room, one_case=True))


def checked_external_id(external_id: str) -> str:
    """Raises WrongValue."""
    if external_id and _EXTERNAL_ID.fullmatch(external_id) is None:
        raise WrongValue("external_id", "It has 2 to 1,224 letters, digits and _+=,.@:/- only.")
    return external_id


def checked_tags(tags: Mapping[str, str]) -> dict[str, str]:
    """Raises WrongValue naming the tag."""
    if len(tags) > TAGS:
        raise WrongValue("session_tags", f"STS takes {TAGS} tags at most.")
    seen: set[str] = set()
    for key, value in tags.items():
        which = f"Its tag {key[:40]}" if key.isprintable() else "One of its tags"
        usable = _TAG.fullmatch(key) and _TAG.fullmatch(value.replace(USERNAME, ""))
        if not key or len(key) > _KEY_CHARACTERS or not usable:
            raise WrongValue(
                "session_tags",
                f"{which} has characters that STS does not take. Of what stands in braces,"
                f" only {USERNAME} in a value has a meaning.",
            )
        if len(value.replace(USERNAME, "x" * LONGEST)) > _VALUE_CHARACTERS:
            raise WrongValue(
                "session_tags", f"{which} has a value of more than {_VALUE_CHARACTERS} characters."
            )
        if key.lower().startswith("aws:"):
            raise WrongValue("session_tags", f"{which} begins with aws:, which is AWS's own.")
        if key.lower() in seen:
            raise WrongValue("session_tags", f"{which} differs from another by its case only.")
        seen.add(key.lower())
    return dict(tags)


def tags_of(tags: Mapping[str, str], person: str | None) -> list[dict[str, str]]:
    """As STS takes them."""
    name = "" if person is None else aws_name(person)
    return [{"Key": key, "Value": value.replace(USERNAME, name)} for key, value in tags.items()]


def needs_person(arn: str, tags: Mapping[str, str]) -> bool:
    """Whether nothing can be assumed for who has no name."""
    return USERNAME in arn or any(USERNAME in value for value in tags.values())
