"""The calls we make to the referrals service."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]
ABOUT: Final = ("case_id", "client_id", "municipality", "service", "recipient")


def submit_referral(calls: Calls, form: Form, referral_id: UUID | None = None) -> Accepted:
    """Ask an institution to help a client."""
    fields = {"referral_id": referral_id or uuid7(), "submitted_by": calls.asking.caller.user}
    return calls.command("referrals", "submit_referral", **fields, **form)


def begin_referral(calls: Calls, method: str, form: Form) -> Accepted:
    """Begin something that discloses nothing yet."""
    return calls.command("referrals", method, referral_id=uuid7(), **form)


def submit_draft(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Send what was drafted: for whom, where and what for stands in the draft."""
    draft = referral(calls, referral_id)
    return submit_referral(calls, {**{name: draft[name] for name in ABOUT}, **form}, referral_id)


def split_referral(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Have several referrals follow one; they and their group get ids."""
    parts = [{"referral_id": uuid7(), **part} for part in form["parts"]]
    fields = {"group_id": uuid7(), "parts": parts}
    return calls.command("referrals", "split_referral", referral_id=referral_id, **fields)


def by_sender(calls: Calls, method: str, referral_id: UUID, **form: Any) -> Accepted:
    """Take a step that is the sender's to take."""
    return calls.command("referrals", method, referral_id=referral_id, **form)


def by_recipient(calls: Calls, method: str, referral_id: UUID, **form: Any) -> Accepted:
    """Take a step that only the institution addressed may take."""
    agency = calls.asking.institution
    return calls.command("referrals", method, referral_id=referral_id, agency=agency, **form)


def referral(calls: Calls, referral_id: UUID) -> Answer:
    """Return one referral, as much of it as the caller may see."""
    return calls.query("referrals", "referral", referral_id=referral_id)


def inbox(calls: Calls, query: Form) -> Answer:
    """Return a page of the referrals addressed to the caller's institution."""
    return calls.query("referrals", "inbox", **query)


def reroute_referral(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Pass a referral on; sender and recipient can, the recipient in its own name."""
    agency = calls.asking.institution if calls.asking.for_agency else None
    fields = {"child_referral_id": uuid7(), "agency": agency, **form}
    return calls.command("referrals", "reroute_referral", referral_id=referral_id, **fields)


def escalations(calls: Calls, query: Form) -> Answer:
    """Return a page of the referrals with which the coordination was asked to help."""
    return calls.query("referrals", "escalations", **query)


def referrals_of_case(calls: Calls, case_id: UUID) -> Answer:
    """Return the referrals of a case."""
    return calls.query("referrals", "referrals_of_case", case_id=case_id)


def waiting(calls: Calls, case_id: UUID) -> Answer:
    """Return who waited for whom in a case, since when and how long."""
    return calls.query("referrals", "waiting", case_id=case_id)


def history(calls: Calls, query: Form, referral_id: UUID) -> Answer:
    """Return what happened to a referral, as it was known at some moment."""
    return calls.query("referrals", "history", referral_id=referral_id, **query)
