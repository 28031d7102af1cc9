"""What Discord would say against a request of the bot's.

`violations(method, path, body)` holds a JSON body (of a multipart request: its `payload_json`)
against Discord's own schema, and against what the schema does not say but Discord enforces, or
what this project promises: nobody is ever pinged, nothing is sent twice, no text runs backwards.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tests.adapters.discord.reduce_schema import REDUCED

Json = Mapping[str, Any]

CONTENT = 2000
EMBEDS_TOTAL = 6000
ROWS = 5
BUTTONS_IN_ROW = 5
COMPONENTS_V2 = 1 << 15
"""The flag of a message that is made of components alone."""
COMMANDS_TOTAL = 100
MESSAGE_COMMANDS_TOTAL = 15
COMMAND_CHARACTERS = 8000
_COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")
_BACKWARDS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ACTION_ROW, _BUTTON, _STRING_SELECT, _LINK_STYLE = 1, 2, 3, 5
_CHAT_INPUT, _MESSAGE_COMMAND = 1, 3
_CREATE, _DEFER, _UPDATE, _AUTOCOMPLETE = 4, 5, 7, 8


def violations(method: str, path: str, body: object, *, files: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with a request; nothing where Discord would take it.

    Args:
        method: "POST" and the like.
        path: Below the version: "/channels/1/messages", without a query.
        body: The decoded JSON; None where there is none.
        files: Names of the files of a multipart request.
    """
    route = _route(method, path)
    if body is None:
        return [f"{method} {path} has no body"] if route else []
    if route is None:
        return [f"{method} {path} is no route that the bot is known to send a body to"]
    faults = [_cause(error) for error in _validator(route, body).iter_errors(body)]
    if faults:
        return [f"{error.json_path}: {error.message[:300]}" for error in faults]
    return [*_backwards(body), *_beyond(route, body, files)]


# ── the schema ───────────────────────────────────────────────────────────────────────────────
@cache
def _description() -> dict[str, Any]:
    description: dict[str, Any] = json.loads(REDUCED.read_text(encoding="utf-8"))
    # Discord takes numbers for ids too, and libraries send them.
    description["schemas"]["SnowflakeType"] = {"type": ["string", "integer"], "pattern": r"^\d+$"}
    # Documented, and sent by every library, but missing in the schema.
    for name in ("ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"):
        if name in description["schemas"]:
            description["schemas"][name]["properties"]["nsfw"] = {"type": "boolean"}
    # What discord.py writes besides, and Discord ignores.
    description["schemas"]["RichEmbed"]["properties"]["flags"] = {"type": "integer"}
    _close(description["schemas"])
    return description


def _close(value: object) -> None:
    """Refuse keys that no schema names: Discord ignores them, and a typing error hides there."""
    if isinstance(value, dict):
        if "properties" in value and value.get("type") == "object":
            value.setdefault("additionalProperties", False)
        for inner in value.values():
            _close(inner)
    elif isinstance(value, list):
        for inner in value:
            _close(inner)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # Fixed words before names in braces: "@original" is also a message id by its form.
    routes = sorted(_description()["routes"], key=lambda route: route.count("{"))
    return tuple((route, re.compile(re.sub(r"\{\w+\}", "[^/]+", route))) for route in routes)


def _route(method: str, path: str) -> str | None:
    request = f"{method.upper()} {path}"
    return next((route for route, pattern in _patterns() if pattern.fullmatch(request)), None)


def _validator(route: str, body: object) -> Draft202012Validator:
    schema = _description()["routes"][route]
    names = [branch["$ref"].rsplit("/", 1)[1] for branch in schema.get("anyOf", ())]
    if route.endswith("/callback") and isinstance(body, dict):
        # One of several, told apart by the type; the errors of the right one are the useful ones.
        for name in names:
            kind = _description()["schemas"][name]["properties"]["type"]
            if body.get("type") in kind["enum"]:
                return _compiled(route, name)
    return _compiled(route, None)


@cache
def _compiled(route: str, name: str | None) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{name}"} if name else _description()["routes"][route]
    return Draft202012Validator({**schema, "components": {"schemas": _description()["schemas"]}})


def _cause(error: ValidationError) -> ValidationError:
    """Return what is wrong in the branch of a union that is meant: the one of its type."""
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [inner for inner in branches.values() if not any(_is_of_type(error) for error in inner)]
    if not meant:
        return error
    return _cause(max(meant, key=lambda errors: max(len(error.path) for error in errors))[0])


def _is_of_type(error: ValidationError) -> bool:
    return error.validator == "type" or list(error.path)[-1:] == ["type"]


# ── beyond the schema ────────────────────────────────────────────────────────────────────────
def _beyond(route: str, body: Any, files: Sequence[str]) -> Iterator[str]:
    method, path = route.split(" ", 1)
    if path.endswith("/callback"):
        data = body.get("data") or {}
        if body["type"] == _AUTOCOMPLETE:
            yield from _choices(data.get("choices") or [])
        elif body["type"] in (_CREATE, _UPDATE):
            yield from _message(data, files, new=body["type"] == _CREATE)
    elif path.endswith("/messages") and path.startswith("/channels"):
        yield from _message(body, files, new=True)
        if not body.get("nonce") or not body.get("enforce_nonce"):
            yield "without a nonce that is enforced, a repeated request is a second message"
    elif "/messages/" in path:
        yield from _message(body, files, new=False)
    elif path.startswith("/webhooks"):
        yield from _message(body, files, new=True)
    elif path.endswith("/commands"):
        yield from _commands(body if isinstance(body, list) else [body], whole=method == "PUT")
    elif "/commands/" in path:
        yield from _command(body)


def _message(body: Json, files: Sequence[str], *, new: bool) -> Iterator[str]:
    content, embeds = body.get("content") or "", body.get("embeds") or []
    components = body.get("components") or []
    if _length(content) > CONTENT:
        yield f"content has {_length(content)} characters"
    if new and not (content.strip() or embeds or files or components or body.get("poll")):
        yield "the message is empty"
    if new or content or embeds:
        yield from _mentions(body.get("allowed_mentions"))
    total = sum(_length(text) for embed in embeds for text in _texts(embed))
    if total > EMBEDS_TOTAL:
        yield f"the embeds have {total} characters"
    for embed in embeds:
        yield from _embed(embed, files)
    if (body.get("flags") or 0) & COMPONENTS_V2:
        if content or embeds:
            yield "content or embeds stand beside components of version 2"
    elif len(components) > ROWS:
        yield f"{len(components)} rows of components"
    elif any(row["type"] != _ACTION_ROW for row in components):
        yield "a component of version 2 needs the flag"
    yield from _controls(components)
    named = [attachment.get("filename") for attachment in body.get("attachments") or []]
    if any(name and name not in files for name in named):
        yield "an attachment names a file that is not sent"


def _mentions(allowed: Json | None) -> Iterator[str]:
    if allowed is None:
        yield "allowed_mentions is not set: everything pings"
    elif any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user")):
        yield f"somebody may be pinged: {dict(allowed)}"


def _texts(embed: Json) -> Iterator[str]:
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    yield (embed.get("footer") or {}).get("text") or ""
    yield (embed.get("author") or {}).get("name") or ""
    for field in embed.get("fields") or []:
        yield field.get("name") or ""
        yield field.get("value") or ""


def _embed(embed: Json, files: Sequence[str]) -> Iterator[str]:
    if not any(text.strip() for text in _texts(embed)) and not embed.get("image"):
        yield "an embed is empty"
    for field in embed.get("fields") or []:
        if not (field.get("name") or "").strip() or not (field.get("value") or "").strip():
            yield "a field of an embed is empty"
    for part, key in (("footer", "icon_url"), ("author", "url"), ("author", "icon_url")):
        yield from _address((embed.get(part) or {}).get(key), ())
    for part in ("image", "thumbnail"):
        yield from _address((embed.get(part) or {}).get("url"), files)
    yield from _address(embed.get("url"), ())


def _address(url: str | None, files: Sequence[str]) -> Iterator[str]:
    if not url:
        return
    if url.startswith("attachment://"):
        if url.removeprefix("attachment://") not in files:
            yield f"{url} is not sent along"
    elif urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        yield f"{url} is no web address"


def _controls(components: Sequence[Json]) -> Iterator[str]:
    for row in components:
        inner = row.get("components") or []
        if row["type"] == _ACTION_ROW and len(inner) > 1:
            if any(control["type"] != _BUTTON for control in inner):
                yield "a select shares its row"
            if len(inner) > BUTTONS_IN_ROW:
                yield f"{len(inner)} buttons in a row"
    everything = list(_all_controls(components))
    ids = Counter(control.get("custom_id") for control in everything if control.get("custom_id"))
    yield from (
        f"custom_id {name} is used {count} times" for name, count in ids.items() if count > 1
    )
    for control in everything:
        if control["type"] == _BUTTON:
            yield from _button(control)
        elif control["type"] == _STRING_SELECT:
            yield from _select(control)


def _all_controls(components: Sequence[Json]) -> Iterator[Json]:
    for component in components:
        if component["type"] in (_BUTTON, _STRING_SELECT):
            yield component
        yield from _all_controls(component.get("components") or [])
        if component.get("accessory"):
            yield from _all_controls([component["accessory"]])


def _button(button: Json) -> Iterator[str]:
    if not (button.get("label") or "").strip() and not button.get("emoji"):
        yield "a button has no label"
    if button["style"] == _LINK_STYLE:
        yield from _address(button.get("url") or "none", ())
    elif not button.get("custom_id"):
        yield "a button has no custom_id"


def _select(select: Json) -> Iterator[str]:
    options = select["options"]
    if len({option["value"] for option in options}) < len(options):
        yield "two options of a select have one value"
    if any(not option["label"].strip() for option in options):
        yield "an option has no label"
    if (select.get("max_values") or 1) > len(options):
        yield "a select wants more than it offers"


def _choices(choices: Sequence[Json]) -> Iterator[str]:
    for choice in choices:
        if not choice["name"].strip():
            yield "a choice has no name"
        if isinstance(choice["value"], str) and not 1 <= _length(choice["value"]) <= 100:
            yield f"a choice has a value of {_length(choice['value'])} characters"
    names = Counter(choice["name"] for choice in choices)
    yield from (f"{count} choices are named {name}" for name, count in names.items() if count > 1)


def _commands(commands: Sequence[Json], *, whole: bool) -> Iterator[str]:
    kinds = Counter(command.get("type") or _CHAT_INPUT for command in commands)
    if whole and kinds[_CHAT_INPUT] > COMMANDS_TOTAL:
        yield f"{kinds[_CHAT_INPUT]} commands"
    if whole and kinds[_MESSAGE_COMMAND] > MESSAGE_COMMANDS_TOTAL:
        yield f"{kinds[_MESSAGE_COMMAND]} message commands"
    names = Counter((command.get("type") or _CHAT_INPUT, command["name"]) for command in commands)
    yield from (f"{name} is there {count} times" for name, count in names.items() if count > 1)
    for command in commands:
        yield from _command(command)


def _command(command: Json) -> Iterator[str]:
    name, description = command.get("name"), command.get("description") or ""
    if (command.get("type") or _CHAT_INPUT) != _CHAT_INPUT:
        if description or command.get("options"):
            yield f"{name} is of the context menu and has a description or options"
        return
    if name is not None and not description.strip():
        yield f"{name} has no description"
    if name is not None:
        yield from _name(name)
    yield from _options(command.get("options") or [])
    if _characters(command) > COMMAND_CHARACTERS:
        yield f"{name} has {_characters(command)} characters"


def _options(options: Sequence[Json]) -> Iterator[str]:
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield "an option that is needed stands after one that is not"
    if len({option["name"] for option in options}) < len(options):
        yield "two options have one name"
    for option in options:
        yield from _name(option["name"])
        if option.get("autocomplete") and option.get("choices"):
            yield f"{option['name']} has choices and autocomplete"
        yield from _choices(option.get("choices") or [])
        yield from _options(option.get("options") or [])


def _name(name: str) -> Iterator[str]:
    if not _COMMAND_NAME.match(name) or name != name.lower():
        yield f"{name!r} is no name of a command or option"


def _characters(command: Json) -> int:
    own = sum(len(str(command.get(key) or "")) for key in ("name", "description", "value"))
    parts = [*(command.get("options") or []), *(command.get("choices") or [])]
    return own + sum(_characters(part) for part in parts)


def _backwards(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if _BACKWARDS.search(value):
            yield f"a text turns its direction: {value[:60]!r}"
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _backwards(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _backwards(inner)


def _length(text: str) -> int:
    """UTF-16 units: what a client counts, and never less than what a server may count."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
