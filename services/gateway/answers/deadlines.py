"""What comes back about deadlines, closing days, and doubts about the directory."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import count, day, ident, many, metadata, moment, text, version


class DaysAnswer(Schema):
    """How long answers may take."""

    acknowledge_days = count("Until it is acknowledged, in working days.", required=True)
    decide_days = count("Until it is decided, in working days.", required=True)
    appointment_days = count("Until the first appointment, in working days.", required=True)
    waitlist_refresh_days = count("Until a waiting list is told anew, in days.", required=True)
    outcome_days = count("Until the outcome is told, in working days.", required=True)


class PolicyAnswer(DaysAnswer):
    """How long answers may take, from a day on."""

    service = text("For which service.", required=True)
    agency = text("At which institution; nothing for all of them.", allow_none=True)
    valid_from = day("From which day on.", required=True)


class PoliciesAnswer(Schema):
    """The deadlines."""

    items = many(PolicyAnswer, "What was set.", required=True)
    total = count("How many there are.")
    defaults = fields.Nested(DaysAnswer, metadata=metadata("Where nothing was set."))
    in_force = fields.Nested(DaysAnswer, metadata=metadata("What holds on the day."))
    on = day("As of which day.")


class ClosingDayAnswer(Schema):
    """A working day on which somebody is closed."""

    agency = text("Which institution.", allow_none=True)
    municipality = text("Or everybody in which municipality.", allow_none=True)
    day = day("Which day.", required=True)


class ClosingDaysAnswer(Schema):
    """Closing days."""

    items = many(ClosingDayAnswer, "The days.", required=True)
    total = count("How many there are.")


class DataQualityTaskAnswer(Schema):
    """A doubt about the directory."""

    task_id = ident("The task's id.", required=True)
    reason = text("Why there is a doubt.", required=True)
    service = text("About which service.")
    municipality = text("In which municipality (AGS).")
    agency = text("About which institution.", allow_none=True)
    due_on = day("By when.", allow_none=True)
    state = text("`open` or `resolved`.")
    resolution = text("What became of it.", allow_none=True)
    times = count("How often it was raised.")
    raised_at = moment("Since when.")
    changed_at = moment("When it last changed.")
    version = version()
