"""Settings, from the environment and a `.env` file. Each is explained in `.env.example`."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import ByteSize, Field, PositiveInt, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "BRIEFBOT_"


def data_folder() -> Path:
    """Return the folder for what the bot keeps on this machine: the store, the history."""
    return user_data_path("briefbot", appauthor=False)


class Settings(BaseSettings):
    """What the owner of a bot can set. A variable that is empty counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
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

    @field_validator("database")
    @classmethod
    def _expand_home(cls, path: Path) -> Path:
        return path.expanduser()


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a value cannot be used; the message names the variable and the reason.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = (
            f"{PREFIX}{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg']}"
            for problem in error.errors()
        )
        raise SettingsError("A setting cannot be used. " + "; ".join(lines)) from error
