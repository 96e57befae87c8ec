"""Keeps persons out of steering: codes where codes will do, and no references in titles."""

import re

from services.steering.domain.errors import OnlyCodes, PersonMentioned

# A level such as `b1` is part of a code; a year, a date or a number of a file is not.
WORDS = re.compile(r"(?!.*\d{3})[a-z][a-z0-9_]*")
MUNICIPALITY = re.compile(r"\d{8}")
INSTITUTION = re.compile(r"[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+){0,5}")
REFERENCE = re.compile(r"[A-Za-z0-9]+([-./][A-Za-z0-9]+){0,5}")
LONGEST = 64
PERSONAL = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"  # an id of ours
    r"|\S@\S"
    r"|\d([ /-]?\d){8,}",  # telephone, file and register numbers
    re.IGNORECASE,
)


def require_codes(pattern: re.Pattern[str], **values: str) -> None:
    """Raise `OnlyCodes` unless every value is a short code of this pattern."""
    wrong = [
        name
        for name, value in values.items()
        if len(value) > LONGEST or not pattern.fullmatch(value)
    ]
    if wrong:
        raise OnlyCodes(fields=wrong)


def require_no_person(**texts: str) -> None:
    """Raise `PersonMentioned` where a text is empty or holds what could lead to a person."""
    wrong = [name for name, text in texts.items() if not text.strip() or PERSONAL.search(text)]
    if wrong:
        raise PersonMentioned(fields=wrong)
