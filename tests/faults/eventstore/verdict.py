"""What must hold after a round of torture."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .torture import Round

LOG = "SELECT position, stream_id::text, version FROM event ORDER BY position"
WITH_HOLES = """
SELECT stream_id FROM stream s LEFT JOIN event e USING (stream_id)
 GROUP BY stream_id, s.version
HAVING count(*) <> s.version OR max(e.version) <> s.version OR min(e.version) <> 1
"""
NEVER_COMMITTED = "SELECT position FROM event WHERE (data->>'by')::int = 0"
CHECKPOINTS = "SELECT position, epoch FROM tally.checkpoint ORDER BY number"

Place = tuple[int, str, int]


class Published(NamedTuple):
    """One message as it reached the broker."""

    relay: str
    position: int
    previous: int
    stream: str
    version: int
    digest: str

    @property
    def place(self) -> Place:
        return self.position, self.stream, self.version


@dataclass
class Verdict:
    """What a round has left behind."""

    log: list[Place]
    published: list[Published]
    committed: set[tuple[str, int]]
    with_holes: list[tuple[str]]
    never_committed: list[tuple[int]]
    checkpoints: list[tuple[int, int]]

    @property
    def heard(self) -> list[Place]:
        """What one hears who drops what was heard before."""
        return list(dict.fromkeys(each.place for each in self.published))

    @property
    def missed(self) -> set[Place]:
        return set(self.log) - set(self.heard)

    @property
    def epochs(self) -> int:
        return self.checkpoints[-1][1]

    def holds(self) -> None:
        """Fail unless everything is as promised."""
        self.nothing_is_missed_or_reordered()
        self.no_stream_has_a_hole()
        self.nothing_committed_is_lost_and_nothing_undone_is_there()
        self.nothing_is_said_twice_but_by_a_new_leader()
        self.the_checkpoint_never_goes_back()

    def nothing_is_missed_or_reordered(self) -> None:
        assert not self.missed
        assert self.heard == self.log
        versions: dict[str, list[int]] = defaultdict(list)
        for _, stream, version in self.heard:
            versions[stream].append(version)
        assert all(found == list(range(1, len(found) + 1)) for found in versions.values())

    def no_stream_has_a_hole(self) -> None:
        assert self.with_holes == []

    def nothing_committed_is_lost_and_nothing_undone_is_there(self) -> None:
        assert self.committed <= {(stream, version) for _, stream, version in self.log}
        assert self.never_committed == []

    def nothing_is_said_twice_but_by_a_new_leader(self) -> None:
        before = dict(zip((p for p, *_ in self.log), (0, *(p for p, *_ in self.log)), strict=False))
        assert all(before[each.position] == each.previous for each in self.published)
        assert len({(each.position, each.digest) for each in self.published}) == len(self.log)
        assert terms(self.published) <= self.epochs

    def the_checkpoint_never_goes_back(self) -> None:
        for former, later in pairwise(self.checkpoints):
            assert former <= later and former[1] <= later[1], (former, later)


def terms(published: Iterable[Published]) -> int:
    """Return in how many stretches the messages rise, each relay by itself."""
    last: dict[str, int] = {}
    count = 0
    for each in published:
        count += each.position <= last.get(each.relay, each.position)
        last[each.relay] = each.position
    return count


def verdict_on(round_: Round) -> Verdict:
    """Read what a settled round has left behind."""
    with round_.admin.session() as db:
        return Verdict(
            log=db.rows(LOG),  # type: ignore[arg-type]
            published=[
                Published(relay, int(position), int(previous), stream, int(version), digest)
                for relay, position, previous, stream, version, digest in round_.published.read()
            ],
            committed={(stream, int(version)) for stream, version in round_.committed.read()},
            with_holes=db.rows(WITH_HOLES),  # type: ignore[arg-type]
            never_committed=db.rows(NEVER_COMMITTED),  # type: ignore[arg-type]
            checkpoints=db.rows(CHECKPOINTS),  # type: ignore[arg-type]
        )
