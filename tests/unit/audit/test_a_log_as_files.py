import json
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.directories import files_of, verify_directory, write_directory
from services.audit.ledger.findings import MOST, Findings
from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.keys import COSIGNATURE, Signer
from services.audit.ledger.notes import Note
from services.audit.ledger.policies import parse
from services.audit.ledger.sequence import Chains, hashes_of

LOG = Signer("wegakte.example/ledger", bytes(32))
WITNESS = Signer("revision.example", bytes([1]) * 32)
POLICY = parse(f"log {LOG.public()}\nquorum none\n")
SIZE = 300


def event(number):
    return {
        "src": ("cases", "clients")[number % 2],
        "stream": str(UUID(int=number % 7)),
        "kseq": number // 7 + 1,
        "type": "cases.contact_recorded",
        "pub": {"number": number},
    }


def written(count, origin=LOG.name):
    chains = Chains()
    return [chains.next_leaf(origin, event(number)) for number in range(count)]


LEAVES = written(SIZE)


def signed(leaves, *witnesses):
    root = Frontier().with_leaves(map(leaf_hash, leaves)).root
    text = str(Checkpoint(LOG.name, len(leaves), root))
    return Note(text, (LOG.sign(text), *(each.cosign(text, 7) for each in witnesses)))


def log_in(folder, leaves=LEAVES, note=None):
    hashes = [leaf_hash(leaf) for leaf in leaves]
    write_directory(folder, files_of(leaves, hashes, note or signed(leaves)))
    return folder


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, SIZE])
def test_a_log_is_found_to_be_in_order(tmp_path, size):
    findings = verify_directory(log_in(tmp_path, LEAVES[:size]), POLICY)

    assert findings.as_json() == {
        "status": 0, "origin": LOG.name, "entries": size, "findings": []
    }  # fmt: skip


@pytest.fixture(scope="module")
def files():
    return dict(files_of(LEAVES, [leaf_hash(leaf) for leaf in LEAVES], signed(LEAVES)))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whichever_byte_of_whichever_file_is_changed_it_is_found(tmp_path, files, data):
    path = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[path])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    write_directory(tmp_path, files | {path: bytes(content)})

    assert verify_directory(tmp_path, POLICY).status == 1


@pytest.mark.parametrize("index", [0, 1, 255, 256, 298])
def test_two_entries_that_changed_places_are_named(tmp_path, files, index):
    swapped = [*LEAVES]
    swapped[index : index + 2] = reversed(LEAVES[index : index + 2])
    bundles = {
        path: content
        for path, content in files_of(swapped, [leaf_hash(each) for each in LEAVES], signed(LEAVES))
        if path.startswith("tile/entries")
    }
    write_directory(tmp_path, files | bundles)

    named = {each.index for each in verify_directory(tmp_path, POLICY).found}

    assert {index, index + 1} <= named


@pytest.mark.parametrize("path", ["tile/entries/000", "tile/0/001.p/44", "tile/1/000.p/1"])
def test_a_file_that_is_gone_is_named(tmp_path, files, path):
    write_directory(tmp_path, files)
    (tmp_path / path).unlink()

    assert path in {each.place for each in verify_directory(tmp_path, POLICY).found}


def test_a_file_that_was_slipped_in_is_named(tmp_path):
    file = log_in(tmp_path) / "tile/entries/001.p/45"
    file.write_bytes(b"")

    [finding] = verify_directory(tmp_path, POLICY).found

    assert str(finding) == "invalid: tile/entries/001.p/45: does not belong to the log"


def test_a_log_without_a_checkpoint_says_nothing(tmp_path):
    assert verify_directory(tmp_path, POLICY).status == 1


def without(index):
    return [*LEAVES[:index], *LEAVES[index + 1 :]]


def test_an_entry_that_was_left_out_is_missed_even_if_the_log_itself_left_it_out(tmp_path):
    findings = verify_directory(log_in(tmp_path, without(10)), POLICY)

    assert findings.status == 2
    assert [each.index for each in findings.found] == [11, 16]
    assert str(findings.found[0]) == "gap: log of cases (entry 11): 6 to 6 are missing"


def test_an_entry_that_stands_there_twice_is_named(tmp_path):
    findings = verify_directory(log_in(tmp_path, [*LEAVES[:11], LEAVES[10], *LEAVES[11:]]), POLICY)

    assert findings.status == 1
    assert {each.index for each in findings.found} == {11}


def test_a_history_that_was_rewritten_names_another_entry_before_it(tmp_path):
    other = Chains()
    rewritten = [
        other.next_leaf(LOG.name, event(number) | ({"pub": {}} if number == 5 else {}))
        for number in range(20)
    ]
    findings = verify_directory(log_in(tmp_path, [*rewritten[:10], *LEAVES[10:20]]), POLICY)

    assert "names another one before it" in str(findings.found[0])


def test_entries_of_another_log_do_not_count(tmp_path):
    foreign = written(3, origin="another.example")

    findings = verify_directory(log_in(tmp_path, foreign), POLICY)

    assert {each.reason for each in findings.found} == {"it was written for another log"}


@pytest.mark.parametrize("leaf", [b"{}", b"no json", b'{"v":1}'])
def test_what_is_no_leaf_is_named(leaf):
    findings = Findings()

    assert len(list(hashes_of([leaf], LOG.name, Chains(), findings, first=7))) == 1
    assert [(each.kind, each.index) for each in findings.found] == [("invalid", 7)]


def test_too_few_witnesses_are_said_to_be_too_few(tmp_path):
    policy = parse(f"log {LOG.public()}\nwitness w {WITNESS.public(COSIGNATURE)}\nquorum w\n")
    assert verify_directory(log_in(tmp_path), policy).status == 3

    log_in(tmp_path, note=signed(LEAVES, WITNESS))
    assert verify_directory(tmp_path, policy).status == 0


@pytest.mark.parametrize("signer", [Signer(LOG.name, bytes([9]) * 32), WITNESS])
def test_a_checkpoint_that_somebody_else_signed_does_not_count(tmp_path, signer):
    text = signed(LEAVES).text
    log_in(tmp_path, note=Note(text, (signer.sign(text),)))

    assert verify_directory(tmp_path, POLICY).status == 1


def test_of_very_many_findings_the_rest_is_counted():
    findings = Findings()
    for number in range(MOST + 5):
        findings.add("gap", "log", "missing", number)

    assert (len(findings.found), findings.as_json()["more"]) == (MOST, 5)
    assert json.loads(json.dumps(findings.as_json()))["status"] == 2
