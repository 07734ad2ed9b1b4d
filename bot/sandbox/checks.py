"""Check what the bot asks against the Bot API description, and give every value its type.

Wrong types and missing parameters are refused. Unknown ones are only noted: the real server
ignores them, so the call works there too, but whoever wrote it should know.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from .errors import ApiError, bad_request
from .schema import Check, Problem, load
from .wire import Upload

Json = dict[str, Any]

_MISSING: Final = {  # the words of Client.cpp where it has its own
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "media": "there are no media to send",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
}
_TRUE: Final = frozenset({"true", "yes", "1"})
_FALSE: Final = frozenset({"false", "no", "0", ""})
_UNTYPED: Final = frozenset({"InputFile", "InputFile or String"})


@dataclass(slots=True)
class Ask:
    """A checked call: parameters with their types, files by part name."""

    values: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter, or *default* where it was left out."""
        return self.values.get(name, default)


def checked(method: str, raw: Json, uploads: Mapping[str, Upload]) -> Ask:
    """Return the call with typed values.

    Raises:
        ApiError: in Telegram's words where they are known.
    """
    parameters = _parameters(method)
    values: Json = {}
    unknown: list[str] = []
    for name, value in raw.items():
        parameter = parameters.get(name)
        if parameter is None:
            unknown.append(name)
        elif value is not None:
            values[name] = parameter.read(name, value, unknown)
    for name, parameter in parameters.items():
        if parameter.required and name not in values and name not in uploads:
            raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
    for name in uploads:
        if name in parameters:
            values.setdefault(name, f"attach://{name}")
    return Ask(values, uploads, tuple(unknown))


@dataclass(frozen=True, slots=True)
class _Parameter:
    required: bool
    read: Callable[[str, Any, list[str]], Any]


@cache
def _parameters(method: str) -> dict[str, _Parameter]:
    shape = load().methods[method]["parameters"]
    return {name: _Parameter(required, _reader(kind)) for name, (kind, required) in shape.items()}


def _reader(kind: str) -> Callable[[str, Any, list[str]], Any]:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in _UNTYPED:
        return _string
    if kind == "Integer or String":
        return _chat
    check = load().check(kind)
    return lambda name, value, unknown: _json(check, name, value, unknown)


def _integer(name: str, value: Any, _: list[str]) -> int:
    try:
        if isinstance(value, int | str):
            return int(value)
    except ValueError:
        pass
    raise _wrong(name, "Integer")


def _float(name: str, value: Any, _: list[str]) -> float:
    try:
        if isinstance(value, int | float | str):
            return float(value)
    except ValueError:
        pass
    raise _wrong(name, "Float")


def _boolean(name: str, value: Any, _: list[str]) -> bool:
    word = str(value).lower()
    if word not in _TRUE | _FALSE:
        raise _wrong(name, "Boolean")
    return word in _TRUE


def _string(name: str, value: Any, _: list[str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value)
    raise _wrong(name, "String")


def _chat(name: str, value: Any, _: list[str]) -> int | str:
    if not isinstance(value, int | str):
        raise _wrong(name, "Integer or String")
    try:
        return int(value)
    except ValueError:
        return value


_PLAIN: Final[dict[str, Callable[[str, Any, list[str]], Any]]] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "True": _boolean,
    "String": _string,
}


def _json(check: Check, name: str, value: Any, unknown: list[str]) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            what = "reply keyboard markup" if name == "reply_markup" else name.replace("_", " ")
            raise bad_request(f"can't parse {what} JSON object") from None
    value = _without_nulls(value)
    found: list[Problem] = []
    check(value, name, found)
    for problem in found:
        if problem.kind != "unknown":
            raise _refusal(problem, name)
        unknown.append(f"{problem.path}.{problem.expected}")
    return value


def _refusal(problem: Problem, name: str) -> ApiError:
    if problem.kind == "missing":
        if problem.expected == "inline_keyboard":
            return bad_request("inline keyboard expected")
        return bad_request(f'can\'t find field "{problem.expected}"')
    steps = [step for step in problem.path.split(".") if not step.isdigit()]
    return _wrong(steps[-1] if steps else name, problem.expected)


def _wrong(name: str, kind: str) -> ApiError:
    kind = "Boolean" if kind == "True" else kind
    return bad_request(f'field "{name}" must be of type {kind}')


def _without_nulls(value: Any) -> Any:
    """Return a copy without nulls: the server takes them as left out."""
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_nulls(one) for one in value]
    return value
