"""Reading what was sent along, and whether its legal basis still holds."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from services.referrals.domain.agency_commands import AcceptReferral, ConfirmRecall, OpenPackage
from services.referrals.domain.agency_events import (
    DisclosurePackageOpened,
    DisclosurePackageReleased,
    DisclosureRecallConfirmed,
)
from services.referrals.domain.commands import OfReferral
from services.referrals.domain.consent import (
    Disclosure,
    KnownConsent,
    covers,
    named,
    require_consent,
)
from services.referrals.domain.errors import NothingToRecall, PackageTooWide
from services.referrals.domain.platform_commands import NotifyOfCorrection, RequestRecall
from services.referrals.domain.platform_events import (
    DisclosureRecallRequested,
    RecipientNotifiedOfCorrection,
)
from services.referrals.domain.progress import (
    Referral,
    awaited,
    common,
    require_recipient,
    tell,
)
from shared.domain.messages import Event
from shared.domain.working_days import day_of


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


def released(referral: Referral, command: AcceptReferral) -> list[Event]:
    """Return that the package may be opened now, if there is any and its legal basis holds."""
    classes = list(referral.data_classes)
    if not classes:
        return []
    if referral.legal_basis == "consent":
        consent = named(command.consent, referral.consent_id)
        disclosure = Disclosure(client_id=referral.client_id, data_classes=classes)
        if consent is None or not covers(consent, disclosure, day_of(command.at)):
            return []
    return [
        DisclosurePackageReleased(
            **common(referral, command), waiting_on="recipient", classes=classes
        )
    ]


def require_basis(
    referral: Referral, consent: KnownConsent | None, classes: Collection[str], day: date
) -> UUID | None:
    """Return the consent on which these classes may be told that day; `None` if it needs none.

    Raises a refusal where the referral rests on a consent, and this one does not carry it.
    """
    if referral.legal_basis != "consent":
        return None
    disclosure = Disclosure(client_id=referral.client_id, data_classes=classes)
    return require_consent(consent, disclosure, day)


def recalled(
    referral: Referral, command: OfReferral, *, reason: str, waiting_on: str
) -> list[Event]:
    """Return a recall, where the recipient has opened the package."""
    if not referral.holds_package:
        return []
    asked = common(referral, command)
    return [DisclosureRecallRequested(**asked, waiting_on=waiting_on, reason=reason)]


def request_recall(referral: Referral, command: RequestRecall) -> list[Event]:
    """Ask the recipient to give up what it has read, whatever became of the referral."""
    party = awaited(referral, referral.state)
    return recalled(referral, command, reason=command.reason, waiting_on=party)


def confirm_recall(referral: Referral, command: ConfirmRecall) -> list[Event]:
    """Confirm that what was read is given up, but for what the law makes one keep."""
    require_recipient(referral, command)
    if not referral.recall_open:
        raise NothingToRecall
    return [tell(referral, DisclosureRecallConfirmed, command, kept_as=command.kept_as)]


def notify_of_correction(referral: Referral, command: NotifyOfCorrection) -> list[Event]:
    """Tell a recipient that has read the package what has changed since."""
    if not referral.holds_package:
        return []
    return [tell(referral, RecipientNotifiedOfCorrection, command, changed=command.changed)]
