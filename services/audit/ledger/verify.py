"""`wegakte-verify`: proves or disproves what was handed out, without network, platform or trust."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from services.audit.ledger.bundles import verify_bundle
from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.directories import verify_directory, verify_note
from services.audit.ledger.findings import Findings
from services.audit.ledger.keys import COSIGNATURE, time_of
from services.audit.ledger.notes import Note, NoteRefused, from_base64, parse
from services.audit.ledger.policies import Policy, PolicyRefused
from services.audit.ledger.policies import parse as parse_policy
from services.audit.ledger.verifying import ProofRefused, verify_consistency

USAGE: Final = 64
STATES: Final = (
    "exit status: 0 valid, 1 invalid, 2 incomplete, 3 too few witnesses, 4 erased content"
)


class Parser(argparse.ArgumentParser):
    """Ends with the status that `sysexits.h` has for a command line that is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit status."""
    asked = parser().parse_args(arguments)
    try:
        findings: Findings = asked.act(asked)
    except (OSError, UnicodeDecodeError, PolicyRefused) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
        return USAGE
    tell(findings, asked.json)
    return findings.status


def parser() -> argparse.ArgumentParser:
    """Return what understands the command line."""
    whole = Parser(prog="wegakte-verify", description=__doc__, epilog=STATES)
    commands = whole.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    bundle = commands.add_parser("bundle", help="what was handed out of one case", epilog=STATES)
    bundle.add_argument("file", type=Path)
    bundle.set_defaults(act=lambda asked: verify_bundle(asked.file.read_bytes(), policy_of(asked)))
    log = commands.add_parser("log", help="a whole log, as files", epilog=STATES)
    log.add_argument("folder", type=Path)
    log.set_defaults(act=lambda asked: verify_directory(asked.folder, trusted(asked)))
    compare = commands.add_parser("compare", help="two checkpoints of one log", epilog=STATES)
    compare.add_argument("older", type=Path)
    compare.add_argument("newer", type=Path)
    compare.add_argument("proof", type=Path, nargs="?", help="hashes in base64, one a line")
    compare.set_defaults(act=compared)
    note = commands.add_parser("note", help="one checkpoint, and who has signed it", epilog=STATES)
    note.add_argument("file", type=Path)
    note.set_defaults(act=explained)
    for command in (bundle, log, compare, note):
        command.add_argument("--policy", type=Path, help="whom one trusts (C2SP tlog-policy)")
        command.add_argument("--json", action="store_true", help="say it to a program")
    return whole


def policy_of(asked: argparse.Namespace) -> Policy | None:
    """Return the policy that was given, if any."""
    return parse_policy(asked.policy.read_text(encoding="utf-8")) if asked.policy else None


def trusted(asked: argparse.Namespace) -> Policy:
    """Return the policy that was given; raises `PolicyRefused` where there is none."""
    policy = policy_of(asked)
    if policy is None:
        raise PolicyRefused("say whom to trust with --policy FILE")
    return policy


def explained(asked: argparse.Namespace) -> Findings:
    """Return what a note says, and who has signed it."""
    findings = Findings()
    policy = trusted(asked)
    note = note_in(asked.file, findings)
    if note and (checkpoint := verify_note(note, policy, findings)):
        findings.told |= {"origin": checkpoint.origin, "size": checkpoint.size}
        findings.told["signed_by"] = signers(note, policy)
    return findings


def signers(note: Note, policy: Policy) -> list[dict[str, str | int]]:
    """Return who has signed, and of witnesses also when (POSIX seconds)."""
    kinds = {(key.name, key.key_id): key.kind for key in policy.keys}
    known = [line for line in note.lines if (line.name, line.key_id) in kinds]
    return [
        {"name": line.name, "time": time_of(line.signature)}
        if kinds[line.name, line.key_id] == COSIGNATURE
        else {"name": line.name}
        for line in known
    ]


def compared(asked: argparse.Namespace) -> Findings:
    """Return whether one checkpoint goes on from another."""
    findings = Findings()
    policy = trusted(asked)
    notes = [note_in(file, findings) for file in (asked.older, asked.newer)]
    found = [verify_note(note, policy, findings) for note in notes if note]
    match found:
        case [Checkpoint() as older, Checkpoint() as newer]:
            compare(older, newer, hashes_in(asked.proof), findings)
    return findings


def compare(older: Checkpoint, newer: Checkpoint, proof: list[bytes], findings: Findings) -> None:
    """Note where two checkpoints cannot both be true."""
    findings.told |= {"origin": newer.origin, "older": older.size, "newer": newer.size}
    if older.origin != newer.origin:
        findings.add("invalid", "checkpoints", "they are of two logs")
        return
    try:
        verify_consistency(older.size, newer.size, proof, older.root, newer.root)
    except ProofRefused as error:
        reason = "the log tells two stories" if older.size == newer.size else str(error)
        findings.add("invalid", "checkpoints", reason)


def hashes_in(file: Path | None) -> list[bytes]:
    """Return the hashes of a proof; what cannot be read makes none that holds."""
    lines = file.read_text(encoding="utf-8").split() if file else []
    try:
        return [from_base64(line) for line in lines]
    except NoteRefused:
        return [b""]


def note_in(file: Path, findings: Findings) -> Note | None:
    """Return the note in a file, if it is one."""
    try:
        return parse(file.read_text(encoding="utf-8"))
    except NoteRefused as error:
        findings.add("invalid", file.name, str(error))
        return None


def tell(findings: Findings, as_json: bool) -> None:
    """Print what was found."""
    if as_json:
        print(json.dumps(findings.as_json(), indent=2))  # noqa: T201
        return
    for each in findings.found:
        print(each)  # noqa: T201
    about = ", ".join(f"{name}: {value}" for name, value in findings.told.items())
    verdict = ("valid", "invalid", "incomplete", "too few witnesses", "valid, content erased")
    print(f"{verdict[findings.status]} ({about})")  # noqa: T201
