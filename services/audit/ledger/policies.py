"""Whom one trusts (C2SP tlog-policy): the log, its witnesses, how many must agree."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from services.audit.ledger.keys import COSIGNATURE, ED25519, PublicKey
from services.audit.ledger.notes import NAME, Line, NoteRefused

NONE: Final = "none"


class PolicyRefused(Exception):
    """This is no policy."""


@dataclass(frozen=True)
class Group:
    """Witnesses and other groups, of which `needed` have to agree."""

    members: tuple[str, ...]
    needed: int


@dataclass
class Policy:
    """The keys of the logs that are meant, the witnesses, the groups, and which one decides."""

    logs: list[PublicKey] = field(default_factory=list)
    witnesses: dict[str, PublicKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""

    @property
    def keys(self) -> list[PublicKey]:
        """Every key that counts."""
        return [*self.logs, *self.witnesses.values()]

    def is_met_by(self, lines: list[Line]) -> bool:
        """Say whether enough witnesses have signed; the lines have been verified."""
        signed = {(line.name, line.key_id) for line in lines}
        agreed = {name for name, key in self.witnesses.items() if (key.name, key.key_id) in signed}
        return agrees(self.quorum, agreed, self.groups)


def agrees(name: str, agreed: Set[str], groups: Mapping[str, Group]) -> bool:
    """Say whether a witness or a group agrees."""
    if name == NONE or name in agreed:
        return True
    group = groups.get(name)
    if group is None:
        return False
    return sum(agrees(each, agreed, groups) for each in group.members) >= group.needed


def parse(text: str) -> Policy:
    """Return the policy in a file, or raise `PolicyRefused` with the line that is at fault."""
    policy = Policy()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        try:
            read_line(policy, words)
        except (ValueError, NoteRefused) as error:
            raise PolicyRefused(f"line {number}: {error}") from None
    if not policy.logs or not policy.quorum:
        raise PolicyRefused("a policy names a log and a quorum")
    return policy


def read_line(policy: Policy, words: list[str]) -> None:
    """Take one line into a policy; raises `ValueError` for one that says nothing."""
    match words:
        case ["log", key, *address] if len(address) < 2:
            policy.logs.append(key_of(key, ED25519))
        case ["witness", name, key, *address] if len(address) < 2:
            require_new(policy, name)
            policy.witnesses[name] = key_of(key, COSIGNATURE)
        case ["group", name, needed, *members] if members:
            require_new(policy, name)
            require_known(policy, members)
            policy.groups[name] = Group(tuple(members), number_of(needed, len(members)))
        case ["quorum", name] if not policy.quorum:
            if name != NONE:
                require_known(policy, [name])
            policy.quorum = name
        case _:
            raise ValueError("not understood")


def key_of(text: str, kind: int) -> PublicKey:
    """Return a key of that kind."""
    key = PublicKey.parse(text)
    if key.kind != kind:
        raise ValueError(f"the key of {key.name} is of another kind")
    return key


def number_of(text: str, members: int) -> int:
    """Return how many members have to agree."""
    needed = {"any": 1, "all": members}.get(text) or int(text)
    if not 1 <= needed <= members:
        raise ValueError(f"{needed} of {members} cannot agree")
    return needed


def require_new(policy: Policy, name: str) -> None:
    """Raise `ValueError` for a name that is taken."""
    if name in (*policy.witnesses, *policy.groups, NONE) or not NAME.fullmatch(name):
        raise ValueError(f"the name {name} cannot be given")


def require_known(policy: Policy, names: list[str]) -> None:
    """Raise `ValueError` for a name that nothing above it has, or that is there twice."""
    for name in names:
        if name not in policy.witnesses and name not in policy.groups:
            raise ValueError(f"nobody is called {name}")
    if len(set(names)) < len(names):
        raise ValueError("a member is named twice")
