"""Connects a service to its database and keyring, as the settings say."""

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.service import Service
from shared.keyring.keyring import Keyring
from shared.keyring.postgres import PostgresKeyring
from shared.settings import Settings


def open_database(service: Service, role: str, settings: Settings) -> Database:
    """Return the service's database as one of its two roles sees it; nothing connects yet."""
    login = settings.login(role)
    return Database(**login, search_path=service.name, size=settings.database_pool)


def open_execution(service: Service, settings: Settings, keys: Keyring | None = None) -> Execution:
    """Return what executes the commands of `service`; services of one process may share `keys`."""
    return Execution(
        service,
        open_database(service, service.role, settings),
        open_database(service, service.log_role, settings),
        keys or PostgresKeyring(settings),
        settable_clock=settings.settable_clock,
    )
