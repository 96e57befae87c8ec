import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.keys import COSIGNATURE, PublicKey, Signer, time_of
from services.audit.ledger.notes import Note, NoteRefused, parse, verified

# The example of golang.org/x/mod/sumdb/note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SAID = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
SIGNED = (
    f"{SAID}\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
    "otpRZb6KE6RyyBwJnAM=\n"
)
LOG = Signer("wegakte.example/ledger", bytes(range(32)))
WITNESS = Signer("revision.example", bytes(range(1, 33)))
TEXT = str(Checkpoint("wegakte.example/ledger", 7, bytes(32)))
NOTE = Note(TEXT, (LOG.sign(TEXT),))


def test_a_note_that_others_have_signed_is_understood():
    note = parse(SIGNED)

    assert note.text == SAID
    assert [line.name for line in verified(note, [PublicKey.parse(NEUMANN)])] == ["PeterNeumann"]
    assert str(note) == SIGNED


def test_a_key_is_handed_on_as_others_write_it():
    assert str(PublicKey.parse(NEUMANN)) == NEUMANN
    assert PublicKey.parse(str(LOG.public())) == LOG.public()


def test_a_signature_by_somebody_unknown_means_nothing():
    assert verified(parse(SIGNED), [LOG.public()]) == []


def test_a_wrong_signature_by_a_known_key_condemns_the_note():
    changed = parse(SIGNED.replace("cryptography", "tomography"))

    with pytest.raises(NoteRefused):
        verified(changed, [PublicKey.parse(NEUMANN)])


def test_log_and_witness_sign_one_checkpoint():
    note = NOTE.with_lines([WITNESS.cosign(TEXT, 1_763_830_000)])

    found = verified(parse(str(note)), [LOG.public(), WITNESS.public(COSIGNATURE)])

    assert [line.name for line in found] == ["wegakte.example/ledger", "revision.example"]
    assert time_of(found[1].signature) == 1_763_830_000


def test_the_time_of_a_witness_cannot_be_changed():
    line = WITNESS.cosign(TEXT, 1_763_830_000)
    later = (1_763_830_001).to_bytes(8, "big") + line.signature[8:]

    with pytest.raises(NoteRefused):
        WITNESS.public(COSIGNATURE).verify(TEXT, later)


def test_a_key_signs_once_however_often_its_line_stands_there():
    twice = parse(str(NOTE) + str(NOTE.lines[0]))

    assert len(verified(twice, [LOG.public()])) == 1
    assert NOTE.with_lines(NOTE.lines) == NOTE


@given(st.integers(0, len(str(NOTE).encode()) - 1), st.integers(1, 255))
def test_whichever_byte_is_changed_the_note_is_not_taken_for_signed(place, change):
    content = bytearray(str(NOTE).encode())
    content[place] ^= change

    try:
        note = parse(content.decode())
        lines = verified(note, [LOG.public()])
    except (UnicodeDecodeError, NoteRefused):
        return
    assert lines == [] or (note.text == NOTE.text and lines == list(NOTE.lines))


@pytest.mark.parametrize(
    "content",
    [
        "", "\n", "text\n", "text\n\n", "\n\n— name AAAAAAAA\n", "text\n\nname AAAAAAAA\n",
        "text\n\n— name AAAAAAAA", "text\n\n— name\n", "text\n\n— na+me AAAAAAAA\n",
        "text\n\n— name ????\n", "text\n\n— name AAAA\n", "te\tt\n\n— name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA\n\nmore\n", "te\ud800t\n\n— name AAAAAAAA\n",
        "text\n\n" + "— name AAAAAAAA\n" * 101, "x" * 1_000_001,
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(content):
    with pytest.raises(NoteRefused):
        parse(content)


@pytest.mark.parametrize(
    "text",
    [
        "", "name", "name+c74f20a3", "na me+c74f20a3+ARpc", f"{NEUMANN}A",
        NEUMANN.replace("c74f20a3", "c74f20a4"), NEUMANN.replace("+ARpc", "+BRpc"),
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(text):
    with pytest.raises(NoteRefused):
        PublicKey.parse(text)


def test_a_checkpoint_is_read_as_it_was_written():
    assert Checkpoint.parse(TEXT) == Checkpoint("wegakte.example/ledger", 7, bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "", "origin\n7\n", TEXT + "more\n", TEXT.replace("7", "07"), TEXT.replace("7", "-7"),
        TEXT.replace("7", "x"), TEXT.replace("AAA", "A"), "\n7\n" + "A" * 43 + "=\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(NoteRefused):
        Checkpoint.parse(text)
