"""The services as the gateway sees them, played in this process, and examples for every address."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

Document = dict[str, Any]
Answer = dict[str, Any]

CASE_ID = "01890a5d-ac96-774b-bcce-b302099a8057"
WERL = "05974052"


class Town:
    """Answers every call: with what a test prepared, or with something plausible."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Document]] = []
        self.prepared: dict[str, Callable[[Document], Answer]] = {}

    def answers(self, method: str, answer: Answer) -> None:
        """Have a door answer like this; of one service, if it is named."""
        self.prepared[method] = lambda request: answer

    def finds(self, method: str, **found: Any) -> None:
        self.answers(method, {"found": found})

    def accepts(self, method: str, **accepted: Any) -> None:
        self.answers(method, {"accepted": {**ACCEPTED, **accepted}})

    def refuses(self, method: str, code: str, kind: str, **details: Any) -> None:
        refused = {"code": code, "kind": kind, "message": "Said the service.", "details": details}
        self.answers(method, {"refused": refused})

    def fails(self, method: str, error: Exception) -> None:
        def fail(request: Document) -> Answer:
            raise error

        self.prepared[method] = fail

    def call(self, service: str, method: str, request: Document, timeout: float) -> Answer:
        self.requests.append((service, method, request))
        for name in (f"{service}.{method}", method):
            if name in self.prepared:
                return self.prepared[name](request)
        if "command" in request:
            return {"accepted": ACCEPTED}
        return {"found": {"version": 3, "items": [], "total": 0, "municipalities": []}}

    @property
    def asked(self) -> Document:
        """The last request."""
        return self.requests[-1][2]


ACCEPTED = {
    "stream_id": CASE_ID,
    "version": 4,
    "position": 17,
    "events": ["cases.something_happened"],
    "repeated": False,
}


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield method, path and description of everything that can be asked."""
    for path, item in document["paths"].items():
        for method in ("get", "post"):
            if method in item:
                yield method, path, item[method]


def address(path: str, operation: Document) -> str:
    """Return a path with examples in place of its parts, and the parameters it needs."""
    filled = path.replace("{kind}", "case")
    while "{" in filled:
        start, end = filled.index("{"), filled.index("}")
        filled = f"{filled[:start]}{uuid4()}{filled[end + 1 :]}"
    needed = [
        f"{each['name']}={example(each['schema'], each)}"
        for each in operation.get("parameters", [])
        if each.get("in") == "query" and each["required"]
    ]
    return f"{filled}?{'&'.join(needed)}" if needed else filled


def body(document: Document, operation: Document) -> Any:
    """Return an example of what an operation takes."""
    if "requestBody" not in operation:
        return None
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return example(resolve(document, schema), {}, document)


def resolve(document: Document, schema: Document) -> Document:
    """Return what a reference refers to."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def example(schema: Document, described: Document, document: Document | None = None) -> Any:
    """Return an example of what a schema describes."""
    schema = resolve(document or {}, schema)
    found = schema.get("example", described.get("example"))
    if found is not None:
        return found
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            parts = schema.get("properties", {}).items()
            return {name: example(part, part, document) for name, part in parts}
        case "array":
            count = max(1, schema.get("minItems", 1))
            return [example(schema["items"], schema["items"], document) for _ in range(count)]
        case "integer":
            return schema.get("minimum", 1)
        case "boolean":
            return True
    return {"uuid": str(uuid4()), "date-time": "2026-01-31T12:00:00Z"}.get(
        schema.get("format", ""), "something"
    )
