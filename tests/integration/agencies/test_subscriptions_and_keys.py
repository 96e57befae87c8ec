"""Subscriptions and signing keys are facts of the directory."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from services.agencies.domain.identity import agency_id_of
from shared.testing.town import Refused, Town

KREIS, WERL = "05974000", "05974052"
LEAD = {"user": "lead", "role": "agency_lead", "institution": "JC"}
REGISTRAR = {"user": "registrar", "role": "registrar", "institution": KREIS}
KEYS = [b64encode(bytes([number]) * 32).decode() for number in (1, 2)]


@pytest.fixture(autouse=True)
def institutions(town: Town) -> Iterator[None]:
    """Have a Jobcenter and an immigration authority."""
    town.do("register_agency", tenant=KREIS, code="JC", kind="jobcenter", name="Jobcenter")
    kind = "immigration_authority"
    town.do("register_agency", tenant=KREIS, code="ABH-KREIS", kind=kind, name="Amt")
    yield


def lead_does(town: Town, door: str, **fields: Any) -> None:
    town.do(door, tenant="", context={"actor": LEAD}, **fields)


def registrar_does(town: Town, door: str, **fields: Any) -> None:
    town.do(door, tenant=KREIS, context={"actor": REGISTRAR}, **fields)


def requested(town: Town, *types: str) -> str:
    """Return the id of a subscription that the Jobcenter asks for."""
    subscription_id = str(uuid4())
    fields = {"agency": "JC", "event_types": list(types), "channel": "feed"}
    lead_does(town, "request_subscription", subscription_id=subscription_id, **fields)
    return subscription_id


def state_of(town: Town, subscription_id: str) -> str:
    items = town.find("subscriptions", tenant=WERL, agency="JC", page_size=200)["items"]
    [found] = [each for each in items if each["subscription_id"] == subscription_id]
    return str(found["state"])


def test_a_subscription_is_asked_for_approved_paused_and_revoked(town: Town) -> None:
    subscription_id = requested(town, "referrals.*")
    seen = [state_of(town, subscription_id)]
    for step in ("approve", "pause", "resume", "revoke"):
        registrar_does(town, f"{step}_subscription", subscription_id=subscription_id)
        seen.append(state_of(town, subscription_id))

    assert seen == ["requested", "active", "paused", "active", "revoked"]
    assert town.find("subscriptions", tenant=WERL, agency="ABH-KREIS")["items"] == []


def test_nobody_answers_what_they_asked_for_themselves(town: Town) -> None:
    subscription_id = str(uuid4())
    fields = {"agency": "JC", "event_types": ["*"], "channel": "webhook"}
    registrar_does(town, "request_subscription", subscription_id=subscription_id, **fields)

    for step in ("approve", "refuse"):
        with pytest.raises(Refused, match="FOUR_EYES_NEEDED"):
            registrar_does(town, f"{step}_subscription", subscription_id=subscription_id)


def test_what_is_turned_down_stays_so(town: Town) -> None:
    subscription_id = requested(town, "referrals.referral_submitted")
    registrar_does(town, "refuse_subscription", subscription_id=subscription_id)

    assert state_of(town, subscription_id) == "refused"
    with pytest.raises(Refused, match="SUBSCRIPTION_NOT_IN_STATE"):
        registrar_does(town, "approve_subscription", subscription_id=subscription_id)


def test_the_immigration_authority_has_no_wildcard(town: Town) -> None:
    fields = {"subscription_id": str(uuid4()), "agency": "ABH-KREIS", "channel": "amqp"}
    for pattern in ("*", "referrals.*"):
        with pytest.raises(Refused, match="WILDCARD_NOT_ALLOWED"):
            registrar_does(town, "request_subscription", event_types=[pattern], **fields)
    with pytest.raises(Refused, match="ONLY_OWN_INSTITUTION"):
        lead_does(town, "request_subscription", event_types=["*"], **fields)


def test_only_who_is_in_the_directory_today_hears_and_signs(town: Town) -> None:
    town.do("register_agency", tenant=KREIS, code="GONE", kind="jobcenter", name="Fort")
    fields = {"agency": "GONE", "event_types": ["*"], "channel": "feed"}
    waiting = {"subscription_id": str(uuid4())}
    town.do(
        "request_subscription", tenant=KREIS, context={"actor": LEAD | {"role": "registrar"}},
        **fields, **waiting,
    )  # fmt: skip
    ended = {"agency_id": str(agency_id_of("GONE")), "valid_from": "2020-01-01"}
    town.do("deactivate_agency", tenant=KREIS, **ended)

    asked = {"subscription_id": str(uuid4()), **fields}
    for door, said in (
        ("request_subscription", asked),
        ("approve_subscription", waiting),
        ("register_signing_key", {"agency": "GONE", "key_id": "g-1", "public_key": KEYS[0]}),
    ):
        with pytest.raises(Refused, match="AGENCY_INACTIVE"):
            registrar_does(town, door, **said)
    with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
        registrar_does(town, "request_subscription", **asked | {"agency": "NOBODY"})


def test_there_has_to_be_a_subscription_to_be_approved(town: Town) -> None:
    for step in ("approve", "resume"):
        with pytest.raises(Refused, match="NOT_FOUND"):
            registrar_does(town, f"{step}_subscription", subscription_id=str(uuid4()))


def test_keys_change_by_a_second_one_and_an_end_of_the_first(town: Town) -> None:
    for number, key in enumerate(KEYS):
        fields = {"agency": "JC", "key_id": f"jc-{number}", "public_key": key}
        lead_does(town, "register_signing_key", **fields)
    lead_does(town, "revoke_signing_key", agency="JC", key_id="jc-0")

    first, second = town.find("signing_keys", tenant=WERL, agency="JC")["items"]
    assert (first["key_id"], second["key_id"]) == ("jc-0", "jc-1")
    assert first["revoked_at"] >= first["valid_from"]
    assert second["revoked_at"] is None
    with pytest.raises(Refused, match="ONLY_OWN_INSTITUTION"):
        lead_does(town, "revoke_signing_key", agency="ABH-KREIS", key_id="a")


def test_a_rebuild_gives_the_same_answers(town: Town) -> None:
    tables = ("subscription", "signing_key")
    before = {table: sorted(map(str, town.rows(table, KREIS))) for table in tables}
    assert all(before.values())

    town.rebuild()

    assert {table: sorted(map(str, town.rows(table, KREIS))) for table in tables} == before
