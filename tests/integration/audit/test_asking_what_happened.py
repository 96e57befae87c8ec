from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from shared.testing.town import Refused
from tests.integration.audit.ledger import (
    BEGINNING,
    KREIS,
    SOEST,
    WERL,
    Ledger,
    Teller,
    somebody,
)

AUDITOR = somebody(KREIS, role="auditor", user="r.pruefer")
JC = somebody("JC", role="agency_clerk")


def by(institution: str, user: str) -> dict[str, Any]:
    actor = {"user": user, "role": "case_manager", "institution": institution}
    return {"actor": actor, "correlation_id": str(uuid4())}


def test_a_timeline_runs_through_all_services_in_the_order_of_recording(ledger: Ledger) -> None:
    clients, cases = Teller(), Teller()
    client_id, case_id = uuid4(), uuid4()
    registered = clients.tell(client_id, category="client", data={"client_id": str(client_id)})
    received = cases.tell(case_id, data={"client_ids": [str(client_id), str(uuid4())]})
    corrected = clients.tell(client_id, category="client", data={"client_id": str(client_id)})
    ledger.hear([received])
    ledger.hear([corrected, registered])

    found = ledger.timeline("client", client_id)
    recorded = [each["recorded_at"] for each in found["items"]]
    assert found["total"] == 3
    assert recorded == sorted(recorded)
    assert {each["source"] for each in found["items"]} == {clients.name, cases.name}
    about_case = ledger.timeline("case", case_id)["items"]
    assert [each["event_id"] for each in about_case] == [str(received.event_id)]


def test_a_timeline_comes_in_pages(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear(teller.tell_many(5, stream_id=case_id))
    pages = [
        ledger.timeline("case", case_id, page=page, page_size=2)["items"] for page in (1, 2, 3, 4)
    ]
    assert [[each["version"] for each in page] for page in pages] == [[1, 2], [3, 4], [5], []]


def test_a_timeline_can_be_asked_as_of_an_earlier_day(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear(teller.tell_many(3, stream_id=case_id))
    then = BEGINNING + timedelta(minutes=6)
    found = ledger.timeline("case", case_id, as_of=then.isoformat())
    assert [each["version"] for each in found["items"]] == [1, 2]


def test_another_municipality_sees_nothing(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear([teller.tell(case_id)])
    assert ledger.timeline("case", case_id, tenant=SOEST)["items"] == []
    assert ledger.timeline("case", case_id, tenant=WERL)["total"] == 1


def test_an_auditor_sees_every_tenants_file(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear([teller.tell(case_id), teller.tell(case_id, tenant=SOEST)])
    found = ledger.timeline("case", case_id, tenant=KREIS, context=AUDITOR)
    assert [each["tenant"] for each in found["items"]] == [WERL, SOEST]


def test_an_agency_sees_that_something_was_addressed_to_it_but_not_what(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    to_jc, to_ga = (
        {"case_id": str(case_id), "recipient": recipient, "service": "jobcenter_transfer"}
        for recipient in ("JC", "GA")
    )
    ours = teller.tell(category="referral", data=to_jc)
    ledger.hear([ours, teller.tell(category="referral", data=to_ga), teller.tell(case_id)])
    (entry,) = ledger.timeline("case", case_id, tenant="", context=JC)["items"]
    assert entry["event_id"] == str(ours.event_id)
    assert entry["data"] == {}
    assert ledger.timeline("referral", ours.stream_id, tenant="", context=JC)["total"] == 1
    assert ledger.timeline("agency", "JC", tenant="", context=JC)["total"] == 1


def test_people_are_named_to_their_own_institution_only(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear(
        [
            teller.tell(case_id, meta=by(WERL, "a.becker")),
            teller.tell(case_id, meta=by("JC", "k.clerk")),
        ]
    )
    ours, theirs = ledger.timeline("case", case_id)["items"]
    assert ours["actor"] == {"role": "case_manager", "institution": WERL, "user": "a.becker"}
    assert theirs["actor"] == {"role": "case_manager", "institution": "JC"}
    audited = ledger.timeline("case", case_id, tenant=KREIS, context=AUDITOR)["items"]
    assert all("user" not in each["actor"] for each in audited)
    at_home = ledger.timeline("case", case_id, tenant=WERL, context=AUDITOR)["items"]
    assert [each["actor"]["user"] for each in at_home] == ["a.becker", "k.clerk"]


def test_auditors_read_everything_and_others_do_not(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell_many(3)
    ledger.hear(told)
    found = ledger.ask("events", source=teller.name, type=told[0].type, context=AUDITOR)
    assert [each["position"] for each in found["items"]] == [3, 6, 9]
    assert found["total"] == 3
    with pytest.raises(Refused, match="FORBIDDEN"):
        ledger.ask("events", tenant=WERL)


def test_a_question_with_unknown_fields_is_refused(ledger: Ledger) -> None:
    with pytest.raises(Refused, match="INVALID"):
        ledger.ask("heads", colour="red")
    with pytest.raises(Refused, match="INVALID"):
        ledger.ask("timeline", kind="case")


def test_an_id_is_found_however_it_is_written(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear([teller.tell(case_id)])
    assert ledger.timeline("case", str(case_id).upper())["total"] == 1


def test_a_strange_character_in_an_event_does_not_spoil_the_timeline(ledger: Ledger) -> None:
    teller, case_id = Teller(), uuid4()
    ledger.hear([teller.tell(case_id, data={"reason_code": "a\x00b"})])
    (entry,) = ledger.timeline("case", case_id)["items"]
    assert entry["data"] == {"reason_code": "a\x00b"}
