"""What surrounds every answer: new things, changed things, pages of things."""

from functools import cache

from marshmallow import Schema, fields


class CreatedAnswer(Schema):
    """Something new is there."""

    id = fields.String(required=True, metadata={"description": "Its id."})
    version = fields.Integer(required=True, metadata={"description": "Its version; the ETag."})


class ChangedAnswer(Schema):
    """What was asked for is so."""

    id = fields.String(required=True, metadata={"description": "The id of what was changed."})
    version = fields.Integer(required=True, metadata={"description": "Its version; the ETag."})
    changed = fields.Boolean(
        required=True, metadata={"description": "False when it was so already."}
    )


@cache
def page_of(item: type[Schema]) -> type[Schema]:
    """Return the shape of one page of many."""
    many = fields.List(fields.Nested(item), required=True)
    number = {
        name: fields.Integer(required=True, metadata={"description": about})
        for name, about in (
            ("total", "How many there are on all pages."),
            ("page", "Which page this is; the first is 1."),
            ("page_size", "How many there are on a page."),
        )
    }
    name = item.__name__.removesuffix("Answer")
    return Schema.from_dict({"items": many, **number}, name=f"{name}Page")
