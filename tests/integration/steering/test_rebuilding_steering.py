from shared.testing.town import Town
from tests.integration.steering.district import SEATS, SOEST, District


def test_every_read_model_is_the_same_after_a_rebuild(town: Town, district: District) -> None:
    _, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:11])
    district.vote(sitting_id, proposal_id, {SEATS[0]: "yes"}, **district.decided("D-2025-20"))
    district.come_round()
    tables = [table for each in town.execution.service.projections for table in each.tables]

    before = {table: sorted(map(str, town.rows(table, SOEST))) for table in tables}
    town.rebuild()

    assert all(before.values())
    assert {table: sorted(map(str, town.rows(table, SOEST))) for table in tables} == before
