"""Clear fields take codes only, so that nobody's name or story gets into them."""

import re

from services.clients.domain.errors import NotACode

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}", re.ASCII)


def require_code(**fields: str) -> None:
    """Raise `NotACode` with the name of a field that holds something else."""
    for name, value in fields.items():
        if not CODE.fullmatch(value):
            raise NotACode(field=name)
