"""What may be sent in about obstacles, committees and decisions."""

from marshmallow import ValidationError, fields, validates_schema

from services.gateway.forms.fields import (
    PageForm,
    about,
    flag,
    institution,
    municipality,
    number,
    one_of,
    several,
    shaped,
    word,
)
from services.gateway.forms.kinds import Day, Form, Id, Text

SEAT = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$"
REFERENCE = r"^[A-Za-z0-9]+([-./][A-Za-z0-9]+){0,5}$"
OUTCOMES = ("resolved", "persisting", "escalated_to_state", "accepted_as_is")


class InStateForm(PageForm):
    """Which page, and of those in which state."""

    state = word("Only those in this state.", "submitted")


class EvidenceForm(PageForm):
    """Which page, of what went wrong how."""

    kind = word("Only this kind.", "expired")
    service = word("Only with this service.", "integration_course")


class ObstacleForm(Form):
    """What holds people up; codes only, so that nobody can be found in it."""

    kind = word("What kind of obstacle.", "long_wait", required=True)
    service = word("With which service.", "integration_course", required=True)
    municipality = municipality(required=True)
    source = word("Who saw it.", "statistics", required=True)


class DismissalForm(Form):
    """There is no such obstacle."""

    reason_code = word("Why not.", "counted_twice", required=True)


class AnalysisForm(Form):
    """Where an obstacle comes from."""

    cause = word("Its cause.", "too_few_courses", required=True)


class MeasureInForceForm(Form):
    """What was decided is done."""

    in_force_on = Day(required=True, metadata=about("From when on.", "2026-08-01"))


class ConclusionForm(Form):
    """What has become of an obstacle since."""

    outcome = one_of(OUTCOMES, "What has become of it.", required=True)
    measured = number(0, 1_000_000, "The target metric, as measured.")


class ProjectGroupForm(Form):
    """Institutions that work on an obstacle together."""

    obstacle_id = Id(required=True, metadata=about("On which obstacle."))
    name = Text(100, required=True, metadata=about("The group's name.", "Sprachkurszugang"))
    members = several(institution("A member.", "VHS"), "Who takes part.", least=1, required=True)


class SeatForm(Form):
    """A seat in a committee."""

    seat = shaped(SEAT, "The seat's name.", "JC-1", required=True)
    institution = institution("Who holds it.", "JC", required=True)
    voting = flag("It votes; otherwise it advises.")


class CommitteeForm(Form):
    """A committee with its seats."""

    name = Text(100, required=True, metadata=about("Its name.", "Lenkungskreis"))
    seats = several(fields.Nested(SeatForm), "Its seats.", least=1, most=100, required=True)


class ProposalForm(Form):
    """How an obstacle could be removed."""

    group_id = Id(required=True, metadata=about("Which project group proposes."))
    obstacle_id = Id(required=True, metadata=about("Which obstacle."))
    title = Text(200, required=True, metadata=about("What.", "One waiting list for all courses"))
    target_metric = word("What will be measured.", "median_wait_days", required=True)
    target_value = number(0, 1_000_000, "The value to be reached.", required=True)
    evaluate_on = Day(required=True, metadata=about("When to measure.", "2027-02-28"))


class SittingForm(Form):
    """A committee is called together."""

    committee_id = Id(required=True, metadata=about("Which committee."))
    held_on = Day(required=True, metadata=about("Which day.", "2026-06-26"))
    agenda = several(Id(), "The proposals to decide on.", least=1, required=True)


class AttendanceForm(Form):
    """A seat has come or gone."""

    seat = shaped(SEAT, "The seat's name.", "JC-1", required=True)
    present = flag("It is there now.")


class MotionForm(Form):
    """A proposal is put to the vote."""

    proposal_id = Id(required=True, metadata=about("Which proposal."))


class VoteForm(Form):
    """One seat's vote."""

    seat = shaped(SEAT, "The seat's name.", "JC-1", required=True)
    vote = one_of(("yes", "no", "abstain"), "The vote.", required=True)


class ResultForm(Form):
    """The votes are counted; a motion that is carried becomes a decision with these data."""

    reference = shaped(REFERENCE, "The decision's reference.", "D-2026-03")
    responsible = institution("Who carries it out.", "KI")
    due_on = Day(metadata=about("Until when.", "2026-08-01"))
    evaluate_on = Day(metadata=about("When to see whether it helped.", "2027-02-28"))

    @validates_schema
    def require_all_or_none(self, data: dict[str, object], **_: object) -> None:
        """Refuse half a decision."""
        if data and (missing := set(self.fields) - set(data)):
            raise ValidationError({name: ["Missing data for required field."] for name in missing})
