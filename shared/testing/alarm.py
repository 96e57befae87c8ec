"""A little service of no business: alarms that ring by themselves, for tests of what time does."""

import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from shared.domain.aggregate import Aggregate, Wake
from shared.domain.errors import Refusal
from shared.domain.messages import Command, Event, event
from shared.eventstore.service import Service


class SetAlarm(Command):
    """Have it ring at `due`, so many `times`, once a day.

    How it behaves: it is `prompt`, `slow`, `silent` (nothing to tell), `stubborn` (it tells, but
    stays due), `unwilling` (it refuses) or `broken`.
    """

    alarm_id: UUID
    due: datetime
    times: int = 1
    manner: str = "prompt"
    at: datetime | None = None


class StopAlarm(Command):
    """Have it ring no more."""

    alarm_id: UUID


class PassTime(Command):
    """Ring, if it is time to."""

    alarm_id: UUID
    at: datetime


@event("alarm.alarm_set")
class AlarmSet(Event):
    """Somebody is to be woken."""

    alarm_id: UUID
    due: datetime
    times: int
    manner: str


@event("alarm.alarm_rang")
class AlarmRang(Event):
    """It was time."""

    alarm_id: UUID
    at: datetime


@event("alarm.alarm_stopped")
class AlarmStopped(Event):
    """It rings no more."""

    alarm_id: UUID


class NotNow(Refusal):
    """It will not ring."""


@dataclass(frozen=True)
class Alarm:
    """What the rules need to know."""

    due: datetime | None = None
    times: int = 0
    manner: str = "prompt"


def set_alarm(alarm: Alarm, command: SetAlarm) -> list[Event]:
    """Set it, or set it anew."""
    return [
        AlarmSet(
            alarm_id=command.alarm_id,
            due=command.due,
            times=command.times,
            manner=command.manner,
        )
    ]


def stop_alarm(alarm: Alarm, command: StopAlarm) -> list[Event]:
    """Stop it."""
    return [AlarmStopped(alarm_id=command.alarm_id)]


def pass_time(alarm: Alarm, command: PassTime) -> list[Event]:
    """Ring when it is due, each in its manner."""
    match alarm.manner:
        case "unwilling":
            raise NotNow
        case "broken":
            raise RuntimeError("the spring is broken")
        case "slow":
            time.sleep(2)
    if alarm.manner == "silent" or alarm.due is None or command.at < alarm.due:
        return []
    return [AlarmRang(alarm_id=command.alarm_id, at=command.at)]


def evolve(alarm: Alarm, event: Event) -> Alarm:
    """Return `alarm` as it stands after `event`."""
    match event:
        case AlarmSet(due=due, times=times, manner=manner):
            return Alarm(due, times, manner)
        case AlarmRang() if alarm.manner != "stubborn":
            following = alarm.due + timedelta(days=1) if alarm.due and alarm.times > 1 else None
            return replace(alarm, due=following, times=alarm.times - 1)
        case AlarmStopped():
            return Alarm()
        case _:
            return alarm


ALARM = Aggregate(
    category="alarm",
    key="alarm_id",
    initial=Alarm(),
    evolve=evolve,
    decisions={SetAlarm: set_alarm, StopAlarm: stop_alarm, PassTime: pass_time},
    beginnings=frozenset({SetAlarm}),
    wake=Wake(due=lambda alarm: alarm.due, ask=PassTime),
)
SERVICE = Service(name="alarm", package="shared.testing", aggregates=(ALARM,))
