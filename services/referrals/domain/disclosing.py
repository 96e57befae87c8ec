"""Reading what was sent along, and whether its legal basis still holds."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from services.referrals.domain.calendar import day_of
from services.referrals.domain.commands import OpenPackage
from services.referrals.domain.consent import Disclosure, KnownConsent, named, require_consent
from services.referrals.domain.errors import PackageTooWide
from services.referrals.domain.events import DisclosurePackageOpened
from services.referrals.domain.package import purpose_of
from services.referrals.domain.progress import Referral, require_recipient, tell
from shared.domain.messages import Event


def open_package(referral: Referral, command: OpenPackage) -> list[Event]:
    """Read what was sent along, or the classes asked for, while its legal basis holds."""
    require_recipient(referral, command)
    wanted = referral.data_classes if command.data_classes is None else command.data_classes
    classes = sorted(set(wanted))
    purpose = command.purpose
    opened = tell(referral, DisclosurePackageOpened, command, classes=classes, purpose=purpose)
    too_wide = set(classes) - set(referral.data_classes)
    if too_wide:
        raise PackageTooWide(too_wide=sorted(too_wide), allowed=list(referral.data_classes))
    consent = named(command.consent, referral.consent_id)
    require_basis(referral, consent, classes, day_of(command.at))
    return [opened]


def require_basis(
    referral: Referral, consent: KnownConsent | None, classes: Collection[str], day: date
) -> UUID | None:
    """Return the consent on which these classes may be told that day; `None` if it needs none.

    Raises a refusal where the referral rests on a consent, and this one does not carry it.
    """
    if referral.legal_basis != "consent":
        return None
    disclosure = Disclosure(
        client_id=referral.client_id,
        recipient=referral.recipient,
        purpose=purpose_of(referral.service),
        data_classes=classes,
    )
    return require_consent(consent, disclosure, day)
