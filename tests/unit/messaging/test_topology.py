from shared.messaging.topology import topology

QUEUES = topology("cases", ["referrals.outcome_confirmed", "clients.consent_withdrawn"])


def test_queues_are_called_after_their_reader():
    assert QUEUES.main.name == "cases.events.v1"
    assert QUEUES.parking.name == "cases.events.v1.parking"
    assert [queue.name for queue in QUEUES.retries] == [
        "cases.events.v1.retry.1000",
        "cases.events.v1.retry.5000",
        "cases.events.v1.retry.30000",
    ]


def test_every_queue_is_durable_and_says_that_it_is_a_quorum_queue():
    for queue in (QUEUES.main, *QUEUES.retries, QUEUES.parking):
        assert queue.durable
        assert queue.queue_arguments["x-queue-type"] == "quorum"
        assert (
            "x-delivery-limit" in queue.queue_arguments or "x-message-ttl" in queue.queue_arguments
        )


def test_one_process_at_a_time_hears_and_poison_ends_in_parking():
    arguments = QUEUES.main.queue_arguments
    assert arguments["x-single-active-consumer"] is True
    assert arguments["x-delivery-limit"] == 20
    assert arguments["x-dead-letter-routing-key"] == QUEUES.parking.name
    assert arguments["x-dead-letter-strategy"] == "at-least-once"


def test_a_retry_returns_to_where_it_came_from():
    for queue in QUEUES.retries:
        assert queue.queue_arguments["x-dead-letter-routing-key"] == QUEUES.main.name


def test_each_failure_waits_longer_than_the_one_before():
    waits = [QUEUES.retry(attempt).rpartition(".")[2] for attempt in (1, 2, 3, 4, 5)]
    assert waits == ["1000", "5000", "30000", "30000", "30000"]


def test_only_what_is_read_is_bound():
    assert {each.routing_key for each in QUEUES.main.bindings} == {
        "clients.consent_withdrawn",
        "referrals.outcome_confirmed",
    }
