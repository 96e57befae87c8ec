"""What may be sent in about agencies, their services and jurisdictions."""

from services.gateway.forms.fields import (
    LANGUAGE,
    Day,
    Form,
    Text,
    about,
    institution,
    municipality,
    several,
    shaped,
    word,
)


class AgencyForm(Form):
    """An institution that takes referrals."""

    code = institution("Its code, unique in the district.", "JC", required=True)
    name = Text(200, required=True, metadata=about("Its name.", "Jobcenter Arbeit Hellweg Aktiv"))
    kind = word("What kind of institution.", "jobcenter", required=True)


class ServiceForm(Form):
    """What an agency offers."""

    service = word("Which service.", "jobcenter_transfer", required=True)
    languages = several(
        shaped(LANGUAGE, "A language (BCP 47).", "de"), "In which languages.", load_default=list
    )


class JurisdictionForm(Form):
    """An agency is competent for a service in a municipality from a day on."""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)
    agency = institution("Who is competent.", "ABH-KREIS", required=True)
    valid_from = Day(required=True, metadata=about("The first day.", "2025-01-01"))
    valid_until = Day(metadata=about("The last day, if there is one.", "2026-12-31"))


class JurisdictionEndForm(Form):
    """An agency is competent until a day."""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)
    agency = institution("Whose jurisdiction ends.", "ABH-KREIS", required=True)
    ends_on = Day(required=True, metadata=about("The last day.", "2026-12-31"))


class OfServiceForm(Form):
    """Which service."""

    service = word("Which service.", "residence_permit", required=True)


class CompetenceForm(Form):
    """Who is competent?"""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)
    on = Day(metadata=about("On which day; today if left out.", "2026-06-01"))
