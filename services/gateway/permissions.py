"""Who may do what: one table, and the mark that every view bears."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

DISTRICT: Final = "05974000"

CASE_WORK: Final = frozenset(
    {
        "client:read", "client:register", "client:correct", "client:history", "client:restrict",
        "client:protect", "household:change", "consent:read", "consent:grant", "consent:withdraw",
        "entry:file", "entry:correct", "breach:read", "breach:document",
        "link:read", "link:propose", "link:decide",
        "case:read", "case:receive", "case:admit", "case:assess", "case:plan", "case:record",
        "case:report_finding", "case:release", "case:history", "case:pause", "case:evaluate",
        "case:follow_up", "case:report_absence", "transfer:read", "transfer:initiate",
        "referral:read", "referral:submit", "referral:approve",
        "referral:provide_information", "referral:confirm",
        "referral:withdraw", "referral:suspend", "referral:escalate", "referral:reroute",
        "referral:history",
        "obstacle:read", "directory:read", "timeline:read", "self:read", "worklist:read",
    }
)  # fmt: skip
INTAKE: Final = frozenset(
    {
        "inbox:read", "referral:read", "referral:acknowledge", "referral:request_information",
        "referral:waitlist", "referral:accept", "referral:reject", "referral:schedule",
        "referral:start", "referral:complete", "referral:reroute", "referral:open_package",
        "referral:confirm_recall", "capacity:declare",
        "obstacle:report", "directory:read", "self:read", "worklist:read",
    }
)  # fmt: skip
BOARD: Final = frozenset(
    {
        "obstacle:read", "proposal:read", "committee:read", "sitting:read", "decision:read",
        "directory:read", "self:read",
    }
)  # fmt: skip

PERMISSIONS: Final[dict[str, frozenset[str]]] = {
    "case_manager": CASE_WORK,
    "team_lead": CASE_WORK
    | {
        "case:close", "case:reopen", "case:assign", "case:cover", "transfer:answer",
        "breach:decide",
    },
    "agency_clerk": INTAKE,
    "agency_lead": INTAKE
    | {"referral:history", "timeline:read", "subscription:request", "signing_key:write"},
    "coordination": BOARD
    | {
        "obstacle:report", "obstacle:confirm", "project_group:form", "proposal:submit",
        "committee:constitute", "sitting:convene", "referral:read",
        "escalation:read", "referral:escalate", "transfer:read", "transfer:answer",
        "directory:doubt", "evidence:read",
        "worklist:read",
    },
    "steering_member": BOARD | {"sitting:vote"},
    "minute_taker": BOARD
    | {
        "sitting:convene", "sitting:open", "sitting:record_attendance", "sitting:put_motion",
        "sitting:vote", "sitting:close_vote",
    },
    "auditor": BOARD
    | {
        "timeline:read", "audit:read", "case:history", "client:history", "referral:history",
    },
    "registrar": frozenset(
        {
            "directory:read", "directory:write", "directory:doubt", "capacity:declare",
            "self:read", "worklist:read", "subscription:request", "subscription:decide",
            "signing_key:write",
        }
    ),
}  # fmt: skip

OF_A_MUNICIPALITY: Final = frozenset({"case_manager", "team_lead"})
OF_AN_AGENCY: Final = frozenset({"agency_clerk", "agency_lead"})


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who signed in: the subject of a token, the roles it grants, tenant and agency."""

    user: str
    roles: tuple[str, ...]
    tenant: str = ""
    agency: str = ""

    def role_for(self, permission: str) -> str | None:
        """Return the first role that grants `permission` and can be acted in, if any."""
        for role in self.roles:
            if permission in PERMISSIONS.get(role, ()) and self.can_act_as(role):
                return role
        return None

    def can_act_as(self, role: str) -> bool:
        """Say whether the token names the institution that the role belongs to."""
        if role in OF_A_MUNICIPALITY:
            return bool(self.tenant)
        return bool(self.agency) if role in OF_AN_AGENCY else True

    def tenant_in(self, role: str) -> str:
        """Return whose data the role works on: an agency's clerk has no tenant."""
        if role in OF_AN_AGENCY:
            return ""
        if role in OF_A_MUNICIPALITY or (role == "auditor" and self.tenant):
            return self.tenant
        return self.district

    def institution_in(self, role: str) -> str:
        """Return the institution for which the role acts."""
        if role in OF_A_MUNICIPALITY:
            return self.tenant
        return self.agency or self.tenant_in(role)

    @property
    def district(self) -> str:
        """The district in which the caller works: directory and steering belong to it."""
        return f"{self.tenant[:5]}000" if self.tenant else DISTRICT

    @property
    def permissions(self) -> list[str]:
        """Everything this caller may do."""
        known = {permission for role in self.roles for permission in PERMISSIONS.get(role, ())}
        return sorted(permission for permission in known if self.role_for(permission))


def requires(permission: str) -> Callable[[View], View]:
    """Mark a view with the permission it asks for; `app` enforces it before the view is entered."""
    if not any(permission in granted for granted in PERMISSIONS.values()):
        raise LookupError(f"no role has the permission {permission}")

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def permission_table() -> list[tuple[str, list[str]]]:
    """Return every permission with the roles that have it, for the reference pages."""
    known = sorted({permission for granted in PERMISSIONS.values() for permission in granted})
    return [
        (permission, [role for role, granted in PERMISSIONS.items() if permission in granted])
        for permission in known
    ]
