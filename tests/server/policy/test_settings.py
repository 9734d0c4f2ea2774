"""A wrong setting is never ignored: nothing is handed out, and the log and the desk name it."""

import json
import os
import subprocess
import sys

import pytest
from policy_requests import QUERY, ROLE, SHOP
from traitlets.config import Config

from jupyterlab_curation.jobs.job_folder import ID
from jupyterlab_curation.policy.config_folders import folder_settings
from jupyterlab_curation.policy.settings import read_settings
from jupyterlab_curation.routes import add_routes, routes
from jupyterlab_curation.routes.config import Curation

ROUTES = [name.replace(f"({ID})", "0123456789abcdef") for name, *_ in routes(Curation())]
SECRET = "LONGSECRET"

WRONG = {
    "role_arm": ROLE,
    "duration": 60,
    "session_policy": '{"Statement": []}',
    "role_arn": "desk",
    "external_id": "x" * 2000,
    "session_tags": {"who": "{person}"},
    "connections": [{**SHOP, "secretAccessKey": SECRET}],
    "allowed_endpoints": ["https://minio.example"],
    "relay_hosts": ["*"],
    "allowed_profiles": [5],
    "disabled_features": ["uploads"],
    "allow_own_connections": "no",
    "read_only": "yes",
    "jobs_root": "data",
    "max_jobs": -1,
    SECRET: "x",
}


def faults_of(**settings):
    return read_settings({"Curation": settings})[1]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_with_a_remedy_and_without_its_value(name):
    (fault,) = faults_of(**{name: WRONG[name]}, profile="shop")
    assert fault.setting == f"c.Curation.{name}"
    assert fault.why
    assert "restart" in fault.remedy
    if name != SECRET:
        assert SECRET not in str(fault)
    if name == "role_arm":
        assert "c.Curation.role_arn" in fault.remedy


def test_all_that_is_wrong_is_said_at_once():
    assert len(faults_of(**WRONG)) == len(WRONG)


@pytest.mark.parametrize("section", ["CURATION", "Curation1", "curation"])
def test_a_misspelt_section_is_no_section_of_another(section):
    (fault,) = read_settings({section: {"read_only": True}})[1]
    assert "c.Curation" in fault.remedy


def test_sections_of_others_are_left_alone():
    others = {"ServerApp": {}, "Duration": {}, "CurationThing": {}, "Curator": {"x": 1}}
    assert read_settings(others)[1] == ()


@pytest.mark.parametrize("section", [5, None, [], "read_only"])
def test_a_section_that_is_none_is_named(section):
    (fault,) = read_settings({"Curation": section})[1]
    assert fault.setting == "c.Curation"


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"read_only": True}, "read_only"),
        ({"external_id": "shop"}, "external_id"),
        ({"session_tags": {"a": "b"}}, "session_tags"),
        ({"disabled_features": ["purge"]}, "disabled_features"),
        ({"disabled_features": ["upload"]}, "disabled_features"),
        ({"session_policy": '{"Statement": [{"Effect": "Deny"}]}'}, "session_policy"),
        ({"require_role": True, "allow_machine_credentials": True}, "require_role"),
        ({"allow_own_connections": False}, "allow_own_connections"),
    ],
)
def test_settings_that_cannot_hold_together_are_named(settings, named):
    (fault,) = faults_of(**settings)
    assert fault.setting == f"c.Curation.{named}"


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"read_only": True, "role_arn": ROLE},
        {"disabled_features": ["delete", "export", "migrate"]},
        {"disabled_features": ["purge", "upload"], "role_arn": ROLE},
        {"role_arn": "arn:aws-cn:iam::111122223333:role/team/{username}"},
        # Other services take any ARN.
        {"role_arn": "arn:minio:iam:::role/dummy"},
        {"connections": [SHOP], "allow_own_connections": True},
    ],
)
def test_what_is_right_has_no_fault(settings):
    config, faults = read_settings({"Curation": settings})
    assert faults == ()
    for name, value in settings.items():
        if name != "connections":
            assert getattr(config, name) == value


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:iam::111122223333:role/{username}",
        "arn:aws:iam::111122223333:{username}/desk",
        "arn:aws:iam::{username}:role/desk",
        "arn:aws:iam::111122223333:role/{username}/desk",
        "arn:aws:iam::111122223333:role/x{username}{username}",
        "arn:aws:iam::111122223333:role/x{user}",
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::111122223333:role/" + "x" * 41 + "{username}",
        "arn:aws:iam::111122223333:role/desk\n",
    ],
)
def test_a_role_that_a_name_could_turn_into_any_other_is_refused(arn):
    (fault,) = faults_of(role_arn=arn)
    assert fault.setting == "c.Curation.role_arn"


def test_lists_can_be_added_to_as_configuration_files_do():
    given = Config()
    given.Curation.allowed_profiles.append("shop")
    config, faults = read_settings(given)
    assert (faults, config.allowed_profiles) == ((), ["shop"])


class TestAServerWithWrongSettings:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        return {**jp_server_config, "Curation": {"role_arm": ROLE, "duration": 5, "max_jobs": 1}}

    @pytest.mark.parametrize("route", ROUTES)
    async def test_wrong_settings_stop_every_route_and_hand_nothing_out(self, keys, ask, route):
        status, body = await ask(route, **QUERY)
        assert (status, body["code"]) == (503, "Misconfigured")
        # A word that every page knows, so that it shows what is said.
        assert body["error"] == "Invalid"
        for name in ("c.Curation.role_arm", "c.Curation.duration"):
            assert name in body["message"]
        assert "c.Curation.role_arn" in body["remedy"]
        assert keys.calls == []

    async def test_and_the_log_has_an_error_for_each(self, jp_serverapp, monkeypatch):
        said = []
        monkeypatch.setattr(jp_serverapp.log, "error", lambda line, *more: said.append(line % more))
        add_routes(jp_serverapp)
        assert len(said) == 2
        assert "c.Curation.role_arm" in said[0]
        assert "c.Curation.duration" in said[1]

    async def test_the_rest_of_the_server_goes_on(self, jp_fetch):
        assert (await jp_fetch("api", "status")).code == 200


def test_a_policy_in_a_folder_of_the_image_holds(tmp_path):
    """Jupyter Server itself reads nothing of it but which extensions are enabled."""
    for place, settings in (
        ("image", {"max_jobs": 3, "read_only": True}),
        ("person", {"max_jobs": 4}),
    ):
        folder = tmp_path / place / "jupyter_server_config.d"
        folder.mkdir(parents=True)
        (folder / "a.json").write_text(json.dumps({"Curation": settings, "Other": {}}))
    found, faults = folder_settings([str(tmp_path / "person"), str(tmp_path / "image")])
    assert (found, faults) == ({"Curation": {"max_jobs": 4, "read_only": True}}, ())


@pytest.mark.parametrize(
    "content", ['{"Curation": {"read_only": true}', '["Curation"', '{"Curation"']
)
def test_a_broken_file_of_a_folder_is_named(tmp_path, content):
    folder = tmp_path / "jupyter_server_config.d"
    folder.mkdir()
    (folder / "policy.json").write_text(content)
    (folder / "others.json").write_text("{")
    _, (fault,) = folder_settings([str(tmp_path)])
    assert "policy.json" in fault.setting


def run_policy(tmp_path, text, *arguments):
    (tmp_path / "jupyter_server_config.py").write_text(text)
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": str(tmp_path), "JUPYTER_NO_CONFIG": ""}
    return subprocess.run(
        [sys.executable, "-m", "jupyterlab_curation.policy", *arguments],
        env={**environment, "JUPYTER_CONFIG_DIR": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_settings_can_be_checked_without_a_server(tmp_path):
    right = run_policy(tmp_path, f"c.Curation.connections = [{SHOP!r}]")
    assert right.returncode == 0, right.stderr
    assert json.loads(right.stdout)["connections"][0]["tableRegion"] == "eu-west-1"
    wrong = run_policy(tmp_path, "c.Curation.role_arm = 'x'")
    assert wrong.returncode == 1
    assert "c.Curation.role_arm" in wrong.stdout


def test_every_setting_is_described(tmp_path):
    said = run_policy(tmp_path, "", "--help-all").stdout
    for name, trait in Curation.class_traits(config=True).items():
        assert f"--Curation.{name}=" in said
        assert trait.help
