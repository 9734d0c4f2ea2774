"""What a page holds is narrowed to its connection, and no name in it widens that."""

import json
import re
from fnmatch import fnmatchcase

import pytest
from tornado.httpclient import HTTPClientError
from traitlets import TraitError

from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.dataset import Dataset, read_dataset
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.session_policy import policy_of, session_policy
from jupyterlab_curation.routes.start_notice import start_notice

ROLE = "arn:aws:iam::111122223333:role/curator"
QUERY = {
    "bucket": "pictures",
    "bucketRegion": "ap-northeast-2",
    "prefix": "shop/",
    "table": "ProductAssets",
    "tableRegion": "eu-west-1",
}


def dataset(**changes):
    return read_dataset({**QUERY, **changes}.get)


def statements(policy):
    return {
        s["Resource"] if isinstance(s["Resource"], str) else s["Resource"][0]: s["Action"]
        for s in policy["Statement"]
    }


@pytest.fixture
def ask(jp_fetch, jp_serverapp, sts, monkeypatch):
    """Asks for credentials as the page of a connection, of a server with a role."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIALONG")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "LONGSECRET")
    settings = jp_serverapp.web_app.settings["jupyterlab_curation"]
    settings.role_arn = ROLE

    async def get(route="credentials", settings_=None, **query):
        for name, value in (settings_ or {}).items():
            setattr(settings, name, value)
        try:
            answer = await jp_fetch(
                "jupyterlab-curation", route, params=query, headers={DESK_HEADER: "1"}
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, json.loads(answer.body)

    return get


async def test_the_session_policy_is_passed_to_sts(ask, sts):
    status, body = await ask(**QUERY)
    assert (status, body["excess"]) == (200, None)
    (call,) = sts.calls
    assert call[0] == "AssumeRole"
    allowed = statements(json.loads(call[1]["Policy"]))
    assert allowed["arn:aws:s3:::pictures"] == ["s3:ListBucket"]
    assert "s3:PutObject" in allowed["arn:aws:s3:::pictures/shop/*"]
    assert "dynamodb:UpdateItem" in allowed["arn:aws:dynamodb:eu-west-1:*:table/ProductAssets"]
    every = [action for some in allowed.values() for action in some]
    assert "s3:DeleteObject" not in every
    assert "dynamodb:Scan" not in every


async def test_two_connections_never_share_credentials(ask, sts):
    await ask(**QUERY)
    await ask(**{**QUERY, "bucket": "others"})
    await ask(**{**QUERY, "use": "upkeep"})
    # Who is signed in is asked with the keys that are there.
    await ask("identity", **QUERY)
    await ask(**QUERY)
    assert sts.actions() == ["AssumeRole"] * 3 + ["GetCallerIdentity"]
    policies = [call[1]["Policy"] for call in sts.calls[:3]]
    assert len(set(policies)) == 3
    assert "others" not in policies[0]
    assert "pictures" not in policies[1]
    assert "s3:DeleteObjectVersion" in policies[2]


@pytest.mark.parametrize("route", ["credentials", "identity"])
async def test_a_page_that_names_no_dataset_gets_none(ask, sts, route):
    status, body = await ask(route)
    assert (status, body["error"]) == (400, "Invalid")
    assert sts.calls == []


async def test_none_is_all_of_the_role_and_says_so(ask, sts):
    _, body = await ask(settings_={"session_policy": "none"})
    assert body["excess"] == "role"
    assert "Policy" not in sts.calls[0][1]


async def test_a_policy_of_the_administrator_is_passed(ask, sts):
    own = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}],
    }
    await ask(settings_={"session_policy": json.dumps(own, indent=4)}, **QUERY)
    assert json.loads(sts.calls[0][1]["Policy"]) == own


async def test_without_a_role_keys_are_not_narrowed_and_it_is_said(ask, sts):
    status, body = await ask(settings_={"role_arn": ""}, **QUERY)
    assert (status, body["excess"]) == (200, "user")
    assert sts.actions() == ["GetSessionToken"]


async def test_a_policy_without_a_role_is_never_ignored(ask, sts):
    own = '{"Statement": [{"Effect": "Deny"}]}'
    status, body = await ask(settings_={"role_arn": "", "session_policy": own}, **QUERY)
    assert status == 400
    assert "c.Curation.role_arn" in body["remedy"]
    assert sts.calls == []


async def test_a_policy_that_sts_refuses_is_named(ask, sts):
    sts.refuse_with = "PackedPolicyTooLarge"
    _, body = await ask(**QUERY)
    assert body["error"] == "Invalid"
    assert "session policy" in body["message"]


@pytest.mark.parametrize("wrong", ["", "all", "{}", "[]", "null", '{"Statement": []}', "{"])
def test_a_policy_of_another_shape_is_refused_at_start(wrong):
    with pytest.raises(TraitError, match=r"c\.Curation\.session_policy"):
        Curation(session_policy=wrong)


HOSTILE = [
    ("bucket", "*"),
    ("bucket", "pictures*"),
    ("bucket", "picture?"),
    ("bucket", "pictures/*"),
    ("bucket", 'pictures","arn:aws:s3:::*'),
    ("bucket", "${aws:username}"),
    ("bucket", "pictures\n"),
    ("bucket", "b" * 256),
    ("bucket", ""),
    ("bucketRegion", "*"),
    ("bucketRegion", "us-east-1:*:table/*"),
    ("tableRegion", "${aws:RequestedRegion}"),
    ("table", "*"),
    ("table", "ProductAsset?"),
    ("table", "a/index/*"),
    ("table", "${aws:PrincipalTag/x}"),
    ("table", "제품"),
    ("prefix", "shop"),
    ("prefix", "*"),
    ("prefix", "a\x00/"),
    ("prefix", "\ud800/"),
    ("prefix", "가" * 342 + "/"),
    ("use", "Setup"),
    ("use", "*"),
]


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_a_hostile_name_is_refused_by_its_field(name, value):
    with pytest.raises(Problem, match=name) as caught:
        dataset(**{name: value})
    assert caught.value.error == "Invalid"
    # Only the name of the field: the value may be anything.
    assert value not in ("", "*") or value == "" or value not in caught.value.message


def literal(pattern):
    """A pattern of IAM as one of fnmatch, in which IAM's escapes are literal."""
    assert not re.search(r"\$\{(?![*?$]\})", pattern), "a variable of IAM"
    return re.sub(r"\$\{([*?$])\}", r"[\1]", pattern)


@pytest.mark.parametrize(
    ("prefix", "foreign"),
    [
        ("*/", "other/secret.jpg"),
        ("sh?p/", "shop/secret.jpg"),
        ("a/*/", "a/b/secret.jpg"),
        ("${aws:username}/", "kim/secret.jpg"),
        ('a","b/', "b/secret.jpg"),
        ("a\\u002a/", "ab/secret.jpg"),
    ],
)
def test_a_wildcard_in_a_prefix_is_a_character(prefix, foreign):
    policy = session_policy(Curation(role_arn=ROLE), dataset(prefix=prefix))
    assert policy.isascii()
    (resource,) = [
        r for r in statements(json.loads(policy)) if r.startswith("arn:aws:s3:::pictures/")
    ]
    pattern = literal(resource)
    assert fnmatchcase(f"arn:aws:s3:::pictures/{prefix}own.jpg", pattern)
    assert not fnmatchcase(f"arn:aws:s3:::pictures/{foreign}", pattern)


def test_a_prefix_in_korean_is_the_same_in_the_policy():
    policy = session_policy(Curation(role_arn=ROLE), dataset(prefix="상품/"))
    assert policy.isascii()
    assert "arn:aws:s3:::pictures/상품/*" in statements(json.loads(policy))


def test_a_policy_that_is_too_long_is_named():
    with pytest.raises(Problem, match="2048"):
        session_policy(Curation(role_arn=ROLE), dataset(prefix="가" * 340 + "/"))


@pytest.mark.parametrize("use", ["curator", "upkeep", "check", "setup"])
def test_an_ordinary_prefix_leaves_room(use):
    policy = session_policy(Curation(role_arn=ROLE), dataset(prefix="a" * 100 + "/", use=use))
    assert len(policy) < 2048


def test_a_check_reads_what_the_set_up_makes_and_makes_nothing():
    policy = policy_of(dataset(use="check"))
    every = [action for one in policy["Statement"][:3] for action in one["Action"]]
    assert "s3:GetBucketCORS" in every
    assert "s3:PutBucketCORS" not in every
    assert "s3:DeleteObject" not in every
    assert "dynamodb:CreateTable" not in every


def test_a_set_up_makes_the_bucket_and_the_table_and_touches_no_image():
    policy = policy_of(dataset(use="setup"))
    # IAM refuses a statement without an action.
    assert all(one["Action"] for one in policy["Statement"])
    every = [action for one in policy["Statement"] for action in one["Action"]]
    assert {"s3:CreateBucket", "s3:PutBucketCORS", "dynamodb:CreateTable"} <= set(every)
    assert not {"s3:GetObject", "s3:PutObject", "s3:DeleteObject"} & set(every)
    assert not any("/*" in one for one in statements(policy) if one.startswith("arn:aws:s3"))


def test_other_partitions_have_arns_of_their_own():
    policy = policy_of(Dataset("b-b", "cn-north-1", "", "Table", "us-gov-west-1", "curator"))
    resources = statements(policy)
    assert "arn:aws-cn:s3:::b-b/*" in resources
    assert "arn:aws-us-gov:dynamodb:us-gov-west-1:*:table/Table" in resources


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "c.Curation.role_arn"),
        ({"role_arn": ROLE}, None),
        ({"role_arn": ROLE, "session_policy": "none"}, "c.Curation.session_policy"),
    ],
)
def test_the_server_says_at_start_if_pages_hold_too_much(aws, monkeypatch, settings, said):
    notice = start_notice(Curation(**settings))
    assert (notice is None) if said is None else (said in notice and "\n" not in notice)
    monkeypatch.setenv("CURATION_SANDBOX", "1")
    assert start_notice(Curation(**settings)) is None
