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
COVER = Person(user="d.yilmaz", role="case_manager", tenant=WERL)
TEAM_LEAD = Person(user="i.kramer", role="team_lead", tenant=WERL)
CASE_MANAGER_SOEST = Person(user="t.vogel", role="case_manager", tenant=SOEST)
CASE_MANAGER_WARSTEIN = Person(user="m.hansen", role="case_manager", tenant=WARSTEIN)
LIPPSTADT_DESK = Person(user="n.oezkan", role="team_lead", tenant=LIPPSTADT)
REGISTRAR = Person(user="directory", role="registrar", tenant=KREIS)
COORDINATION = Person(user="k.lorenz", role="coordination", tenant=KREIS, agency="KI")
MINUTES = Person(user="s.brandt", role="minute_taker", tenant=KREIS, agency="KI")
AUDITOR = Person(user="revision", role="auditor")
SCHOOL, JOBCENTER, HEALTH, YOUTH = clerk("KI-SE"), clerk("JC"), clerk("GA"), clerk("JA-KREIS")
COURSES, RECOGNITION, YOUTH_LIPPSTADT = clerk("VHS"), clerk("IQ"), clerk("JA-LP")
RESIDENCE, RESIDENCE_LIPPSTADT = clerk("ABH-KREIS"), clerk("ABH-LP")

SIGNED_IN = (
    CASE_MANAGER, LIPPSTADT_DESK, SCHOOL, JOBCENTER, HEALTH, YOUTH, YOUTH_LIPPSTADT, RESIDENCE,
    RESIDENCE_LIPPSTADT, COORDINATION, MINUTES, AUDITOR,
)  # fmt: skip
