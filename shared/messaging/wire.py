"""What goes through a door: requests and answers, in the format of nameko's RPC."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import orjson
import structlog

from shared.domain.context import Context
from shared.domain.errors import Invalid, NotFound, Refusal
from shared.domain.personal import Erased
from shared.eventstore.serialization import load, schema_for

if TYPE_CHECKING:
    from shared.eventstore.execution import Answer

EXCHANGE = "nameko-rpc"
CONTENT_TYPE = "application/json"
REPLY_TO = "amq.rabbitmq.reply-to"
LARGEST_REQUEST = 1_048_576
LARGEST_ANSWER = 8 * 1_048_576

Plain = dict[str, Any]
T = TypeVar("T")

log = structlog.get_logger(__name__)


class Unreadable(Invalid):
    """The request is not JSON, or not in the form that doors read."""


class TooLarge(Invalid):
    """The request is larger than any command needs to be."""


class UnknownFields(Invalid):
    """Some of the fields are not known here."""


class UnknownDoor(NotFound):
    """There is no door of this name."""


class StoreUnavailable(Refusal):
    """The database cannot be reached at the moment; try again."""

    kind = "unavailable"


def pack_request(request: Plain) -> bytes:
    """Return a request as nameko sends the arguments of a call."""
    return orjson.dumps({"args": [request], "kwargs": {}})


def unpack_request(body: bytes) -> Plain:
    """Return the request in a message, or raise `TooLarge` or `Unreadable`."""
    if len(body) > LARGEST_REQUEST:
        raise TooLarge(bytes=len(body), most=LARGEST_REQUEST)
    try:
        (request,) = orjson.loads(body)["args"]
        if not isinstance(request, dict):
            raise TypeError
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error
    return request


def pack_answer(answer: Plain) -> bytes:
    """Return an answer as nameko sends results; one that cannot be sent becomes `internal()`."""
    try:
        body = orjson.dumps(
            {"result": answer, "error": None}, default=plain, option=orjson.OPT_NON_STR_KEYS
        )
    except TypeError as error:
        log.error("an answer cannot be sent", reason=str(error))
        return pack_answer(internal())
    if len(body) <= LARGEST_ANSWER:
        return body
    log.error("an answer is too large", bytes=len(body))
    return pack_answer(internal())


def plain(value: Any) -> Any:
    """Return a value that JSON has no word for as one that it has."""
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (Decimal, Erased)):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no answer")


def unpack_answer(body: bytes) -> Plain:
    """Return the answer in a reply; what is no answer of ours counts as an internal error."""
    try:
        answer = orjson.loads(body)["result"]
    except (ValueError, KeyError, TypeError):
        return internal()
    return answer if isinstance(answer, dict) else internal()


def accepted(answer: "Answer") -> Plain:
    """Return what is said about a command that was done."""
    return {"accepted": {**vars(answer), "stream_id": str(answer.stream_id)}}


def refused(refusal: Refusal) -> Plain:
    """Return what is said about a request that was refused."""
    return {
        "refused": {
            "code": refusal.code,
            "kind": refusal.kind,
            "message": refusal.message,
            "details": refusal.details,
        }
    }


def internal() -> Plain:
    """Return what is said when we are at fault; the reasons stay in our own log."""
    message = "Something went wrong on our side."
    return {"refused": {"code": "INTERNAL", "kind": "internal", "message": message, "details": {}}}


def read_part(request: Plain, name: str) -> Plain:
    """Return the part of a request that lies under `name`, or raise `Unreadable`."""
    part = request.get(name)
    if not isinstance(part, dict):
        raise Unreadable(missing=name)
    return part


def read_context(request: Plain) -> Context:
    """Return who asks and why, or raise `Invalid`."""
    return load(Context, read_part(request, "context"))


def read_fields(cls: type[T], payload: Plain) -> T:
    """Return `payload` as a `cls`, or raise `Invalid`, or `UnknownFields` if it is only that."""
    try:
        return load(cls, payload)
    except Invalid as refusal:
        raise of_fields(refusal.details.get("fields", {})) from refusal


def check_fields(cls: type[Any], payload: Plain) -> None:
    """Raise `Invalid` for fields that are unknown or wrong; what is missing may still come."""
    if wrong := schema_for(cls).validate(payload, partial=True):  # type: ignore[arg-type]
        raise of_fields(wrong)


def of_fields(wrong: Mapping[str, Any]) -> Invalid:
    """Return the refusal for fields that are at fault."""
    only_unknown = wrong and all(said == ["Unknown field."] for said in wrong.values())
    return (UnknownFields if only_unknown else Invalid)(fields=wrong)
