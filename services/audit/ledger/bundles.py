"""What is handed out of one case (an evidence bundle), and whether to believe it.

An archive of `manifest.json` with the log's note under it, `checkpoint`, `policy.txt`, and for
each entry its bytes, its proof and, where the content was handed out, that and the keys to it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from services.audit.ledger.archives import ArchiveRefused, packed, unpacked
from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.contents import REFUSALS, opened, require_content
from services.audit.ledger.directories import verify_note
from services.audit.ledger.findings import Findings
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.keys import Signer
from services.audit.ledger.leaves import LeafRefused, read, written
from services.audit.ledger.notes import Note, NoteRefused, parse, verified
from services.audit.ledger.policies import Policy, PolicyRefused
from services.audit.ledger.policies import parse as parse_policy
from services.audit.ledger.sequence import Chains, check_stream
from services.audit.ledger.tlog_proofs import EntryProof
from services.audit.ledger.verifying import ProofRefused, verify_inclusion

MANIFEST: Final = "manifest.json"
SIGNED: Final = "manifest.note"
CHECKPOINT: Final = "checkpoint"
POLICY: Final = "policy.txt"
KEYS: Final = "keys.json"

Files = dict[str, bytes]


class BundleRefused(Exception):
    """A part of the bundle is missing or cannot be read."""


@dataclass(frozen=True)
class Evidence:
    """One entry as it is handed out, with its proof; `content` holds what was sealed, if given."""

    leaf: bytes
    proof: EntryProof
    content: Mapping[str, str] | None = None
    keys: Mapping[str, str] | None = None


def bundle_of(
    entries: list[Evidence], told: Mapping[str, Any], others: Files, policy: str, signer: Signer
) -> bytes:
    """Return the bundle; `told` is what the manifest says of purpose, requester and erasures."""
    files = {**others, POLICY: policy.encode(), CHECKPOINT: str(entries[0].proof.note).encode()}
    for each in entries:
        index = each.proof.index
        files[f"entries/{index}.json"] = each.leaf
        files[f"proofs/{index}.tlog-proof"] = str(each.proof).encode()
        if each.content is not None:
            files[f"payloads/{index}.json"] = written(each.content)
    keys = {str(each.proof.index): dict(each.keys) for each in entries if each.keys}
    files[KEYS] = written(keys)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = written({**told, "v": 1, "files": hashes, "streams": last_of(entries)})
    text = vouched(signer.name, manifest)
    note = Note(text, (signer.sign(text),))
    return packed({**files, MANIFEST: manifest, SIGNED: str(note).encode()})


def last_of(entries: list[Evidence]) -> dict[str, int]:
    """Return the last version of every stream: what comes after it was not held back."""
    streams = [read(each.leaf) for each in entries]
    return {each["stream"]: each["kseq"] for each in streams}


def vouched(origin: str, manifest: bytes) -> str:
    """Return the text with which a log vouches for a manifest; it is no checkpoint."""
    return f"{origin}/bundle\n{hashlib.sha256(manifest).hexdigest()}\n"


def verify_bundle(content: bytes, policy: Policy | None = None) -> Findings:
    """Return all that is wrong with a bundle; without a `policy`, the one within is believed."""
    findings = Findings()
    try:
        files = unpacked(content)
        manifest = read(files.get(MANIFEST, b""))
        trusted = policy or parse_policy(files.get(POLICY, b"").decode())
    except (ArchiveRefused, LeafRefused, PolicyRefused, UnicodeDecodeError) as error:
        findings.add("invalid", "bundle", f"{type(error).__name__}: {error}")
        return findings
    findings.told["policy"] = "given" if policy else "from the bundle itself"
    check_files(files, manifest, findings)
    checkpoint = check_signatures(files, trusted, findings)
    if checkpoint is not None:
        check_entries(files, manifest, checkpoint, findings)
    return findings


def check_files(files: Files, manifest: Mapping[str, Any], findings: Findings) -> None:
    """Note every file that is not the one in the manifest."""
    listed = manifest.get("files")
    known = listed if isinstance(listed, dict) else {}
    for name in sorted({*known, *files} - {MANIFEST, SIGNED}):
        if hashlib.sha256(files.get(name, b"")).hexdigest() != known.get(name):
            findings.add("invalid", name, "is not the file in the manifest")


def check_signatures(files: Files, policy: Policy, findings: Findings) -> Checkpoint | None:
    """Return the checkpoint if log and witnesses have signed it, and the log the manifest."""
    try:
        checkpoint = verify_note(note_in(files, CHECKPOINT), policy, findings)
        if checkpoint is None:
            return None
        note = note_in(files, SIGNED)
        if note.text != vouched(checkpoint.origin, files[MANIFEST]):
            raise NoteRefused("it is for another manifest")
        if not verified(note, [key for key in policy.logs if key.name == checkpoint.origin]):
            raise NoteRefused("the log has not signed it")
    except NoteRefused as error:
        findings.add("invalid", SIGNED, str(error))
        return None
    findings.told |= {"origin": checkpoint.origin, "size": checkpoint.size}
    return checkpoint


def note_in(files: Files, name: str) -> Note:
    """Return the note in a file, or raise `NoteRefused`."""
    try:
        return parse(files.get(name, b"").decode())
    except UnicodeDecodeError:
        raise NoteRefused(f"{name} is no text") from None


def check_entries(
    files: Files, manifest: Mapping[str, Any], checkpoint: Checkpoint, findings: Findings
) -> None:
    """Note what is wrong with an entry, its proof, its place or its content."""
    chains, count = Chains(), 0
    keys = keys_in(files)
    for index, name in entries_in(files):
        count += 1
        try:
            fields = read(files[name])
            check_proof(files, index, fields, checkpoint)
            check_stream(fields, leaf_hash(files[name]), chains, findings, index)
            check_content(files, index, fields, keys.get(str(index), {}), findings)
        except (LeafRefused, NoteRefused, ProofRefused, BundleRefused, *REFUSALS) as error:
            findings.add("invalid", name, f"{type(error).__name__}: {error}", index)
    found = {stream: version for stream, (version, _) in chains.streams.items()}
    if found != manifest.get("streams"):
        findings.add("gap", MANIFEST, "the streams do not end where it says")
    findings.told["entries"] = count


def keys_in(files: Files) -> dict[str, Any]:
    """Return the keys that were handed out; what cannot be read holds none."""
    try:
        return read(files.get(KEYS, b""))
    except LeafRefused:
        return {}


def entries_in(files: Files) -> Iterator[tuple[int, str]]:
    """Yield number and file of every entry, in order."""
    names = [name for name in files if name.startswith("entries/")]
    numbers = {int(name[8:-5]): name for name in names if name[8:-5].isdecimal()}
    return iter(sorted(numbers.items()))


def check_proof(
    files: Files, index: int, fields: Mapping[str, Any], checkpoint: Checkpoint
) -> None:
    """Raise a refusal unless the entry is in the log, where it says."""
    if fields["log"] != checkpoint.origin:
        raise BundleRefused("it was written for another log")
    proof = EntryProof.parse(files.get(f"proofs/{index}.tlog-proof", b"").decode())
    if proof.index != index or str(proof.note).encode() != files[CHECKPOINT]:
        raise BundleRefused("its proof is for another entry or another checkpoint")
    leaf = leaf_hash(files[f"entries/{index}.json"])
    verify_inclusion(leaf, index, checkpoint.size, proof.hashes, checkpoint.root)


def check_content(
    files: Files, index: int, fields: Mapping[str, Any], keys: Any, findings: Findings
) -> None:
    """Raise a refusal unless the content that was handed out is that of the entry."""
    payload = files.get(f"payloads/{index}.json")
    if payload is None:
        if "ct" in fields:
            findings.add("erased", f"entries/{index}.json", "its content is not there", index)
        return
    content = read(payload)
    require_content(fields, content)
    opened(fields, content, keys)
