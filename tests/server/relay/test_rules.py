"""What may be relayed follows from the policy of the server."""

from jupyterlab_curation.policy.effective import effective_policy
from jupyterlab_curation.relay.hosts import relay_rules
from jupyterlab_curation.routes.config import Curation

HOSTS = ["http://minio:9000"]
LISTED = {"name": "shop", "bucket": "pictures", "bucketRegion": "us-east-1"}


def rules(**settings):
    return relay_rules(effective_policy(Curation(relay_hosts=HOSTS, **settings)))


def test_with_connections_of_ones_own_the_page_names_bucket_and_table():
    assert (rules().buckets, rules().tables) == (None, None)
    both = rules(connections=[LISTED], allow_own_connections=True)
    assert (both.buckets, both.tables) == (None, None)


def test_else_the_administrators_buckets_and_tables_alone_are_relayed():
    found = rules(connections=[LISTED, {**LISTED, "name": "two", "table": "Other"}])
    assert found.buckets == {"pictures"}
    assert found.tables == {"ProductAssets", "Other"}
