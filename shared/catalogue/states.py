"""The page of states: each table as a diagram and as a table."""

from collections import defaultdict

from shared.catalogue.gathering import Table
from shared.catalogue.words import Row, table

ANY = "*"


def states_page(tables: list[Table]) -> str:
    """Return the states things go through, table by table."""
    parts = [
        "# States",
        "What can happen in which state, and what follows. Each event is named without its"
        " service. The same tables are what the code decides by.",
    ]
    for each in tables:
        parts += [f"## {title_of(each)}", f"```mermaid\n{diagram(each)}\n```", in_rows(each)]
    return "\n\n".join(parts)


def title_of(each: Table) -> str:
    """Return what a table is about."""
    own = each.module.replace("_", " ")
    return each.service if own == "transitions" else f"{each.service}: {own}"


def diagram(each: Table) -> str:
    """Return a table as a Mermaid diagram; events between the same two states share an arrow."""
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for state, ways in each.transitions.items():
        for event, following in ways.items():
            arrows[node(each, state), node(each, following)].append(event)
    lines = [f"    {a} --> {b}: {' / '.join(events)}" for (a, b), events in arrows.items()]
    ends = [f"    {state} --> [*]" for state, ways in each.transitions.items() if not ways]
    return "\n".join(["stateDiagram-v2", *lines, *ends])


def node(each: Table, state: str) -> str:
    """Return a state as Mermaid has it; the state that nothing leads to is the beginning."""
    if state == ANY:
        return "any_state"
    return "[*]" if state == beginning(each) else state


def beginning(each: Table) -> str | None:
    """Return the first state, if nothing leads back to it."""
    first = next(iter(each.transitions), None)
    reached = {state for ways in each.transitions.values() for state in ways.values()}
    return None if first in reached else first


def in_rows(each: Table) -> str:
    """Return a table of states as a Markdown table."""
    rows: list[Row] = [
        (state if index == 0 else "", f"`{event}`", following)
        for state, ways in each.transitions.items()
        for index, (event, following) in enumerate(ways.items())
    ]
    return table(("State", "What can happen", "State after it"), rows)
