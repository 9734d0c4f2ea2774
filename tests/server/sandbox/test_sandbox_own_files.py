"""State that another user could have written is never loaded, and no link is followed."""

import os
import pickle

import pytest

from jupyterlab_curation import own_files
from jupyterlab_curation.own_files import ForeignState, make_own_folder
from jupyterlab_curation.sandbox.snapshot import made_by, read_snapshot
from jupyterlab_curation.sandbox.state_folder import StateFolder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")


class Planted:
    """Runs a program when it is unpickled."""

    def __init__(self, witness):
        self.witness = witness

    def __reduce__(self):
        return (os.system, (f"touch {self.witness}",))


@pytest.fixture
def folder(tmp_path):
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    return state


@pytest.fixture
def planted(folder, tmp_path):
    """A snapshot that would run a program; gives its path and what the program leaves."""
    import json

    witness = tmp_path / "ran"
    snapshot = folder / "snapshot.1"
    snapshot.write_bytes(json.dumps(made_by()).encode() + b"\n" + pickle.dumps(Planted(witness)))
    return snapshot, witness


@pytest.fixture
def as_somebody_else(monkeypatch):
    """Whatever is there belongs to another user than this one."""
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)


def start(folder):
    said = []
    state = StateFolder(folder, said.append)
    try:
        state.restore(lambda _write: None)
    finally:
        state.close()
    return said


def test_a_planted_pickle_of_another_user_is_not_loaded(planted, folder, as_somebody_else):
    snapshot, witness = planted
    with pytest.raises(ForeignState, match="belongs to the user"):
        start(folder)
    with pytest.raises(ForeignState, match="belongs to the user"):
        read_snapshot(snapshot)
    assert not witness.exists()
    assert snapshot.exists()


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o722])
def test_a_folder_that_others_can_write_is_refused(planted, folder, mode):
    folder.chmod(mode)
    with pytest.raises(ForeignState, match="chmod go-w"):
        start(folder)
    assert not planted[1].exists()


@pytest.mark.parametrize("name", ["snapshot.1", "log.1"])
def test_a_file_that_others_can_write_is_refused(planted, folder, name):
    folder.chmod(0o755)
    file = folder / name
    if name == "log.1":
        planted[0].write_bytes(b"{}\n")
        file = folder / "log.0"
        planted[0].unlink()
        file.touch()
    file.chmod(0o666)
    with pytest.raises(ForeignState, match="chmod go-w"):
        start(folder)
    assert not planted[1].exists()


@pytest.mark.parametrize("name", ["snapshot.1", "log.0", "lock"])
def test_a_link_in_the_place_of_a_file_is_not_followed(folder, planted, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    planted[0].rename(elsewhere)
    before = elsewhere.read_bytes()
    (folder / name).symlink_to(elsewhere)
    with pytest.raises(ForeignState, match="is a link"):
        start(folder)
    assert elsewhere.read_bytes() == before
    assert not planted[1].exists()


def test_a_hard_link_to_a_file_of_elsewhere_is_refused(folder, planted, tmp_path):
    os.link(planted[0], tmp_path / "second")
    with pytest.raises(ForeignState, match="hard link"):
        start(folder)
    assert not planted[1].exists()


def test_a_link_in_the_place_of_the_folder_is_refused(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    with pytest.raises(ForeignState, match="is a link"):
        start(link)


def test_a_folder_that_others_can_replace_is_refused(tmp_path):
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    with pytest.raises(ForeignState, match="replace"):
        make_own_folder(open_to_all / "state")
    # As /tmp is.
    open_to_all.chmod(0o1777)
    make_own_folder(open_to_all / "state")


def test_what_the_sandbox_makes_is_its_users_alone(tmp_path):
    start(tmp_path / "made")
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o700
    for file in (tmp_path / "made").iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_a_mask_of_a_group_does_no_harm_under_a_closed_folder(folder):
    log = folder / "log.0"
    log.touch()
    log.chmod(0o664)
    assert start(folder) == []


def test_the_command_names_the_owner_and_ends(monkeypatch, capsys, tmp_path, as_somebody_else):
    from jupyterlab_curation.sandbox.__main__ import main

    arguments = ["serve", "--state", str(tmp_path), "--s3-port", "0", "--dynamodb-port", "0"]
    assert main(arguments) == 1
    assert "belongs to the user" in capsys.readouterr().err


def test_a_user_without_a_name_is_named_by_number():
    assert own_files._user(3_999_999) == "the user 3999999"
