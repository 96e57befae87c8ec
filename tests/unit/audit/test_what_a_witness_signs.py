import http.client
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from services.audit.ledger import witness as program
from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash, node_hash
from services.audit.ledger.keys import COSIGNATURE, PublicKey, Signer
from services.audit.ledger.notes import Note, NoteRefused, parse, parse_line, to_base64
from services.audit.ledger.proving import consistency_proof
from services.audit.ledger.witnessing import Request, Witness
from shared.running.ports import free_port

LOG = Signer("wegakte.example/ledger", bytes(32))
SIGNER = Signer("revision.example", bytes([1]) * 32)
LEAVES = [leaf_hash(bytes([number])) for number in range(20)]
OTHERS = [leaf_hash(b"rewritten"), *LEAVES[1:]]


@cache
def node(height, number):
    if height == 0:
        return LEAVES[number]
    return node_hash(node(height - 1, 2 * number), node(height - 1, 2 * number + 1))


def note_of(size, leaves=LEAVES, signer=LOG):
    text = str(Checkpoint(signer.name, size, Frontier().with_leaves(leaves[:size]).root))
    return Note(text, (signer.sign(text),))


def request(older, newer, **note):
    proof = consistency_proof(node, older, newer) if 0 < older < newer else []
    return str(Request(older, tuple(proof), note_of(newer, **note)))


@pytest.fixture
def witness(tmp_path):
    return Witness(SIGNER, {LOG.name: [LOG.public()]}, tmp_path / "seen.db", lambda: 1_763_830_000)


def signed(reply, note):
    SIGNER.public(COSIGNATURE).verify(note.text, parse_line(reply.body).signature)


def test_a_witness_signs_what_it_sees_first(witness):
    reply = witness.add_checkpoint(request(0, 5))

    assert reply.status == 200
    signed(reply, note_of(5))


def test_a_witness_signs_what_goes_on_from_there(witness):
    witness.add_checkpoint(request(0, 5))

    reply = witness.add_checkpoint(request(5, 13))

    assert reply.status == 200
    signed(reply, note_of(13))


def test_a_witness_signs_the_same_again(witness):
    witness.add_checkpoint(request(0, 5))

    assert witness.add_checkpoint(request(5, 5)).status == 200


def test_a_witness_says_how_far_it_has_seen_where_the_log_believes_otherwise(witness):
    witness.add_checkpoint(request(0, 5))

    reply = witness.add_checkpoint(request(3, 13))

    assert (reply.status, reply.body, reply.content_type) == (409, "5\n", "text/x.tlog.size")


def test_a_witness_never_signs_two_stories(witness):
    witness.add_checkpoint(request(0, 5))

    assert witness.add_checkpoint(request(5, 5, leaves=OTHERS)).status == 409
    assert witness.add_checkpoint(request(5, 13, leaves=OTHERS)).status == 422
    assert witness.add_checkpoint(request(0, 13, leaves=OTHERS)).status == 409
    assert witness.add_checkpoint(request(5, 13)).status == 200


def test_a_witness_never_goes_back(witness):
    witness.add_checkpoint(request(0, 13))

    assert witness.add_checkpoint(request(13, 5)).status == 400
    assert witness.add_checkpoint(request(5, 5)).status == 409


def test_a_witness_remembers_after_a_restart(witness):
    witness.add_checkpoint(request(0, 5))

    again = Witness(SIGNER, witness.logs, witness.memory)

    assert again.add_checkpoint(request(0, 7)).status == 409
    assert again.add_checkpoint(request(5, 7)).status == 200


def test_of_two_at_once_one_is_signed(witness):
    witness.add_checkpoint(request(0, 5))
    both = [request(5, 13), request(5, 14)]

    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(witness.add_checkpoint, both))

    assert sorted(reply.status for reply in replies) == [200, 409]


def test_a_proof_from_nothing_is_refused(witness):
    body = str(Request(0, (bytes(32),), note_of(5)))

    assert witness.add_checkpoint(body).status == 422


def test_a_log_that_is_not_known_is_not_watched(witness):
    stranger = Signer("another.example", bytes(32))

    assert witness.add_checkpoint(request(0, 5, signer=stranger)).status == 404


@pytest.mark.parametrize("secret", [bytes([7]) * 32])
def test_what_the_log_has_not_signed_is_not_signed(witness, secret):
    impostor = Signer(LOG.name, secret)
    note = note_of(5)
    forged = Note(note.text, (note.lines[0].__class__(LOG.name, note.lines[0].key_id, bytes(64)),))

    assert witness.add_checkpoint(request(0, 5, signer=impostor)).status == 403
    assert witness.add_checkpoint(str(Request(0, (), forged))).status == 403


@pytest.mark.parametrize(
    "body", ["", "old 0\n", "old x\n\nnote", "older 0\n\n", "old 0\nAAAA\n\nnote", "\n\n\n"]
)
def test_what_cannot_be_read_is_refused(witness, body):
    assert witness.add_checkpoint(body).status == 400


def test_a_request_is_read_as_it_was_written():
    body = request(5, 13)

    assert str(Request.parse(body)) == body


@pytest.fixture
def served(witness):
    with program.server(witness, "127.0.0.1", 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serving.server_address
        serving.shutdown()
        thread.join()


def post(address, path, body):
    connection = http.client.HTTPConnection(*address, timeout=10)
    connection.request("POST", path, body)
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def test_a_witness_answers_over_http(served):
    status, body = post(served, "/add-checkpoint", request(0, 5).encode())

    assert status == 200
    SIGNER.public(COSIGNATURE).verify(note_of(5).text, parse_line(body).signature)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/else", b"", 404),
        ("/add-checkpoint", b"\xff", 400),
        ("/add-checkpoint", b"x" * 100_001, 413),
    ],
)
def test_a_witness_answers_nothing_else(served, path, body, status):
    assert post(served, path, body)[0] == status


def test_a_key_is_made_shown_and_kept_to_oneself(tmp_path, capsys):
    file = tmp_path / "witness.key"
    assert program.main(["key", "new", "revision.example"]) == 0
    file.write_text(capsys.readouterr().out)
    file.chmod(0o600)

    assert program.main(["key", "show", str(file)]) == 0

    assert PublicKey.parse(capsys.readouterr().out).name == "revision.example"
    file.chmod(0o644)
    assert program.main(["key", "show", str(file)]) == 1


@pytest.mark.parametrize("content", ["", "name", "name AAAA", "na me " + "A" * 43 + "="])
def test_a_file_without_a_key_is_refused(tmp_path, content):
    file = tmp_path / "witness.key"
    file.write_text(content)
    file.chmod(0o600)

    with pytest.raises((program.UnusableKey, NoteRefused)):
        program.signer_in(file)


def test_a_name_with_a_space_is_refused():
    assert program.main(["key", "new", "two words"]) == 1


def test_the_note_of_a_request_is_the_log_s_own():
    assert parse(str(note_of(5))) == Request.parse(request(0, 5)).note


def test_a_witness_serves_until_it_is_interrupted(tmp_path, capfd):
    file = tmp_path / "witness.key"
    file.write_text(f"{SIGNER.name} {to_base64(SIGNER.secret)}\n")
    file.chmod(0o600)
    port = free_port()
    replies = []

    def ask_and_interrupt():
        while not (reply := tried(("127.0.0.1", port), request(0, 5).encode())):
            time.sleep(0.01)
        replies.append(reply)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=ask_and_interrupt)
    thread.start()
    options = ["--key", str(file), "--log", str(LOG.public()), "--memory", str(tmp_path / "db")]

    status = program.main(["serve", *options, "--port", str(port)])

    thread.join()
    assert (status, replies[0][0]) == (0, 200)
    assert "listening on" in capfd.readouterr().err


def tried(address, body):
    try:
        return post(address, "/add-checkpoint", body)
    except ConnectionRefusedError:
        return None
