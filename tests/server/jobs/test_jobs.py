"""Jobs over a real Jupyter server: start, events, cancel, the end of the server, resume."""

import asyncio
import os
import stat
import time
from pathlib import Path

import pytest
from job_requests import CONNECTION, wanted

from jupyterlab_curation.jobs.board import JobBoard
from jupyterlab_curation.jobs.event_log import MOST_EVENTS, EventLog
from jupyterlab_curation.routes.jobs import BOARD


def of(bucket, **changes):
    return wanted(connection={**CONNECTION, "bucket": bucket}, **changes)


@pytest.fixture
def folder(jp_data_dir):
    """Where a job is noted."""
    return lambda job_id: Path(jp_data_dir) / "curation" / "jobs" / job_id


@pytest.fixture
def restart(jp_serverapp, jobs):
    """Another server of this person, after or beside the first one."""

    def start():
        settings = jp_serverapp.web_app.settings
        settings[BOARD] = JobBoard(jobs._config, jobs._data, jobs._root, jobs._fetch, jobs._log)
        return settings[BOARD]

    return start


async def test_a_job_runs_to_its_end(run, ask):
    found = await run(wanted(options={"category": {"mainCategory": "TOP", "subCategory": 1005}}))
    assert found["job"]["stage"] == "done"
    assert found["job"]["exitCode"] == 0
    assert found["job"]["progress"]["products"] == 5
    assert [e["kind"] for e in found["events"]] == ["pause", "pause", "progress", "report"]
    status, report = await ask(f"jobs/{found['job']['id']}/report")
    assert status == 200
    assert report["arguments"] == [
        *("verify", "--events", "--bucket=pictures", "--region=eu-west-1"),
        *("--table=ProductAssets", "--table-region=eu-west-1", "--category=TOP/1005"),
    ]


async def test_a_second_start_for_the_same_place_is_refused(ask):
    status, _ = await ask(body=of("slow-one"))
    assert status == 201
    status, answer = await ask(body=of("slow-one"))
    assert status == 409
    assert "already runs" in answer["message"]
    # Of another kind, or for another place, it is another job.
    status, _ = await ask(body={**of("slow-one"), "kind": "pack"})
    assert status == 201


async def test_no_more_run_at_a_time_than_the_administrator_allows(ask, jobs):
    jobs._config.max_jobs = 1
    assert (await ask(body=of("slow-one")))[0] == 201
    status, answer = await ask(body=of("slow-two"))
    assert status == 409
    assert "c.Curation.max_jobs" in answer["remedy"]


async def test_two_starts_at_once_are_one_job(ask):
    answers = await asyncio.gather(*(ask(body=of("slow-one")) for _ in range(4)))
    assert sorted(status for status, _ in answers) == [201, 409, 409, 409]


async def test_cancel_lets_it_finish_and_report(ask, ended):
    _, started = await ask(body=of("slow-one"))
    job_id = started["job"]["id"]
    await _events(ask, job_id)
    status, answer = await ask(f"jobs/{job_id}", {"do": "cancel"})
    assert (status, answer["job"]["stage"]) == (200, "stopping")
    found = await ended(job_id)
    assert found["job"]["stage"] == "stopped"
    assert found["events"][-1]["kind"] == "report"
    assert found["events"][-1]["stopped"] is True


async def test_events_after_n_and_no_sooner(ask):
    _, started = await ask(body=of("slow-one"))
    path = f"jobs/{started['job']['id']}"
    first = await _events(ask, started["job"]["id"])
    last = first["job"]["last"]
    assert [e["n"] for e in first["events"]] == [1, 2, 3]
    assert [e["n"] for e in (await ask(path, after=1))[1]["events"]] == [2, 3]
    begun = time.monotonic()
    _, nothing = await ask(path, after=last, wait=0.3)
    assert nothing["events"] == []
    assert time.monotonic() - begun >= 0.3
    # What happens meanwhile is answered at once.
    waiting = asyncio.ensure_future(ask(path, after=last, wait=15))
    await asyncio.sleep(0.1)
    begun = time.monotonic()
    await ask(path, {"do": "cancel"})
    _, found = await waiting
    assert time.monotonic() - begun < 5
    assert found["job"]["stage"] != "running"


@pytest.mark.parametrize(
    "query", [{"after": "x"}, {"after": -1}, {"wait": "nan"}, {"after": "nan"}]
)
async def test_numbers_that_are_none_are_refused(ask, run, query):
    job_id = (await run(wanted()))["job"]["id"]
    status, _ = await ask(f"jobs/{job_id}", **query)
    assert status == 400


async def test_a_server_that_stops_ends_its_jobs_and_the_next_one_resumes(
    ask, ended, jobs, restart
):
    _, started = await ask(body=of("slow-one"))
    job_id = started["job"]["id"]
    await _events(ask, job_id)
    await asyncio.to_thread(jobs.stop)
    again = restart()
    try:
        _, found = await ask(f"jobs/{job_id}")
        assert found["job"]["stage"] == "interrupted"
        assert [e["kind"] for e in found["events"]].count("report") == 1
        status, resumed = await ask(f"jobs/{job_id}", {"do": "resume"})
        assert status == 200
        assert resumed["job"]["request"] == of("slow-one")
        assert [job["id"] for job in (await ask())[1]["jobs"]] == [resumed["job"]["id"]]
    finally:
        again.stop()


async def test_a_child_that_does_not_hear_is_killed_with_the_server(ask, jobs, monkeypatch):
    monkeypatch.setattr("jupyterlab_curation.jobs.board.STOP_SECONDS", 0.3)
    _, started = await ask(body=of("deaf-one"))
    await _events(ask, started["job"]["id"])
    await asyncio.to_thread(jobs.stop)
    _, found = await ask(f"jobs/{started['job']['id']}")
    assert found["job"]["stage"] == "interrupted"


async def test_a_killed_server_leaves_an_interrupted_job(ask, jobs, restart, folder):
    _, started = await ask(body=of("slow-one"))
    job = jobs._jobs[started["job"]["id"]]
    await _events(ask, job.folder.id)
    # The operating system lets go of the lock, and nobody writes the state any more.
    job.folder.write_state = lambda state: None
    job.folder.release()
    restart()
    _, found = await ask()
    assert [one["stage"] for one in found["jobs"]] == ["interrupted"]
    assert not (folder(job.folder.id) / "token").exists()


async def test_a_job_of_another_server_is_shown_and_not_touched(ask, jobs, restart):
    _, started = await ask(body=of("slow-one"))
    restart()
    _, found = await ask()
    assert [(one["stage"], one["elsewhere"]) for one in found["jobs"]] == [("running", True)]
    assert (await ask(f"jobs/{started['job']['id']}", {"do": "cancel"}))[0] == 409
    assert (await ask(f"jobs/{started['job']['id']}", {"do": "forget"}))[0] == 409
    assert (await ask(body=of("slow-one")))[0] == 409


async def test_a_run_without_a_report_is_a_failure_that_is_named(run):
    found = await run(of("silent-one"))
    assert found["job"]["stage"] == "failed"
    assert "without a report" in found["job"]["problem"]["text"]


async def test_a_look_at_the_wrong_folder_is_no_failure_but_for_a_person(run):
    job = (await run(of("wrong-one")))["job"]
    assert (job["stage"], job["exitCode"], job["hasReport"]) == ("forPerson", 2, True)


async def test_what_is_no_event_is_none_and_is_bounded(run, folder):
    found = await run(of("loud-one"))
    assert found["job"]["stage"] == "done"
    assert found["job"]["problem"] is None
    assert {e["kind"] for e in found["events"]} == {"pause", "progress", "report"}
    assert "on standard error" in found["said"]
    for file in folder(found["job"]["id"]).iterdir():
        assert file.stat().st_size < 300_000, file


@pytest.mark.skipif(os.name == "nt", reason="no owners there")
async def test_what_is_noted_is_for_its_owner_alone(ask, folder):
    _, started = await ask(body=of("slow-one"))
    place = folder(started["job"]["id"])
    await _events(ask, started["job"]["id"])
    for above in (place, place.parent, place.parent.parent):
        assert stat.S_IMODE(above.stat().st_mode) == 0o700, above
    assert (place / "token").exists()
    for file in place.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


@pytest.mark.skipif(os.name == "nt", reason="no owners there")
async def test_a_planted_link_in_place_of_the_jobs_is_refused(ask, jp_data_dir, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (Path(jp_data_dir) / "curation").mkdir(mode=0o700, parents=True)
    (Path(jp_data_dir) / "curation" / "jobs").symlink_to(elsewhere)
    status, answer = await ask(body=wanted())
    assert (status, answer["error"]) == (409, "NotSupported")
    assert "link" in answer["message"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no owners there")
async def test_a_planted_state_of_somebody_else_is_neither_shown_nor_started(
    ask, run, restart, folder, monkeypatch
):
    found = await run(wanted())
    place = folder(found["job"]["id"])
    os.chmod(place, 0o777)
    restart()
    assert (await ask())[1]["jobs"] == []
    assert place.exists()


@pytest.mark.parametrize(
    "content", ["", "[", "{}", '{"id": 1}', "null", "9" * 2_000_000, "[" * 100_000]
)
async def test_a_state_that_cannot_be_read_is_left_as_it_is(ask, run, restart, folder, content):
    found = await run(wanted())
    state = folder(found["job"]["id"]) / "state.json"
    state.write_text(content)
    restart()
    assert (await ask())[1]["jobs"] == []
    assert state.read_text() == content


@pytest.mark.skipif(os.name == "nt", reason="no pipes there")
async def test_a_planted_pipe_in_place_of_a_state_holds_up_nobody(ask, run, restart, folder):
    found = await run(wanted())
    state = folder(found["job"]["id"]) / "state.json"
    state.unlink()
    os.mkfifo(state, 0o600)
    restart()
    _, answer = await asyncio.wait_for(ask(), 5)
    assert answer["jobs"] == []
    assert state.exists()


async def test_old_jobs_make_room(run, ask, monkeypatch):
    monkeypatch.setattr("jupyterlab_curation.jobs.board.KEPT", 2)
    ids = [(await run(wanted()))["job"]["id"] for _ in range(4)]
    _, found = await ask()
    assert {job["id"] for job in found["jobs"]} <= {*ids[1:]}
    assert ids[3] in {job["id"] for job in found["jobs"]}


async def test_forgetting_a_job_removes_what_was_noted(ask, run, folder):
    job_id = (await run(wanted()))["job"]["id"]
    assert (await ask(f"jobs/{job_id}", {"do": "forget"}))[0] == 200
    assert not folder(job_id).exists()
    assert (await ask(f"jobs/{job_id}"))[0] == 400


async def test_without_node_the_page_is_told(ask, monkeypatch):
    from jupyterlab_curation.cli import node
    from jupyterlab_curation.jobs import board
    from jupyterlab_curation.routes import jobs as route

    def missing():
        raise node.NodeMissing("Node.js was not found.")

    monkeypatch.setattr(board, "node_command", missing)
    monkeypatch.setattr(route, "node_command", missing)
    status, answer = await ask(body=wanted())
    assert (status, answer["error"]) == (409, "NotSupported")
    assert "Node.js was not found." in answer["message"]
    assert (await ask())[1]["unable"] == "Node.js was not found."


def test_events_have_a_limit_and_progress_counts_once():
    log = EventLog()
    for n in range(3 * MOST_EVENTS):
        log.add({"kind": "progress", "products": n})
        log.add({"kind": "pause"})
    found = log.after(0)
    assert len(found) == MOST_EVENTS
    assert [e["products"] for e in found if e["kind"] == "progress"] == [3 * MOST_EVENTS - 1]


async def _events(ask, job_id):
    """When the child runs and has said what it says at its beginning."""
    for _ in range(100):
        _, found = await ask(f"jobs/{job_id}")
        if found["job"]["last"] >= 3:
            return found
        await asyncio.sleep(0.05)
    pytest.fail(f"the child said nothing: {found}")
