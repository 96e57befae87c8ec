import pytest

from services.audit.ledger.keys import COSIGNATURE, Signer
from services.audit.ledger.policies import PolicyRefused, parse

LOG = Signer("wegakte.example/ledger", bytes(32))
WITNESSES = {
    name: Signer(f"{name}.example", bytes([number]) * 32)
    for number, name in enumerate(("werl", "soest", "kreis", "bund"), 1)
}
TEXT = "said\n"
BEGINNING = f"# whom we trust\n\nlog {LOG.public()} https://wegakte.example/log\n" + "".join(
    f"witness {name} {signer.public(COSIGNATURE)}\n" for name, signer in WITNESSES.items()
)
POLICY = f"{BEGINNING}group town any werl soest\ngroup all 2 town kreis bund\nquorum all\n"


def signed_by(*names):
    return [WITNESSES[name].cosign(TEXT, 7) for name in names]


@pytest.mark.parametrize(
    ("names", "met"),
    [
        ((), False), (("werl",), False), (("werl", "soest"), False), (("werl", "kreis"), True),
        (("kreis", "bund"), True), (("werl", "soest", "bund"), True),
    ],
)  # fmt: skip
def test_enough_have_to_agree(names, met):
    assert parse(POLICY).is_met_by(signed_by(*names)) is met


def test_all_may_have_to_agree():
    policy = parse(f"{BEGINNING}group all all werl soest kreis bund\nquorum all\n")

    assert policy.is_met_by(signed_by(*WITNESSES))
    assert not policy.is_met_by(signed_by("werl", "soest", "kreis"))


def test_one_may_trust_the_log_alone():
    policy = parse(f"log {LOG.public()}\nquorum none\n")

    assert policy.is_met_by([])
    assert policy.keys == [LOG.public()]


def test_a_namesake_with_another_key_does_not_count():
    stranger = Signer("kreis.example", bytes(range(32)))
    policy = parse(f"{BEGINNING}quorum kreis\n")

    assert not policy.is_met_by([stranger.cosign(TEXT, 7)])


@pytest.mark.parametrize(
    "text",
    [
        "", "quorum none\n", BEGINNING, f"{BEGINNING}quorum nobody\n", "log nonsense\n",
        f"{BEGINNING}group werl any soest\nquorum werl\n",
        f"{BEGINNING}group two 3 werl soest\nquorum two\n",
        f"{BEGINNING}group two 0 werl soest\nquorum two\n",
        f"{BEGINNING}group two many werl soest\nquorum two\n",
        f"{BEGINNING}group two 2 werl werl\nquorum two\n",
        f"{BEGINNING}group none any werl\nquorum werl\n",
        f"{BEGINNING}quorum werl\nquorum soest\n",
        f"log {WITNESSES['werl'].public(COSIGNATURE)}\nquorum none\n",
        f"{BEGINNING}witness more {WITNESSES['werl'].public()}\nquorum none\n",
    ],
)  # fmt: skip
def test_what_is_no_policy_is_refused(text):
    with pytest.raises(PolicyRefused):
        parse(text)
