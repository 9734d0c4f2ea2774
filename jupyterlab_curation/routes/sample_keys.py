"""The sample's keys, for a request whose connection is to the sample."""

from __future__ import annotations

from ..policy.allowed import offers_sample
from ..policy.effective import effective_policy
from .config import Curation
from .handler import CurationHandler
from .sample_child import Sample
from .temporary_credentials import TemporaryCredentials


def sample_keys(
    handler: CurationHandler, sample: Sample, config: Curation
) -> TemporaryCredentials | None:
    """None for any other connection, and if nobody may try the sample here. Raises Problem."""
    if not offers_sample(effective_policy(config)):
        return None
    return sample.keys_for(
        handler.get_query_argument("s3Endpoint", None), handler.get_query_argument("bucket", None)
    )
