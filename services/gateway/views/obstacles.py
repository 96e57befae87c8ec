"""Obstacles: what holds people up, and who works on it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.steering import (
    EvidenceAnswer,
    ObstacleAnswer,
    ObstacleDetailAnswer,
    ProposalAnswer,
)
from services.gateway.backend import steering as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import steering as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("obstacles", "obstacles", "What holds people up, without any person in it.")
evidence_routes = Routes("evidence", "evidence", "What went wrong how often, without any person.")
group_routes = Routes("project-groups", "project-groups", "Who works on an obstacle together.")
proposal_routes = Routes("proposals", "proposals", "How an obstacle could be removed.")


@evidence_routes.lists("", EvidenceAnswer, query=forms.EvidenceForm)
@requires("evidence:read")
def evidence(calls: Calls, query: Form) -> Answer:
    """List what went wrong between institutions, in numbers that nobody can be found in."""
    return backend.evidence(calls, query)


@routes.creates("", forms.ObstacleForm)
@requires("obstacle:report")
def report(calls: Calls, form: Form) -> Created:
    """Point out what holds people up."""
    accepted = backend.report_obstacle(calls, form)
    return created(accepted, "obstacles.obstacle", obstacle_id=accepted.stream_id)


@routes.lists("", ObstacleAnswer, query=forms.InStateForm)
@requires("obstacle:read")
def obstacles(calls: Calls, query: Form) -> Answer:
    """List the obstacles."""
    return backend.obstacles(calls, query)


@routes.reads("/<uuid:obstacle_id>", ObstacleDetailAnswer)
@requires("obstacle:read")
def obstacle(calls: Calls, obstacle_id: UUID) -> Answer:
    """Show an obstacle, and what has come of it."""
    return backend.obstacle(calls, obstacle_id)


@routes.changes("/<uuid:obstacle_id>/review")
@requires("obstacle:confirm")
def take_up(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """Begin to look into an obstacle."""
    return backend.about_obstacle(calls, "take_up_obstacle", obstacle_id)


@routes.changes("/<uuid:obstacle_id>/confirmation")
@requires("obstacle:confirm")
def confirm(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """State that the obstacle exists."""
    return backend.about_obstacle(calls, "confirm_obstacle", obstacle_id)


@routes.changes("/<uuid:obstacle_id>/dismissal", forms.DismissalForm)
@requires("obstacle:confirm")
def dismiss(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """State that there is no such obstacle."""
    return backend.about_obstacle(calls, "dismiss_obstacle", obstacle_id, **form)


@routes.changes("/<uuid:obstacle_id>/analysis", forms.AnalysisForm)
@requires("obstacle:confirm")
def analyse(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """State where the obstacle comes from."""
    return backend.about_obstacle(calls, "analyse_obstacle", obstacle_id, **form)


@routes.changes("/<uuid:obstacle_id>/measure", forms.MeasureInForceForm)
@requires("obstacle:confirm")
def take_measure(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """State that what was decided is in force."""
    return backend.about_obstacle(calls, "take_measure", obstacle_id, **form)


@routes.changes("/<uuid:obstacle_id>/conclusion", forms.ConclusionForm)
@requires("obstacle:confirm")
def conclude(calls: Calls, form: Form, obstacle_id: UUID) -> Accepted:
    """State what has become of the obstacle since."""
    return backend.about_obstacle(calls, "conclude_obstacle", obstacle_id, **form)


@group_routes.creates("", forms.ProjectGroupForm)
@requires("project_group:form")
def form_group(calls: Calls, form: Form) -> Created:
    """Bring institutions together to work on an obstacle."""
    accepted = backend.form_project_group(calls, form)
    return created(accepted, "obstacles.obstacle", obstacle_id=form["obstacle_id"])


@proposal_routes.creates("", forms.ProposalForm)
@requires("proposal:submit")
def propose(calls: Calls, form: Form) -> Created:
    """Propose how to remove an obstacle, and how to see whether it helped."""
    return created(backend.submit_proposal(calls, form), "proposals.proposals")


@proposal_routes.lists("", ProposalAnswer, query=forms.InStateForm)
@requires("proposal:read")
def proposals(calls: Calls, query: Form) -> Answer:
    """List the proposals."""
    return backend.proposals(calls, query)
