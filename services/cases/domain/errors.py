"""Why a step in a case may be refused."""

from shared.domain.errors import Invalid, Refusal


class NobodyToAccompany(Invalid):
    """An enquiry is about at least one person, for whom the case is kept."""


class NoBaseConsent(Refusal):
    """Without the client's consent to case management there is no case."""


class AdmissionCriteriaNotMet(Refusal):
    """A case is admitted when all five criteria are met."""


class OpenReferralsRemain(Refusal):
    """A client is released when every referral has come to its end."""


class CaseNotReadyForPlan(Refusal):
    """A plan is agreed once the assessment is complete, and while the case is open."""


class CaseNotOpen(Refusal):
    """Findings are reported from cases that somebody works on."""


class PlanNotSigned(Refusal):
    """A plan is agreed when both the client and the case manager have signed it."""


class PlanWithoutGoals(Invalid):
    """A plan has at least one goal."""


class MeasurePlannedTwice(Invalid):
    """Every measure of a plan has an id of its own."""


class PlanAlreadyAgreed(Refusal):
    """This plan was agreed before; it can be revised."""
