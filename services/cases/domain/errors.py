"""Why a step in a case may be refused."""

from shared.domain.errors import Forbidden, Invalid, Refusal


class NobodyToAccompany(Invalid):
    """An enquiry is about at least one person, for whom the case is kept."""


class NoBaseConsent(Refusal):
    """Without the client's consent to case management there is no case."""


class AdmissionCriteriaNotMet(Refusal):
    """A case is admitted when all five criteria are met."""


class PictureIncomplete(Refusal):
    """An assessment is complete when needs and resources have been named."""


class GoalsStillOpen(Refusal):
    """One looks back when no goal of the plan is open any more: each was reached, or given up."""


class EvaluationMissing(Refusal):
    """A client is released after having looked back together with the case manager."""


class NotARating(Invalid):
    """Clients rate the help they got from 1 to 5."""


class StillNeedsHelp(Refusal):
    """A client is released who copes alone; otherwise the case goes on or is closed."""


class OpenReferralsRemain(Refusal):
    """A client is released when every referral has ended, or was knowingly handed to the client."""


class ExportNoteMissing(Invalid):
    """Who moves out of the state takes an export of the case along: say where it went."""


class NeverAdmitted(Refusal):
    """A case is reopened that was admitted once; for others a new enquiry is received."""


class FollowUpTooEarly(Invalid):
    """A follow-up lies in the future."""


class NoFollowUpPending(Refusal):
    """No follow-up is waiting for an answer in this case."""


class CaseNotReadyForPlan(Refusal):
    """A plan is agreed or changed once the assessment is complete, and while the case is open."""


class CaseNotOpen(Refusal):
    """Findings are reported from cases that somebody works on."""


class PlanNotSigned(Refusal):
    """A plan is agreed when both the client and the case manager have signed it."""


class PlanWithoutGoals(Invalid):
    """A plan has at least one goal."""


class MeasurePlannedTwice(Invalid):
    """Every measure of a plan has an id of its own."""


class GoalNamedTwice(Invalid):
    """Every goal of a plan has an id of its own."""


class UnknownGoal(Refusal):
    """This goal is not one of the plan."""


class PlanAlreadyAgreed(Refusal):
    """This plan was agreed before; it can be revised."""


class NotATeamLead(Forbidden):
    """A team lead decides who is accountable for a case and who stands in."""


class NotOfTheTeam(Forbidden):
    """Only the team of the tenant that owns the case decides who works on it."""


class NotAPerson(Invalid):
    """A case is managed by a person, named by the name that person signs in with."""


class DeputyIsManager(Invalid):
    """Nobody stands in for themselves."""


class CoverUpsideDown(Invalid):
    """A cover ends on the day it begins, or later."""


class CoverInThePast(Invalid):
    """A cover begins today or later; for a sick leave it may have begun yesterday."""


class NoCoverArranged(Refusal):
    """Nobody stands in for the manager of this case."""


class OwnershipMoved(Refusal):
    """Another tenant owns this case by now; what you saw is no longer yours to change."""


class NoTransferConsent(Refusal):
    """A case moves with the consent of the client, given for the new municipality."""


class AlreadyTheOwner(Invalid):
    """The receiver of a transfer is somebody else than the owner."""


class OutsideTheState(Refusal):
    """Cases are handed over within the state; close it and give the client an export along."""


class NotYoursToAnswer(Forbidden):
    """An offer is answered by the tenant to whom it was made."""


class NotYoursToAbort(Forbidden):
    """An offer is taken back by the tenant who made it."""


class CutOverInThePast(Invalid):
    """A case is handed over today or later."""
