"""Fifteen mistakes that event stores on PostgreSQL have made, and the test that reveals each.

1.  Reading `position > last`: `test_nothing_is_missed_reordered_or_seen_twice`,
    `test_a_reader_without_the_safe_position_does_miss_events`,
    `test_the_same_torture_tells_a_relay_that_reads_whatever_is_there`.
2.  Ordering by transaction, or taking the transaction id before the lock on the stream:
    `test_nothing_is_missed_reordered_or_lost_whoever_dies` (the inbox comes first there).
3.  Skipping a gap after a timeout:
    `test_a_commit_is_waited_for_longer_than_anybody_would_set_a_timeout`.
4.  A fence on a snapshot's end, or statements in different snapshots: as 1 and 2.
5.  A sequence that hands out stocks: `test_positions_rise_with_versions_whoever_writes`,
    `test_a_sequence_that_hands_out_stocks_would_be_noticed`.
6.  A lock that lasts until the commit:
    `test_sixteen_writers_commit_in_any_order_without_waiting_for_one_another`,
    `test_an_append_holds_no_lock_that_others_could_wait_for`,
    `test_an_idle_writer_holds_up_the_readers_but_no_other_writer`.
7.  A table lock against maintenance: `test_maintenance_never_stalls_an_append`,
    `test_the_same_maintenance_stalls_who_locks_the_table`,
    `test_an_index_that_waits_for_an_old_transaction_keeps_nobody_else_waiting`.
8.  Transaction ids as the order of business: `test_everything_is_read_and_appends_go_on`,
    `test_an_open_transaction_elsewhere_delays_nothing`.
9.  Being woken without looking by oneself:
    `test_a_relay_whose_only_connection_is_ended_goes_on_by_itself`.
10. Several relays at once, or a leader without a fence:
    `test_a_leader_that_wakes_up_after_its_replacement_changes_nothing`,
    `test_a_checkpoint_of_a_former_epoch_or_a_lower_position_is_refused`,
    `test_the_office_of_a_leader_that_is_frozen_falls_to_another`.
11. A checkpoint before the confirmation, an acknowledgement before the commit:
    `test_a_leader_that_dies_around_publishing_may_repeat_but_loses_nothing`,
    `test_a_process_that_is_killed_at_work_leaves_the_event_to_the_next`.
12. Swallowing a conflict: `test_of_twenty_at_once_as_many_succeed_as_there_are_events`,
    `test_of_twenty_commands_at_once_each_that_is_answered_has_its_event`.
13. Rebuilding in the sight of all, with side effects:
    `test_who_asks_during_a_rebuild_never_sees_half_of_it`,
    `test_a_rebuild_writes_nothing_but_the_read_model`.
14. Validating what is read, guessing at what is newer:
    `test_what_was_stored_is_read_without_a_schema`,
    `test_reading_from_the_log_is_quicker_than_validation_alone_would_be`,
    `test_what_is_newer_than_this_code_stops_the_reader`,
    `test_an_event_from_the_future_stops_the_rebuild_and_is_not_passed_over`.
15. Surprises of greenlets: `test_five_queries_at_once_take_as_long_as_one`,
    `test_no_connection_is_ever_shared`, `test_the_server_ends_a_statement_that_takes_too_long`,
    `test_a_greenlet_that_is_killed_leaves_nothing_running`.
"""

import re
from pathlib import Path

FAULTS = Path(__file__).parents[1]
NAMED = re.compile(r"`(test_\w+)`")
DEFINED = re.compile(r"def (test_\w+)\(")


def test_every_mistake_is_revealed_by_a_test_that_is_there() -> None:
    named = set(NAMED.findall(__doc__ or ""))
    there = {
        name for file in FAULTS.rglob("test_*.py") for name in DEFINED.findall(file.read_text())
    }
    assert len(re.findall(r"^\d+\.", __doc__ or "", re.MULTILINE)) == 15
    assert named - there == set()
