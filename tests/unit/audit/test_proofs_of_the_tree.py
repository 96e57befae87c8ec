import base64
import json
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.audit.ledger.frontier import Frontier, NotAFrontier
from services.audit.ledger.hashes import EMPTY, leaf_hash, node_hash
from services.audit.ledger.proving import consistency_proof, inclusion_proof
from services.audit.ledger.verifying import ProofRefused, verify_consistency, verify_inclusion

VECTORS = Path(os.environ.get("WEGAKTE_VECTORS", "../shared/vectors"))
MERKLE = VECTORS / "merkle"
LEAVES = [leaf_hash(str(number).encode()) for number in range(70)]
REFERENCE = [  # inputs and roots of the tests of Certificate Transparency
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f",
     "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
]  # fmt: skip


@cache
def node(height, number):
    if height == 0:
        return LEAVES[number]
    return node_hash(node(height - 1, 2 * number), node(height - 1, 2 * number + 1))


@cache
def root_of(size):
    return Frontier().with_leaves(LEAVES[:size]).root


def cases(kind):
    found = sorted((MERKLE / kind).rglob("*.json"))
    return found or [pytest.param(None, marks=pytest.mark.skip("no test vectors here"))]


def decoded(text):
    return base64.b64decode(text or "")


def outcome(verify, *arguments):
    try:
        verify(*arguments)
    except ProofRefused:
        return True
    return False


@pytest.mark.parametrize("path", cases("inclusion"), ids=str)
def test_inclusion_is_judged_as_in_the_published_vectors(path):
    case = json.loads(path.read_text())
    proof = [decoded(each) for each in case["proof"] or []]
    leaf, root = decoded(case["leafHash"]), decoded(case["root"])

    refused = outcome(verify_inclusion, leaf, case["leafIdx"], case["treeSize"], proof, root)

    assert refused is case["wantErr"], case["desc"]


@pytest.mark.parametrize("path", cases("consistency"), ids=str)
def test_consistency_is_judged_as_in_the_published_vectors(path):
    case = json.loads(path.read_text())
    proof = [decoded(each) for each in case["proof"] or []]
    roots = decoded(case["root1"]), decoded(case["root2"])

    refused = outcome(verify_consistency, case["size1"], case["size2"], proof, *roots)

    assert refused is case["wantErr"], case["desc"]


def test_roots_are_those_of_certificate_transparency():
    frontier = Frontier()
    for content, root in REFERENCE:
        frontier = frontier.with_leaves([leaf_hash(bytes.fromhex(content))])
        assert frontier.root.hex() == root


def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert Frontier().root == EMPTY


@given(st.integers(1, 70), st.data())
def test_every_leaf_of_every_tree_has_a_proof_that_holds(size, data):
    index = data.draw(st.integers(0, size - 1))

    proof = inclusion_proof(node, index, size)

    verify_inclusion(LEAVES[index], index, size, proof, root_of(size))


@given(st.integers(1, 70), st.data())
def test_every_tree_goes_on_from_every_smaller_one(newer, data):
    older = data.draw(st.integers(1, newer))

    proof = consistency_proof(node, older, newer)

    verify_consistency(older, newer, proof, root_of(older), root_of(newer))


@given(st.integers(2, 70), st.data())
def test_a_changed_bit_anywhere_in_a_proof_is_found(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(node, index, size)
    place = data.draw(st.integers(0, len(proof) * 256 - 1))
    whole = bytearray(b"".join(proof))
    whole[place // 8] ^= 1 << place % 8
    changed = [bytes(whole[at : at + 32]) for at in range(0, len(whole), 32)]

    with pytest.raises(ProofRefused):
        verify_inclusion(LEAVES[index], index, size, changed, root_of(size))


@given(st.integers(1, 69), st.integers(1, 69))
def test_a_rewritten_beginning_cannot_be_passed_off_as_the_old_one(older, more):
    newer = min(older + more, 70)
    proof = consistency_proof(node, older, newer)
    other = Frontier().with_leaves([leaf_hash(b"another"), *LEAVES[1:older]]).root

    with pytest.raises(ProofRefused):
        verify_consistency(older, newer, proof, other, root_of(newer))


@pytest.mark.parametrize(("index", "size"), [(3, 3), (0, 0), (-1, 3)])
def test_there_is_no_proof_for_a_leaf_outside_the_tree(index, size):
    with pytest.raises(IndexError):
        inclusion_proof(node, index, size)
    with pytest.raises(ProofRefused):
        verify_inclusion(LEAVES[0], index, size, [], root_of(3))


@pytest.mark.parametrize(("older", "newer"), [(0, 3), (4, 3), (0, 0)])
def test_there_is_no_proof_from_nothing_or_backwards(older, newer):
    with pytest.raises(IndexError):
        consistency_proof(node, older, newer)


@given(st.integers(0, 70))
def test_an_edge_survives_being_packed(size):
    frontier = Frontier().with_leaves(LEAVES[:size])

    assert Frontier.from_bytes(size, frontier.to_bytes()) == frontier


@given(st.integers(0, 70), st.integers(0, 70))
def test_an_edge_goes_on_from_where_it_stood(first, second):
    first, second = sorted((first, second))
    frontier = Frontier().with_leaves(LEAVES[:first]).with_leaves(LEAVES[first:second])

    assert frontier == Frontier().with_leaves(LEAVES[:second])


def test_an_edge_of_the_wrong_length_is_none():
    with pytest.raises(NotAFrontier):
        Frontier.from_bytes(3, bytes(32))
