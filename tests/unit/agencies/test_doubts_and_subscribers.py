"""Doubts about the directory stay until somebody has looked; some kinds never hear everything."""

from uuid import uuid4

import pytest

from services.agencies.domain.commands import RaiseDataQualityTask, ResolveDataQualityTask
from services.agencies.domain.competence_events import (
    DataQualityTaskRaised,
    DataQualityTaskResolved,
)
from services.agencies.domain.data_quality import DATA_QUALITY_TASK
from services.agencies.domain.district import district_of
from services.agencies.domain.subscribers import NEVER_BY_WILDCARD, may_subscribe
from services.agencies.domain.vocabulary import KINDS
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, AT, WERL

TASK = uuid4()
RAISE = RaiseDataQualityTask(
    task_id=TASK,
    reason="not_competent",
    service="kita",
    municipality=WERL,
    agency="JC",
    due_on=None,
    at=AT,
)
RAISED = DataQualityTaskRaised(**vars(RAISE))
RESOLVE = ResolveDataQualityTask(task_id=TASK, resolution="directory_corrected", at=AT)
RESOLVED = DataQualityTaskResolved(task_id=TASK, resolution="directory_corrected")


def test_each_time_a_doubt_is_raised_counts() -> None:
    given(DATA_QUALITY_TASK).when(RAISE).then(RAISED)
    given(DATA_QUALITY_TASK, RAISED).when(RAISE).then(RAISED)
    given(DATA_QUALITY_TASK, RAISED, RESOLVED).when(RAISE).then(RAISED)


def test_a_doubt_is_resolved_once() -> None:
    given(DATA_QUALITY_TASK, RAISED).when(RESOLVE).then(RESOLVED)
    given(DATA_QUALITY_TASK, RAISED, RESOLVED).when(RESOLVE).nothing_new()


def test_what_happens_elsewhere_is_no_doubt() -> None:
    assert DATA_QUALITY_TASK.replay([RAISED, ASSIGNED]) == DATA_QUALITY_TASK.replay([RAISED])


@pytest.mark.parametrize("pattern", ["*", "#", "referrals.*", "referrals.#"])
def test_the_immigration_authority_never_hears_whole_families_of_events(pattern: str) -> None:
    assert not may_subscribe("immigration_authority", pattern)
    assert not may_subscribe("naturalisation_authority", pattern)
    assert may_subscribe("jobcenter", pattern)


def test_what_is_named_may_be_heard() -> None:
    assert may_subscribe("immigration_authority", "referrals.referral_submitted")
    assert set(KINDS) > NEVER_BY_WILDCARD


def test_a_municipality_lies_in_its_district() -> None:
    assert (district_of(WERL), district_of("05974000"), district_of("")) == (
        "05974000",
        "05974000",
        "",
    )
