"""Asks the public interface, as anybody can: for the commands of people at a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import click
import requests

from services.gateway.messages import Language

PATIENCE: Final = 30.0
PAGE_SIZE: Final = 200


@dataclass(frozen=True, kw_only=True)
class Interface:
    """The interface at `url`, asked with a token, answering in a language."""

    url: str
    token: str
    language: Language = "en"

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """Return what is found at `path`; raises `click.ClickException` with the reason if not."""
        try:
            answer = requests.get(
                f"{self.url.rstrip('/')}/v1{path}",
                params=query,
                headers={
                    "Authorization": f"Bearer {self.token}",
                    "Accept-Language": self.language,
                },
                timeout=PATIENCE,
            )
        except requests.RequestException as error:
            raise click.ClickException(f"Nobody answers at {self.url}.") from error
        if not answer.ok:
            raise click.ClickException(reason(answer))
        return dict(answer.json())

    def all_pages(self, path: str, **query: Any) -> Iterator[dict[str, Any]]:
        """Yield the things on all pages of a list."""
        page = 1
        while True:
            found = self.get(path, page=page, page_size=PAGE_SIZE, **query)
            yield from found["items"]
            if page * PAGE_SIZE >= found["total"]:
                return
            page += 1

    def names(self) -> dict[str, str]:
        """Return the names of municipalities and institutions; none where nobody may tell."""
        try:
            places = {each["key"]: each["name"] for each in self.get("/services")["municipalities"]}
            return places | {each["code"]: each["name"] for each in self.all_pages("/agencies")}
        except click.ClickException:
            return {}


def reason(answer: requests.Response) -> str:
    """Return why something was refused, in a sentence."""
    try:
        problem = answer.json()
        return f"{problem['detail']} ({problem['code']})"
    except (ValueError, KeyError, TypeError):
        return f"HTTP {answer.status_code}"
