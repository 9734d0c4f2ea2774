"""What a page sends to start a job."""

CONNECTION = {
    "name": "shop",
    "bucket": "pictures",
    "bucketRegion": "eu-west-1",
    "table": "ProductAssets",
    "tableRegion": "eu-west-1",
    "prefix": "",
    "s3Endpoint": "",
    "dynamodbEndpoint": "",
    "pathStyle": False,
    "relay": False,
    "person": "",
    "profile": "",
}


def wanted(kind="verify", **changes):
    """What a page sends."""
    return {"kind": kind, "connection": CONNECTION, "options": {}, **changes}
