"""The directory says of every event about referrals whether institutions may hear of it."""

from services.agencies.domain.audience import ADDRESSED, CLOSED_FAMILIES, KEPT_BACK
from services.referrals import service as referrals
from shared.domain.messages import declared_events
from shared.installed import installed_services


def test_every_event_about_referrals_is_either_addressed_or_kept_back() -> None:
    told = {type_ for type_ in declared_events() if type_.startswith(f"{referrals.SERVICE.name}.")}

    assert told == ADDRESSED | KEPT_BACK
    assert not ADDRESSED & KEPT_BACK


def test_nobody_hears_of_any_other_family() -> None:
    assert {*CLOSED_FAMILIES, "referrals"} == {*installed_services()} - {"gateway"}
