"""All that the directory knows of one institution."""

from datetime import date

from services.agencies.projections import competences, directory, offers, policies
from services.agencies.projections.questions import PoliciesAsked
from shared.database import Row, Session


def of(db: Session, agency: str, on: date) -> Row:
    """Return an institution as of a day: offers, capacity, competences and deadlines."""
    entry = directory.one(db, agency, on)
    set_ = policies.of(db, PoliciesAsked(agency=agency))
    return {
        **entry,
        "on": on.isoformat(),
        "capacity": offers.capacity_of(db, agency),
        "competences": [each for each in competences.of_agency(db, agency, on) if each["holds"]],
        "deadlines": {
            offer["service"]: policies.days_on(set_, offer["service"], agency, on)
            for offer in entry["services"]
        },
    }
