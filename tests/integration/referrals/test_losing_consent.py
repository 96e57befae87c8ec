"""What happens to running referrals when a consent comes and goes, in whatever order we hear it."""

from uuid import UUID

import pytest

from services.referrals.projections import referrals
from services.referrals.projections.referrals import TABLES
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Refused, Town
from tests.integration.referrals.desk import (
    HEALTH,
    SCHOOL,
    WERL,
    answer,
    arrive,
    consent,
    deliver,
    new_id,
    seen,
    submit,
    withdraw,
)


def accepted(town: Town, opened: bool = False) -> dict[str, str]:
    referral = deliver(town, HEALTH)
    answer(town, "accept_referral", referral)
    if opened:
        answer(town, "open_package", referral, purpose="first_talk")
    return referral


def test_a_withdrawn_consent_suspends_what_rests_on_it_and_recalls_what_was_read(
    town: Town,
) -> None:
    referral = accepted(town, opened=True)
    other = deliver(town, SCHOOL, client_id=referral["client_id"])

    withdraw(town, referral["client_id"], referral["consent_id"])

    assert town.history(referral["referral_id"], WERL)[-3:] == [
        "referrals.referral_suspended", "referrals.disclosure_recall_requested",
        "referrals.deadline_paused",
    ]  # fmt: skip
    found = seen(town, referral)
    assert (found["state"], found["suspended_for"]) == ("suspended", ["consent_gap"])
    assert found["recalled_at"] is not None
    assert seen(town, other)["state"] == "delivered"
    told = seen(town, referral, agency="GA")
    assert "client_id" not in told


def test_what_was_never_read_is_not_recalled(town: Town) -> None:
    referral = accepted(town)

    withdraw(town, referral["client_id"], referral["consent_id"])

    assert town.history(referral["referral_id"], WERL)[-2:] == [
        "referrals.referral_suspended", "referrals.deadline_paused",
    ]  # fmt: skip


def test_the_same_withdrawal_heard_twice_is_acted_on_once(town: Town) -> None:
    referral = accepted(town)
    data = {
        "consent_id": referral["consent_id"],
        "client_id": referral["client_id"],
    }

    for _ in range(2):
        town.hear("clients.consent_withdrawn", data, stream_id=UUID(referral["consent_id"]))
    withdraw(town, referral["client_id"], referral["consent_id"])

    suspensions = town.history(referral["referral_id"], WERL).count("referrals.referral_suspended")
    assert suspensions == 1


def test_a_referral_that_has_ended_is_left_alone(town: Town) -> None:
    referral = deliver(town)
    answer(town, "reject_referral", referral, code="at_capacity", by="agency")

    withdraw(town, referral["client_id"], referral["consent_id"])

    assert seen(town, referral)["state"] == "rejected"


def test_a_consent_withdrawn_before_we_heard_of_it_never_counts(town: Town) -> None:
    client_id, consent_id = new_id(), new_id()
    withdraw(town, client_id, consent_id)
    consent(town, client_id, SCHOOL, consent_id=consent_id)

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        submit(town, client_id=client_id, consent_id=consent_id)


def test_a_new_consent_lets_the_referral_go_on(town: Town) -> None:
    referral = accepted(town, opened=True)
    withdraw(town, referral["client_id"], referral["consent_id"])

    new = consent(town, referral["client_id"], HEALTH)

    found = seen(town, referral)
    assert (found["state"], str(found["consent_id"])) == ("accepted", new)
    answer(town, "open_package", referral, purpose="second_talk")


def test_a_consent_that_is_too_narrow_lets_nothing_go_on(town: Town) -> None:
    referral = accepted(town)
    withdraw(town, referral["client_id"], referral["consent_id"])

    consent(town, referral["client_id"], HEALTH, data_classes=["base"])

    assert seen(town, referral)["state"] == "suspended"
    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.do("resume_referral", tenant=WERL, referral_id=referral["referral_id"])


def test_without_any_consent_nobody_can_resume(town: Town) -> None:
    referral = accepted(town)
    withdraw(town, referral["client_id"], referral["consent_id"])

    with pytest.raises(Refused, match="CONSENT_MISSING"):
        town.do("resume_referral", tenant=WERL, referral_id=referral["referral_id"])


def test_a_delivery_heard_of_late_changes_nothing(town: Town) -> None:
    referral = submit(town)
    town.do("withdraw_referral", tenant=WERL, referral_id=referral["referral_id"], by="client")

    arrive(town, referral)
    arrive(town, {"referral_id": new_id()})

    assert seen(town, referral)["state"] == "withdrawn"


def test_when_a_case_is_closed_its_referrals_are_taken_back(town: Town) -> None:
    running = deliver(town)
    ended = deliver(town, HEALTH, case_id=running["case_id"])
    answer(town, "reject_referral", ended, code="not_eligible", by="agency")

    town.hear("cases.case_closed", {"case_id": running["case_id"]})

    assert seen(town, running)["state"] == "withdrawn"
    assert seen(town, ended)["state"] == "rejected"


def test_a_rebuild_gives_the_same_tables_even_after_an_erasure(
    town: Town, keys: MemoryKeyring
) -> None:
    erased, kept = accepted(town, opened=True), accepted(town)
    withdraw(town, kept["client_id"], kept["consent_id"])
    keys.shred(UUID(erased["client_id"]))
    with town.execution.database.session(WERL) as db:
        referrals.forget(db, UUID(erased["client_id"]))
    tables = TABLES
    before = {table: sorted(map(str, town.rows(table, WERL))) for table in tables}

    town.rebuild()

    assert {table: sorted(map(str, town.rows(table, WERL))) for table in tables} == before
    assert seen(town, erased)["preview"] is None
    assert seen(town, kept)["service"] == "health"
    assert "client_id" in seen(town, erased, agency="GA")
