"""The one form of every answer that is not a success."""

from marshmallow import Schema, fields


class ProblemAnswer(Schema):
    """A problem document (RFC 9457): what was refused, why, and under which id to ask about it."""

    class Meta:
        """The name in the document."""

        title = "Problem"

    type = fields.String(
        required=True,
        metadata={
            "description": "`urn:wegakte:refusal:` and the code.",
            "example": "urn:wegakte:refusal:CONSENT_MISSING",
        },
    )
    title = fields.String(required=True, metadata={"description": "The kind of problem."})
    status = fields.Integer(required=True, metadata={"description": "The HTTP status."})
    detail = fields.String(
        required=True,
        metadata={"description": "A sentence for people, in the language they accept."},
    )
    instance = fields.String(required=True, metadata={"description": "This very occurrence."})
    code = fields.String(
        required=True,
        metadata={"description": "A stable code for programs.", "example": "CONSENT_MISSING"},
    )
    details = fields.Dict(
        required=True,
        metadata={"description": "What helps to find the way out; `fields` where some were wrong."},
    )
    correlation_id = fields.UUID(
        required=True, metadata={"description": "The id of the request in all our records."}
    )
