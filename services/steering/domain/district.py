"""Which district a municipality belongs to: steering is the district's business."""


def district_of(municipality: str) -> str:
    """Return the key of the district in which a municipality lies.

    An official municipality key has eight digits; the first five are the district's. A city that
    is its own district is returned as it is.
    """
    return municipality[:5] + "000" if municipality else ""
