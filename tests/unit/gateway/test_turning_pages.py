"""Long lists come in pages, and every page says where the others are."""

import json

import pytest
from flask.testing import FlaskClient

from tests.unit.gateway.town import Town

Headers = dict[str, str]


def test_a_page_says_how_many_there_are(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.finds("clients", items=[{"client_id": "a"}], total=45, page=2, page_size=20)

    answer = web.get("/v1/clients?page=2&page_size=20", headers=case_manager)

    expected = {"total": 45, "page": 2, "page_size": 20}
    assert json.loads(answer.headers["X-Pagination"]) == expected
    assert answer.get_json() == {"items": [{"client_id": "a"}], **expected}


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        (1, 45, {"first": 1, "next": 2, "last": 3}),
        (2, 45, {"first": 1, "prev": 1, "next": 3, "last": 3}),
        (3, 45, {"first": 1, "prev": 2, "last": 3}),
        (1, 0, {"first": 1, "last": 1}),
        (9, 45, {"first": 1, "last": 3}),
    ],
)
def test_pages_lead_to_their_neighbours(
    web: FlaskClient,
    town: Town,
    case_manager: Headers,
    page: int,
    total: int,
    expected: dict[str, int],
) -> None:
    town.finds("cases", items=[], total=total)

    answer = web.get(f"/v1/cases?state=intake&page={page}&page_size=20", headers=case_manager)

    links = [link.split("; rel=") for link in answer.headers["Link"].split(", ")]
    assert {rel.strip('"'): target for target, rel in links} == {
        rel: f"</v1/cases?state=intake&page={number}&page_size=20>"
        for rel, number in expected.items()
    }


def test_a_page_that_did_not_change_is_not_sent_again(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.finds("clients", items=[], total=0)
    etag = web.get("/v1/clients", headers=case_manager).headers["ETag"]
    again = {**case_manager, "If-None-Match": etag}

    assert web.get("/v1/clients", headers=again).status_code == 304
    town.finds("clients", items=[{"client_id": "new"}], total=1)
    assert web.get("/v1/clients", headers=again).status_code == 200
