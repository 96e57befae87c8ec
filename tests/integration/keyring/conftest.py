import base64

import pytest

from shared.database import Database
from shared.keyring.postgres import SCHEMA, PostgresKeyring
from shared.settings import Settings
from shared.testing.stores import ROLE, scratch_database

OLD_ROOT = base64.b64encode(b"o" * 32).decode()
NEW_ROOT = base64.b64encode(b"n" * 32).decode()


@pytest.fixture(scope="module")
def installed_database(postgres):
    with scratch_database(postgres) as name:
        admin = Database(postgres, name=name, size=1)
        with admin.session() as db:
            db.execute(ROLE.format(role="wegakte_keyring"))
            db.execute(SCHEMA)
        yield admin
        admin.close()


@pytest.fixture
def keyring_database(installed_database):
    with installed_database.session() as db:
        db.execute("TRUNCATE epoch, dek, shredded")
    return installed_database


@pytest.fixture
def open_keyring(postgres, keyring_database):
    """Return a keyring as another process would open it."""
    opened = []

    def open_keyring(secret=OLD_ROOT, **options):
        name = keyring_database.connect().raw.info.dbname
        configured = Settings(
            database_url=postgres,
            keyring_database=name,
            keyring_password="test",
            keyring_secret=secret,
        )
        opened.append(PostgresKeyring(configured, **options))
        return opened[-1]

    yield open_keyring
    for keyring in opened:
        keyring.keys.database.close()
