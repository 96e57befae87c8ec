"""What may be asked of the trail."""

from services.gateway.forms.fields import PageForm, shaped, truth, word
from services.gateway.forms.kinds import Form
from services.gateway.forms.late import AsKnownForm


class TimelineForm(AsKnownForm, PageForm):
    """Which page, of what was known when."""


class EventsForm(PageForm):
    """Which page, of the events of which service and type."""

    source = word("Only events of this service.", "referrals")
    type = shaped(r"^[a-z_]+\.[a-z_]+$", "Only events of this type.", "cases.case_admitted")


class GapsForm(Form):
    """Which gaps."""

    closed = truth("Also those that have been closed since.", default=False)
