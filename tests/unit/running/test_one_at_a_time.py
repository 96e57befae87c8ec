import os
from pathlib import Path

import pytest

from shared.running.errors import CannotStart
from shared.running.lock import only_one


def test_a_second_start_on_the_same_folder_names_the_first(tmp_path: Path):
    with only_one(tmp_path), pytest.raises(CannotStart) as refused, only_one(tmp_path):
        pass

    assert f"process {os.getpid()}" in str(refused.value)
    assert "WEGAKTE_STATE_DIR" in refused.value.way_out


def test_the_folder_is_free_again_afterwards(tmp_path: Path):
    with only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_refused_with_the_way_out(tmp_path: Path):
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(CannotStart, match="cannot be used"), only_one(file / "state"):
        pass
