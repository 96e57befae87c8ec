"""Whatever was asked and heard, in whatever order: rebuilt tables are the live ones, row by row."""

import base64
from collections.abc import Callable, Iterator
from importlib import import_module
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.cases.projections import care_plans, case_files, transfers
from services.clients.projections import forgetting
from services.referrals.projections import referrals
from shared.database import Database, Session
from shared.domain.messages import declared_events
from shared.keyring.memory import MemoryKeyring
from shared.settings import settings as settings_of_environment
from shared.testing.town import Town, open_town
from tests.faults.rounds import Rounds
from tests.integration.properties.play import Play

SERVICES = ("agencies", "cases", "clients", "referrals", "steering")
FORGETTING: dict[str, list[Callable[[Session, UUID], None]]] = {
    "cases": [case_files.forget, care_plans.forget, transfers.forget],
    "clients": [forgetting.forget],
    "referrals": [referrals.forget],
}
LONGEST = 500
Tables = dict[str, list[str]]


@pytest.fixture(scope="module", params=SERVICES)
def town(request: pytest.FixtureRequest, postgres: str) -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEGAKTE_KEYRING_SECRET", base64.b64encode(b"r" * 32).decode())
        settings_of_environment.cache_clear()
        module = import_module(f"services.{request.param}.service")
        with open_town(module, postgres, MemoryKeyring()) as town:
            yield town
    settings_of_environment.cache_clear()


def tables(town: Town) -> Tables:
    """Return every row of every read model of all tenants."""
    service = town.execution.service
    owner = Database(town.settings.database_url, name=town.settings.database_name, size=1)
    with owner.session() as db:
        found = {
            table: sorted(
                row[0] for row in db.rows(f"SELECT to_jsonb(t)::text FROM {service.name}.{table} t")
            )
            for projection in service.projections
            for table in projection.tables
        }
    owner.close()
    return found


def forget(town: Town, client_id: str) -> None:
    """Destroy a person's key, and purge the read models."""
    town.execution.keys.shred(UUID(client_id))
    for purge in FORGETTING.get(town.execution.service.name, []):
        for tenant in ("05974052", "05974040"):
            with town.execution.database.session(tenant) as db:
                purge(db, UUID(client_id))


def told(town: Town) -> set[str]:
    """Return which kinds of events there are in the log."""
    with town.execution.log_database.session() as db:
        return {row[0] for row in db.rows("SELECT DISTINCT type FROM event")}


def test_rebuilt_tables_are_the_live_ones(town: Town, rounds: Rounds) -> None:
    def attempt(pace: settings) -> None:
        @pace
        @given(st.integers(1, 2**32), st.integers(0, LONGEST))
        def holds(seed: int, forgotten: int) -> None:
            play, chance = Play(town), Random(seed)
            play.begin(chance)
            for number in range(LONGEST):
                play.take(play.choose(chance), chance)
                if number == forgotten and "client_id" in play.ids:
                    forget(town, play.ids["client_id"][0])
            before = tables(town)
            town.rebuild()
            assert tables(town) == before

        holds()

    rounds(attempt, 3)
    name = town.execution.service.name
    possible = {type_ for type_ in declared_events() if type_.startswith(f"{name}.")}
    assert len(told(town)) > len(possible) * 0.4, possible - told(town)
