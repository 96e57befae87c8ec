"""What comes back about obstacles, committees and decisions."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import (
    anything,
    count,
    day,
    flag,
    ident,
    many,
    metadata,
    moment,
    text,
    version,
    words,
)


class GroupAnswer(Schema):
    """A project group."""

    group_id = ident("The group's id.", required=True)
    name = text("Its name.")
    members = words("Which institutions take part.")
    formed_at = moment("Since when.")


class ProposalAnswer(Schema):
    """A proposal, and what has become of it."""

    proposal_id = ident("The proposal's id.", required=True)
    group_id = ident("Which group proposes.")
    obstacle_id = ident("Which obstacle it would remove.")
    title = text("What is proposed.")
    target_metric = text("What will be measured.")
    target_value = count("The value to be reached.")
    evaluate_on = day("When to measure.")
    state = text("`submitted`, `tabled`, `adopted` or `rejected`.")
    submitted_at = moment("When it was submitted.")
    version = version()


class DecisionAnswer(Schema):
    """A decision."""

    reference = text("Its reference.", required=True)
    sitting_id = ident("In which sitting.")
    motion_id = ident("By which motion.")
    proposal_id = ident("On which proposal.")
    obstacle_id = ident("About which obstacle.")
    title = text("What was proposed.", allow_none=True)
    responsible = text("Who carries it out.")
    due_on = day("Until when.")
    evaluate_on = day("When to see whether it helped.")
    issued_at = moment("When it was issued.")


class ObstacleAnswer(Schema):
    """An obstacle, and how far it has come."""

    obstacle_id = ident("The obstacle's id.", required=True)
    kind = text("What kind of obstacle.")
    service = text("With which service.")
    municipality = text("Where (AGS).")
    source = text("Who saw it.")
    state = text("How far it has come.")
    group_id = ident("Who works on it.", allow_none=True)
    cause = text("Where it comes from.", allow_none=True)
    reference = text("The decision about it.", allow_none=True)
    in_force_on = day("Since when the measure is in force.", allow_none=True)
    measured = count("What was measured since.", allow_none=True)
    reported_at = moment("When it was reported.")
    changed_at = moment("When it last changed.")
    version = version()


class EvidenceAnswer(Schema):
    """How many people met with the same, in one month and place; never fewer than eight."""

    kind = text("What went wrong.", required=True)
    service = text("With which service.", required=True)
    agency = text("At which institution.", required=True)
    municipality = text("Where (AGS).", required=True)
    month = text("In which month.", required=True)
    persons = count("How many people.", required=True)


class SeatAnswer(Schema):
    """A seat in a committee."""

    seat = text("Its name.", required=True)
    institution = text("Who holds it.", allow_none=True)
    voting = flag("It votes.", required=True)


class CommitteeAnswer(Schema):
    """A committee."""

    committee_id = ident("The committee's id.", required=True)
    name = text("Its name.")
    seats = many(SeatAnswer, "Its seats.")
    constituted_at = moment("Since when.")
    version = version()


class AttendanceAnswer(SeatAnswer):
    """A seat, and whether it is there."""

    present = flag("It is there now.", required=True)


class QuorumAnswer(Schema):
    """Whether a motion can be put."""

    seats = count("How many voting seats there are.")
    present = count("How many are there.")
    needed = count("How many it takes.")
    reached = flag("Whether that is enough.")


class MotionAnswer(Schema):
    """A motion and its votes."""

    motion_id = ident("The motion's id.", required=True)
    proposal_id = ident("The proposal.")
    state = text("`running`, `carried`, `rejected` or `set_aside`.")
    present = count("How many voting seats were there.")
    needed = count("How many it took.")
    yes = count("Votes for it.", allow_none=True)
    no = count("Votes against it.", allow_none=True)
    abstentions = count("Abstentions.", allow_none=True)
    votes = anything("The vote of each seat.")


class AgendaAnswer(Schema):
    """A proposal on the agenda."""

    proposal_id = ident("The proposal.", required=True)
    obstacle_id = ident("The obstacle.")
    title = text("What is proposed.", allow_none=True)
    state = text("What has become of it.", allow_none=True)


class SittingAnswer(Schema):
    """A sitting: in a list its head, alone with its minutes."""

    sitting_id = ident("The sitting's id.", required=True)
    committee_id = ident("Which committee.")
    held_on = day("Which day.")
    state = text("`planned`, `opened` or `closed`.")
    agenda = many(AgendaAnswer, "What is to be decided.")
    attendance = many(AttendanceAnswer, "Who is there.")
    quorum = fields.Nested(QuorumAnswer, metadata=metadata("Whether a motion can be put."))
    motions = many(MotionAnswer, "What was moved.")
    version = version()


class ObstacleDetailAnswer(ObstacleAnswer):
    """An obstacle with all that has come of it."""

    groups = many(GroupAnswer, "Who worked on it.")
    proposals = many(ProposalAnswer, "What was proposed.")
    decisions = many(DecisionAnswer, "What was decided.")
