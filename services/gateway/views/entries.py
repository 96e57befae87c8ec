"""Entries in people's files, in the right one or not, and what follows from a wrong one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.identity import BreachAnswer, FiledAnswer, OpenedAnswer
from services.gateway.backend import identity as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import identity as forms
from services.gateway.forms.fields import PageForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
filing_routes = Routes("filing", "clients", "Letters, documents and notes in people's files.")
routes = Routes("entries", "entries", "What was filed, in the right file or not.")
breach_routes = Routes("breaches", "breaches", "Who may have seen what they must not.")


@filing_routes.creates("/<uuid:client_id>/entries", forms.EntryForm)
@requires("entry:file")
def file_entry(calls: Calls, form: Form, client_id: UUID) -> Created:
    """File a letter, a document or a note."""
    accepted = backend.file_entry(calls, form, client_id)
    return created(accepted, "entries.entry", entry_id=accepted.stream_id)


@filing_routes.lists("/<uuid:client_id>/entries", FiledAnswer)
@requires("client:read")
def entries(calls: Calls, query: Form, client_id: UUID) -> Answer:
    """List what was filed under a client."""
    return backend.asked(calls, "entries", {"client_id": client_id, **query})


@routes.reads("/<uuid:entry_id>", OpenedAnswer)
@requires("client:read")
def entry(calls: Calls, entry_id: UUID) -> Answer:
    """Show an entry with what it says; nobody can read it in a wrong file."""
    return backend.asked(calls, "entry", {"entry_id": entry_id})


@routes.changes("/<uuid:entry_id>/mistake", forms.EntryMistakeForm)
@requires("entry:correct")
def mark_in_error(calls: Calls, form: Form, entry_id: UUID) -> Accepted:
    """Say that an entry is in the wrong file: nobody can read it there any more.

    Who has read it is asked to forget it, and the 72 hours of a breach assessment begin.
    """
    return backend.of_entry(calls, "mark_entry_in_error", entry_id, form)


@routes.changes("/<uuid:entry_id>/reattribution", forms.ReattributionForm)
@requires("entry:correct")
def reattribute(calls: Calls, form: Form, entry_id: UUID) -> Accepted:
    """Have an entry put into the right person's file, under that person's key."""
    return backend.of_entry(calls, "reattribute_entry", entry_id, form)


@routes.changes("/<uuid:entry_id>/discarding")
@requires("entry:correct")
def discard(calls: Calls, form: Form, entry_id: UUID) -> Accepted:
    """Destroy an entry that was filed in error and belongs to nobody known here."""
    return backend.of_entry(calls, "discard_entry", entry_id, form)


@breach_routes.lists("", BreachAnswer, query=PageForm)
@requires("breach:read")
def breaches(calls: Calls, query: Form) -> Answer:
    """List the breaches that are assessed, or were."""
    return backend.asked(calls, "breaches", query)


@breach_routes.changes("/<uuid:breach_id>/documentation", forms.BreachDocumentationForm)
@requires("breach:document")
def document(calls: Calls, form: Form, breach_id: UUID) -> Accepted:
    """Write down what happened, whom it concerns, and what was done."""
    return backend.of_breach(calls, "document_breach", breach_id, form)


@breach_routes.changes("/<uuid:breach_id>/decision", forms.BreachDecisionForm)
@requires("breach:decide")
def decide(calls: Calls, form: Form, breach_id: UUID) -> Accepted:
    """Decide whether the authority is notified."""
    return backend.of_breach(calls, "close_breach", breach_id, form)
