"""Connections and transactions: a small pool, and sessions bound to a tenant."""

from shared.database.driver import DatabaseAway, DatabaseBusy, Parameters, Row, as_json, same_uuid
from shared.database.pool import Database
from shared.database.session import Connection, Session

__all__ = [
    "Connection",
    "Database",
    "DatabaseAway",
    "DatabaseBusy",
    "Parameters",
    "Row",
    "Session",
    "as_json",
    "same_uuid",
]
