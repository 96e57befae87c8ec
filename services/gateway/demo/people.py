"""Who takes part in the story. All of them are invented."""

from dataclasses import dataclass

WERL, SOEST, WARSTEIN, LIPPSTADT = "05974052", "05974040", "05974044", "05974028"
KREIS = "05974000"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who signs in."""

    user: str
    role: str
    tenant: str = ""
    agency: str = ""


def clerk(agency: str) -> Person:
    """Return the clerk who answers for an agency."""
    return Person(user=f"clerk.{agency.lower()}", role="agency_clerk", agency=agency)


CASE_MANAGER = Person(user="a.becker", role="case_manager", tenant=WERL)
CASE_MANAGER_SOEST = Person(user="t.vogel", role="case_manager", tenant=SOEST)
CASE_MANAGER_WARSTEIN = Person(user="m.hansen", role="case_manager", tenant=WARSTEIN)
REGISTRAR = Person(user="directory", role="registrar", tenant=KREIS)
COORDINATION = Person(user="k.lorenz", role="coordination", tenant=KREIS, agency="KI")
MINUTES = Person(user="s.brandt", role="minute_taker", tenant=KREIS, agency="KI")
AUDITOR = Person(user="revision", role="auditor")
SCHOOL, JOBCENTER, HEALTH, YOUTH = clerk("KI-SE"), clerk("JC"), clerk("GA"), clerk("JA-KREIS")

SIGNED_IN = (CASE_MANAGER, SCHOOL, JOBCENTER, HEALTH, YOUTH, COORDINATION, MINUTES, AUDITOR)

INSTITUTIONS = (
    ("KI", "Kommunales Integrationszentrum", "coordination", ()),
    ("KI-SE", "Seiteneinsteigerberatung", "school_advice", ("school_place",)),
    ("JC", "Jobcenter", "jobcenter", ("jobcenter_transfer",)),
    ("GA", "Gesundheitsamt", "health_office", ("health",)),
    ("JA-KREIS", "Jugendamt des Kreises", "youth_office", ("kita",)),
    ("JA-LP", "Jugendamt Lippstadt", "youth_office", ("kita",)),
    ("ABH-KREIS", "Ausländerbehörde des Kreises", "immigration_authority", ("residence_permit",)),
    ("ABH-LP", "Ausländerbehörde Lippstadt", "immigration_authority", ("residence_permit",)),
    ("VHS", "Volkshochschule", "adult_education", ("integration_course",)),
)
COMPETENT = (
    ("school_place", WERL, "KI-SE"),
    ("jobcenter_transfer", WERL, "JC"),
    ("health", WERL, "GA"),
    ("kita", WERL, "JA-KREIS"),
    ("kita", LIPPSTADT, "JA-LP"),
    ("residence_permit", WERL, "ABH-KREIS"),
    ("residence_permit", LIPPSTADT, "ABH-LP"),
    ("integration_course", WERL, "VHS"),
)
