"""A directory to begin with: what its lines ask for, one thing after the other.

It is a proposal. Nothing of it is in force until it was entered like any other institution.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from services.agencies.domain.directory_file import (
    DirectoryFileWrong,
    Fault,
    Line,
    lines_of,
    packaged,
)
from services.agencies.domain.identity import agency_id_of

Row = dict[str, Any]
EVERYWHERE: Final = "everywhere"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a line asks of which door."""

    line: int
    door: str
    fields: Row


@dataclass(frozen=True, kw_only=True)
class Directory:
    """A directory: which edition, of which district, and all that is to be entered.

    The municipalities that it lists stand with their lines.
    """

    edition: str
    district: str
    valid_from: str
    municipalities: tuple[tuple[int, str], ...]
    entries: tuple[Entry, ...]


def read(text: str) -> Directory:
    """Return the directory that a file holds, or raise `DirectoryFileWrong`."""
    lines = lines_of(text)
    head = lines[0].said if lines else {}
    if missing := {"edition", "district", "valid_from"} - head.keys():
        said = f"the first line has no {', '.join(sorted(missing))}"
        raise DirectoryFileWrong(Fault(line=1, wrong=said))
    listed = tuple((e.number, str(e.said["municipality"])) for e in lines if is_municipality(e))
    keys = tuple(key for _, key in listed)
    rest = [each for each in lines[1:] if not is_municipality(each)]
    entries = [entry for line in rest for entry in entries_of(line, head["valid_from"], keys)]
    return Directory(
        edition=head["edition"],
        district=head["district"],
        valid_from=head["valid_from"],
        municipalities=listed,
        entries=tuple(entries),
    )


def is_municipality(line: Line) -> bool:
    """Say whether a line lists a municipality."""
    return line.said.keys() == {"municipality", "name", "pilot"}


def entries_of(line: Line, since: str, keys: tuple[str, ...]) -> Iterator[Entry]:
    """Yield what a line asks for, or raise `DirectoryFileWrong`."""
    kind = next((name for name in KINDS_OF_LINE if name in line.said), None)
    if kind is None:
        raise DirectoryFileWrong(
            Fault(line=line.number, wrong=f"none of {', '.join(KINDS_OF_LINE)}")
        )
    try:
        door, asked = KINDS_OF_LINE[kind](dict(line.said), since, keys)
    except TypeError as error:
        raise DirectoryFileWrong(Fault(line=line.number, wrong=str(error))) from error
    for each in asked:
        yield Entry(line=line.number, door=door, fields=each)


Asked = tuple[str, list[Row]]


def offer(fields: Row, since: str, keys: tuple[str, ...]) -> Asked:
    """Return what an offer asks for."""
    service, agency = fields.pop("offer"), fields.pop("agency", "")
    known = {"agency_id": str(agency_id_of(str(agency))), "service": service, "valid_from": since}
    return "offer_service", [{**known, **fields}]


def competence(fields: Row, since: str, keys: tuple[str, ...]) -> Asked:
    """Return what a competence asks for: one thing for each municipality."""
    service, where = fields.pop("competence"), fields.pop("in", [])
    known = {"service": service, "valid_from": since, **fields}
    return "assign_jurisdiction", [{**known, "municipality": key} for key in places(where, keys)]


def places(where: Any, keys: tuple[str, ...]) -> list[str]:
    """Return the municipalities that are meant: named ones, all, or all but some."""
    if isinstance(where, dict):
        return [key for key in keys if key not in where.get("all_but", ())]
    return list(keys) if where == EVERYWHERE else list(where)


def policy(fields: Row, since: str, keys: tuple[str, ...]) -> Asked:
    """Return what deadlines ask for."""
    service = fields.pop("policy")
    return "set_sla_policy", [{"service": service, "valid_from": since, **fields}]


def closing_days(fields: Row, since: str, keys: tuple[str, ...]) -> Asked:
    """Return what closing days ask for."""
    return "set_closing_days", [{"days": fields.pop("closing_days"), **fields}]


def agency(fields: Row, since: str, keys: tuple[str, ...]) -> Asked:
    """Return what an institution asks for."""
    return "register_agency", [{"code": fields.pop("agency"), **fields}]


KINDS_OF_LINE: dict[str, Callable[[Row, str, tuple[str, ...]], Asked]] = {
    "offer": offer,
    "competence": competence,
    "policy": policy,
    "closing_days": closing_days,
    "agency": agency,
}


def proposal() -> Row:
    """Return the directory that comes with the product, as people look at it."""
    directory = read(packaged())
    asked: dict[str, list[Row]] = {}
    for entry in directory.entries:
        asked.setdefault(entry.door, []).append(entry.fields)
    codes = {str(agency_id_of(each["code"])): each["code"] for each in asked["register_agency"]}
    offered: dict[str, list[str]] = {code: [] for code in codes.values()}
    for each in asked["offer_service"]:
        offered[codes[each["agency_id"]]].append(each["service"])
    return {
        "edition": directory.edition,
        "agencies": [
            {**each, "services": offered[each["code"]]} for each in asked["register_agency"]
        ],
        "offers": asked["offer_service"],
        "jurisdictions": asked["assign_jurisdiction"],
        "policies": asked["set_sla_policy"],
    }
