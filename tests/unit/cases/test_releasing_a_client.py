"""Help ends when it is no longer needed, not before everybody has finished."""

from services.cases.domain.case import CASE
from services.cases.domain.commands import ReleaseClient
from services.cases.domain.errors import OpenReferralsRemain
from services.cases.domain.events import ClientReleased
from shared.testing.specification import given
from tests.unit.cases.examples import HISTORIES, ask, told


def test_a_client_who_copes_alone_is_released() -> None:
    given(CASE, *HISTORIES["monitoring"]).when(ask(ReleaseClient)).then(told(ClientReleased))


def test_nobody_is_released_while_an_institution_is_still_at_work() -> None:
    given(CASE, *HISTORIES["monitoring"]).when(ask(ReleaseClient, open_referrals=2)).refuses(
        OpenReferralsRemain, open_referrals=2
    )
