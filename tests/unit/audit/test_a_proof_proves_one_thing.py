"""What is refused, for every place in trees of many shapes; without anybody's test vectors."""

from functools import cache

import pytest

from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import EMPTY, leaf_hash, node_hash
from services.audit.ledger.proving import consistency_proof, inclusion_proof
from services.audit.ledger.verifying import ProofRefused, verify_consistency, verify_inclusion

SIZES = range(1, 35)
LEAVES = [leaf_hash(b"%d" % number) for number in range(max(SIZES) + 1)]
ROOTS = [Frontier().with_leaves(LEAVES[:size]).root for size in range(max(SIZES) + 1)]
STRANGER = leaf_hash(b"a stranger")


@cache
def node(height, number):
    if height == 0:
        return LEAVES[number]
    return node_hash(node(height - 1, 2 * number), node(height - 1, 2 * number + 1))


def spoilt(proof):
    """Yield what is not the proof: one hash more, less, or another, in every place."""
    yield [*proof, STRANGER]
    yield [STRANGER, *proof]
    yield [*proof, b"short"]
    for at in range(len(proof)):
        yield [*proof[:at], *proof[at + 1 :]]
        yield [*proof[:at], STRANGER, *proof[at + 1 :]]
        yield [*proof[:at], proof[at][:-1], *proof[at + 1 :]]


@pytest.mark.parametrize("size", SIZES)
def test_a_spoilt_proof_shows_no_entry_to_be_in_the_log(size):
    for index in range(size):
        proof = inclusion_proof(node, index, size)
        verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])
        for wrong in spoilt(proof):
            with pytest.raises(ProofRefused):
                verify_inclusion(LEAVES[index], index, size, wrong, ROOTS[size])


@pytest.mark.parametrize("size", SIZES)
def test_a_proof_shows_no_other_entry_place_or_root(size):
    for index in range(size):
        proof = inclusion_proof(node, index, size)
        others = [(STRANGER, index, ROOTS[size]), (LEAVES[index], index, STRANGER)]
        others += [(LEAVES[index], each, ROOTS[size]) for each in range(-1, size + 1)]
        others.remove((LEAVES[index], index, ROOTS[size]))
        for leaf, place, root in others:
            with pytest.raises(ProofRefused):
                verify_inclusion(leaf, place, size, proof, root)


@pytest.mark.parametrize("newer", SIZES)
def test_a_spoilt_proof_connects_no_two_logs(newer):
    for older in range(1, newer + 1):
        proof = consistency_proof(node, older, newer)
        verify_consistency(older, newer, proof, ROOTS[older], ROOTS[newer])
        for wrong in spoilt(proof):
            with pytest.raises(ProofRefused):
                verify_consistency(older, newer, wrong, ROOTS[older], ROOTS[newer])


@pytest.mark.parametrize("newer", SIZES)
def test_a_rewritten_log_is_no_continuation(newer):
    for older in range(1, newer + 1):
        proof = consistency_proof(node, older, newer)
        for before, after in ((STRANGER, ROOTS[newer]), (ROOTS[older], STRANGER)):
            with pytest.raises(ProofRefused):
                verify_consistency(older, newer, proof, before, after)


@pytest.mark.parametrize(("older", "newer"), [(0, 0), (0, 5), (6, 5), (-1, 5)])
def test_nothing_is_the_beginning_of_no_log(older, newer):
    with pytest.raises(ProofRefused):
        verify_consistency(older, newer, [], EMPTY, ROOTS[5])
