"""A referral and the consent it rests on, pushed about at random, beside a model of a few lines."""

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from services.referrals import service
from services.referrals.domain.transitions import BESIDE, PREVIOUS, TERMINAL, TRANSITIONS
from shared.settings import settings as settings_of_environment
from shared.testing.town import Plain, Refused, Town, open_town
from tests.faults.rounds import Rounds
from tests.integration.referrals.desk import (
    SCHOOL,
    WERL,
    arrive,
    as_agency,
    consent,
    make_competent,
    withdraw,
)

BY_AGENCY: dict[str, tuple[str, Plain]] = {
    "acknowledge_referral": ("referral_acknowledged", {}),
    "request_information": ("information_requested", {"missing": ["report"]}),
    "place_on_waitlist": ("referral_waitlisted", {}),
    "update_waitlist_position": ("waitlist_position_updated", {"position": 3}),
    "accept_referral": ("referral_accepted", {}),
    "schedule_appointment": ("appointment_scheduled", {"on": "2025-04-01"}),
    "record_no_show": ("client_no_show_recorded", {}),
    "start_service": ("service_started", {}),
    "complete_service": ("service_completed", {"outcome": "achieved"}),
    "reject_referral": ("referral_rejected", {"code": "no_longer_possible", "by": "agency"}),
}
BY_SENDER: dict[str, tuple[str, Plain]] = {
    "provide_information": ("information_provided", {}),
    "confirm_outcome": ("outcome_confirmed", {}),
    "reopen_service": ("service_reopened", {}),
    "withdraw_referral": ("referral_withdrawn", {"by": "sender"}),
    "suspend_referral": ("referral_suspended", {"reason": "identity_doubt"}),
    "expire_referral": ("referral_expired", {}),
    "mark_referral_in_error": ("referral_marked_in_error", {}),
}
DOORS = BY_AGENCY | BY_SENDER
WITH_PACKAGE = {"accepted", "scheduled", "in_progress", "completed"}
ENDED = min(TERMINAL)
RECALL, GAP, DOUBT = "disclosure_recall_requested", "consent_gap", "identity_doubt"
IN_TIME, TOO_LATE = "2025-03-03T09:30:00+00:00", "2999-01-02T09:30:00+00:00"


class ReferralAndConsent(RuleBasedStateMachine):
    """What must be true: the state by the matrix, the package by acceptance and consent."""

    town: Town
    seen: set[str] = set()

    @initialize()
    def submitted_and_delivered(self) -> None:
        make_competent(self.town, "school_place", "KI-SE")
        self.live: set[str] = set()
        self.client_id = str(uuid4())
        self.rests_on = self.consent()
        self.id = str(uuid4())
        about = {"referral_id": self.id, "case_id": str(uuid4()), "client_id": self.client_id}
        asked = {**SCHOOL, **about, "consent_id": self.rests_on}
        self.town.do("submit_referral", tenant=WERL, **asked)
        self.state, self.before, self.version, self.read = "submitted", "none", 1, False
        self.reasons: set[str] = set()
        arrive(self.town, {"referral_id": self.id})
        self.expect("referral_delivered")

    def consent(self) -> str:
        """Have the client consent until the first day of 2999."""
        given = consent(self.town, self.client_id, SCHOOL)
        self.live.add(given)
        return given

    def follow(self, event: str) -> None:
        """Change the model as the matrix says."""
        state = TRANSITIONS[self.state][event]
        if event == "referral_suspended" and self.state != "suspended":
            self.before = self.state
        self.state = self.before if state == PREVIOUS else state
        if self.state != "suspended":
            self.reasons = set()
        self.seen.add(self.state)

    def expect(self, *ways: str) -> list[str]:
        """Require that just these ways were gone since; return what was told beside them."""
        new = self.events()[self.version :]
        assert [event for event in new if event not in BESIDE] == list(ways)
        for event in ways:
            self.follow(event)
        self.version += len(new)
        if RECALL in new:
            assert self.read
            self.read = False
        return [event for event in new if event in BESIDE]

    def ask(self, door: str, **more: Any) -> Plain:
        """Ask at a door as whoever may."""
        context, at = more.pop("context", {}), more.pop("at", IN_TIME)
        fields = {"referral_id": self.id, "at": at, **DOORS.get(door, ("", {}))[1], **more}
        if door in BY_AGENCY or door == "open_package":
            fields["agency"] = "KI-SE"
            return self.town.do(door, tenant="", context=as_agency("KI-SE") | context, **fields)
        return self.town.do(door, tenant=WERL, context=context, **fields)

    @rule(seed=st.integers(0, 2**32), steps=st.integers(1, 8))
    def go_on(self, seed: int, steps: int) -> None:
        """Take steps that are possible, and leave something to do."""
        chance, halting = Random(seed), TERMINAL | {"suspended"}
        for _ in range(steps):
            ways = TRANSITIONS[self.state]
            possible = [
                door for door, (event, _) in DOORS.items() if ways.get(event, ENDED) not in halting
            ]
            if possible:
                self.take_a_step(chance.choice(possible), repeated=False)

    @rule(door=st.sampled_from(sorted(DOORS)), repeated=st.booleans())
    def take_any_step(self, door: str, repeated: bool) -> None:
        self.take_a_step(door, repeated)

    def take_a_step(self, door: str, repeated: bool) -> None:
        event, context = DOORS[door][0], {"command_id": str(uuid4()), "fingerprint": door}
        if event not in TRANSITIONS[self.state]:
            with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
                self.ask(door, context=context)
            return
        first = self.ask(door, context=context)
        if door == "suspend_referral" and DOUBT in self.reasons:
            self.expect()
        else:
            told = self.expect(event)
            assert (RECALL in told) <= (self.state in TERMINAL)
            assert f"referrals.{event}" == first["events"][0]
        if door == "suspend_referral":
            self.reasons.add(DOUBT)
        if repeated:
            again = self.ask(door, context=context)
            assert again == first | {"repeated": bool(first["events"])}
            with pytest.raises(Refused, match="KEY_REUSED"):
                self.ask(door, context=context | {"fingerprint": "another"})

    @rule(late=st.booleans())
    def open_the_package(self, late: bool) -> None:
        allowed = self.state in WITH_PACKAGE and self.rests_on in self.live and not late
        try:
            self.ask("open_package", purpose="first_talk", at=TOO_LATE if late else IN_TIME)
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.expect("disclosure_package_opened")
            self.read = True
        self.town.set_clock(datetime.fromisoformat(IN_TIME))

    @rule()
    def the_client_takes_the_consent_back(self) -> None:
        withdraw(self.town, self.client_id, self.rests_on)
        self.live.discard(self.rests_on)
        was_read = self.read
        if self.state in TERMINAL or GAP in self.reasons:
            self.expect()
            return
        told = self.expect("referral_suspended")
        assert (RECALL in told) == was_read
        self.reasons.add(GAP)

    @rule()
    def the_client_consents_anew(self) -> None:
        given = self.consent()
        if GAP not in self.reasons:
            self.expect()
        elif len(self.reasons) > 1:
            self.expect("suspension_eased")
            self.reasons.discard(GAP)
        else:
            self.expect("referral_resumed")
            self.rests_on = given

    @rule()
    def resume(self) -> None:
        allowed = self.state == "suspended" and self.live
        try:
            self.ask("resume_referral")
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.expect("referral_resumed")
            self.rests_on = str(self.row()["consent_id"])
            assert self.rests_on in self.live

    @precondition(lambda self: self.version > 1)
    @rule(door=st.sampled_from(sorted(DOORS)))
    def somebody_saw_an_older_version(self, door: str) -> None:
        with pytest.raises(Refused, match="STALE_VERSION"):
            self.ask(door, context={"expected_version": self.version - 1})

    @precondition(lambda self: self.state not in TERMINAL)
    @rule(doors=st.lists(st.sampled_from(sorted(BY_AGENCY)), min_size=2, max_size=3))
    def several_act_at_once(self, doors: list[str]) -> None:
        def outcome(door: str) -> bool:
            try:
                self.ask(door)
            except Refused:
                return False
            return True

        with ThreadPoolExecutor(len(doors)) as pool:
            done = sum(pool.map(outcome, doors))
        ways = [event for event in self.events()[self.version :] if event not in BESIDE]
        assert len(ways) == done
        assert set(ways) <= {DOORS[door][0] for door in doors}
        self.expect(*ways)

    def events(self) -> list[str]:
        return [type_.partition(".")[2] for type_ in self.town.history(self.id, WERL)]

    def row(self) -> Plain:
        with self.town.execution.database.session(WERL) as db:
            [row] = db.all("SELECT * FROM referral WHERE referral_id = %s", (self.id,))
        return row

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        if not hasattr(self, "id"):
            return
        execution = self.town.execution
        steps = execution.history(service.REFERRAL, UUID(self.id), WERL)
        assert [recorded.version for recorded, _ in steps] == list(range(1, self.version + 1))
        assert steps[-1][1].state == self.state
        row = self.row()
        assert (row["state"], row["version"]) == (self.state, self.version)


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEGAKTE_KEYRING_SECRET", base64.b64encode(b"r" * 32).decode())
        settings_of_environment.cache_clear()
        with open_town(service, postgres) as town:
            yield town
    settings_of_environment.cache_clear()


def test_a_referral_keeps_to_the_rules_whatever_happens(town: Town, rounds: Rounds) -> None:
    ReferralAndConsent.town, ReferralAndConsent.seen = town, set()

    def attempt(pace: settings) -> None:
        run(ReferralAndConsent, settings=pace)

    rounds(attempt, 40, stateful_step_count=30)

    assert ReferralAndConsent.seen >= WITH_PACKAGE | {"info_requested", "suspended", "waitlisted"}
