"""The only reader of the environment: every setting, its default and what it is for."""

import base64
from dataclasses import Field, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypedDict, get_args, get_type_hints

from environs import EnvError, EnvValidationError, FileAwareEnv
from marshmallow.validate import OneOf

from shared.declaring import NAME, PORT, POSITIVE, require_root_keys, setting, url_of

PREFIX = "WEGAKTE_"
KEYRING_ROLE = "wegakte_keyring"


class NotConfigured(Exception):
    """Settings are missing or malformed; docs/reference/configuration.md tells of each."""


class Login(TypedDict):
    """What `shared.database.Database` needs to connect as a role."""

    url: str
    user: str
    password: str | None
    name: str


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an operator can set. Each field is the variable of the same name in capitals."""

    database_url: str = setting(
        "",
        "The PostgreSQL server, e.g. `postgresql://postgres@db:5432/postgres`. `wegakte migrate`"
        " connects as this user and to this database; the services replace both by their own.",
        secret=True,
        check=url_of("postgresql", "postgres"),
    )
    database_password: str = setting(
        "",
        "The password of the service's database roles. Without one the server must trust the"
        " connection.",
        secret=True,
    )
    password_dir: Path | None = setting(
        None,
        "For `wegakte migrate`: a folder of files `database_<service>` and `database_keyring`,"
        " each holding one password. Takes the place of `WEGAKTE_DATABASE_PASSWORD`.",
    )
    database_name: str = setting("wegakte", "The database that holds the services' schemas.")
    ledger_origin: str = setting(
        "wegakte.example/ledger",
        "The name of the ledger, a domain of yours and a word: it is written into every entry, and"
        " cannot be changed once there is one.",
        check=NAME,
    )
    ledger_key: str = setting(
        "",
        "The key that the service audit signs the ledger with: 32 random bytes in base64. Without"
        " one nothing is signed.",
        secret=True,
        check=require_root_keys,
    )
    settable_clock: bool = setting(
        False,
        "For demonstrations and tests only: `wegakte migrate` makes a new database whose clock can"
        " be set, and the services go by that clock. Never where real cases are kept.",
    )
    database_pool: int = setting(
        8, "The most database connections a process keeps.", check=POSITIVE
    )
    keyring_database: str = setting(
        "", "The database that holds the keys of persons; `<database name>_keyring` if not set."
    )
    keyring_password: str = setting(
        "",
        "The password of the role `wegakte_keyring`; that of the service if not set.",
        secret=True,
    )
    keyring_secret: str = setting(
        "",
        "The root key: 32 random bytes in base64. While it is being replaced: the new one, a"
        " comma, the old one.",
        secret=True,
        check=require_root_keys,
    )
    amqp_url: str = setting(
        "",
        "The RabbitMQ server, e.g. `amqp://wegakte:secret@broker:5672//`.",
        secret=True,
        check=url_of("amqp", "amqps", "pyamqp"),
    )
    workers: int = setting(
        10, "How many requests or events a service handles at the same time.", check=POSITIVE
    )
    health_host: str = setting("127.0.0.1", "Where a service answers about its health.")
    health_port: int = setting(
        0, "The port of `/health/live`, `/health/ready` and `/metrics`; 0 is none.", check=PORT
    )
    jwks: str = setting("", "Address or file of the public keys that tokens are signed with.")
    issuer: str = setting("", "Who must have issued a token (claim `iss`).")
    audience: str = setting("wegakte", "For whom a token must be meant (claim `aud`).")
    roles_claim: str = setting(
        "roles", "The claim with the roles, dots between steps; Keycloak: `realm_access.roles`."
    )
    tenant_claim: str = setting("tenant", "The claim with the municipality's key (AGS).")
    agency_claim: str = setting("agency", "The claim with the code of the institution.")
    issuer_key: Path | None = setting(
        None, "For trying out only: the private key file of the built-in issuer of tokens."
    )
    gateway_host: str = setting("127.0.0.1", "Where the web site listens.")
    gateway_port: int = setting(8000, "The port of the web site.", check=PORT)
    gateway_threads: int = setting(
        8, "How many requests the web site answers at the same time.", check=POSITIVE
    )
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "The least important log lines to write."
    )
    log_format: Literal["auto", "json", "console"] = setting(
        "auto", "How log lines look; `auto` is `console` on a terminal and `json` elsewhere."
    )
    state_dir: Path = setting(
        Path(".wegakte"), "Where a private database and broker keep their files."
    )

    def require(self, *names: str) -> "Settings":
        """Return these settings, or raise `NotConfigured` naming all of `names` that are unset."""
        unset = [f"{variable(name)} is not set." for name in names if not getattr(self, name)]
        if unset:
            raise NotConfigured("\n".join(unset))
        return self

    def login(self, role: str) -> Login:
        """Return how to connect as a service's `role`, or as `wegakte_keyring`."""
        self.require("database_url")
        is_keyring = role == KEYRING_ROLE
        password = self.password_of(role)
        name = self.keyring_name if is_keyring else self.database_name
        return Login(url=self.database_url, user=role, password=password or None, name=name)

    def password_of(self, role: str) -> str:
        """Return the password of a role; a role `…_log` shares its service's unless it has one."""
        if self.password_dir is None:
            own = self.keyring_password if role == KEYRING_ROLE else ""
            return own or self.database_password
        short = role.removeprefix("wegakte_")
        files = [self.password_dir / f"database_{name}" for name in (short, without_log(short))]
        for file in files:
            if file.is_file():
                return file.read_text().strip()
        raise NotConfigured(f"{variable('password_dir')} has no file {files[-1].name}.")

    @property
    def keyring_name(self) -> str:
        """The name of the keyring's database."""
        return self.keyring_database or f"{self.database_name}_keyring"

    @property
    def root_keys(self) -> tuple[bytes, ...]:
        """The root keys of the keyring, newest first."""
        self.require("keyring_secret")
        return tuple(base64.b64decode(part) for part in self.keyring_secret.split(","))


def without_log(short: str) -> str:
    """Return the service that a role's short name belongs to."""
    return short.removesuffix("_log")


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.upper()


@cache
def settings() -> Settings:
    """Return the settings of this process, read once; or raise `NotConfigured` with every error."""
    return read_environment()


def read_environment() -> Settings:
    """Read all settings; for each, a variable `…_FILE` may name a file that holds the value."""
    env = FileAwareEnv(prefix=PREFIX, strip_whitespace=True)
    hints = get_type_hints(Settings)
    values, faults = {}, []
    for each in fields(Settings):
        try:
            values[each.name] = read(env, each, hints[each.name])
        except (EnvError, ValueError) as error:
            faults.append(f"{variable(each.name)}: {' '.join(reasons(error))}")
    if faults:
        raise NotConfigured("\n".join(faults))
    return Settings(**values)


def read(env: FileAwareEnv, each: Field[Any], hint: Any) -> Any:
    """Return one setting, or its default when the variable is missing or empty."""
    name = each.name.upper()
    if not env.str(name, ""):
        return each.default
    checks = each.metadata["check"]
    if hint is int:
        return env.int(name, validate=checks)
    if hint is bool:
        return env.bool(name)
    if hint in (Path, Path | None):
        return env.path(name)
    return env.str(name, validate=OneOf(get_args(hint)) if get_args(hint) else checks)


def reasons(error: Exception) -> list[str]:
    """Return what is wrong with a value, without the value."""
    messages = error.error_messages if isinstance(error, EnvValidationError) else [str(error)]
    return [str(message) for message in messages]
