"""Holds every answer against what the description promises: nothing missing, nothing unsaid."""

import copy
import re
from typing import Any

import jsonschema_rs

Document = dict[str, Any]


class Description:
    """The description of the interface, without tolerance for what it does not mention."""

    def __init__(self, document: Document) -> None:
        self.paths = document["paths"]
        self.components = copy.deepcopy(document["components"])
        for schema in self.components["schemas"].values():
            if "properties" in schema:
                schema["additionalProperties"] = False

    def check(self, method: str, path: str, status: int, body: Any) -> None:
        """Raise `jsonschema_rs.ValidationError` unless the answer is as described."""
        operation = self.operation(method, path.partition("?")[0])
        response = operation["responses"][str(status)]
        if "$ref" in response:
            response = self.components["responses"][response["$ref"].rsplit("/", 1)[1]]
        [content] = response["content"].values()
        whole = content["schema"] | {"components": self.components}
        jsonschema_rs.validate(whole, body)

    def operation(self, method: str, path: str) -> Document:
        """Return what is described for an address."""
        for template, item in sorted(self.paths.items(), key=lambda each: each[0].count("{")):
            pattern = re.sub(r"\\\{[a-z_]+\\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, f"/v1{path}") and method.lower() in item:
                return dict(item[method.lower()])
        raise LookupError(f"{method} {path} is not described")
