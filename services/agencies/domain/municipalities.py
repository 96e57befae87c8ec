"""The municipalities by their official key (AGS), as the directory to begin with lists them.

Keys change when municipalities merge: then an entry is added, and none is taken away, because the
history still names the old one.
"""

from services.agencies.domain.directory_file import lines_of, packaged

Municipality = tuple[str, str, bool]
"""Official key, name, and whether the pilot has case managers there."""

_LINES = [line.said for line in lines_of(packaged())]

EDITION: str = _LINES[0]["edition"]
MUNICIPALITIES: tuple[Municipality, ...] = tuple(
    (said["municipality"], said["name"], said["pilot"])
    for said in _LINES
    if "municipality" in said and "name" in said
)
KNOWN_KEYS = frozenset(key for key, _, _ in MUNICIPALITIES)
