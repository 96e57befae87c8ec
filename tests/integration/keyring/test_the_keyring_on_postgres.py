import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from shared.keyring import rotation
from shared.keyring.keys import SubjectForgotten
from shared.keyring.sealing import Tampered
from shared.keyring.wrapping import RootKeyMissing
from shared.settings import NotConfigured
from shared.testing.keyring_contract import HEADER, KeyringContract, sealed

from .conftest import NEW_ROOT, OLD_ROOT


class TestPostgresKeyring(KeyringContract):
    @pytest.fixture
    def keyring(self, open_keyring):
        return open_keyring()


def test_without_a_root_key_nothing_is_sealed_or_opened(open_keyring):
    part, event = sealed(open_keyring(), uuid4(), uuid4()), uuid4()
    keyring = open_keyring(secret="")

    with pytest.raises(NotConfigured, match="WEGAKTE_KEYRING_SECRET"):
        sealed(keyring, uuid4(), event)
    with pytest.raises(NotConfigured, match="WEGAKTE_KEYRING_SECRET"):
        keyring.open(part, event, HEADER)


def test_a_key_made_by_several_processes_at_once_is_one_key(open_keyring):
    person, event = uuid4(), uuid4()
    keyrings = [open_keyring() for _ in range(8)]
    ready = threading.Barrier(8)

    def seal(keyring):
        ready.wait()
        return sealed(keyring, person, event)

    with ThreadPoolExecutor(8) as threads:
        parts = list(threads.map(seal, keyrings))

    assert len({part.key_id for part in parts}) == 1
    assert {keyrings[0].open(part, event, HEADER) for part in parts} == {b"Mariam"}


def test_a_key_that_is_made_and_destroyed_at_once_is_destroyed(open_keyring):
    one, other = open_keyring(seconds=0), open_keyring(seconds=0)
    for _ in range(20):
        person = uuid4()
        with ThreadPoolExecutor(2) as threads:
            made = threads.submit(one.keys.create, person, "base")
            threads.submit(other.shred, person).result()
            made.result()
        with pytest.raises(SubjectForgotten):
            sealed(one, person, uuid4())


def test_a_rotation_loses_no_key_that_is_made_meanwhile(open_keyring, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 5)
    keyring, event = open_keyring(), uuid4()
    parts = [sealed(keyring, uuid4(), event) for _ in range(20)]
    working = threading.Event()

    def keep_sealing():
        writer, made = open_keyring(), []
        while not working.is_set():
            made.append(sealed(writer, uuid4(), event))
        return made

    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(keep_sealing) for _ in range(2)]
        for _ in range(3):
            keyring.rotate()
        working.set()
        parts += [part for writer in writers for part in writer.result()]

    reader = open_keyring()
    assert {reader.open(part, event, HEADER) for part in parts} == {b"Mariam"}


def test_rotation_goes_on_where_it_was_interrupted(open_keyring, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    keyring, event = open_keyring(), uuid4()
    parts = [sealed(keyring, uuid4(), event) for _ in range(5)]

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keyring.rotate(interrupt)
    assert {open_keyring().open(part, event, HEADER) for part in parts} == {b"Mariam"}

    steps = []
    keyring.rotate(lambda done, total: steps.append((done, total)))
    assert steps == [(2, 5), (4, 5), (5, 5)]
    assert {open_keyring().open(part, event, HEADER) for part in parts} == {b"Mariam"}


def rows_of(database, table):
    with database.session() as db:
        return db.all(f"SELECT * FROM {table}")


def put_back(database, epochs, deks):
    with database.session() as db:
        for row in epochs:
            db.execute(
                "INSERT INTO epoch VALUES (%(id)s, %(root)s, %(wrapped)s, %(created_at)s)"
                " ON CONFLICT DO NOTHING",
                row,
            )
        for row in deks:
            db.execute(
                "INSERT INTO dek VALUES"
                " (%(subject)s, %(category)s, %(key_id)s, %(epoch)s, %(wrapped)s, %(created_at)s)"
                " ON CONFLICT DO NOTHING",
                row,
            )


def test_an_old_backup_cannot_bring_back_a_forgotten_person(open_keyring, keyring_database):
    keyring, event = open_keyring(), uuid4()
    forgotten, kept = sealed(keyring, uuid4(), event), sealed(keyring, uuid4(), event)
    backup = rows_of(keyring_database, "epoch"), rows_of(keyring_database, "dek")

    keyring.shred(forgotten.subject)
    rotated = open_keyring(f"{NEW_ROOT},{OLD_ROOT}").rotate()
    assert rotated.new_root

    put_back(keyring_database, *backup)
    today = open_keyring(NEW_ROOT)
    with pytest.raises(RootKeyMissing):
        today.open(forgotten, event, HEADER)
    assert today.open(kept, event, HEADER) == b"Mariam"


def test_an_old_key_does_not_fit_into_the_new_epoch(open_keyring, keyring_database):
    keyring, event = open_keyring(), uuid4()
    forgotten = sealed(keyring, uuid4(), event)
    [dek] = rows_of(keyring_database, "dek")

    keyring.shred(forgotten.subject)
    keyring.rotate()
    [epoch] = rows_of(keyring_database, "epoch")

    put_back(keyring_database, [], [dek | {"epoch": epoch["id"]}])
    with pytest.raises(Tampered):
        open_keyring().open(forgotten, event, HEADER)


def test_a_rotation_without_a_new_root_key_says_so(open_keyring):
    keyring = open_keyring()
    sealed(keyring, uuid4(), uuid4())

    assert not keyring.rotate().new_root


def test_without_the_root_key_no_key_can_be_read(open_keyring):
    event = uuid4()
    part = sealed(open_keyring(), uuid4(), event)

    with pytest.raises(RootKeyMissing):
        open_keyring(NEW_ROOT).open(part, event, HEADER)


def test_no_key_lies_in_the_database_in_clear(open_keyring, keyring_database):
    keyring, person = open_keyring(), uuid4()
    sealed(keyring, person, uuid4())
    secret = keyring.keys.find(person, "base").secret

    assert all(secret not in bytes(row["wrapped"]) for row in rows_of(keyring_database, "dek"))


def test_a_tombstone_cannot_be_removed(open_keyring):
    keyring = open_keyring()
    keyring.shred(uuid4(), reason="Art. 17")

    for statement in ["DELETE FROM shredded", "UPDATE shredded SET subject = gen_random_uuid()"]:
        refused = pytest.raises(Exception, match="permission denied")
        with refused, keyring.keys.database.session() as db:
            db.execute(statement)
