from hypothesis import given
from hypothesis import strategies as st

from services.steering.domain.voting import Quorum, tally

seats = st.integers(min_value=1, max_value=200)
votes = st.lists(st.sampled_from(["yes", "no", "abstain"]))


@given(seats, st.data())
def test_a_quorum_is_more_than_half_of_the_voting_seats(number, data):
    present = data.draw(st.integers(min_value=0, max_value=number))
    assert Quorum(seats=number, present=present).reached == (2 * present > number)


@given(seats)
def test_what_is_needed_is_just_enough(number):
    needed = Quorum(seats=number, present=0).needed
    assert Quorum(seats=number, present=needed).reached
    assert not Quorum(seats=number, present=needed - 1).reached


@given(seats)
def test_two_halves_never_decide_apart_from_one_another(number):
    assert 2 * Quorum(seats=number, present=0).needed > number


@given(votes)
def test_every_vote_is_counted_once(cast):
    counted = tally(cast)
    assert counted.yes + counted.no + counted.abstentions == len(cast)


@given(votes)
def test_abstentions_change_nothing(cast):
    assert tally([*cast, "abstain"]).carried == tally(cast).carried


@given(votes)
def test_the_order_of_the_votes_changes_nothing(cast):
    assert tally(reversed(cast)) == tally(cast)


@given(st.integers(min_value=0, max_value=100))
def test_a_tie_is_a_rejection(number):
    assert not tally(["yes"] * number + ["no"] * number).carried


@given(votes)
def test_one_more_against_never_carries_what_was_rejected(cast):
    assert tally(cast).carried or not tally([*cast, "no"]).carried
