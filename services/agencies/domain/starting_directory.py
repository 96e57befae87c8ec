"""A directory to begin with: the institutions of Kreis Soest and what each is competent for.

It is a proposal. Nothing here is in force until it was registered like any other institution.
"""

from collections.abc import Iterator

from services.agencies.domain.municipalities import KREIS_SOEST

EDITION = "2025-01"
IN_FORCE_FROM = "2020-01-01"

Institution = tuple[str, str, str, tuple[str, ...]]
"""Code, name, kind and the services offered."""

DISTRICT: tuple[Institution, ...] = (
    ("KI", "Kommunales Integrationszentrum, Koordination", "coordination", ()),
    ("KI-SE", "Seiteneinsteigerberatung mit Schulamt", "school_advice", ("school_place",)),
    ("ABH-KREIS", "Ausländerbehörde Kreis Soest", "immigration_authority", ("residence_permit",)),
    ("ABH-LP", "Ausländerbehörde Lippstadt", "immigration_authority", ("residence_permit",)),
    ("EBH-KREIS", "Einbürgerung Kreis Soest", "naturalisation_authority", ("naturalisation",)),
    ("EBH-LP", "Einbürgerung Lippstadt", "naturalisation_authority", ("naturalisation",)),
    ("JA-KREIS", "Jugendamt Kreis Soest", "youth_office", ("youth_office", "kita")),
    ("JA-SO", "Jugendamt Soest", "youth_office", ("youth_office", "kita")),
    ("JA-LP", "Jugendamt Lippstadt", "youth_office", ("youth_office", "kita")),
    ("JA-WAR", "Jugendamt Warstein", "youth_office", ("youth_office", "kita")),
    ("BRA", "Bezirksregierung Arnsberg", "regional_government", ()),
    ("JC", "Jobcenter Arbeit Hellweg Aktiv", "jobcenter", ("jobcenter_transfer",)),
    ("BAMF-RK", "BAMF, Regionalkoordination", "federal_office", ()),
    ("IK-HELLWEG", "Integrationskurse am Hellweg", "course_provider", ("integration_course",)),
    ("MBE-SO", "Migrationsberatung für Erwachsene", "migration_advice", ("migration_advice",)),
    ("JMD-SO", "Jugendmigrationsdienst", "migration_advice", ("migration_advice",)),
    ("GA", "Gesundheitsamt Kreis Soest", "health_office", ("health",)),
    ("IQ", "Anerkennungsberatung IQ", "recognition_advice", ("recognition_advice",)),
    ("HWK", "Handwerkskammer", "chamber", ("recognition_advice",)),
    ("IHK", "Industrie- und Handelskammer", "chamber", ("recognition_advice",)),
    ("VHS", "Volkshochschule", "adult_education", ("integration_course",)),
    ("FH", "Frauenhaus", "women_shelter", ("women_shelter",)),
    ("SB", "Schuldnerberatung", "debt_advice", ()),
)

OFFICES = {
    "05974004": "ANR",
    "05974008": "SAS",
    "05974012": "ENS",
    "05974016": "ERW",
    "05974020": "GES",
    "05974024": "LIP",
    "05974028": "LP",
    "05974032": "MOE",
    "05974036": "RUE",
    "05974040": "SO",
    "05974044": "WAR",
    "05974048": "WEL",
    "05974052": "WERL",
    "05974056": "WIC",
}
"""How the codes of a municipality's own offices end."""

EVERYWHERE = {
    "school_place": "KI-SE",
    "integration_course": "IK-HELLWEG",
    "jobcenter_transfer": "JC",
    "health": "GA",
    "recognition_advice": "IQ",
    "residence_permit": "ABH-KREIS",
    "naturalisation": "EBH-KREIS",
    "migration_advice": "MBE-SO",
    "women_shelter": "FH",
    "youth_office": "JA-KREIS",
    "kita": "JA-KREIS",
}
"""Who is competent in all municipalities but the exceptions."""

EXCEPTIONS = {
    ("residence_permit", "05974028"): "ABH-LP",
    ("naturalisation", "05974028"): "EBH-LP",
    ("youth_office", "05974040"): "JA-SO",
    ("youth_office", "05974028"): "JA-LP",
    ("youth_office", "05974044"): "JA-WAR",
    ("kita", "05974040"): "JA-SO",
    ("kita", "05974028"): "JA-LP",
    ("kita", "05974044"): "JA-WAR",
}


def institutions() -> list[Institution]:
    """Return the institutions of the district and of each municipality."""
    return [*DISTRICT, *municipal()]


def municipal() -> Iterator[Institution]:
    """Yield the social and the housing office of each municipality."""
    for key, name, _ in KREIS_SOEST:
        yield f"SOZ-{OFFICES[key]}", f"Sozialamt {name}", "social_office", ()
        yield f"WOH-{OFFICES[key]}", f"Wohnungsamt {name}", "housing_office", ("housing",)


def competences() -> list[tuple[str, str, str]]:
    """Return service, municipality and the institution that is competent."""
    general = [
        (service, key, EXCEPTIONS.get((service, key), agency))
        for service, agency in EVERYWHERE.items()
        for key, _, _ in KREIS_SOEST
    ]
    return general + [("housing", key, f"WOH-{office}") for key, office in OFFICES.items()]
