import socket

from shared.running.ports import LOOPBACK, OURS, free_port, is_free, says_ok


def test_a_port_is_given_only_once():
    ports = [free_port() for _ in range(20)]

    assert len(set(ports)) == 20
    assert all(port in OURS for port in ports)


def test_the_preferred_port_is_given_when_nobody_listens_on_it():
    preferred = free_port()

    assert free_port(preferred) != preferred, "it was given before"


def test_a_port_that_somebody_listens_on_is_not_given():
    with socket.create_server((LOOPBACK, 0)) as somebody:
        taken = somebody.getsockname()[1]

        assert not is_free(taken)
        assert free_port(taken) != taken


def test_nobody_says_ok_where_nobody_listens():
    assert not says_ok(free_port(), "/health/ready")()
