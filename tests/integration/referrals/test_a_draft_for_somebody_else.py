"""A draft is for one client, and what is forgotten stays forgotten in a rebuild."""

from uuid import UUID

import pytest

from services.referrals.projections import referrals
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import SCHOOL, WERL, new_id, submit


def drafted(town: Town) -> Plain:
    draft = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {name: SCHOOL[name] for name in ("municipality", "service", "recipient")}
    town.do("draft_referral", tenant=WERL, **draft, **place)
    return draft


def test_a_draft_for_one_is_not_submitted_for_another(town: Town) -> None:
    draft = drafted(town)

    with pytest.raises(Refused, match="DRAFT_FOR_SOMEBODY_ELSE"):
        submit(town, referral_id=draft["referral_id"])


def test_what_was_drafted_and_submitted_is_forgotten_with_its_client(
    town: Town, keys: MemoryKeyring
) -> None:
    draft = drafted(town)
    submit(town, **draft)
    keys.shred(UUID(draft["client_id"]))

    with town.execution.database.session(WERL) as db:
        referrals.forget(db, UUID(draft["client_id"]))

    before = sorted(map(str, town.rows("referral", WERL)))
    [row] = [row for row in town.rows("referral", WERL)
             if str(row["referral_id"]) == draft["referral_id"]]  # fmt: skip
    assert (row["preview"], row["service"], row["documents"]) == (None, None, None)
    town.rebuild()
    assert sorted(map(str, town.rows("referral", WERL))) == before
