"""Discord's OpenAPI description → what a bot sends, as `discord_api.json` beside this file.

    python tests/adapters/discord/reduce_schema.py openapi.json.gz

The description is Discord's own (github.com/discord/discord-api-spec, MIT). Kept are the JSON
bodies of the routes below with the schemas that they name; one schema stands on one line, so that
a newer description shows its changes line by line.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REDUCED = Path(__file__).with_name("discord_api.json")
_APPLICATION = "/applications/{application_id}"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = (
    ("PUT", f"{_APPLICATION}/commands"),
    ("POST", f"{_APPLICATION}/commands"),
    ("PATCH", f"{_APPLICATION}/commands/{{command_id}}"),
    ("PUT", f"{_APPLICATION}/guilds/{{guild_id}}/commands"),
    ("POST", f"{_APPLICATION}/guilds/{{guild_id}}/commands"),
    ("PATCH", f"{_APPLICATION}/guilds/{{guild_id}}/commands/{{command_id}}"),
    ("POST", "/channels/{channel_id}/messages"),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"),
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"),
    ("POST", "/users/@me/channels"),
    ("POST", _WEBHOOK),
    ("PATCH", f"{_WEBHOOK}/messages/@original"),
    ("PATCH", f"{_WEBHOOK}/messages/{{message_id}}"),
)
"""Method and path of every call with a body that a bot of ours makes."""
_PREFIX = "#/components/schemas/"


def main(arguments: list[str]) -> None:
    """Write the reduced description."""
    whole = json.loads(gzip.decompress(Path(arguments[0]).read_bytes()))
    bodies = {f"{method} {path}": _body(whole, method, path) for method, path in ROUTES}
    schemas = whole["components"]["schemas"]
    wanted = sorted(_needed(bodies, schemas))
    lines = [
        "{",
        f'"title": {json.dumps(whole["info"]["title"])},',
        f'"license": {json.dumps(whole["info"]["license"])},',
        '"routes": {',
        ",\n".join(f"{json.dumps(route)}: {_compact(body)}" for route, body in bodies.items()),
        "},",
        '"schemas": {',
        ",\n".join(f"{json.dumps(name)}: {_compact(schemas[name])}" for name in wanted),
        "}",
        "}",
    ]
    REDUCED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _body(whole: dict[str, Any], method: str, path: str) -> object:
    operation = whole["paths"][path][method.lower()]
    return operation["requestBody"]["content"]["application/json"]["schema"]


def _needed(start: object, schemas: dict[str, object]) -> set[str]:
    """Names of the schemas that are referred to, and of those that these refer to."""
    found: set[str] = set()
    waiting = list(_references(start))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return found


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$ref":
                yield inner.removeprefix(_PREFIX)
            else:
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1:])
