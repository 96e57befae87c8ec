"""Nobody is accompanied without having agreed to it, and without needing it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import AdmitCase, ReceiveEnquiry, ReopenCase, StartAssessment
from services.cases.domain.ending_events import CaseClosed
from services.cases.domain.errors import (
    AdmissionCriteriaNotMet,
    NeverAdmitted,
    NoBaseConsent,
    NobodyToAccompany,
    NotAPerson,
)
from services.cases.domain.events import CaseAdmitted
from services.cases.domain.team_events import CaseManagerAssigned
from shared.testing.specification import given
from tests.unit.cases.examples import CRITERIA, HISTORIES, MET, ask, told


@pytest.mark.parametrize("client_ids", [[], [uuid4()]])
def test_an_enquiry_names_the_person_it_is_about(client_ids: list[UUID]) -> None:
    given(CASE).when(ask(ReceiveEnquiry, client_ids=client_ids)).refuses(NobodyToAccompany)


def test_an_admitted_case_has_one_accountable_manager() -> None:
    given(CASE, *HISTORIES["enquired"]).when(ask(AdmitCase, manager="c.berger")).then(
        told(CaseAdmitted, criteria=MET), told(CaseManagerAssigned, manager="c.berger")
    )


def test_without_base_consent_there_is_no_case() -> None:
    given(CASE, *HISTORIES["enquired"]).when(ask(AdmitCase, consent_known=False)).refuses(
        NoBaseConsent
    )


@pytest.mark.parametrize("criterion", MET)
def test_every_criterion_has_to_be_met(criterion: str) -> None:
    asked = ask(AdmitCase, criteria=replace(CRITERIA, **{criterion: False}))

    given(CASE, *HISTORIES["enquired"]).when(asked).refuses(
        AdmissionCriteriaNotMet, unmet=[criterion]
    )


@pytest.mark.parametrize("program", ["", " ", "system"])
def test_a_case_is_managed_by_a_person(program: str) -> None:
    given(CASE, *HISTORIES["enquired"]).when(ask(AdmitCase, manager=program)).refuses(NotAPerson)


def test_who_took_the_consent_back_is_not_assessed() -> None:
    given(CASE, *HISTORIES["intake"]).when(ask(StartAssessment, consent_known=False)).refuses(
        NoBaseConsent
    )


def test_a_case_is_not_reopened_behind_the_clients_back() -> None:
    given(CASE, *HISTORIES["intake"], told(CaseClosed)).when(
        ask(ReopenCase, consent_known=False)
    ).refuses(NoBaseConsent)


def test_who_was_never_admitted_is_not_taken_up_by_reopening() -> None:
    given(CASE, *HISTORIES["enquired"], told(CaseClosed)).when(ask(ReopenCase)).refuses(
        NeverAdmitted
    )
