"""What an administrator disables is not among the rights of the page's credentials."""

import json

import pytest
from policy_requests import QUERY, ROLE

from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.dataset import read_dataset
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.session_policy import session_policy

USES = ["curator", "upkeep", "check", "setup"]
OWN = {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}


def policy(use="curator", **settings):
    config = Curation(role_arn=ROLE, **settings)
    found = session_policy(config, read_dataset({**QUERY, "use": use, "prefix": "shop/"}.get))
    return None if found is None else json.loads(found)


def allowed(found):
    return {action for one in found["Statement"] for action in one["Action"]}


def of_put(found):
    return [one for one in found["Statement"] if "s3:PutObject" in one["Action"]]


@pytest.mark.parametrize("use", USES)
def test_a_server_that_only_reads_gives_no_right_to_change(use):
    found = policy(use, read_only=True)
    assert all(one["Action"] for one in found["Statement"])
    for action in allowed(found):
        assert action.partition(":")[2].startswith(
            ("Get", "List", "Describe", "Query", "Scan", "BatchGet", "Decrypt")
        ), action
    if use == "curator":
        assert {"s3:GetObject", "dynamodb:Query", "s3:ListBucket"} <= allowed(found)


@pytest.mark.parametrize("use", USES)
def test_without_purge_no_credentials_delete_an_object(use):
    assert not {"s3:DeleteObject", "s3:DeleteObjectVersion"} & allowed(
        policy(use, disabled_features=["purge"])
    )
    if use == "upkeep":
        assert "s3:DeleteObject" in allowed(policy(use))


@pytest.mark.parametrize(
    ("use", "disabled", "only_copies"),
    [
        ("curator", [], False),
        ("curator", ["migrate"], False),
        ("curator", ["upload"], True),
        ("check", ["upload"], True),
        # A migration sends new images.
        ("upkeep", ["upload"], False),
        ("upkeep", ["migrate"], True),
        ("upkeep", ["upload", "migrate"], True),
    ],
)
def test_without_upload_an_image_can_be_moved_and_none_can_be_sent(use, disabled, only_copies):
    puts = of_put(policy(use, disabled_features=disabled))
    if not only_copies:
        (one,) = puts
        assert "Condition" not in one
        return
    copies, packs = puts
    # Only a copy names its source.
    assert copies["Condition"] == {"Null": {"s3:x-amz-copy-source": "false"}}
    assert copies["Action"] == ["s3:PutObject"]
    assert copies["Resource"] == "arn:aws:s3:::pictures/shop/*"
    assert packs["Resource"] == "arn:aws:s3:::pictures/shop/*/thumbnails.pack"


def test_what_aws_cannot_tell_apart_is_left():
    assert policy(disabled_features=["delete", "export"]) == policy()


def test_a_set_up_that_touches_no_image_gets_no_right_to_copy_one():
    assert of_put(policy("setup", disabled_features=["upload", "migrate"])) == []


@pytest.mark.parametrize("use", USES)
def test_an_ordinary_prefix_leaves_room_with_all_limits(use):
    config = Curation(role_arn=ROLE, disabled_features=["upload", "purge", "migrate", "delete"])
    asked = {**QUERY, "use": use, "prefix": "a" * 100 + "/"}
    assert len(session_policy(config, read_dataset(asked.get))) < 2048


@pytest.mark.parametrize("given", ["none", json.dumps(OWN)])
def test_other_policies_are_denied_the_same(given):
    found = policy(session_policy=given, read_only=True)
    denial = found["Statement"][-1]
    assert (denial["Effect"], denial["Resource"]) == ("Deny", "*")
    assert "s3:GetObject" in denial["NotAction"]
    assert not [one for one in denial["NotAction"] if "Put" in one or "Delete" in one]
    assert found["Statement"][0]["Effect"] == "Allow"

    found = policy(session_policy=given, disabled_features=["purge", "upload"])
    purge, upload = found["Statement"][1:]
    assert purge["Action"] == ["s3:DeleteObject", "s3:DeleteObjectVersion"]
    assert (upload["Action"], upload["Effect"]) == ("s3:PutObject", "Deny")
    assert upload["Condition"] == {"Null": {"s3:x-amz-copy-source": "true"}}
    assert upload["NotResource"] == "arn:*:s3:::*/thumbnails.pack"


def test_without_a_limit_other_policies_stay_as_they_are():
    assert policy(session_policy="none") is None
    assert policy(session_policy=json.dumps(OWN)) == OWN


@pytest.mark.parametrize(
    "values",
    [{"read_only": True}, {"disabled_features": ["purge"]}, {"disabled_features": ["upload"]}],
)
@pytest.mark.parametrize("given", ["connection", "none"])
def test_a_limit_without_a_role_is_never_ignored(values, given):
    with pytest.raises(Problem, match=r"c\.Curation\.role_arn"):
        session_policy(Curation(session_policy=given, **values), read_dataset(QUERY.get))


@pytest.mark.parametrize("use", USES)
async def test_no_use_that_a_page_can_name_goes_around_the_limits(ask, settings, keys, use):
    settings(role_arn=ROLE, read_only=True)
    status, _ = await ask(**{**QUERY, "use": use})
    assert status == 200
    (call,) = keys.calls
    assert "Put" not in call[1]["Policy"]
    assert "Delete" not in call[1]["Policy"]
