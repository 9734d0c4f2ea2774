"""What a page says of its connection when it asks for credentials."""

QUERY = {
    "bucket": "pictures",
    "bucketRegion": "eu-west-1",
    "table": "ProductAssets",
    "tableRegion": "eu-west-1",
    "use": "curator",
}

# The same as an administrator lists it.
SHOP = {"name": "shop", "bucket": "pictures", "bucketRegion": "eu-west-1"}
ROLE = "arn:aws:iam::111122223333:role/desk"
