"""The institutions, as they are entered, named and ended."""

from datetime import date
from typing import Any

from services.agencies.domain import events as told
from services.agencies.domain.errors import UnknownAgency
from shared.database import Row, Session
from shared.eventstore.serialization import to_json
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

REGISTER = """
    INSERT INTO agency (agency_id, tenant, code, name, kind, languages, contact, registered_at,
                        version)
    VALUES (%(agency_id)s, %(tenant)s, %(code)s, %(name)s, %(kind)s, %(languages)s, %(contact)s,
            %(at)s, %(version)s)
    ON CONFLICT (agency_id) DO NOTHING
"""
UPDATE = """
    UPDATE agency
       SET kind = %(kind)s, languages = %(languages)s, contact = %(contact)s
     WHERE agency_id = %(agency_id)s
"""
RENAME = """
    INSERT INTO agency_name (agency_id, tenant, valid_from, name)
    VALUES (%(agency_id)s, %(tenant)s, %(valid_from)s, %(name)s)
    ON CONFLICT (agency_id, valid_from) DO UPDATE SET name = excluded.name
"""
END = """
    UPDATE agency
       SET ended_from = %(valid_from)s, merged_into = %(into)s
     WHERE agency_id = %(agency_id)s
"""
TOUCH = "UPDATE agency SET version = %(version)s WHERE agency_id = %(stream_id)s"
ENTRY = """
    SELECT to_jsonb(agency) - 'tenant' || jsonb_build_object(
               'name', coalesce((
                   SELECT agency_name.name
                     FROM agency_name
                    WHERE agency_name.agency_id = agency.agency_id
                      AND agency_name.valid_from <= %(on)s
                    ORDER BY agency_name.valid_from DESC
                    LIMIT 1), name),
               'active', ended_from IS NULL OR ended_from > %(on)s,
               'services', (
                   SELECT coalesce(jsonb_agg(jsonb_build_object('service', service)
                                             || details ORDER BY service), '[]')
                     FROM (SELECT DISTINCT ON (service) service, details
                             FROM service_offer
                            WHERE service_offer.agency_id = agency.agency_id
                              AND service_offer.valid_from <= %(on)s
                            ORDER BY service, service_offer.valid_from DESC) AS newest
                    WHERE details IS NOT NULL)) AS item
      FROM agency
"""
OFFERS = f"""
    SELECT item AS entry, offer
      FROM ({ENTRY}) AS entries, jsonb_array_elements(item -> 'services') AS offer
     ORDER BY item ->> 'code', offer ->> 'service'
"""
KIND = "SELECT kind FROM agency WHERE code = %s"
KNOWN = "SELECT tenant, ended_from FROM agency WHERE code = %s"


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    if recorded.category != "agency":
        return
    event = recorded.event
    match event:
        case told.AgencyRegistered():
            db.execute(REGISTER, row_of(recorded) | {"contact": to_json(event.contact)})
        case told.AgencyUpdated():
            db.execute(UPDATE, row_of(recorded) | {"contact": to_json(event.contact)})
        case told.AgencyRenamed():
            db.execute(RENAME, row_of(recorded))
        case told.AgencyDeactivated():
            db.execute(END, row_of(recorded))
    db.execute(TOUCH, {"version": recorded.version, "stream_id": recorded.stream_id})


def row_of(recorded: Recorded) -> dict[str, Any]:
    """Return what an event and its envelope tell."""
    known = {"tenant": recorded.tenant, "at": recorded.occurred_at, "version": recorded.version}
    return vars(recorded.event) | known


def page(db: Session, asked: Page, on: date) -> Row:
    """Return institutions by code, each with what it offers on that day."""
    return paged(db, f"{ENTRY} ORDER BY code", {"on": on}, asked)


def one(db: Session, code: str, on: date) -> Row:
    """Return an institution as it is on that day, or raise `UnknownAgency`."""
    row = db.one(f"{ENTRY} WHERE code = %(code)s", {"on": on, "code": code})
    if row is None:
        raise UnknownAgency(agency=code)
    entry: Row = row["item"]
    return entry


def offers(db: Session, asked: Page, on: date) -> Row:
    """Return all that is offered on a day, each offer with the institution that makes it."""
    return paged(db, OFFERS, {"on": on}, asked, item=lambda row: (row["entry"], row["offer"]))


def known(db: Session, code: str) -> Row | None:
    """Return to whom an institution's entry belongs, and since when it is none any more."""
    return db.one(KNOWN, (code,))


def kind_of(db: Session, code: str) -> str:
    """Return of which kind an institution is; nothing where there is none."""
    found = db.one(KIND, (code,))
    return str(found["kind"]) if found else ""


PROJECTION = Projection(name="directory", tables=("agency", "agency_name"), project=project)
