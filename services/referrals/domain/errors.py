"""Why a referral, or a step on its way, may be refused."""

from shared.domain.errors import Forbidden, Invalid, Refusal


class UnknownService(Invalid):
    """Nobody refers to a service of this name."""


class ConsentMissing(Refusal):
    """The referral is to rest on a consent, and there is none on file."""


class ConsentDoesNotCover(Refusal):
    """The consent does not reach as far as this disclosure."""


class OneLegalBasisOnly(Invalid):
    """A referral rests on exactly one legal basis: a consent, or something else."""


class CitationMissing(Invalid):
    """What allows a disclosure without consent has to be cited."""


class SecondPersonMissing(Refusal):
    """What is disclosed to protect a child is decided on by two people."""


class AlreadyApproved(Refusal):
    """Somebody else has approved this draft already."""


class NotCompetent(Refusal):
    """The recipient is not competent for this service in this municipality."""


class PackageTooWide(Refusal):
    """The package holds more than this service may ever be told."""


class DocumentsMissing(Invalid):
    """This institution gets exactly the documents that the client chose, one by one."""


class EntrustedStays(Refusal):
    """What was entrusted in confidence is not handed to this institution."""


class ContactRouteMissing(Invalid):
    """This service is given a way to reach the client, and nothing else."""


class DraftForSomebodyElse(Refusal):
    """This draft was begun for another client, or in another case."""


class AlreadyReferred(Refusal):
    """The same institution has been asked for the same, and the answer is still open."""


class ProcessingRestricted(Refusal):
    """The client's data may be kept, but not be disclosed at present."""


class OwnershipMoved(Refusal):
    """The case belongs to another municipality by now."""


class NotYourReferral(Forbidden):
    """Only the institution to which a referral is addressed may answer it."""


class NoLongerPossibleOnly(Refusal):
    """What was accepted is only handed back because help has become impossible."""


class ReasonMissing(Invalid):
    """A refusal for another reason has to say which."""


class NothingToRecall(Refusal):
    """Nobody has asked to give anything up."""


class TooLateToReopen(Refusal):
    """A completed service is reopened within fourteen days, later it is a new referral."""


class SplitIntoOne(Invalid):
    """A referral is split into two or more, each of them new."""
