"""`wegakte timeline` and `wegakte replay`: what happened, told to people or as JSON."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import click
import orjson
from rich.console import Console

from services.gateway.issuing import TRIAL_ISSUER, default_key, issue
from services.gateway.messages import Language
from services.gateway.reading import Interface
from services.gateway.telling import HERE, tell
from shared.settings import settings

TITLES: Final[dict[Language, str]] = {
    "de": "Was geschah ({})",
    "en": "What happened ({})",
}
NO_TOKEN: Final = (
    "Please sign in with --token; there is no key at {key} to sign a token for trying out."
)
Command = Callable[..., None]


def about(*kinds: str) -> Callable[[Command], Command]:
    """Return the options that say about what, from where, and how to tell it."""
    options = [click.option(f"--{kind}", kind, type=click.UUID, metavar="ID") for kind in kinds]
    options += [
        click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True),
        click.option("--url", help="Where the interface is; as configured if left out."),
        click.option("--token", help="Your token; one for trying out if there is a key for it."),
    ]

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@click.command()
@about("case", "client", "consent", "link", "transfer", "referral", "obstacle")
def timeline(as_json: bool, lang: Language, url: str, token: str, **named: Any) -> None:
    """Tell what happened about somebody or something, across all services."""
    kind, id_ = the_one(named)
    interface = Interface(url=url or address(), token=token or sign("auditor"), language=lang)
    items = list(interface.all_pages(f"/timelines/{kind}/{id_}"))
    show(items, f"{kind} {id_}", interface, as_json=as_json)


@click.command()
@about("case", "client", "referral")
@click.option("--as-of", type=click.DateTime(), help="Only what was known then (local time).")
@click.option("--as-true-on", type=click.DateTime(), help="Only what was true then (local time).")
def replay(
    as_of: datetime | None,
    as_true_on: datetime | None,
    as_json: bool,
    lang: Language,
    url: str,
    token: str,
    **named: Any,
) -> None:
    """Replay a case, a client's record or a referral: every event, and how things stood then."""
    kind, id_ = the_one(named)
    here = partial(Interface, url=url or address(), language=lang)
    interface = here(token=token or sign_for_owner(here(token=sign("auditor")), kind, id_))
    times = {"as_of": as_of, "as_true_on": as_true_on}
    query = {name: in_utc(moment) for name, moment in times.items() if moment}
    found = interface.get(f"/{kind}s/{id_}/history", **query)
    show(found["events"], f"{kind} {id_}", interface, as_json=as_json)


def the_one(named: dict[str, Any]) -> tuple[str, str]:
    """Return the one thing that was asked about, or raise a usage error."""
    given = [(kind, str(id_)) for kind, id_ in named.items() if id_]
    if len(given) != 1:
        raise click.UsageError(f"Name one of {', '.join(f'--{kind}' for kind in named)}.")
    return given[0]


def address() -> str:
    """Return where the interface is, as configured."""
    return f"http://{settings().gateway_host}:{settings().gateway_port}"


def sign(role: str, tenant: str = "") -> str:
    """Return a token for trying out, or raise `click.ClickException` where there is no key."""
    configured = settings()
    key = default_key(configured)
    if not key.exists():
        raise click.ClickException(NO_TOKEN.format(key=key))
    return issue(
        key,
        role,
        user=f"wegakte.{role}",
        tenant=tenant,
        issuer=configured.issuer or TRIAL_ISSUER,
        audience=configured.audience,
    )


def sign_for_owner(auditor: Interface, kind: str, id_: str) -> str:
    """Return a token of a case manager of the municipality whose file this is by now."""
    found = list(auditor.all_pages(f"/timelines/{kind}/{id_}"))
    if not found:
        raise click.ClickException(f"There is no {kind} {id_}.")
    owners = [found[0]["tenant"], *filter(None, map(owner_after, found))]
    return sign("case_manager", owners[-1])


def owner_after(entry: dict[str, Any]) -> str | None:
    """Return who owns a file since an event by which it has moved."""
    said = entry.get("data") or {}
    moved = entry["type"] == "cases.case_transferred"
    owner: str | None = said.get("to_tenant") if moved else said.get("owner")
    return owner


def in_utc(local: datetime) -> str:
    """Return a local time as the interface reads it."""
    return local.replace(tzinfo=HERE).astimezone(UTC).isoformat()


def show(items: list[Any], subject: str, interface: Interface, *, as_json: bool) -> None:
    """Print a history, for people or for programs."""
    if as_json:
        click.echo(orjson.dumps(items, option=orjson.OPT_INDENT_2).decode())
    else:
        lang = interface.language
        tell(Console(), TITLES[lang].format(subject), items, lang, interface.names())
