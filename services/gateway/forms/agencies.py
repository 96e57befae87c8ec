"""What may be sent in about institutions and what they offer."""

from typing import Any

from marshmallow import fields

from services.gateway.forms.fields import (
    LANGUAGE,
    PageForm,
    about,
    institution,
    municipality,
    one_of,
    several,
    shaped,
    word,
)
from services.gateway.forms.kinds import Day, Form, Text

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
PHONE = r"^\+?[0-9][0-9 ()/-]{4,29}$"
EMAIL = r"^[^@\s]{1,64}@[A-Za-z0-9-]{1,60}(\.[A-Za-z0-9-]{2,20}){1,4}$"
WEBSITE = r"^https?://[!-~]{3,300}$"
CAPACITIES = ("has_capacity", "none", "waitlist", "assessment_needed")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def languages(**options: Any) -> fields.List[Any]:
    """Return a field for languages."""
    return several(shaped(LANGUAGE, "A language (BCP 47).", "de"), "In which languages.", **options)


def brief(description: str, example: str) -> Text:
    """Return a field for a brief text that everybody may read."""
    return Text(300, metadata=about(description, example))


class ReachForm(Form):
    """How an institution is reached."""

    phone = shaped(PHONE, "Its switchboard.", "+49 2921 300")
    email = shaped(EMAIL, "Its mailbox.", "info@example.org")
    website = shaped(WEBSITE, "Its web site.", "https://example.org")
    address = brief("Where it is.", "Hoher Weg 1, Soest")
    note = brief("When to call, and the like.", "Mondays only")


class AgencyForm(Form):
    """An institution that takes referrals."""

    code = institution("Its code, unique in the district.", "JC", required=True)
    name = Text(200, required=True, metadata=about("Its name.", "Jobcenter Arbeit Hellweg Aktiv"))
    kind = word("What kind of institution.", "jobcenter", required=True)
    languages = languages(load_default=list)
    contact = fields.Nested(ReachForm, metadata=about("How it is reached."))


class AgencyUpdateForm(Form):
    """What is known better; what is left out stays."""

    kind = word("What kind of institution.", "jobcenter")
    languages = languages()
    contact = fields.Nested(ReachForm, metadata=about("How it is reached."))


class SinceForm(Form):
    """From a day on."""

    valid_from = Day(required=True, metadata=about("The first day.", "2026-01-01"))


class RenamingForm(SinceForm):
    """An institution has another name."""

    name = Text(200, required=True, metadata=about("Its name.", "Jobcenter Kreis Soest"))


class MergerForm(SinceForm):
    """Another institution takes its place."""

    into = institution("Which one.", "JC", required=True)


class OpeningForm(Form):
    """When one can come."""

    days = several(
        one_of(WEEKDAYS, "A weekday."), "On which weekdays.", least=1, most=7, required=True
    )
    opens_at = shaped(CLOCK, "From when.", "08:30", required=True)
    closes_at = shaped(CLOCK, "Until when.", "12:00", required=True)


class DescriptionForm(Form):
    """What is said about a service, in the words of HSDS."""

    valid_from = Day(metadata=about("From which day on; today if left out.", "2026-01-01"))
    name = brief("Its name.", "Integrationskurs")
    description = Text(2000, metadata=about("What it is.", "600 hours of German."))
    languages = languages()
    interpretation_services = brief("Whether there are interpreters.", "By telephone")
    schedule = several(fields.Nested(OpeningForm), "When one can come.", most=14)
    required_documents = several(brief("A document.", "Passport"), "What to bring.", most=30)
    eligibility = brief("Who can come.", "Adults with an entitlement")
    wait_time = brief("How long one waits as a rule.", "Six weeks")
    service_area = several(
        municipality(), "Where one may live (AGS); anywhere if left out.", most=50
    )
    cost = brief("What it costs.", "Free")
    accessibility = several(brief("A feature.", "Step-free"), "How accessible it is.", most=30)


class OfferForm(DescriptionForm):
    """A service that an institution offers."""

    service = word("Which service.", "jobcenter_transfer", required=True)


class OfferEndForm(Form):
    """A service is not offered any more."""

    service = word("Which service.", "jobcenter_transfer", required=True)
    valid_from = Day(metadata=about("From which day on; today if left out.", "2026-01-01"))


class CapacityForm(Form):
    """Whether an institution can take on people."""

    service = word("For which service.", "integration_course", required=True)
    capacity = one_of(CAPACITIES, "Whether it can.", required=True)
    expected_on = Day(metadata=about("When again, if not now.", "2026-09-01"))
    agency = institution("Which institution; your own, if left out.", "VHS")


class OnDayForm(Form):
    """As of which day."""

    on = Day(metadata=about("As of which day; today if left out.", "2026-06-01"))


class PageOnDayForm(OnDayForm, PageForm):
    """Which page, as of which day."""
