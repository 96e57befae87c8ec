from shared.messaging.reactions import hear_everything
from shared.messaging.readers import all_readers, subscriptions_of
from shared.messaging.subscriptions import subscription
from shared.testing.tally import SERVICE


class Subscriptions:
    name = "tally.subscriptions"
    hear = subscription(SERVICE, hear_everything(lambda db, deliveries: None))

    def nothing(self):
        pass


def test_the_subscriptions_of_a_service_are_found():
    (found,) = subscriptions_of(Subscriptions)
    assert (found.service, found.hearing.types) == (SERVICE, {"#"})
    assert subscriptions_of(None) == []


def test_audit_hears_everything():
    readers = {queues.main.name: queues for queues in all_readers()}
    bound = {each.routing_key for each in readers["audit.events.v1"].main.bindings}
    assert bound == {"#"}
