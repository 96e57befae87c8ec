"""The municipalities by their official key (AGS); one list a district.

Keys change when municipalities merge: then an entry is added, and none is taken away, because the
history still names the old one.
"""

EDITION = "2025-01"

Municipality = tuple[str, str, bool]
"""Official key, name, and whether the pilot has case managers there."""

KREIS_SOEST: tuple[Municipality, ...] = (
    ("05974004", "Anröchte", False),
    ("05974008", "Bad Sassendorf", True),
    ("05974012", "Ense", False),
    ("05974016", "Erwitte", True),
    ("05974020", "Geseke", False),
    ("05974024", "Lippetal", True),
    ("05974028", "Lippstadt", False),
    ("05974032", "Möhnesee", False),
    ("05974036", "Rüthen", False),
    ("05974040", "Soest", True),
    ("05974044", "Warstein", True),
    ("05974048", "Welver", False),
    ("05974052", "Werl", True),
    ("05974056", "Wickede (Ruhr)", False),
)

MUNICIPALITIES = KREIS_SOEST
KNOWN_KEYS = frozenset(key for key, _, _ in MUNICIPALITIES)
