"""The command line: `wegakte --help`. Every command is loaded when it is asked for."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points, version
from typing import Any

import click
from rich.console import Console
from rich.text import Text

GROUP = "wegakte.commands"
BUILT_IN = {
    "clock": "shared.commands.clock:clock",
    "docs": "shared.commands.reference:docs",
    "health": "shared.commands.condition:health",
    "keyring": "shared.commands.keys:keyring",
    "migrate": "shared.commands.tables:migrate",
    "parked": "shared.commands.parking:parked",
    "rebuild": "shared.commands.tables:rebuild",
    "relay": "shared.commands.processes:relay",
    "run": "shared.commands.processes:run",
    "serve": "shared.commands.processes:serve",
}


class Failed(click.ClickException):
    """A command that did not succeed, told in a sentence or two."""

    def show(self, file: Any = None) -> None:
        """Print the sentence, and then what else is to be known."""
        first, _, rest = self.message.partition("\n")
        console = Console(file=file, stderr=file is None, soft_wrap=True, highlight=False)
        console.print(Text.assemble(("Error: ", "bold red"), first))
        if rest:
            console.print(Text(rest))


class Commands(click.Group):
    """The built-in commands and those that installed packages add."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(references())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; one that cannot be loaded says so when it is called."""
        reference = references().get(cmd_name)
        if reference is None:
            return None
        try:
            return load(reference)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            return broken(cmd_name, f"{cmd_name} cannot be loaded: {sentence(error)}")

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong is told in a sentence, with `--debug` in full."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise Failed(sentence(error)) from error


@cache
def references() -> dict[str, str]:
    """Return where each command is declared, as `module:name`."""
    added = {point.name: point.value for point in entry_points(group=GROUP)}
    return added | BUILT_IN


def load(reference: str) -> click.Command:
    """Return the command under `module:name`."""
    module, _, name = reference.partition(":")
    command = getattr(import_module(module), name)
    if not isinstance(command, click.Command):
        raise TypeError(f"{reference} is not a command")
    return command


def broken(name: str, message: str) -> click.Command:
    """Return a command that does nothing but say why it cannot."""

    def refuse() -> None:
        raise Failed(message)

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, callback=refuse, help=message, context_settings=settings)


def sentence(error: Exception) -> str:
    """Return what went wrong and, where it is an error of ours, the end of its docstring."""
    message = str(error).strip() or type(error).__name__
    if type(error).__module__.startswith(("shared.", "services.")):
        meaning = " ".join((type(error).__doc__ or "").split("\n\n")[-1].split())
        return f"{message}\n{meaning}"
    return f"{message} ({type(error).__name__})\nRun it again with `wegakte --debug` to see where."


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
@click.version_option(version("wegakte"), prog_name="wegakte")
def main(debug: bool) -> None:
    """Every step a newcomer passes through across institutions: recorded once, provable for ever.

    Settings are read from the environment, see docs/reference/configuration.md.
    """


if __name__ == "__main__":
    main(prog_name="wegakte")
