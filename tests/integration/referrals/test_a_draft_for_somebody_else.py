"""A draft was begun for one client and submitted for another: the record is the other's."""

from uuid import UUID

from services.referrals.projections import referrals
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Town
from tests.integration.referrals.desk import SCHOOL, WERL, new_id, submit


def test_what_was_submitted_is_forgotten_with_whom_it_was_submitted_for(
    town: Town, keys: MemoryKeyring
) -> None:
    draft = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {name: SCHOOL[name] for name in ("municipality", "service", "recipient")}
    town.do("draft_referral", tenant=WERL, **draft, **place)
    other = submit(town, referral_id=draft["referral_id"])
    keys.shred(UUID(other["client_id"]))

    with town.execution.database.session(WERL) as db:
        referrals.forget(db, UUID(other["client_id"]))

    before = sorted(map(str, town.rows("referral", WERL)))
    [row] = [row for row in town.rows("referral", WERL)
             if str(row["referral_id"]) == draft["referral_id"]]  # fmt: skip
    assert (row["preview"], row["service"]) == (None, None)
    assert (str(row["client_id"]), str(row["case_id"])) == (other["client_id"], other["case_id"])
    town.rebuild()
    assert sorted(map(str, town.rows("referral", WERL))) == before
