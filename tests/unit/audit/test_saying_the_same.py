from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from services.audit.ledger.content import digest

ID = UUID(int=1)
AT = datetime(2025, 6, 26, 9, tzinfo=UTC)


def test_the_order_of_the_fields_changes_nothing():
    assert digest({"a": 1, "b": {"c": 2, "d": 3}}) == digest({"b": {"d": 3, "c": 2}, "a": 1})


def test_the_same_moment_in_another_time_zone_changes_nothing():
    there = AT.astimezone(timezone(timedelta(hours=2)))
    assert digest({"at": AT, "id": ID}) == digest({"at": there, "id": str(ID)})


def test_every_difference_counts():
    contents = [{}, {"a": 1}, {"a": "1"}, {"a": None}, {"b": 1}, {"a": [1]}, {"at": AT}]
    assert len({digest(content) for content in contents}) == len(contents)
