import csv
import io
import json
import os
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from services.audit.ledger.mining import COLUMNS, ocel, table, xes
from services.audit.ledger.sequence import Chains
from services.audit.ledger.tracing import steps

SCHEMA = Path(os.environ.get("WEGAKTE_VECTORS", "../shared/vectors")) / "ocel/ocel20.schema.json"
CASE, CLIENT, REFERRAL = UUID(int=1), UUID(int=2), UUID(int=3)
NAMESPACE = "{http://www.xes-standard.org/}"


def leaf(chains, category, stream, version, type_, day, org, **clear):
    return chains.next_leaf("wegakte.example/ledger", {
        "src": type_.partition(".")[0], "stream": str(stream), "kseq": version, "cat": category,
        "type": type_, "org": org, "occurred": f"2025-03-{day:02}T09:00:00.000000Z",
        "recorded": f"2025-03-{day + 1:02}T09:00:00.000000Z", "pub": clear,
    })  # fmt: skip


@pytest.fixture
def leaves():
    chains, about = Chains(), {"case_id": str(CASE), "client_id": str(CLIENT)}
    told = [
        ("case", CASE, 1, "cases.enquiry_received", 3, "05974052", about),
        ("referral", REFERRAL, 1, "referrals.referral_submitted", 20, "05974052",
         {**about, "referral_id": str(REFERRAL), "recipient": "JC", "waiting_on": "platform",
          "urgent": False, "round": 1, "text": "not a code", "data_classes": ["base"]}),
        ("case", CASE, 2, "cases.case_admitted", 5, "05974052", about),
    ]  # fmt: skip
    return [(index, leaf(chains, *each[:6], **each[6])) for index, each in enumerate(told)]


def test_nobody_is_recognised_and_institutions_are_named(leaves):
    content = json.dumps(ocel(steps(leaves, b"salt")))

    assert not any(str(each) in content for each in (CASE, CLIENT, REFERRAL))
    assert '"agency:JC"' in content


def test_two_exports_cannot_be_put_together(leaves):
    first, second = (set(about(steps(leaves, salt))) for salt in (b"one", b"two"))

    assert first.isdisjoint(second)


def about(found):
    return [name for step in found for name in step.about("case")]


def test_an_event_tells_codes_alone_and_leads_to_its_proof(leaves):
    told = ocel(steps(leaves, b"salt"))["events"][1]

    assert {each["name"]: each["value"] for each in told["attributes"]} == {
        "recipient": "JC", "waiting_on": "platform", "urgent": "false", "round": "1",
        "log_index": "1", "recorded_at": "2025-03-21T09:00:00.000000Z", "institution": "05974052",
    }  # fmt: skip
    assert [each["qualifier"] for each in told["relationships"]] == [
        "agency", "agency", "case", "client", "referral",
    ]  # fmt: skip


def test_everything_that_is_named_is_declared(leaves):
    found = ocel(steps(leaves, b"salt"))

    objects = {each["id"] for each in found["objects"]}
    types = {each["name"]: {a["name"] for a in each["attributes"]} for each in found["eventTypes"]}
    for event in found["events"]:
        assert {each["objectId"] for each in event["relationships"]} <= objects
        assert {each["name"] for each in event["attributes"]} <= types[event["type"]]
    kinds = {each["name"] for each in found["objectTypes"]}
    assert {each["type"] for each in found["objects"]} == kinds


@pytest.mark.skipif(not SCHEMA.exists(), reason="the published schema is not here")
def test_it_is_what_the_published_schema_asks_for(leaves):
    jsonschema_rs.validate(json.loads(SCHEMA.read_text()), ocel(steps(leaves, b"salt")))


def test_xes_has_a_trace_for_each_case_in_the_order_of_happening(leaves):
    text = "\n".join(xes(steps(leaves, b"salt")))
    [trace] = ElementTree.fromstring(text).findall(f"{NAMESPACE}trace")

    names = [
        each.get("value")
        for each in trace.findall(f"{NAMESPACE}event/{NAMESPACE}string[@key='concept:name']")
    ]

    assert names == [
        "cases.enquiry_received", "cases.case_admitted", "referrals.referral_submitted",
    ]  # fmt: skip


def test_a_table_has_a_line_for_each_event(leaves):
    header, *rows = csv.reader(io.StringIO(table(steps(leaves, b"salt"))))

    assert tuple(header) == COLUMNS
    assert [row[-1] for row in rows] == ["0", "2", "1"]
    assert len({row[0] for row in rows}) == 1
