"""Two people, or one with an impatient finger: nothing is done twice, nothing contradicts."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import (
    SCHOOL,
    WERL,
    answer,
    consent,
    deliver,
    make_competent,
    new_id,
    seen,
)


def tried(town: Town, door: str, referral: Plain, **fields: str) -> str:
    """Return what became of it: done, or why not."""
    try:
        answer(town, door, referral, **fields)
    except Refused as refused:
        return str(refused.args[0])
    return "done"


def test_of_an_acceptance_and_a_rejection_one_counts(town: Town) -> None:
    referral = deliver(town)
    with ThreadPoolExecutor(2) as pool:
        accepted = pool.submit(tried, town, "accept_referral", referral)
        rejected = pool.submit(
            tried, town, "reject_referral", referral, code="at_capacity", by="agency"
        )

    outcome = (accepted.result(), rejected.result(), seen(town, referral)["state"])

    assert outcome in {
        ("done", "NO_LONGER_POSSIBLE_ONLY", "accepted"),
        ("ILLEGAL_TRANSITION", "done", "rejected"),
    }


def test_a_double_click_submits_once(town: Town) -> None:
    make_competent(town, "school_place", "KI-SE")
    ids = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    asked = {**SCHOOL, **ids, "consent_id": consent(town, ids["client_id"], SCHOOL)}
    again = {"command_id": str(uuid4()), "fingerprint": "one"}

    def click() -> Plain:
        return town.do("submit_referral", tenant=WERL, context=dict(again), **asked)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: click(), range(2))

    assert {first["repeated"], second["repeated"]} == {True, False}
    assert town.history(ids["referral_id"], WERL) == ["referrals.referral_submitted"]


def test_what_was_sent_twice_at_the_very_same_moment_is_looked_at(town: Town) -> None:
    make_competent(town, "school_place", "KI-SE")
    case = {"case_id": new_id(), "client_id": new_id()}
    given = consent(town, case["client_id"], SCHOOL)

    def submit(number: int) -> str:
        fields = {**SCHOOL, **case, "consent_id": given, "referral_id": new_id()}
        try:
            town.do("submit_referral", tenant=WERL, **fields)
        except Refused as refused:
            return str(refused.args[0])
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcome = sorted(pool.map(submit, range(2)))

    items = town.find("worklist", tenant=WERL, page_size=200)["items"]
    doubled = [
        each for each in items
        if each["kind"] == "duplicate_check" and str(each["case_id"]) == case["case_id"]
    ]  # fmt: skip
    assert (outcome, len(doubled)) in ((["ALREADY_REFERRED", "done"], 0), (["done", "done"], 1))
