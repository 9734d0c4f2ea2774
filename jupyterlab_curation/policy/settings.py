"""Reads ``c.Curation`` and says all that is wrong with it. A wrong setting is never ignored.

Traitlets ignores a name that it does not know, and stops at the first wrong value: a
misspelt ``role_arn`` would leave the desk with all rights of the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jupyter_core.application import JupyterApp
from traitlets import Int, TraitError
from traitlets.config import Config

from ..routes.config import Curation
from ..routes.problem import Problem
from .config_folders import folder_settings
from .fault import SECTION, Fault, seems_ours
from .wrong_value import WrongValue

# What has a meaning only for the credentials of a role, and its value that asks for none.
_OF_ROLE = ("external_id", "session_tags", "read_only")
_ENFORCED_BY_ROLE = ("upload", "purge")
MOST_SHOWN = 5


def settings_of(app: JupyterApp) -> tuple[Curation, tuple[Fault, ...]]:
    """Those of a server, or of what reads the same files. Blocking."""
    given, faults = folder_settings(app.config_file_paths)
    both = Config(given)
    # Files of the server and the command line come before those of a folder.
    both.merge({name: value for name, value in app.config.items() if seems_ours(name)})
    config, more = read_settings(both)
    return config, (*faults, *more)


def read_settings(given: Mapping[str, Any]) -> tuple[Curation, tuple[Fault, ...]]:
    """The settings of a server's configuration, and what is wrong with them.

    With a fault, the settings are not to be used for anything.
    """
    faults = [*_misspelt_sections(given)]
    section = given.get(SECTION, {})
    if not isinstance(section, Mapping):
        faults.append(Fault(f"c.{SECTION}", "It is not a group of settings.", _correct()))
        return Curation(), tuple(faults)
    right: dict[str, Any] = {}
    for name, value in section.items():
        fault = _fault_of(str(name), value)
        if fault is None:
            right[str(name)] = value
        else:
            faults.append(fault)
    config = Curation(config=Config({SECTION: right}))
    if not faults:
        faults.extend(_contradictions(config))
    return config, tuple(faults)


def misconfigured(faults: tuple[Fault, ...]) -> Problem:
    """What each route answers then."""
    shown = " ".join(f"{one.setting}: {one.why}" for one in faults[:MOST_SHOWN])
    more = len(faults) - MOST_SHOWN
    return Problem(
        # The page knows this word; the code is what tells it apart.
        "Invalid",
        f"The settings of this server are wrong, so that the desk gets nothing from it. {shown}"
        + (f" And {more} more, which its log names." if more > 0 else ""),
        " ".join(dict.fromkeys(one.remedy for one in faults[:MOST_SHOWN])),
        status=503,
        code="Misconfigured",
    )


def _misspelt_sections(given: Mapping[str, Any]) -> Iterator[Fault]:
    for name in given:
        if name != SECTION and seems_ours(str(name)):
            yield Fault(f"c.{name}", "There is no such group of settings.", f"Write c.{SECTION}.")


def _fault_of(name: str, value: Any) -> Fault | None:
    setting = f"c.{SECTION}.{name}" if name.isidentifier() else f"A setting of c.{SECTION}"
    known = Curation.class_trait_names(config=True)
    if name not in known:
        near = get_close_matches(name, known, cutoff=0.5)
        return Fault(
            setting,
            "There is no such setting.",
            f"Did you mean c.{SECTION}.{near[0]}? {_correct()}"
            if near
            else f"Take it out of {_FILES}, then restart the server.",
        )
    try:
        Curation(config=Config({SECTION: {name: value}}))
    except WrongValue as wrong:
        return Fault(setting, wrong.why, _correct())
    except TraitError:
        # Its own words repeat the value, which could be a secret.
        return Fault(setting, f"Its value has to be {_expected(name)}.", _correct())
    return None


def _expected(name: str) -> str:
    trait = Curation.class_traits()[name]
    if isinstance(trait, Int):
        return f"a number from {trait.min} to {trait.max}"
    item = getattr(trait, "_trait", None)
    return str(trait.info()) + ("" if item is None else f" of {item.info()}")


_FILES = "jupyter_server_config.py or jupyter_server_config.d"


def _correct() -> str:
    return f"Correct it in {_FILES}, then restart the server."


def _contradictions(config: Curation) -> Iterator[Fault]:
    def fault(name: str, why: str) -> Fault:
        return Fault(f"c.{SECTION}.{name}", why, _correct())

    if not config.role_arn:
        for name in _OF_ROLE:
            if getattr(config, name):
                yield fault(name, f"It has no effect without c.{SECTION}.role_arn.")
        held = [one for one in _ENFORCED_BY_ROLE if one in config.disabled_features]
        if held:
            yield fault(
                "disabled_features",
                f"{' and '.join(held)} cannot be kept from the desk without"
                f" c.{SECTION}.role_arn: only the credentials of a role can be narrowed.",
            )
        if config.session_policy not in ("connection", "none"):
            yield fault(
                "session_policy",
                f"It has no effect without c.{SECTION}.role_arn.",
            )
    if config.require_role and config.allow_machine_credentials:
        yield fault("require_role", f"It contradicts c.{SECTION}.allow_machine_credentials = True.")
    if config.allow_own_connections is False and not config.connections:
        yield fault(
            "allow_own_connections",
            f"Nobody could use the desk: c.{SECTION}.connections is empty.",
        )
