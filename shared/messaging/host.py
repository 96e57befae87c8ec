"""What all services of one process share."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from nameko import config

from shared.database import DatabaseBusy
from shared.eventstore.clock import require_clock
from shared.eventstore.execution import Execution
from shared.eventstore.opening import open_execution
from shared.eventstore.service import Service
from shared.keyring.keyring import Keyring
from shared.keyring.postgres import PostgresKeyring
from shared.settings import Settings

Check = Callable[[], str]
HOST = "WEGAKTE_HOST"


class Host:
    """Opens each service's database once, and knows whom to ask whether all is well."""

    def __init__(self, settings: Settings, keys: Keyring | None = None) -> None:
        """Work as `settings` say."""
        self.settings = settings.require("amqp_url", "database_url")
        self.checks: dict[str, Check] = {}
        self._keys = keys or PostgresKeyring(self.settings)
        self._executions: dict[str, Execution] = {}
        self._lock = Lock()

    def execution(self, service: Service) -> Execution:
        """Return what executes the commands of `service`."""
        with self._lock:
            if service.name not in self._executions:
                execution = open_execution(service, self.settings, self._keys)
                self._executions[service.name] = execution
                self.checks[f"database of {service.name}"] = database_check(execution)
            return self._executions[service.name]

    def close(self) -> None:
        """Close all database connections."""
        for execution in self._executions.values():
            execution.database.close()
            execution.log_database.close()


def require_database(execution: Execution) -> None:
    """Raise unless the service's database answers, and keeps the time that the settings say.

    `DatabaseAway` and `DatabaseBusy` may pass; `ClockIsReal` and `ClockIsSettable` will not.
    """
    with execution.database.session() as db:
        require_clock(db, settable=execution.settable_clock)


def database_check(execution: Execution) -> Check:
    """Return the check that the service's database answers."""

    def check() -> str:
        try:
            require_database(execution)
        except DatabaseBusy:
            # Whoever has much to do is not ill.
            return ""
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    return check


def nameko_config(host: Host) -> dict[str, Any]:
    """Return the configuration of nameko for a process of `host`."""
    return {
        "AMQP_URI": host.settings.amqp_url,
        # More workers than connections would only wait for one another.
        "max_workers": min(host.settings.workers, host.settings.database_pool),
        HOST: host,
    }


def current_host() -> Host:
    """Return the host of this process."""
    host: Host = config[HOST]
    return host
