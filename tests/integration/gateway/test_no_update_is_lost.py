"""Two people at one case, a lost answer, a key used twice: with real services behind."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.integration.gateway.journeys import admitted, client
from tests.integration.gateway.people import Person, Town


def test_of_two_who_saw_the_same_one_is_told_what_was_missed(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/cases/{journey.case}"
    etag = manager.send("GET", path).headers["ETag"]
    assert manager.send("POST", f"{path}/assessment", If_Match=etag).status_code == 200

    late = manager.send("POST", f"{path}/closure", {"reason_code": "deceased"}, If_Match=etag)

    assert (late.status_code, late.json()["code"]) == (412, "STALE_VERSION")
    assert late.json()["details"]


def test_a_page_that_did_not_change_is_not_sent_twice(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/clients/{journey.client}"
    etag = manager.send("GET", path).headers["ETag"]

    assert manager.send("GET", path, If_None_Match=etag).status_code == 304
    manager.post(f"{path}/correction", {"phone": "+49 1", "reason": "moved"})
    assert manager.send("GET", path, If_None_Match=etag).status_code == 200


def test_a_repeat_gets_the_first_answer(town: Town) -> None:
    manager, key = town.case_manager, uuid4().hex
    first = manager.send("POST", "/clients", client(), Idempotency_Key=key)
    before = manager.get("/clients")["total"]
    again = manager.send("POST", "/clients", client(), Idempotency_Key=key)

    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Location"] == first.headers["Location"]
    assert manager.get("/clients")["total"] == before


def test_a_key_used_for_something_else_is_refused(town: Town) -> None:
    manager, key = town.case_manager, uuid4().hex
    manager.send("POST", "/clients", client(), Idempotency_Key=key)
    other = client(given_name="Navid")

    answer = manager.send("POST", "/clients", other, Idempotency_Key=key)

    assert (answer.status_code, answer.json()["code"]) == (422, "KEY_REUSED")


def test_many_at_once_with_one_key_do_it_once(town: Town) -> None:
    manager, key = town.case_manager, uuid4().hex
    form = client(given_name="Yusuf")

    def register(_: int) -> tuple[int, str]:
        person = Person(manager.url, manager.headers, manager.description)
        answer = person.send("POST", "/clients", form, Idempotency_Key=key)
        return answer.status_code, answer.json().get("id")

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(register, range(6)))

    assert len(answers) == 1
    assert answers.pop()[0] == 201


def test_contacts_of_several_people_never_collide(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/cases/{journey.case}"

    def write(number: int) -> int:
        person = Person(manager.url, manager.headers, manager.description)
        form = {"channel": "phone", "note": f"Call {number}."}
        return person.send("POST", f"{path}/contacts", form).status_code

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(write, range(12))) == {201}
    assert len(manager.get(path)["contacts"]) == 12
