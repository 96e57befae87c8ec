from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.audit.ledger import KREIS, SOEST, WERL, Ledger, Teller, changed, somebody

LIPPSTADT = "05974028"


@pytest.fixture(scope="module")
def cases() -> Teller:
    return Teller("cases")


class Case:
    """A case of two services, which goes from hand to hand."""

    def __init__(self, ledger: Ledger, cases: Teller) -> None:
        self.ledger, self.cases = ledger, cases
        self.id, self.client_id, self.referral_id, self.plan_id = (uuid4() for _ in range(4))
        self.epoch = 1

    def tell(self, stream_id: UUID, category: str, **more: Any) -> str:
        about = {"case_id": str(self.id), "client_id": str(self.client_id), "code": category}
        more = {"tenant": WERL, **more, "data": {**about, **more.get("data", {})}}
        told = self.cases.tell(stream_id, category=category, **more)
        self.ledger.hear([told])
        return str(told.event_id)

    def goes_on(self, **more: Any) -> list[str]:
        return [
            self.tell(self.id, "case", **more),
            self.tell(self.referral_id, "referral", **more),
            self.tell(self.plan_id, "care_plan", **more),
        ]

    def goes(self, giver: str, taker: str) -> str:
        self.epoch += 1
        who = {"from_tenant": giver, "to_tenant": taker, "ownership_epoch": self.epoch}
        return self.tell(self.id, "case", type="cases.case_transferred", data=who)

    def seen(self, tenant: str, kind: str = "case", id_: UUID | None = None) -> list[str]:
        found = self.ledger.timeline(kind, id_ or self.id, tenant=tenant)["items"]
        return [each["event_id"] for each in found]


@pytest.fixture
def case(ledger: Ledger, cases: Teller) -> Case:
    return Case(ledger, cases)


def test_whoever_takes_a_case_over_sees_all_that_happened_in_it(case: Case) -> None:
    before = case.goes_on()
    assert case.seen(SOEST) == []
    moved = case.goes(WERL, SOEST)
    after = case.goes_on()
    assert case.seen(SOEST) == [*before, moved, *after]
    assert case.seen(SOEST, "referral", case.referral_id) == [before[1], after[1]]
    assert case.seen(SOEST, "plan", case.plan_id) == [before[2], after[2]]


def test_whoever_takes_a_case_over_reads_what_is_clear_but_no_names(case: Case) -> None:
    case.goes_on()
    case.goes(WERL, SOEST)
    found = case.ledger.timeline("case", case.id, tenant=SOEST, context=somebody(SOEST))
    assert [each["data"]["code"] for each in found["items"][:2]] == ["case", "referral"]
    assert all("user" not in each["actor"] for each in found["items"])


def test_whoever_gave_a_case_away_sees_it_up_to_the_cut_over(case: Case) -> None:
    before = case.goes_on()
    moved = case.goes(WERL, SOEST)
    case.goes_on()
    case.goes_on(tenant=SOEST)
    assert case.seen(WERL) == [*before, moved]
    assert case.seen(WERL, "client", case.client_id) == [*before, moved]
    assert case.seen(WERL, "referral", case.referral_id) == [before[1]]


def test_whoever_had_a_case_in_between_sees_it_from_its_beginning_to_the_second_cut_over(
    case: Case,
) -> None:
    before, first = case.goes_on(), case.goes(WERL, SOEST)
    between, second = case.goes_on(), case.goes(SOEST, LIPPSTADT)
    after = case.goes_on()
    assert case.seen(WERL) == [*before, first]
    assert case.seen(SOEST) == [*before, first, *between, second]
    assert case.seen(LIPPSTADT) == [*before, first, *between, second, *after]


def test_whoever_gets_a_case_back_sees_all_of_it_again(case: Case) -> None:
    told = [*case.goes_on(), case.goes(WERL, SOEST), *case.goes_on()]
    back = case.goes(SOEST, WERL)
    after = case.goes_on()
    assert case.seen(WERL) == [*told, back, *after]
    assert case.seen(SOEST) == [*told, back]


def test_nobody_else_sees_more(case: Case) -> None:
    case.goes_on()
    case.goes(WERL, SOEST)
    assert case.seen(LIPPSTADT) == []
    assert case.seen(KREIS) == []
    assert case.seen("") == []


def test_other_cases_and_the_record_of_the_same_client_stay_hidden(case: Case) -> None:
    other = Case(case.ledger, case.cases)
    other.client_id = case.client_id
    other.goes_on()
    case.tell(case.client_id, "client")
    case.tell(uuid4(), "consent")
    before, moved = case.goes_on(), case.goes(WERL, SOEST)
    assert case.seen(SOEST, "client", case.client_id) == [*before, moved]
    assert case.seen(SOEST, "case", other.id) == []


def test_a_case_that_is_only_mentioned_in_another_opens_nothing_of_it(case: Case) -> None:
    case.tell(uuid4(), "case")
    moved = case.goes(WERL, SOEST)
    assert case.seen(SOEST) == [moved]


def test_an_institution_keeps_seeing_what_was_addressed_to_it(case: Case) -> None:
    case.goes(WERL, SOEST)
    sent = case.tell(case.referral_id, "referral", data={"recipient": "JC"})
    clerk = somebody("JC", role="agency_clerk")
    (entry,) = case.ledger.timeline("case", case.id, tenant="", context=clerk)["items"]
    assert (entry["event_id"], entry["data"]) == (sent, {})


def test_an_auditor_sees_the_whole_whoever_has_the_case(case: Case) -> None:
    told = [*case.goes_on(), case.goes(WERL, SOEST), *case.goes_on()]
    auditor = somebody(WERL, role="auditor")
    found = case.ledger.timeline("case", case.id, tenant=WERL, context=auditor)["items"]
    assert [each["event_id"] for each in found] == told


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("case_id", None),
        ("from_tenant", None),
        ("to_tenant", 7),
        ("ownership_epoch", True),
        ("ownership_epoch", 2**40),
    ],
)
def test_a_change_of_hands_that_does_not_say_all_opens_nothing(
    case: Case, field: str, said: object
) -> None:
    who = {"from_tenant": WERL, "to_tenant": SOEST, "ownership_epoch": 2, field: said}
    told = case.tell(case.id, "case", type="cases.case_transferred", data=who)
    assert case.seen(SOEST) == []
    assert case.seen(WERL) == [told]


def test_no_other_service_can_say_that_a_case_changed_hands(case: Case, ledger: Ledger) -> None:
    (told, *_) = case.goes_on()
    who = {"from_tenant": WERL, "to_tenant": SOEST, "ownership_epoch": 2, "case_id": str(case.id)}
    claimed = Teller().tell(uuid4(), data=who)
    ledger.hear([changed(claimed, type="cases.case_transferred")])
    assert case.seen(SOEST) == []
    assert told in case.seen(WERL)
