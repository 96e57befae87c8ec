"""What may be sent in about households."""

from services.gateway.forms.fields import about, one_of, several
from services.gateway.forms.kinds import Id, Text
from services.gateway.forms.late import LateForm


class MemberForm(LateForm):
    """Somebody lives in the household."""

    client_id = Id(required=True, metadata=about("Who."))
    role = one_of(("adult", "child"), "As what.", required=True)


class CustodyForm(LateForm):
    """Who decides for a child; who is not named has no longer a say."""

    guardians = several(Id(), "Members of the household who decide.", most=10, load_default=list)
    custodian = Text(metadata=about("Who decides from outside, personal.", "Youth office"))
