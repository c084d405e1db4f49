"""The settings, read from the environment and from `.env`. The only reader of either.

`.env.example` lists them all; a test keeps it true.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import BadInput

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Settings(BaseSettings):
    """Every setting with its default; a wrong one is named when it is read."""

    model_config = SettingsConfigDict(env_file_encoding="utf-8", extra="ignore", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("keybrief", appauthor=False), alias="KEYBRIEF_HOME")
    database: SecretStr = Field(default=SecretStr(""), alias="DATABASE_URL")
    chroma: SecretStr = Field(default=SecretStr(""), alias="CHROMA_URL")
    embeddings: str = Field(default="minilm", alias="KEYBRIEF_EMBEDDINGS")
    language: Literal["en", "bn"] = Field(default="en", alias="KEYBRIEF_LANGUAGE")
    timezone: str = Field(default="Asia/Dhaka", alias="KEYBRIEF_TIMEZONE")
    fiscal_year_starts: int = Field(default=7, ge=1, le=12, alias="KEYBRIEF_FISCAL_YEAR_STARTS")
    week_starts: Literal[DAYS] = Field(default="sunday", alias="KEYBRIEF_WEEK_STARTS")  # type: ignore[valid-type]
    grouping: Literal["auto", "lakh", "thousand"] = Field(default="auto", alias="KEYBRIEF_GROUPING")
    wait_seconds: int = Field(default=15, ge=0, le=600, alias="KEYBRIEF_WAIT_SECONDS")
    slack_bot_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(default=SecretStr(""), alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default="", alias="SLACK_API_URL")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("no such time zone") from error
        return name

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database_url(self) -> str:
        """The address of the records: `DATABASE_URL`, or a SQLite file in the home folder."""
        return self.database.get_secret_value() or f"sqlite:///{self.home / 'book.sqlite'}"

    def moved_to(self, home: Path) -> Settings:
        """These settings with everything embedded in another folder: no server of the settings is used."""
        return self.model_copy(update={"home": home, "database": SecretStr(""), "chroma": SecretStr("")})

    @property
    def index_folder(self) -> Path:
        """Where the embedded vector index lives; unused when `CHROMA_URL` names a server."""
        return self.home / "index"

    @property
    def first_weekday(self) -> int:
        """Monday is 0, Sunday is 6."""
        return DAYS.index(self.week_starts)


def read_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings in force: the environment's, then those of `env_file`, then the defaults.

    Errors: BadInput that names the first setting that is wrong, never its value.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput("errors.setting_wrong", setting=str(first["loc"][0]), reason=str(first["msg"])) from error
