"""Sends everything that the description allows, and much that it does not; notes what is wrong."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.engine import events, from_schema
from schemathesis.hooks import unregister

from tests.faults.fuzz.crowd import Crowd

# A valid form may still ask for what cannot be; which answers there are is held against the
# document all the same. What is busy says when to come again.
EVERY = 8
CHECKS = {
    "positive_data_acceptance": {"enabled": False},
    "not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503"]},
}


@dataclass
class Campaign:
    """What came of one round."""

    answers: Counter[int] = field(default_factory=Counter)
    succeeded: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    faults: dict[tuple[str, ...], str] = field(default_factory=dict)

    def run(self, crowd: Crowd, *, seed: int, examples: int) -> None:
        """Ask everything."""
        config = schemathesis.Config.from_dict(configuration(crowd, seed, examples))
        document = with_fewer_headers(crowd.document, seed)
        schema = schemathesis.openapi.from_dict(document, config=config)
        with acquaintance(crowd):
            for each in from_schema(schema).execute():
                if isinstance(each, events.ScenarioFinished):
                    self.note(each.recorder)
                if isinstance(each, events.NonFatalError | events.FatalError):
                    self.faults["the fuzzer itself", repr(each)] = ""

    def note(self, recorder: Any) -> None:
        """Take down what was answered, and what is wrong with it."""
        for id_, sent in recorder.interactions.items():
            operation = recorder.cases[id_].value.operation.label
            self.asked.add(operation)
            if sent.response is None:
                self.faults["no answer", operation] = str(sent.request.uri)
                continue
            self.answers[sent.response.status_code] += 1
            if sent.response.status_code < 300 and operation.startswith(sent.request.method):
                self.succeeded.add(operation)
            if b'"code": "FORBIDDEN"' in sent.response.content:
                self.faults["not let in", operation] = str(sent.request.uri)
            if sent.response.status_code == 503 and "retry-after" not in sent.response.headers:
                self.faults["busy without end", operation] = str(sent.request.uri)
        for checks in recorder.checks.values():
            for check in checks:
                if found := check.failure_info:
                    where = check.name, str(found.failure.operation), found.failure.title
                    self.faults[where] = f"{found.failure.message}\n{found.code_sample}"


@contextmanager
def acquaintance(crowd: Crowd) -> Iterator[None]:
    """Have the fuzzer ask about what exists, mostly."""

    def before_call(context: Any, case: Any, kwargs: Any) -> None:
        operation = case.operation.label
        for part in (case.path_parameters, case.query, case.body):
            for name, value in part.items() if isinstance(part, dict) else ():
                part[name] = crowd.acquainted(name, value, operation)

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        unregister(before_call)


def with_fewer_headers(document: dict[str, Any], turn: int) -> dict[str, Any]:
    """Return the document with optional headers at a few operations; they are the same at all."""
    document = deepcopy(document)
    for number, item in enumerate(document["paths"].values()):
        for name, operation in item.items():
            if name != "parameters" and (number + turn) % EVERY:
                operation["parameters"] = [
                    each for each in operation["parameters"] if "/parameters/" not in str(each)
                ]
    return document


def configuration(crowd: Crowd, seed: int, examples: int) -> dict[str, Any]:
    """Return what the fuzzer is told: who asks what, about what, how often."""
    return {
        "seed": seed,
        "base-url": crowd.url,
        "continue-on-failure": True,
        "checks": CHECKS,
        "generation": {"deterministic": True, "database": "none", "max-examples": examples},
        "operations": [
            {
                "include-operation-id": operation["operationId"],
                "headers": crowd.who_may(operation, seed),
            }
            for operation in crowd.operations
        ],
        "phases": {"stateful": {"generation": {"max-examples": examples}}},
    }
