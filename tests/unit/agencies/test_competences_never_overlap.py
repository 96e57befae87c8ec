"""Whatever is asked in whatever order: never are two competent on the same day."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.agencies.domain.commands import AssignJurisdiction, HandOverJurisdictions
from services.agencies.domain.competence import COMPETENCE, Competence, evolve
from services.agencies.domain.jurisdiction import competent
from shared.domain.errors import Refusal
from shared.domain.messages import Command
from tests.unit.agencies.examples import LIPPSTADT, WERL, assigning, ending

FIRST = date(2025, 1, 1)
HORIZON = 30

days = st.integers(0, HORIZON).map(lambda number: FIRST + timedelta(days=number))
municipalities = st.sampled_from([WERL, LIPPSTADT])
agencies = st.sampled_from(["ABH-KREIS", "ABH-LP", "ABH-NEU"])
assignments = st.builds(
    lambda start, length, municipality, agency, shared: assigning(
        shared=shared,
        valid_from=start,
        valid_until=None if length is None else start + timedelta(days=length),
        municipality=municipality,
        agency=agency,
    ),
    days,
    st.none() | st.integers(-1, 8),
    municipalities,
    agencies,
    st.booleans(),
)
endings = st.builds(
    lambda on, municipality, agency: ending(on, municipality=municipality, agency=agency),
    days,
    municipalities,
    agencies,
)
mergers = st.builds(
    lambda agency, into, since: HandOverJurisdictions(
        service="residence_permit", agency=agency, into=into, valid_from=since
    ),
    st.just("ABH-KREIS"),
    st.sampled_from([None, "ABH-LP", "ABH-NEU"]),
    days,
)
requests = st.lists(assignments | endings | mergers, max_size=25)


def after(asked: list[Command], competence: Competence = COMPETENCE.initial) -> Competence:
    for command in asked:
        try:
            events = COMPETENCE.decide(competence, command)
        except Refusal:
            continue
        for event in events:
            competence = evolve(competence, event)
    return competence


@whatever(requests)
def test_no_two_competences_overlap_unless_both_share(asked: list[Command]) -> None:
    for one, other in combinations(after(asked).jurisdictions, 2):
        assert one.overlaps(other) == other.overlaps(one)
        assert not one.overlaps(other) or one.tolerates(other)


@whatever(requests, municipalities, days)
def test_one_alone_is_competent_unless_all_share(
    asked: list[Command], municipality: str, on: date
) -> None:
    history = after(asked).jurisdictions
    holding = [each for each in history if each.municipality == municipality and each.holds(on)]

    found = competent(history, municipality, on)

    assert sorted(found) == sorted({each.agency for each in holding})
    assert len(found) < 2 or all(each.shared for each in holding)


@whatever(requests, mergers, municipalities, days)
def test_a_merger_changes_nothing_before_its_day_and_leaves_no_gap_after(
    asked: list[Command], merger: HandOverJurisdictions, municipality: str, on: date
) -> None:
    before = after(asked)
    later = after([merger], before)
    was = set(competent(before.jurisdictions, municipality, on))
    is_now = set(competent(later.jurisdictions, municipality, on))

    if on < merger.valid_from or merger.agency not in was:
        assert is_now == was
    else:
        assert is_now == was - {merger.agency} | ({merger.into} if merger.into else set())


@whatever(requests, assignments)
def test_an_assignment_holds_on_all_its_days_or_is_refused(
    asked: list[Command], command: AssignJurisdiction
) -> None:
    before = after(asked)
    try:
        COMPETENCE.decide(before, command)
    except Refusal:
        return
    history = after([command], before).jurisdictions
    last = command.valid_until or FIRST + timedelta(days=HORIZON)
    for number in range((last - command.valid_from).days + 1):
        on = command.valid_from + timedelta(days=number)
        assert command.agency in competent(history, command.municipality, on)


@whatever(requests, endings)
def test_ending_takes_days_away_and_never_adds_any(asked: list[Command], command: Command) -> None:
    before = after(asked)
    later = after([command], before)

    assert len(later.jurisdictions) == len(before.jurisdictions)
    for on in (FIRST + timedelta(days=number) for number in range(HORIZON)):
        for municipality in (WERL, LIPPSTADT):
            left = set(competent(later.jurisdictions, municipality, on))
            assert left <= set(competent(before.jurisdictions, municipality, on))
