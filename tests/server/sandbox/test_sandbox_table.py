"""The table, its indexes and its conditions, over real HTTP with boto3."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError
from product_table import create_table, key, product


@pytest.fixture(scope="module")
def table(sandbox):
    client = sandbox.dynamodb()
    create_table(client)
    return client


def put(client, **attributes):
    client.put_item(TableName="ProductAssets", Item=product(**attributes))


def test_an_index_is_queried_newest_first_with_a_filter(table):
    for number in range(5):
        put(
            table,
            product_id=f"q{number}",
            category_status="7#PENDING",
            updated=f"2026-0{number + 1}",
        )
    put(table, product_id="q9", category_status="7#PENDING", status="COMPLETED")
    page = table.query(
        TableName="ProductAssets",
        IndexName="CategoryStatus-LastUpdatedAt-GSI",
        KeyConditionExpression="category_status = :c",
        FilterExpression="current_status = :s",
        ExpressionAttributeValues={":c": {"S": "7#PENDING"}, ":s": {"S": "PENDING"}},
        ScanIndexForward=False,
    )
    assert [item["product_id"]["S"] for item in page["Items"]] == ["q4", "q3", "q2", "q1", "q0"]


def test_a_refused_condition_gives_the_item_as_it_is(table):
    put(table, product_id="c1", claim="someone")
    with pytest.raises(ClientError) as error:
        table.update_item(
            TableName="ProductAssets",
            Key=key("c1"),
            UpdateExpression="SET claim_id = :me",
            ConditionExpression="attribute_not_exists(claim_id)",
            ExpressionAttributeValues={":me": {"S": "me"}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    assert error.value.response["Error"]["Code"] == "ConditionalCheckFailedException"
    assert error.value.response["Item"]["claim_id"] == {"S": "someone"}


def test_a_cancelled_transaction_says_why_and_changes_nothing(table):
    put(table, product_id="t1")
    put(table, product_id="t2", claim="someone")
    with pytest.raises(ClientError) as error:
        table.transact_write_items(
            TransactItems=[
                {
                    "Update": {
                        "TableName": "ProductAssets",
                        "Key": key("t1"),
                        "UpdateExpression": "SET current_status = :s",
                        "ExpressionAttributeValues": {":s": {"S": "COMPLETED"}},
                    }
                },
                {
                    "ConditionCheck": {
                        "TableName": "ProductAssets",
                        "Key": key("t2"),
                        "ConditionExpression": "attribute_not_exists(claim_id)",
                        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                    }
                },
            ]
        )
    reasons = error.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None", "ConditionalCheckFailed"]
    assert reasons[1]["Item"]["claim_id"] == {"S": "someone"}
    item = table.get_item(TableName="ProductAssets", Key=key("t1"))["Item"]
    assert item["current_status"] == {"S": "PENDING"}


def transaction(product_id, token):
    return {
        "ClientRequestToken": token,
        "TransactItems": [
            {
                "Update": {
                    "TableName": "ProductAssets",
                    "Key": key(product_id),
                    "UpdateExpression": "ADD revision :one",
                    "ExpressionAttributeValues": {":one": {"N": "1"}},
                }
            }
        ],
    }


def test_a_transaction_sent_again_with_its_token_happens_once(table):
    put(table, product_id="twice")
    for _ in range(2):
        table.transact_write_items(**transaction("twice", "token-1"))
    item = table.get_item(TableName="ProductAssets", Key=key("twice"))["Item"]
    assert item["revision"] == {"N": "1"}
    with pytest.raises(ClientError, match="IdempotentParameterMismatch"):
        table.transact_write_items(**transaction("other", "token-1"))


def test_of_many_claims_at_once_one_wins(table, sandbox):
    put(table, product_id="race")

    def claim(number):
        try:
            sandbox.dynamodb().update_item(
                TableName="ProductAssets",
                Key=key("race"),
                UpdateExpression="SET claim_id = :me",
                ConditionExpression="attribute_not_exists(claim_id)",
                ExpressionAttributeValues={":me": {"S": str(number)}},
            )
        except ClientError:
            return False
        return True

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(claim, range(12))) == 1


def test_the_same_port_answers_sts(sandbox):
    assert sandbox.sts().get_caller_identity()["Account"] == "123456789012"
    assert sandbox.sts().get_session_token()["Credentials"]["SessionToken"]
