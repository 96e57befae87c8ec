"""Asks the tally service, as the gateway would."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from shared.messaging.client import RpcClients
from shared.testing.store_contract import TENANT

Plain = dict[str, Any]


def circumstances(**changes: Any) -> Plain:
    """Return the context of a request, as it is on the wire."""
    return {
        "command_id": str(uuid4()),
        "tenant": TENANT,
        "actor": {"user": "m.weber", "role": "case_manager", "institution": "KI"},
        "correlation_id": str(uuid4()),
    } | changes


@dataclass(frozen=True)
class Asking:
    """Somebody who asks."""

    clients: RpcClients

    def find(self, method: str, timeout: float = 5.0, **query: Any) -> Plain:
        """Ask a question."""
        request = {"query": query, "context": circumstances()}
        return self.clients.call("tally", method, request, timeout)

    def command(
        self, method: str, context: Plain | None = None, timeout: float = 5.0, **fields: Any
    ) -> Plain:
        """Ask for something to be done."""
        request = {"command": fields, "context": context or circumstances()}
        return self.clients.call("tally", method, request, timeout)

    def begin(self) -> str:
        """Begin a tally; return its id."""
        tally_id = str(uuid4())
        answer = self.command("begin_tally", tally_id=tally_id, person_id=str(uuid4()))
        assert "accepted" in answer, answer
        return tally_id

    def count(self, tally_id: str) -> int:
        """Return what a tally counts."""
        return int(self.find("tally", tally_id=tally_id)["found"]["count"])


def code(answer: Plain) -> str:
    """Return the code of a refusal."""
    return str(answer["refused"]["code"])
