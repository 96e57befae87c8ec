"""What comes back about institutions and what they offer."""

from marshmallow import Schema, fields

from services.gateway.answers.competences import JurisdictionAnswer
from services.gateway.answers.shapes import (
    anything,
    count,
    day,
    flag,
    ident,
    many,
    metadata,
    moment,
    text,
    version,
    words,
)


class OpeningAnswer(Schema):
    """When one can come."""

    days = words("On which weekdays.", required=True)
    opens_at = text("From when.", required=True)
    closes_at = text("Until when.", required=True)


class OfferAnswer(Schema):
    """A service that an institution offers."""

    service = text("Which service.", required=True)
    name = text("Its name.")
    description = text("What it is.")
    languages = words("In which languages.", required=True)
    interpretation_services = text("Whether there are interpreters.")
    schedule = many(OpeningAnswer, "When one can come.")
    required_documents = words("What to bring.")
    eligibility = text("Who can come.")
    wait_time = text("How long one waits as a rule.")
    service_area = words("Where one may live (AGS); anywhere if there is nothing.")
    cost = text("What it costs.")
    accessibility = words("How accessible it is.")


class ReachAnswer(Schema):
    """How an institution is reached."""

    phone = text("Its switchboard.")
    email = text("Its mailbox.")
    website = text("Its web site.")
    address = text("Where it is.")
    note = text("When to call, and the like.")


class AgencyAnswer(Schema):
    """An institution in the directory."""

    agency_id = ident("The agency's id.", required=True)
    code = text("Its code.", required=True)
    name = text("Its name on that day.")
    kind = text("What kind of institution.")
    languages = words("In which languages.")
    contact = fields.Nested(ReachAnswer, metadata=metadata("How it is reached."))
    services = many(OfferAnswer, "What it offers.", required=True)
    active = flag("It is there on that day.")
    ended_from = day("From when on it is none any more.", allow_none=True)
    merged_into = text("Which institution takes its place then.", allow_none=True)
    registered_at = moment("Since when it is in the directory.")
    version = version()


class CapacityAnswer(Schema):
    """Whether an institution can take on people."""

    service = text("For which service.", required=True)
    capacity = text("Whether it can.", required=True)
    expected_on = day("When again, if not now.", allow_none=True)
    declared_at = moment("When this was said.")


class AgencyFileAnswer(AgencyAnswer):
    """An institution with all that the directory knows of it."""

    on = day("As of which day.", required=True)
    capacity = many(CapacityAnswer, "Whether it can take on people.", required=True)
    competences = many(JurisdictionAnswer, "What it is competent for, where.", required=True)
    deadlines = anything("How long answers may take, by service.", required=True)


class StartingDirectoryAnswer(Schema):
    """A directory to begin with; nothing of it holds until it was registered."""

    edition = text("As of when.")
    agencies = fields.List(fields.Dict(), metadata=metadata("Institutions to register."))
    offers = fields.List(fields.Dict(), metadata=metadata("What they offer."))
    jurisdictions = fields.List(fields.Dict(), metadata=metadata("Competences to assign."))
    policies = fields.List(fields.Dict(), metadata=metadata("Deadlines to set."))


class HsdsPageAnswer(Schema):
    """A page of services in the words of HSDS 3."""

    total_items = count("How many there are on all pages.", required=True)
    total_pages = count("How many pages there are.", required=True)
    page_number = count("Which page this is.", required=True)
    size = count("How many are on this page.", required=True)
    first_page = flag("It is the first one.", required=True)
    last_page = flag("It is the last one.", required=True)
    empty = flag("There is nothing on it.", required=True)
    contents = fields.List(fields.Dict(), metadata=metadata("The services."), required=True)
