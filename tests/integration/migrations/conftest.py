from types import SimpleNamespace
from uuid import uuid4

import pytest

from shared.database import Database
from shared.migrations import migrate
from shared.settings import Settings

READ_MODEL = """
-- What is open.
CREATE TABLE open_thing (
  tenant text NOT NULL, thing_id uuid NOT NULL, recipient text, PRIMARY KEY (tenant, thing_id));
SELECT wegakte_bind_tenant('open_thing');
SELECT wegakte_bind_agency('open_thing', 'recipient');
CREATE TABLE directory (code text PRIMARY KEY);
SELECT wegakte_open_table('directory');
"""


class Town:
    """A server to migrate, with one service whose migrations a test writes."""

    def __init__(self, url, folder, package):
        mark = uuid4().hex[:12].translate(str.maketrans("0123456789", "ghijklmnop"))
        self.url = url
        self.service = SimpleNamespace(name=f"sample_{mark}", package=package)
        self.folder = folder
        self.settings = Settings(
            database_url=url,
            database_password="test",
            database_name=f"test_{mark}",
            keyring_secret="",
        )
        self.said = []

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def migrate(self, **changes):
        settings = Settings(**(vars(self.settings) | changes))
        migrate(settings, [self.service], self.said.append)

    def session(self, role="", tenant="", agency=""):
        login = self.settings.login(f"wegakte_{self.service.name}{role}")
        database = Database(**login, size=1)
        return database.connect().session(tenant, agency)

    def remove(self):
        server = Database(self.url).connect()
        for name in (self.settings.database_name, self.settings.keyring_name):
            server.raw.cursor().execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        for role in ("", "_log"):
            server.raw.cursor().execute(f"DROP ROLE IF EXISTS wegakte_{self.service.name}{role}")
        server.close()


@pytest.fixture
def town(postgres, tmp_path, monkeypatch):
    package = f"sample_{uuid4().hex}"
    folder = tmp_path / package / "migrations"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    town = Town(postgres, folder, package)
    town.write("0001_open_thing.sql", READ_MODEL)
    yield town
    town.remove()
