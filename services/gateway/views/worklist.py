"""The worklist: what is due for whoever signed in."""

from collections.abc import Mapping
from typing import Any

from services.gateway.answers.worklist import TaskAnswer, WorklistAnswer
from services.gateway.backend.calls import Answer, Calls
from services.gateway.backend.worklist import worklist as merged
from services.gateway.forms.fields import PageForm
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

routes = Routes("worklist", "worklist", "What is due.")


@routes.lists("", TaskAnswer, query=PageForm, whole=WorklistAnswer)
@requires("worklist:read")
def worklist(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """List what is due for you, across all services, the most urgent first.

    A service that cannot be asked just now is named, and its work is missing.
    """
    return merged(calls, query["page"], query["page_size"])
