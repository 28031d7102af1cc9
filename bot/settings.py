"""Settings, from the environment and a `.env` file. Each is explained in `.env.example`."""

import json
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import (
    ByteSize,
    Field,
    PositiveInt,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "BRIEFBOT_"
_OTHER_PREFIXES = ("slack_", "discord_")
"""Fields whose variables have the names that the platforms' own pages use."""
_PLATFORMS = ("slack:", "discord:")
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def data_folder() -> Path:
    """Return the folder for what the bot keeps on this machine: the store, the history."""
    return user_data_path("briefbot", appauthor=False)


def variable_of(field: str) -> str:
    """Return the environment variable of a field of `Settings`."""
    return field.upper() if field.startswith(_OTHER_PREFIXES) else PREFIX + field.upper()


class Settings(BaseSettings):
    """What the owner of a bot can set. A variable that is empty counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        # What is wrong is said without the value: it may be a token.
        hide_input_in_errors=True,
    )

    database: Path = Field(
        default_factory=lambda: data_folder() / "briefbot.db",
        description="The store's file.",
    )
    library: str = Field("main", description="The library that is meant when none is named.")
    spacy_model: str | None = Field(
        None, description="Another spaCy model: an installed package or a folder."
    )
    max_file_size: ByteSize = Field(
        ByteSize(50_000_000), description="Larger files are rejected when they are added."
    )
    workers: PositiveInt | None = Field(
        None, description="Processes that analyse documents; every core when not set."
    )
    state: Path = Field(
        default_factory=lambda given: beside(given.get("database")),
        description="The bot's own file: answers behind buttons, what is set for channels.",
    )
    spaces: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict,
        description="The library of each workspace or guild: {'slack:T123': 'main'}.",
    )
    default_for_all: bool = Field(
        default_factory=lambda given: not given.get("spaces"),
        description="Whether a space that is not in `spaces` gets `library`; by default only "
        "while `spaces` is empty.",
    )
    managers: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(),
        description="Users and roles that may change things everywhere: 'slack:U123'.",
    )
    contact: str | None = Field(
        None, description="A page or address that tells sites who fetches from them."
    )
    fetch_ports: Annotated[frozenset[int], NoDecode] = Field(
        frozenset({80, 443}), description="The ports that sources may be fetched from."
    )
    catch_up: float = Field(
        6, gt=0, description="Hours: an older digest is not sent any more after the bot was down."
    )
    recovery_wait: float = Field(
        60, ge=30, description="Seconds before a digest of unknown fate is looked for in the chat."
    )
    alerts_per_hour: PositiveInt = Field(4, description="Alerts of a watch, at most.")
    owner: str | None = Field(
        None, description="Who is told of faults, by platform and id: 'slack:U123'."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="What `briefbot serve` logs at least."
    )

    slack_bot_token: SecretStr | None = Field(
        None, validation_alias="SLACK_BOT_TOKEN", description="xoxb-…: the bot in a workspace."
    )
    slack_app_token: SecretStr | None = Field(
        None, validation_alias="SLACK_APP_TOKEN", description="xapp-…: opens Socket Mode."
    )
    slack_signing_secret: SecretStr | None = Field(
        None, validation_alias="SLACK_SIGNING_SECRET", description="Proves requests over HTTP."
    )
    slack_mode: Literal["socket", "http"] = Field(
        "socket", validation_alias="SLACK_MODE", description="How Slack reaches the bot."
    )
    slack_api_url: str = Field(
        "https://slack.com/api/",
        validation_alias="SLACK_API_URL",
        description="Where Slack's Web API is.",
    )
    slack_http_host: str = Field(
        "127.0.0.1",
        validation_alias="SLACK_HTTP_HOST",
        description="The address that SLACK_MODE=http listens on.",
    )
    slack_http_port: int = Field(
        3000,
        validation_alias="SLACK_HTTP_PORT",
        ge=0,
        le=65535,
        description="The port that SLACK_MODE=http listens on; 0 takes a free one.",
    )
    discord_token: SecretStr | None = Field(
        None, validation_alias="DISCORD_TOKEN", description="The bot's token."
    )
    discord_api_url: str = Field(
        "https://discord.com/api/v10",
        validation_alias="DISCORD_API_URL",
        description="Where Discord's REST API is, with its version.",
    )
    discord_gateway_url: str = Field(
        "wss://gateway.discord.gg/",
        validation_alias="DISCORD_GATEWAY_URL",
        description="Where Discord's gateway is.",
    )
    discord_message_content: bool = Field(
        default=False,
        validation_alias="DISCORD_MESSAGE_CONTENT",
        description="Whether to ask for the message content intent, which mentions need.",
    )

    @field_validator("database", "state")
    @classmethod
    def _expand_home(cls, path: Path) -> Path:
        return path.expanduser()

    @field_validator("spaces", mode="before")
    @classmethod
    def _read_spaces(cls, value: object) -> object:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise ValueError('should be JSON such as {"slack:T123": "main"}') from None
        if not isinstance(value, dict) or not all(
            str(space).startswith(_PLATFORMS) for space in value
        ):
            raise ValueError(
                'should name spaces by platform and id, such as {"slack:T123": "main"}'
            )
        return value

    @field_validator("owner")
    @classmethod
    def _is_a_person(cls, owner: str | None) -> str | None:
        if owner and not owner.startswith(_PLATFORMS):
            raise ValueError("should name somebody by platform and id, such as slack:U123")
        return owner

    @field_validator("managers", mode="before")
    @classmethod
    def _read_managers(cls, value: object) -> object:
        if isinstance(value, str):
            value = frozenset(filter(None, (part.strip() for part in value.split(","))))
        if isinstance(value, frozenset) and not all(
            str(manager).startswith(_PLATFORMS) for manager in value
        ):
            raise ValueError("should name people by platform and id, such as slack:U123")
        return value

    @field_validator("contact")
    @classmethod
    def _fits_a_header(cls, contact: str | None) -> str | None:
        if contact and not (contact.isascii() and contact.isprintable() and len(contact) <= 200):
            raise ValueError("should be a web or mail address in plain letters")
        return contact

    @field_validator("fetch_ports", mode="before")
    @classmethod
    def _read_ports(cls, value: object) -> object:
        if isinstance(value, str):
            value = frozenset(filter(None, (part.strip() for part in value.split(","))))
        if isinstance(value, frozenset) and not all(
            str(port).isdecimal() and 0 < int(port) < 65536 for port in value
        ):
            raise ValueError("should be ports, separated by commas: 80,443")
        return value

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret", "discord_token")
    @classmethod
    def _without_spaces(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        bare = token.get_secret_value().strip()
        if not bare.isascii() or not bare.isprintable() or " " in bare:
            raise ValueError("should be one word of plain letters, as the platform shows it")
        return SecretStr(bare)

    @field_validator("slack_api_url", "discord_api_url", "discord_gateway_url")
    @classmethod
    def _is_guarded(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme in ("https", "wss") and parts.hostname:
            return url
        if parts.scheme in ("http", "ws") and parts.hostname in _THIS_MACHINE:
            return url
        raise ValueError("should be an https or wss address; a token goes there")


def beside(database: Path | None) -> Path:
    """Return where the bot's own file is when nothing else is set: beside the store."""
    return (database or data_folder() / "briefbot.db").with_suffix(".state.db")


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a value cannot be used; the message names the variable and the reason.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = (
            f"{variable_of('_'.join(map(str, problem['loc'])).lower())}: {problem['msg']}"
            for problem in error.errors(include_input=False, include_url=False)
        )
        # Not "from error": what pydantic shows of it may hold a token.
        raise SettingsError("A setting cannot be used. " + "; ".join(lines)) from None
