"""Nobody is accompanied without having agreed to it, and without needing it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import AdmitCase, ReceiveEnquiry, ReopenCase
from services.cases.domain.errors import AdmissionCriteriaNotMet, NoBaseConsent, NobodyToAccompany
from services.cases.domain.events import CaseAdmitted, CaseManagerAssigned
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


def test_a_case_is_not_reopened_behind_the_clients_back() -> None:
    given(CASE, *HISTORIES["closed"]).when(ask(ReopenCase, consent_known=False)).refuses(
        NoBaseConsent
    )
