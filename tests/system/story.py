"""The story that the demo tells, played scene by scene, so that a test can look in between."""

from dataclasses import dataclass
from typing import Any

from services.gateway.demo.family import Family
from services.gateway.demo.people import Person
from services.gateway.demo.stage import Stage
from services.gateway.demo.story import SCENES, Scene
from services.gateway.telling import moment
from tests.system.bus import Bus

Answer = dict[str, Any]


@dataclass
class Story:
    """How far the story was played, and where."""

    stage: Stage
    family: Family
    bus: Bus
    played: int = 0

    def until(self, scene: Scene) -> None:
        """Play all that comes until the end of `scene`, unless it was played."""
        for each in SCENES[self.played : SCENES.index(scene) + 1]:
            each(self.stage, self.family)
            self.played += 1

    def get(self, person: Person, path: str, **query: Any) -> Answer:
        """Return what `person` finds under `path`."""
        return self.stage.get(person, path, **query)

    def referral(self, key: str, person: Person | None = None) -> Answer:
        """Return a referral of the family, as its manager or `person` sees it."""
        return self.get(person or self.family.manager, f"/referrals/{self.family.referrals[key]}")

    def history(self, key: str) -> list[Answer]:
        """Return what happened to a referral of the family, oldest first."""
        path = f"/referrals/{self.family.referrals[key]}/history"
        events: list[Answer] = self.get(self.family.manager, path)["events"]
        return events

    def happened(self, key: str, type_: str) -> list[Answer]:
        """Return what of this type happened to a referral of the family, oldest first."""
        return [each for each in self.history(key) if each["type"] == f"referrals.{type_}"]


def day(happening: Answer) -> str:
    """Return the day on which something was recorded, as people here have it."""
    return moment(happening["recorded_at"]).date().isoformat()
