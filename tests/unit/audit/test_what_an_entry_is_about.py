from uuid import UUID

from services.audit.ledger.links import Link, links

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


def test_an_entry_is_about_its_own_stream():
    assert links("client", ONE, {}) == [Link("client", str(ONE))]


def test_an_entry_is_about_everything_it_mentions_by_id():
    about = links("referral", ONE, {"case_id": str(TWO), "client_id": str(THREE), "urgent": True})
    assert about == [
        Link("case", str(TWO)),
        Link("client", str(THREE)),
        Link("referral", str(ONE)),
    ]


def test_an_entry_is_about_everyone_in_a_list():
    about = links("case", ONE, {"client_ids": [str(TWO), str(THREE)]})
    assert Link("client", str(TWO)) in about
    assert Link("client", str(THREE)) in about


def test_whoever_is_mentioned_beside_another_is_found_under_the_same_kind():
    about = links("client", ONE, {"client_id": str(ONE), "other_client_ids": [str(TWO)]})
    assert about == [Link("client", str(ONE)), Link("client", str(TWO))]


def test_what_is_mentioned_deep_within_is_found():
    agenda = [{"proposal_id": str(TWO), "obstacle_id": str(THREE)}]
    about = links("sitting", ONE, {"agenda": agenda, "more": {"consent_id": str(TWO)}})
    assert Link("proposal", str(TWO)) in about
    assert Link("obstacle", str(THREE)) in about
    assert Link("consent", str(TWO)) in about


def test_a_stream_whose_category_has_two_words_is_found_by_the_last():
    about = links("care_plan", ONE, {"plan_id": str(ONE)})
    assert about == [Link("plan", str(ONE))]


def test_an_agency_is_found_by_its_code():
    about = links("referral", ONE, {"recipient": "JC", "agency": "JC"})
    assert Link("agency", "JC") in about
    assert len(about) == 2


def test_what_is_no_id_is_no_link():
    data = {
        "consent_id": None,
        "measure_id": "the second one",
        "goal_id": 7,
        "client_ids": ["nobody", None],
        "plan_ids": "not a list",
        "recipient": None,
        "agency": "the Jobcenter",
        "identifier": str(TWO),
    }
    assert links("case", ONE, data) == [Link("case", str(ONE))]


def test_an_id_is_found_however_it_is_written():
    about = links("case", ONE, {"client_id": str(TWO).upper()})
    assert Link("client", str(TWO)) in about
