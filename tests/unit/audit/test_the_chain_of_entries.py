from hypothesis import given
from hypothesis import strategies as st

from services.audit.ledger.chain import Closing, Contradiction, Gap, Place, examine


def test_what_follows_on_the_last_entry_is_in_order():
    assert examine(Place(7, 4), below=4, above=None) == []


def test_the_first_entry_of_all_is_in_order():
    assert examine(Place(3, 0), below=0, above=None) == []


def test_what_follows_on_something_unknown_shows_a_gap():
    gap = Gap(after=4, before=9, missing=7)
    assert examine(Place(9, 7), below=4, above=None) == [gap]


def test_what_was_published_before_anybody_listened_is_a_gap():
    gap = Gap(after=0, before=9, missing=7)
    assert examine(Place(9, 7), below=0, above=None) == [gap]


def test_the_missing_entry_closes_the_gap():
    assert examine(Place(7, 4), below=4, above=Place(9, 7)) == [Closing(before=9)]


def test_the_last_of_several_missing_entries_closes_one_gap_and_shows_the_next():
    findings = examine(Place(7, 6), below=4, above=Place(9, 7))
    assert findings == [Gap(after=4, before=7, missing=6), Closing(before=9)]


def test_the_first_of_several_missing_entries_closes_nothing():
    assert examine(Place(6, 4), below=4, above=Place(9, 7)) == []


def test_an_entry_that_denies_another_is_contradicted():
    denial = Contradiction(position=5, denied_by=7)
    assert examine(Place(7, 4), below=5, above=None) == [denial]


def test_an_entry_that_another_denies_is_contradicted():
    denial = Contradiction(position=5, denied_by=7)
    assert examine(Place(5, 4), below=4, above=Place(7, 4)) == [denial]


chains = st.lists(st.integers(min_value=1, max_value=300), unique=True, min_size=1, max_size=30)


def arrive(chain: list[int], order: list[int]) -> tuple[set[int], list[Contradiction]]:
    """Play the arrivals in `order`; return before what there still is a gap, and what is wrong."""
    places = {each: Place(each, before) for before, each in zip([0, *chain], chain, strict=False)}
    known: list[int] = []
    gaps: set[int] = set()
    wrong: list[Contradiction] = []
    for position in order:
        below = max((each for each in known if each < position), default=0)
        after = min((each for each in known if each > position), default=None)
        for found in examine(places[position], below=below, above=after and places[after]):
            match found:
                case Gap(before=before):
                    gaps.add(before)
                case Closing(before=before):
                    gaps.remove(before)
                case Contradiction():
                    wrong.append(found)
        known.append(position)
    return gaps, wrong


@given(chains, st.data())
def test_in_whatever_order_all_entries_arrive_no_gap_is_left(positions, data):
    chain = sorted(positions)
    assert arrive(chain, data.draw(st.permutations(chain))) == (set(), [])


@given(chains, st.data())
def test_an_entry_that_never_arrives_leaves_a_gap_unless_it_was_the_last(positions, data):
    chain = sorted(positions)
    lost = data.draw(st.sampled_from(chain))
    order = data.draw(st.permutations([each for each in chain if each != lost]))
    following = [each for each in chain if each > lost]
    assert arrive(chain, order) == (set(following[:1]), [])
