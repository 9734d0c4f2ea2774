"""Objects with awkward keys, over real HTTP with boto3."""

import urllib.request

import pytest
from botocore.exceptions import ClientError

KEYS = [
    "TOP/1005/SKU 1/detail/a b.jpg",
    "TOP/1005/1/detail/50%+할인.png",
    "TOP/1005/1/detail/detail 02 (앞면).jpg",
    "TOP/1005/1/detail/A&B #1?.jpg",
    "TOP/1005/1/detail/%2F%25.jpg",
    "a;b=c,d'e\".jpg",
    "a//b",
    "folder/",
]


@pytest.fixture
def s3(sandbox):
    return sandbox.s3()


@pytest.mark.parametrize("key", KEYS)
def test_a_key_comes_back_as_it_went(s3, key):
    s3.put_object(Bucket="pictures", Key=key, Body=key.encode(), ContentType="image/jpeg")
    got = s3.get_object(Bucket="pictures", Key=key)
    assert (got["Body"].read(), got["ContentType"]) == (key.encode(), "image/jpeg")
    assert s3.head_object(Bucket="pictures", Key=key)["ContentLength"] == len(key.encode())
    listed = s3.list_objects_v2(Bucket="pictures", Prefix=key)["Contents"]
    assert [entry["Key"] for entry in listed] == [key]
    params = {"Bucket": "pictures", "Key": key}
    with urllib.request.urlopen(s3.generate_presigned_url("get_object", params)) as answer:
        assert answer.read() == key.encode()
    s3.delete_object(Bucket="pictures", Key=key)
    with pytest.raises(ClientError, match="404"):
        s3.head_object(Bucket="pictures", Key=key)


@pytest.mark.parametrize("key", KEYS[:5])
def test_a_copy_replaces_the_tags(s3, key):
    s3.put_object(Bucket="pictures", Key=key, Body=b"1", Tagging="status=representative&x=1")
    s3.copy_object(
        Bucket="pictures",
        Key=f"copy/{key}",
        CopySource={"Bucket": "pictures", "Key": key},
        TaggingDirective="REPLACE",
        Tagging="moved=1",
    )
    tags = s3.get_object_tagging(Bucket="pictures", Key=f"copy/{key}")["TagSet"]
    assert tags == [{"Key": "moved", "Value": "1"}]
    wanted = [{"Key": "status", "Value": "archived"}]
    s3.put_object_tagging(Bucket="pictures", Key=key, Tagging={"TagSet": wanted})
    assert s3.get_object_tagging(Bucket="pictures", Key=key)["TagSet"] == wanted
    assert s3.get_object(Bucket="pictures", Key=f"copy/{key}")["Body"].read() == b"1"


def test_if_none_match_refuses_a_taken_name(s3):
    s3.put_object(Bucket="pictures", Key="taken", Body=b"1", IfNoneMatch="*")
    with pytest.raises(ClientError) as error:
        s3.put_object(Bucket="pictures", Key="taken", Body=b"2", IfNoneMatch="*")
    assert error.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    assert s3.get_object(Bucket="pictures", Key="taken")["Body"].read() == b"1"
