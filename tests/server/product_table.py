"""The table of design/data.md for tests."""

_INDEXES = {
    "CurrentStatus-LastUpdatedAt-GSI": "current_status",
    "CategoryStatus-LastUpdatedAt-GSI": "category_status",
}


def create_table(client):
    names = [("sub_category", "N"), ("product_id", "S"), ("last_updated_at", "S")]
    names += [(name, "S") for name in _INDEXES.values()]
    client.create_table(
        TableName="ProductAssets",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": t} for n, t in names],
        KeySchema=schema("sub_category", "product_id"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": index,
                "KeySchema": schema(attribute, "last_updated_at"),
                "Projection": {"ProjectionType": "ALL"},
            }
            for index, attribute in _INDEXES.items()
        ],
    )


def schema(hash_key, range_key):
    return [
        {"AttributeName": hash_key, "KeyType": "HASH"},
        {"AttributeName": range_key, "KeyType": "RANGE"},
    ]


def key(product_id):
    return {"sub_category": {"N": "1005"}, "product_id": {"S": product_id}}


def product(product_id, status="PENDING", category_status=None, updated="2026-01", claim=None):
    item = {**key(product_id), "current_status": {"S": status}, "last_updated_at": {"S": updated}}
    if category_status:
        item["category_status"] = {"S": category_status}
    if claim:
        item["claim_id"] = {"S": claim}
    return item
