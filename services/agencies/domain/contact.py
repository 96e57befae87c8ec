"""How case managers reach an institution: its own addresses, never those of a person."""

import re
from dataclasses import dataclass

from services.agencies.domain.errors import ContactMalformed, NotALanguage

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
FORMS = {
    "phone": re.compile(r"\+?[0-9][0-9 ()/-]{4,29}", re.ASCII),
    "email": re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,20}"),
    "website": re.compile(r"https?://\S{3,300}"),
    "address": re.compile(r"[^\n]{1,300}"),
    "note": re.compile(r"[^\n]{1,300}"),
}


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The switchboard, mailbox, site and address of an institution; `note` says when to call."""

    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    note: str = ""


def require_contact(contact: Contact) -> None:
    """Raise `ContactMalformed`, naming what is no telephone number, address and so on."""
    wrong = [
        name
        for name, form in FORMS.items()
        if (value := getattr(contact, name)) and not form.fullmatch(value)
    ]
    if wrong:
        raise ContactMalformed(fields=wrong)


def known_languages(languages: list[str]) -> list[str]:
    """Return each language once, or raise `NotALanguage` for what is no language tag."""
    wrong = [each for each in languages if not LANGUAGE.fullmatch(each)]
    if wrong:
        raise NotALanguage(languages=wrong)
    return sorted(set(languages))
