"""What the page reads: `tests/support/serverJobAnswers.json` is for both sides."""

import json
from pathlib import Path

from job_requests import CONNECTION, wanted

ANSWERS = json.loads((Path(__file__).parents[2] / "support/serverJobAnswers.json").read_text())
SILENT = wanted(connection={**CONNECTION, "bucket": "silent-one"})


def shape(value):
    """Names and types; of a list, those of its entries by kind."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


async def test_a_job_and_the_list_have_the_shape_that_the_page_reads(run, ask):
    found = await run(wanted())
    _, listed = await ask()
    assert shape(listed) == shape(ANSWERS["list"])
    assert shape(found["job"]) == shape(ANSWERS["list"]["jobs"][0])
    assert found["job"]["request"] == ANSWERS["list"]["jobs"][0]["request"]


async def test_its_events_have_the_shape_that_the_page_reads(run):
    found = await run(wanted())
    kinds = {event["kind"]: event for event in found["events"]}
    for event in ANSWERS["events"]:
        assert shape(kinds[event["kind"]]) == shape(event)


async def test_a_problem_has_the_shape_that_the_page_reads(run):
    found = await run(SILENT)
    assert shape(found["job"]["problem"]) == shape(ANSWERS["problem"])
