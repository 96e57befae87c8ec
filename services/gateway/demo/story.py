"""The story from its first step to its last."""

from services.gateway.demo import arrival, handovers, sitting
from services.gateway.demo.family import Family
from services.gateway.demo.people import AUDITOR
from services.gateway.demo.stage import Stage


def play(stage: Stage, family: Family) -> None:
    """Play everything, checking each step; raises `StoryBroke` at the first that goes wrong."""
    arrival.play(stage, family)
    handovers.play(stage, family)
    sitting.play(stage, family)
    completeness(stage)


def completeness(stage: Stage) -> None:
    """See that the one log has everything."""
    stage.step(28, "Die Revision prüft die Vollständigkeit", "The auditor checks for completeness")
    gaps = stage.get(AUDITOR, "/audit/gaps")
    stage.check(
        not gaps["items"],
        "keine Lücke: jedes Ereignis jedes Dienstes ist im Protokoll",
        "no gap: every event of every service is in the log",
        gaps,
    )
