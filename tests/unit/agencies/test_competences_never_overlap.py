"""Whatever is asked in whatever order: never are two competent on the same day."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.agencies.domain.commands import AssignJurisdiction
from services.agencies.domain.competence import (
    COMPETENCE,
    Competence,
    Jurisdiction,
    evolve,
    resolve,
)
from shared.domain.errors import Refusal
from shared.domain.messages import Command
from tests.unit.agencies.examples import LIPPSTADT, WERL, assigning, ending

FIRST = date(2025, 1, 1)
HORIZON = 30

days = st.integers(0, HORIZON).map(lambda number: FIRST + timedelta(days=number))
municipalities = st.sampled_from([WERL, LIPPSTADT])
agencies = st.sampled_from(["ABH-KREIS", "ABH-LP"])
assignments = st.builds(
    lambda start, length, municipality, agency: assigning(
        valid_from=start,
        valid_until=None if length is None else start + timedelta(days=length),
        municipality=municipality,
        agency=agency,
    ),
    days,
    st.none() | st.integers(-1, 8),
    municipalities,
    agencies,
)
endings = st.builds(
    lambda on, municipality, agency: ending(on, municipality=municipality, agency=agency),
    days,
    municipalities,
    agencies,
)
requests = st.lists(assignments | endings, max_size=25)


def after(asked: list[Command], competence: Competence = COMPETENCE.initial) -> Competence:
    for command in asked:
        try:
            events = COMPETENCE.decide(competence, command)
        except Refusal:
            continue
        for event in events:
            competence = evolve(competence, event)
    return competence


def competent(jurisdictions: tuple[Jurisdiction, ...], municipality: str, on: date) -> set[str]:
    return {
        each.agency
        for each in jurisdictions
        if each.municipality == municipality and each.holds(on)
    }


@whatever(requests)
def test_no_two_competences_overlap(asked: list[Command]) -> None:
    for one, other in combinations(after(asked).jurisdictions, 2):
        assert not one.overlaps(other)
        assert not other.overlaps(one)


@whatever(requests, municipalities, days)
def test_resolving_agrees_with_what_holds(
    asked: list[Command], municipality: str, on: date
) -> None:
    history = after(asked).jurisdictions
    found = resolve(history, municipality, on)

    assert competent(history, municipality, on) == ({found} if found else set())


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
        assert resolve(history, command.municipality, on) == command.agency


@whatever(requests, endings)
def test_ending_takes_days_away_and_never_adds_any(asked: list[Command], command: Command) -> None:
    before = after(asked)
    later = after([command], before)

    assert len(later.jurisdictions) == len(before.jurisdictions)
    for on in (FIRST + timedelta(days=number) for number in range(HORIZON)):
        for municipality in (WERL, LIPPSTADT):
            assert competent(later.jurisdictions, municipality, on) <= competent(
                before.jurisdictions, municipality, on
            )
