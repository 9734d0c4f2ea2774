"""A person's name in AWS: readable, unique, and never another one's."""

import re
from itertools import combinations

import pytest

from jupyterlab_curation.policy.person_name import NOBODY, aws_name
from jupyterlab_curation.policy.role import role_of, tags_of

# As STS says for RoleSessionName.
SESSION = re.compile(r"[\w+=,.@-]{2,64}", re.ASCII)
ROLE = "arn:aws:iam::111122223333:role/curation/{username}"

PEOPLE = [
    "kim",
    "Kim",
    "kim.lee@shop.example",
    "김철수",
    "김 철수",
    "이영희",
    "a",
    "b",
    "a b",
    "a-b",
    "a/b",
    "a*b",
    "",
    "\u00e9",
    "e\u0301",
    "山田",
    "ヤマダ",
    "\u0410\u043d\u043d\u0430",
    "😀",
    "x" * 64,
    "x" * 65,
    "x" * 66,
    "y" * 64 + "/../admin",
    NOBODY,
    "\ud800",
]


@pytest.mark.parametrize("person", PEOPLE)
def test_aws_takes_it_as_the_name_of_a_session(person):
    assert SESSION.fullmatch(aws_name(person))


@pytest.mark.parametrize("person", ["kim", "Kim", "kim.lee@shop.example", "x" * 64, "a-b", "a_b"])
def test_a_name_that_aws_takes_stays_as_it_is(person):
    assert aws_name(person) == person


@pytest.mark.parametrize(
    ("person", "readable"),
    [
        ("김철수", "gimceolsu"),
        ("김 철수", "gim-ceolsu"),
        ("a", "a"),
        ("a b", "a-b"),
        ("ヤマダ", "yamada"),
        ("José", "Jose"),
        ("😀", "user"),
        ("", "user"),
    ],
)
def test_any_other_name_can_still_be_read(person, readable):
    name, _, digits = aws_name(person).rpartition("=")
    assert name == readable
    assert re.fullmatch(r"[0-9a-f]{16}", digits)


def test_two_people_never_share_a_session_a_role_or_a_tag():
    for one, other in combinations(PEOPLE, 2):
        assert aws_name(one) != aws_name(other), (one, other)
        # IAM does not tell small letters from capital ones.
        assert role_of(ROLE, one).lower() != role_of(ROLE, other).lower(), (one, other)
        assert tags_of({"who": "{username}"}, one) != tags_of({"who": "{username}"}, other)


@pytest.mark.parametrize("person", ["김철수", "a", "a b", "x" * 65])
def test_nobody_gets_the_name_of_another_by_calling_themselves_so(person):
    stolen = aws_name(person)
    assert aws_name(stolen) != stolen
    assert aws_name(stolen.upper()) != stolen
    assert role_of(ROLE, stolen).lower() != role_of(ROLE, person).lower()


HOSTILE = ["../admin", "admin/x", "*", "${aws:username}", ":", "\n"]


@pytest.mark.parametrize("person", [*PEOPLE, *HOSTILE])
def test_a_name_leads_to_no_role_of_another_path(person):
    arn = role_of(ROLE, person)
    beginning, _, name = arn.rpartition("/")
    assert beginning == "arn:aws:iam::111122223333:role/curation"
    assert SESSION.fullmatch(name)


def test_the_name_of_a_role_stays_short_enough_for_iam():
    arn = role_of("arn:aws:iam::111122223333:role/" + "f" * 40 + "{username}", "x" * 64)
    assert len(arn.rpartition("/")[2]) == 64
