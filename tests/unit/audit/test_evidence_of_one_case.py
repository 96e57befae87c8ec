import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.audit.ledger import archives, verify
from services.audit.ledger.archives import ArchiveRefused, packed, unpacked
from services.audit.ledger.bundles import Evidence, bundle_of, verify_bundle
from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.contents import ContentRefused, opened, require_content
from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash, node_hash
from services.audit.ledger.keys import COSIGNATURE, Signer
from services.audit.ledger.leaves import read
from services.audit.ledger.notes import Note, to_base64
from services.audit.ledger.notes import parse as parse_note
from services.audit.ledger.policies import parse
from services.audit.ledger.proving import consistency_proof, inclusion_proof
from services.audit.ledger.sequence import Chains
from services.audit.ledger.tlog_proofs import EntryProof
from shared.domain.messages import Event
from shared.domain.personal import Personal
from shared.eventstore.sealing import Header, encode
from shared.keyring.keyring import Keyring
from shared.keyring.memory import MemoryKeys
from shared.keyring.sealing import event_key

LOG = Signer("wegakte.example/ledger", bytes(32))
WITNESS = Signer("revision.example", bytes([1]) * 32)
POLICY = f"log {LOG.public()}\nwitness w {WITNESS.public(COSIGNATURE)}\nquorum w\n"
CASE, OTHER = UUID(int=7), UUID(int=8)
PERSON = UUID(int=9)


@dataclass(frozen=True, kw_only=True)
class Told(Event):
    """Something that was said."""

    client_id: UUID
    channel: str
    note: Personal[str]


Told.type, Told.version, Told.subject = "cases.told", 1, "client_id"


@pytest.fixture(scope="module")
def log():
    return Log()


class Log:
    """Ten entries, every other one of the case."""

    def __init__(self):
        self.keys = Keyring(MemoryKeys())
        self.contents, self.leaves, chains = {}, [], Chains()
        for number in range(10):
            stream = (CASE, OTHER)[number % 2]
            event = Told(client_id=PERSON, channel="visit", note=f"note {number} – äöü")
            header = Header(stream, number // 2 + 1, "cases.told", 1)
            clear, sealed = encode(event, header, self.keys)
            self.contents[number] = {"clear": clear, "sealed": sealed}
            self.leaves.append(chains.next_leaf(LOG.name, told(header, clear, sealed)))
        self.foreign = self.leaves[2].replace(b"wegakte.example", b"another.example")
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]

    def node(self, height, number):
        if height == 0:
            return self.hashes[number]
        return node_hash(self.node(height - 1, 2 * number), self.node(height - 1, 2 * number + 1))

    def note(self, size, *witnesses):
        root = Frontier().with_leaves(self.hashes[:size]).root
        text = str(Checkpoint(LOG.name, size, root))
        return Note(text, (LOG.sign(text), *(each.cosign(text, 77) for each in witnesses)))

    def key_to(self, number):
        found = self.keys.keys.find(PERSON, "base")
        id_ = UUID(read(self.leaves[number])["id"])
        return {"base": to_base64(event_key(found.secret, id_, "base"))}

    def evidence(self, number, *, content=True):
        proof = inclusion_proof(self.node, number, 10)
        return Evidence(
            self.leaves[number],
            EntryProof(number, tuple(proof), self.note(10, WITNESS)),
            self.contents[number] if content else None,
            self.key_to(number) if content else None,
        )

    def bundle(self, numbers=(0, 2, 4, 6, 8), **options):
        entries = [self.evidence(number, **options) for number in numbers]
        told = {"case": str(CASE), "purpose": "court"}
        return bundle_of(entries, told, {"README.txt": b"how to check"}, POLICY, LOG)


def told(header, clear, sealed):
    return {
        "src": "cases", "stream": str(header.stream_id), "kseq": header.version,
        "id": str(header.event_id), "type": header.type, "tv": 1, "pub": json.loads(clear),
        "ct": {"h": hashlib.sha256(sealed.encode()).hexdigest()},
    }  # fmt: skip


@pytest.fixture(scope="module")
def bundle(log):
    return log.bundle()


def test_a_bundle_proves_itself(bundle):
    assert verify_bundle(bundle).as_json() == {
        "status": 0, "policy": "from the bundle itself", "origin": LOG.name, "size": 10,
        "entries": 5, "findings": [],
    }  # fmt: skip


def test_a_bundle_is_the_same_every_time(log, bundle):
    assert log.bundle() == bundle


def test_a_bundle_is_judged_by_whom_the_reader_trusts(bundle):
    stranger = Signer(LOG.name, bytes([5]) * 32)
    others = parse(f"log {stranger.public()}\nquorum none\n")
    third = Signer("third.example", bytes([6]) * 32)
    more = parse(f"{POLICY.replace('quorum w', '')}witness t {third.public(COSIGNATURE)}\nquorum t")

    assert verify_bundle(bundle, parse(POLICY)).told["policy"] == "given"
    assert verify_bundle(bundle, others).status == 1
    assert verify_bundle(bundle, more).status == 3


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whichever_byte_of_a_bundle_is_changed_it_is_found(bundle, data):
    content = bytearray(bundle)
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))

    assert verify_bundle(bytes(content)).status == 1


@settings(deadline=None)
@given(st.data())
def test_whichever_byte_of_a_file_is_changed_it_is_found_in_a_new_archive_too(bundle, data):
    files = unpacked(bundle)
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))

    assert verify_bundle(packed(files | {name: bytes(content)})).status == 1


def test_a_file_that_is_taken_out_or_slipped_in_is_named(bundle):
    files = unpacked(bundle)
    for name in files:
        rest = {each: content for each, content in files.items() if each != name}
        assert verify_bundle(packed(rest)).status == 1
    [finding] = verify_bundle(packed(files | {"more.txt": b""})).found
    assert finding.place == "more.txt"


def resealed(files, text, signer=LOG):
    return files | {"manifest.note": str(Note(text, (signer.sign(text),))).encode()}


def test_the_log_vouches_for_its_own_manifest_alone(log, bundle):
    files, others = unpacked(bundle), unpacked(log.bundle((0, 2)))
    text = parse_note(files["manifest.note"].decode()).text
    changes = [
        resealed(files, parse_note(others["manifest.note"].decode()).text),
        resealed(files, text, WITNESS),
        files | {"manifest.note": b"\xff"},
    ]

    assert [verify_bundle(packed(each)).found[-1].place for each in changes] == [
        "manifest.note"
    ] * 3


def test_an_archive_that_would_fill_the_disk_is_refused(bundle, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 100)

    assert verify_bundle(bundle).status == 1


def test_an_entry_that_the_log_itself_left_out_is_missed(log):
    findings = verify_bundle(log.bundle((0, 2, 6, 8)))

    assert (findings.status, findings.found[0].index) == (2, 6)


def test_content_that_is_gone_is_said_to_be_gone(log):
    findings = verify_bundle(log.bundle(content=False))

    assert findings.status == 4
    assert [each.index for each in findings.found] == [0, 2, 4, 6, 8]


def test_an_entry_without_content_lacks_nothing(log):
    chains = Chains()
    leaf = chains.next_leaf(
        LOG.name, {"src": "cases", "stream": "s", "kseq": 1, "pub": {}, "type": "t"}
    )
    text = str(Checkpoint(LOG.name, 1, leaf_hash(leaf)))
    note = Note(text, (LOG.sign(text),))
    policy = f"log {LOG.public()}\nquorum none\n"
    bundle = bundle_of([Evidence(leaf, EntryProof(0, (), note))], {}, {}, policy, LOG)

    assert verify_bundle(bundle).status == 0


def remade(log, change):
    """Return a bundle of the log's own making in which one entry is not in order."""
    entries = [log.evidence(number) for number in (0, 2, 4, 6, 8)]
    entries[1] = change(entries[1])
    return bundle_of(entries, {}, {}, POLICY, LOG)


def with_proof_of(log, number):
    proof = log.evidence(number).proof
    return lambda each: Evidence(each.leaf, EntryProof(2, proof.hashes, proof.note), each.content)


@pytest.mark.parametrize(
    "change",
    [
        lambda log: with_proof_of(log, 3),
        lambda log: lambda each: Evidence(log.leaves[3], each.proof),
        lambda log: lambda each: Evidence(each.leaf, each.proof, log.contents[4]),
        lambda log: lambda each: Evidence(each.leaf, each.proof, {"sealed": "[]"}),
        lambda log: lambda each: Evidence(each.leaf, each.proof, each.content, {"base": "AAAA"}),
        lambda log: lambda each: Evidence(each.leaf, each.proof, each.content, {"base": "?"}),
        lambda log: lambda each: Evidence(log.foreign, each.proof),
    ],
)
def test_even_the_log_cannot_vouch_for_what_is_not_so(log, change):
    findings = verify_bundle(remade(log, change(log)))

    assert 2 in {each.index for each in findings.found if each.kind == "invalid"}


def test_content_is_read_with_the_key_of_its_event_alone(log):
    leaf, content = read(log.leaves[4]), log.contents[4]

    assert opened(leaf, content, log.key_to(4)) == {"note": "note 4 – äöü"}
    assert opened(leaf, content, {}) == {}
    with pytest.raises(ContentRefused):
        opened(leaf, content, log.key_to(6))


def test_content_cannot_be_moved_to_another_event(log):
    leaf = read(log.leaves[4])
    with pytest.raises(ContentRefused):
        require_content(leaf, log.contents[6])
    with pytest.raises(ContentRefused):
        require_content(leaf, log.contents[4] | {"clear": '{"client_id":"x"}'})
    with pytest.raises(ContentRefused):
        opened(leaf | {"kseq": 9}, log.contents[4], log.key_to(4))


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 100])
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(ArchiveRefused):
        unpacked(content)
    assert verify_bundle(content).status == 1


@pytest.fixture
def files(tmp_path, log, bundle):
    content = {
        "bundle.zip": bundle,
        "policy": POLICY.encode(),
        "at-7": str(log.note(7, WITNESS)).encode(),
        "at-10": str(log.note(10, WITNESS)).encode(),
        "proof": "\n".join(map(to_base64, consistency_proof(log.node, 7, 10))).encode(),
        "nonsense": b"no sense",
    }
    for name, each in content.items():
        (tmp_path / name).write_bytes(each)
    return tmp_path


def run(files, *arguments):
    return verify.main([str(files / each[1:]) if each[0] == "@" else each for each in arguments])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["bundle", "@bundle.zip"], 0),
        (["bundle", "@bundle.zip", "--policy", "@policy", "--json"], 0),
        (["bundle", "@nonsense"], 1),
        (["bundle", "@nowhere"], 64),
        (["bundle", "@bundle.zip", "--policy", "@nonsense"], 64),
        (["note", "@at-7", "--policy", "@policy"], 0),
        (["note", "@nonsense", "--policy", "@policy"], 1),
        (["note", "@at-7"], 64),
        (["compare", "@at-7", "@at-10", "@proof", "--policy", "@policy"], 0),
        (["compare", "@at-7", "@at-10", "--policy", "@policy"], 1),
        (["compare", "@at-7", "@at-10", "@nonsense", "--policy", "@policy"], 1),
        (["compare", "@at-7", "@nonsense", "--policy", "@policy"], 1),
        (["compare", "@at-7", "@at-7", "--policy", "@policy"], 0),
        (["log", "@nowhere", "--policy", "@policy"], 1),
    ],
)
def test_the_verifier_says_it_with_its_exit_status(files, capsys, arguments, status):
    assert run(files, *arguments) == status
    assert "".join(capsys.readouterr())


@pytest.mark.parametrize("arguments", [[], ["bundle"], ["else"], ["note", "a", "b"]])
def test_a_command_line_that_is_wrong_is_said_to_be_wrong(arguments):
    with pytest.raises(SystemExit) as ended:
        verify.main(arguments)
    assert ended.value.code == 64


def test_two_stories_of_one_log_are_seen(files, log, capsys):
    text = str(Checkpoint(LOG.name, 7, bytes(32)))
    note = Note(text, (LOG.sign(text), WITNESS.cosign(text, 5)))
    (files / "other").write_text(str(note))

    assert run(files, "compare", "@at-7", "@other", "--policy", "@policy") == 1
    assert "two stories" in capsys.readouterr().out


def test_checkpoints_of_two_logs_say_nothing_of_each_other(files):
    other = Signer("another.example", bytes([3]) * 32)
    text = str(Checkpoint(other.name, 7, bytes(32)))
    (files / "other").write_text(str(Note(text, (other.sign(text), WITNESS.cosign(text, 5)))))
    (files / "policy").write_text(f"log {other.public()}\n{POLICY}")

    assert run(files, "compare", "@at-7", "@other", "--policy", "@policy") == 1


def test_the_verifier_tells_who_has_signed_and_when(files, capsys):
    assert run(files, "note", "@at-7", "--policy", "@policy", "--json") == 0

    assert json.loads(capsys.readouterr().out)["signed_by"] == [
        {"name": LOG.name},
        {"name": WITNESS.name, "time": 77},
    ]
