"""The order of a ledger: each leaf names the one before it, in its service's log and its stream."""

from binascii import b2a_base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from services.audit.ledger.findings import Findings
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.leaves import LeafRefused, read, written

VERSION: Final = 1
NOTHING: Final = b2a_base64(bytes(32), newline=False).decode()
"""What the first leaf of a chain names as the one before it."""

Heads = dict[str, tuple[int, str]]


@dataclass
class Chains:
    """The number and the hash of the last leaf of every service and every stream."""

    services: Heads = field(default_factory=dict)
    streams: Heads = field(default_factory=dict)

    def next_leaf(self, origin: str, event: Mapping[str, Any]) -> bytes:
        """Return the leaf for the next event of its service, and remember it.

        `event` has `src`, `stream`, `kseq` and whatever else is to be told of it.
        """
        service, stream = event["src"], event["stream"]
        number, before = self.services.get(service, (0, NOTHING))
        _, earlier = self.streams.get(stream, (0, NOTHING))
        place = {"v": VERSION, "log": origin, "sseq": number + 1, "sprev": before, "kprev": earlier}
        leaf = written({**event, **place})
        hashed = text_hash(leaf)
        self.services[service] = number + 1, hashed
        self.streams[stream] = event["kseq"], hashed
        return leaf


def text_hash(leaf: bytes) -> str:
    """Return the hash of a leaf as other leaves name it."""
    return b2a_base64(leaf_hash(leaf), newline=False).decode()


def hashes_of(
    leaves: Iterable[bytes], origin: str, chains: Chains, findings: Findings, *, first: int = 0
) -> Iterator[bytes]:
    """Yield the hash of each leaf, and note what is wrong with it or with its place."""
    for index, leaf in enumerate(leaves, first):
        hashed = leaf_hash(leaf)
        yield hashed
        try:
            fields = read(leaf)
            check_place(fields, hashed, origin, chains, findings, index)
        except (LeafRefused, KeyError, TypeError) as error:
            findings.add("invalid", "leaf", f"{type(error).__name__}: {error}", index)


def check_place(
    fields: Mapping[str, Any],
    hashed: bytes,
    origin: str,
    chains: Chains,
    findings: Findings,
    index: int,
) -> None:
    """Note where a leaf does not follow on the ones before it."""
    service, number = fields["src"], fields["sseq"]
    last = chains.services.get(service, (0, NOTHING))
    if fields["v"] != VERSION or fields["log"] != origin:
        findings.add("invalid", "leaf", "it was written for another log", index)
    if (number - 1, fields["sprev"]) != last:
        note_break(findings, f"log of {service}", last, number, index)
    check_stream(fields, hashed, chains, findings, index)
    chains.services[service] = number, chains.streams[fields["stream"]][1]


def check_stream(
    fields: Mapping[str, Any], hashed: bytes, chains: Chains, findings: Findings, index: int
) -> None:
    """Note where a leaf does not follow on the one before it in its stream."""
    stream, version = fields["stream"], fields["kseq"]
    latest = chains.streams.get(stream, (0, NOTHING))
    if (version - 1, fields["kprev"]) != latest:
        note_break(findings, f"stream {stream}", latest, version, index)
    text = b2a_base64(hashed, newline=False).decode()
    chains.streams[stream] = version, text


def note_break(
    findings: Findings, place: str, last: tuple[int, str], number: int, index: int
) -> None:
    """Note that a chain is broken: something is missing, or something else stood there."""
    if number > last[0] + 1:
        findings.add("gap", place, f"{last[0] + 1} to {number - 1} are missing", index)
    elif number <= last[0]:
        findings.add("invalid", place, f"{number} comes after {last[0]}", index)
    else:
        findings.add("invalid", place, f"{number} names another one before it", index)
