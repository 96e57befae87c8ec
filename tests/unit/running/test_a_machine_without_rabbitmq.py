from pathlib import Path

import pytest

from shared.running import rabbitmq_package
from shared.running.errors import CannotStart


def test_where_it_cannot_be_installed_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rabbitmq_package, "PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotStart, match="no RabbitMQ on this machine") as refused:
        rabbitmq_package.find_or_install()

    assert "apt-get install rabbitmq-server" in refused.value.way_out
    assert "WEGAKTE_AMQP_URL" in refused.value.way_out


def test_a_policy_that_somebody_has_set_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    policy = tmp_path / "policy-rc.d"
    policy.write_text("exit 104\n")
    monkeypatch.setattr(rabbitmq_package, "POLICY", policy)

    with rabbitmq_package.services_stay_off([]):
        assert policy.read_text() == "exit 104\n"

    assert policy.read_text() == "exit 104\n"


def test_a_policy_of_ours_is_taken_away_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    policy = tmp_path / "policy-rc.d"
    monkeypatch.setattr(rabbitmq_package, "POLICY", policy)

    with pytest.raises(KeyboardInterrupt), rabbitmq_package.services_stay_off([]):
        assert policy.read_text().endswith("exit 101\n")
        assert policy.stat().st_mode & 0o111
        raise KeyboardInterrupt

    assert not policy.exists()
