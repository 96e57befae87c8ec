"""The services that are referred to, and the kinds of institution, as stable codes."""

SERVICES = (
    "school_place",
    "integration_course",
    "jobcenter_transfer",
    "youth_office",
    "kita",
    "health",
    "housing",
    "recognition_advice",
    "residence_permit",
    "naturalisation",
    "migration_advice",
    "women_shelter",
)

KINDS = (
    "coordination",
    "immigration_authority",
    "naturalisation_authority",
    "regional_government",
    "federal_office",
    "youth_office",
    "jobcenter",
    "social_office",
    "housing_office",
    "health_office",
    "school_advice",
    "course_provider",
    "adult_education",
    "kita_provider",
    "migration_advice",
    "recognition_advice",
    "chamber",
    "debt_advice",
    "women_shelter",
)
