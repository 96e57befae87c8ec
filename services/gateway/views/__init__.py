"""What can be asked over HTTP: one module for each part of the interface."""

from services.gateway.views import (
    answering,
    cases,
    clients,
    consents,
    directory,
    me,
    obstacles,
    referrals,
    sittings,
    trail,
)

PARTS = (
    clients.routes,
    consents.routes,
    cases.routes,
    referrals.routes,
    referrals.escalation_routes,
    answering.routes,
    answering.inbox_routes,
    obstacles.routes,
    obstacles.group_routes,
    obstacles.proposal_routes,
    sittings.committee_routes,
    sittings.routes,
    sittings.decision_routes,
    directory.routes,
    directory.jurisdiction_routes,
    directory.service_routes,
    directory.competence_routes,
    trail.routes,
    trail.audit_routes,
    me.routes,
)
