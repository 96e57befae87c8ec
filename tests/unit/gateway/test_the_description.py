"""The description of the interface is complete, and read without leaving the house."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.gateway.documents import as_3_0
from tests.unit.gateway.town import Document, operations


def test_it_is_openapi_3_1_of_wegakte(document: Document) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["title"] == "Wegakte"
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    assert document["security"] == [{"bearer": []}]


def test_every_part_says_what_it_is_about(document: Document) -> None:
    described = {tag["name"]: tag["description"] for tag in document["tags"]}
    used = {tag for _, _, operation in operations(document) for tag in operation["tags"]}

    assert used <= set(described)
    assert all(text.endswith(".") for text in described.values())


def test_everything_that_can_be_asked_says_what_for(document: Document) -> None:
    for method, path, operation in operations(document):
        assert operation["summary"].endswith("."), (method, path)


def test_everything_has_a_name_of_its_own(document: Document) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert len(names) == len(set(names))


def test_every_field_says_what_it_means(document: Document) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            if name not in ("PaginationMetadata",) and field != "items":
                assert described.get("description"), (name, field)


def test_everything_says_how_it_may_fail(document: Document) -> None:
    for method, path, operation in operations(document):
        expected = {"401", "403", "500", "503"}
        if method == "post":
            expected |= {"400", "404", "409", "412", "413", "415", "422"}
        assert expected <= set(operation["responses"]), (method, path)


def test_problems_are_described_as_problems(document: Document) -> None:
    for name, response in document["components"]["responses"].items():
        if name != "NOT_MODIFIED":
            assert list(response["content"]) == ["application/problem+json"], name


def test_every_form_refuses_what_it_does_not_know(document: Document) -> None:
    forms = [name for name in document["components"]["schemas"] if name.endswith("Form")]

    assert len(forms) > 30
    for name in forms:
        assert document["components"]["schemas"][name]["additionalProperties"] is False, name


@pytest.mark.parametrize("field", ["tenant", "at", "submitted_by", "user", "actor"])
def test_no_form_asks_who_acts_or_when(document: Document, field: str) -> None:
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Form"):
            assert field not in schema["properties"], name


def test_older_tools_get_the_same_in_their_words(web: FlaskClient, document: Document) -> None:
    older = web.get("/api/openapi-3.0.json").get_json()

    assert older["openapi"] == "3.0.3"
    assert set(older["paths"]) == set(document["paths"])
    assert not list(of_several_types(older))


def test_what_may_be_nothing_is_nullable_there() -> None:
    assert as_3_0({"type": ["string", "null"]}) == {"type": "string", "nullable": True}
    assert as_3_0({"anyOf": [{"$ref": "#/x"}, {"type": "null"}]}) == {
        "anyOf": [{"$ref": "#/x"}],
        "nullable": True,
    }


def test_the_start_leads_to_the_description(web: FlaskClient) -> None:
    answer = web.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/api/docs")


def test_the_page_needs_nothing_from_elsewhere_and_no_script_within(web: FlaskClient) -> None:
    page = web.get("/api/docs").get_data(as_text=True)

    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)
    assert not re.findall(r"<script(?![^>]*\bsrc=)", page)
    for found in re.findall(r"(?:src|href)=\"(/[^\"]+)\"", page):
        with web.get(found) as answer:
            assert answer.status_code == 200, found


def test_nothing_but_the_readers_files_is_given_out(web: FlaskClient) -> None:
    for name in ("index.html", "oauth2-redirect.html", "..%2f__init__.py", "swagger-ui.js.map"):
        assert web.get(f"/api/docs/{name}").status_code == 404


def of_several_types(node: Any) -> Any:
    """Yield every part of a document whose type is a list."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), list):
            yield node
        for part in node.values():
            yield from of_several_types(part)
    elif isinstance(node, list):
        for part in node:
            yield from of_several_types(part)
