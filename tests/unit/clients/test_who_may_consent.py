"""Adults consent in person; for a child somebody does who decides for it at present."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.clients.domain.commands import (
    DemandReconfirmation,
    MoveComingOfAge,
    ReconfirmConsent,
    ReviewConsent,
)
from services.clients.domain.consent import CONSENT
from services.clients.domain.consent_errors import (
    ConsentNotInForce,
    GuardianNeeded,
    NotAMinor,
    NotTheirGuardian,
)
from services.clients.domain.consent_events import (
    ConsentComingOfAgeMoved,
    ConsentReconfirmationDue,
    ConsentReconfirmed,
)
from services.clients.domain.errors import ClientErased
from services.clients.domain.speaking import birthday
from shared.domain.errors import NotFound, Refusal
from shared.testing.specification import given
from tests.unit.clients.examples import (
    AT,
    CONSENT_ID,
    GRANT,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    YOUSEF,
    YUSUF,
)

ZAHRAS_BIRTHDAY = date(2012, 3, 2)
BY_GUARDIAN: dict[str, Any] = {
    "given_by": "guardian", "guardian_id": YOUSEF, "born": ZAHRAS_BIRTHDAY, "guardians": (YOUSEF,),
}  # fmt: skip
FOR_ZAHRA = replace(GRANTED, given_by="guardian", guardian_id=YOUSEF, of_age_on=date(2030, 3, 2))
ALMOST_18 = replace(FOR_ZAHRA, of_age_on=date(2025, 6, 1))
DUE = ConsentReconfirmationDue(consent_id=CONSENT_ID, client_id=YUSUF, cause="custody_changed")
DEMAND = DemandReconfirmation(consent_id=CONSENT_ID, cause="custody_changed", at=AT)
RECONFIRM = ReconfirmConsent(
    consent_id=CONSENT_ID, given_by="self", at=AT, born=date(2007, 1, 1), guardians=()
)


def test_a_guardian_consents_for_a_child_and_the_childs_view_is_noted() -> None:
    command = replace(GRANT, **BY_GUARDIAN, view="She wants to go to school.")

    given(CONSENT).when(command).then(replace(FOR_ZAHRA, view="She wants to go to school."))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"guardian_id": YUSUF}, NotTheirGuardian),
        ({"guardian_id": None}, NotTheirGuardian),
        ({"guardians": ()}, NotTheirGuardian),
        ({"born": date(2007, 3, 3)}, NotAMinor),
        ({"given_by": "self"}, GuardianNeeded),
        ({"born": None}, ClientErased),
    ],
)
def test_nobody_else_consents_for_a_child(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(CONSENT).when(replace(GRANT, **{**BY_GUARDIAN, **changes})).refuses(refusal)


def test_from_sixteen_on_or_with_insight_a_child_consents_alone() -> None:
    sixteen = replace(GRANT, born=date(2009, 3, 3))
    younger = replace(GRANT, born=date(2009, 3, 4))

    given(CONSENT).when(sixteen).then(GRANTED)
    given(CONSENT).when(younger).refuses(GuardianNeeded)
    given(CONSENT).when(replace(younger, insight="explains it herself")).then(
        replace(GRANTED, insight="explains it herself")
    )


def test_whoever_is_born_on_a_leap_day_grows_up_on_the_first_of_march() -> None:
    assert birthday(date(2012, 2, 29), 18) == date(2030, 3, 1)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


def test_with_eighteen_the_client_is_asked_what_a_guardian_had_allowed() -> None:
    birthday_ = datetime(2025, 6, 1, 0, 0, tzinfo=UTC)
    review = ReviewConsent(consent_id=CONSENT_ID, at=birthday_)
    of_age = replace(DUE, cause="of_age")

    given(CONSENT, ALMOST_18).when(review).then(of_age)
    given(CONSENT, ALMOST_18, of_age).when(review).nothing_new()


def test_who_no_longer_decides_has_no_say_either() -> None:
    given(CONSENT, FOR_ZAHRA).when(DEMAND).then(DUE)
    given(CONSENT, FOR_ZAHRA, DUE).when(DEMAND).nothing_new()
    given(CONSENT, FOR_ZAHRA, WITHDRAWN).when(DEMAND).nothing_new()
    given(CONSENT, REFUSED).when(DEMAND).nothing_new()
    given(CONSENT).when(DEMAND).nothing_new()


def test_a_consent_goes_on_when_the_client_or_the_new_guardian_agrees() -> None:
    own = ConsentReconfirmed(
        consent_id=CONSENT_ID, client_id=YUSUF, given_by="self", guardian_id=None, of_age_on=None
    )
    by_guardian = replace(own, given_by="guardian", guardian_id=YOUSEF, of_age_on=date(2030, 3, 2))

    given(CONSENT, FOR_ZAHRA, DUE).when(RECONFIRM).then(own)
    given(CONSENT, FOR_ZAHRA, DUE, own).when(RECONFIRM).nothing_new()
    given(CONSENT, FOR_ZAHRA, DUE).when(replace(RECONFIRM, **BY_GUARDIAN)).then(by_guardian)


def test_only_a_consent_in_force_is_reconfirmed_by_who_may() -> None:
    given(CONSENT).when(RECONFIRM).refuses(NotFound)
    given(CONSENT, FOR_ZAHRA, WITHDRAWN).when(RECONFIRM).refuses(
        ConsentNotInForce, state="withdrawn"
    )
    given(CONSENT, FOR_ZAHRA, DUE).when(replace(RECONFIRM, born=date(2012, 3, 2))).refuses(
        GuardianNeeded
    )


def test_a_birth_date_put_right_moves_the_day_of_asking() -> None:
    move = MoveComingOfAge(consent_id=CONSENT_ID, born=date(2011, 3, 2), at=AT)
    moved = ConsentComingOfAgeMoved(
        consent_id=CONSENT_ID, client_id=YUSUF, of_age_on=date(2029, 3, 2)
    )

    given(CONSENT, FOR_ZAHRA).when(move).then(moved)
    given(CONSENT, FOR_ZAHRA, moved).when(move).nothing_new()
    given(CONSENT, FOR_ZAHRA, DUE).when(move).nothing_new()
    given(CONSENT, FOR_ZAHRA, WITHDRAWN).when(move).nothing_new()
    given(CONSENT, GRANTED).when(move).nothing_new()
    given(CONSENT).when(move).nothing_new()
