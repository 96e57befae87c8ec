"""The two databases, and the lock under which they are prepared."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from shared.database import Connection, Database, Session
from shared.provisioning.roles import OWNER, Role, require_right
from shared.settings import KEYRING_ROLE, Settings

Echo = Callable[[str], None]
LOCK = 4_711_000_001
OWNERS = """
SELECT datname, pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = ANY(%s)
"""


def maintenance(settings: Settings) -> Database:
    """Return the server as its administrator sees it, through a database that surely exists."""
    url = settings.require("database_url").database_url
    named = urlsplit(url).path.strip("/")
    ours = ("", settings.database_name, settings.keyring_name)
    return Database(url, name="postgres" if named in ours else named, size=1)


@contextmanager
def alone(settings: Settings, echo: Echo) -> Iterator[Connection]:
    """Connect to the server and wait until nobody else is preparing it."""
    server = maintenance(settings).connect()
    try:
        with server.raw.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,))
            row = cursor.fetchone()
            if row and not row[0]:
                echo("waiting: somebody else is migrating")
                cursor.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        yield server
    finally:
        server.close()


def create_databases(server: Connection, settings: Settings) -> list[str]:
    """Create the databases that are missing, all owned by the owner's role; return the new ones."""
    names = [settings.database_name, settings.keyring_name]
    with server.session() as db:
        owners = {row["datname"]: row["owner"] for row in db.all(OWNERS, (names,))}
        missing = [name for name in names if name not in owners]
        require_right(db, "rolcreatedb", missing)
    with server.raw.cursor() as cursor:
        for name in missing:
            cursor.execute(
                f"CREATE DATABASE {quoted(name)} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'"
            )
        for name in (name for name, owner in owners.items() if owner != OWNER):
            cursor.execute(f"ALTER DATABASE {quoted(name)} OWNER TO {OWNER}")
    return missing


@contextmanager
def as_owner(settings: Settings, name: str) -> Iterator[Session]:
    """Open a transaction in the database `name`, as the role that owns everything."""
    connection = Database(settings.database_url, name=name, size=1).connect()
    try:
        with connection.session() as db:
            db.execute(f"SET LOCAL ROLE {OWNER}")
            db.execute("SET LOCAL lock_timeout = '10s'")
            yield db
    finally:
        connection.close()


def let_in(settings: Settings, roles: list[Role]) -> None:
    """Let every role connect to its own database and nobody else to any."""
    for name, is_keyring in ((settings.database_name, False), (settings.keyring_name, True)):
        guests = [role.name for role in roles if (role.name == KEYRING_ROLE) == is_keyring]
        with as_owner(settings, name) as db:
            db.execute(f"REVOKE ALL ON DATABASE {quoted(name)} FROM PUBLIC")
            db.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            db.execute(f"GRANT CONNECT ON DATABASE {quoted(name)} TO {', '.join(guests)}")


def quoted(name: str) -> str:
    """Return a name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
