"""The settings, read from the environment and from `.env`. The only reader of either.

`.env.example` lists them all; a test keeps it true.
"""

from __future__ import annotations

import os
import re
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import BadInput

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LAST_HOUR = 23
_QUIET = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})")
_PRICE = re.compile(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*([A-Za-z]{3})")
PRIVATE = ("email", "phone", "walk_away")
# Where the clients of the providers look for a key of their own.
_KEYS = {
    "openai": ("OPENAI_API_KEY",),
    "anthropic": ("ANTHROPIC_API_KEY",),
    "google": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "google_genai": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "mistral": ("MISTRAL_API_KEY",),
    "mistralai": ("MISTRAL_API_KEY",),
}


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
    brief_minutes: int = Field(default=30, ge=0, le=1440, alias="KEYBRIEF_BRIEF_MINUTES")
    quiet_hours: str = Field(default="20-8", alias="KEYBRIEF_QUIET_HOURS")
    weekend: str = Field(default="friday,saturday", alias="KEYBRIEF_WEEKEND")
    digest_hour: int = Field(default=8, ge=0, le=23, alias="KEYBRIEF_DIGEST_HOUR")
    escalate_days: int = Field(default=7, ge=0, le=365, alias="KEYBRIEF_ESCALATE_DAYS")
    slack_bot_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(default=SecretStr(""), alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default="", alias="SLACK_API_URL")
    model: str = Field(default="", alias="KEYBRIEF_MODEL")
    model_url: str = Field(default="", alias="KEYBRIEF_MODEL_URL")
    model_key: SecretStr = Field(default=SecretStr(""), alias="KEYBRIEF_MODEL_KEY")
    model_first_seconds: float = Field(default=15, gt=0, le=600, alias="KEYBRIEF_MODEL_FIRST_SECONDS")
    model_seconds: float = Field(default=60, gt=0, le=600, alias="KEYBRIEF_MODEL_SECONDS")
    model_tokens: int = Field(default=12_000, ge=2_000, alias="KEYBRIEF_MODEL_TOKENS")
    model_day_tokens: int = Field(default=2_000_000, ge=0, alias="KEYBRIEF_MODEL_DAY_TOKENS")
    model_person_tokens: int = Field(default=200_000, ge=0, alias="KEYBRIEF_MODEL_PERSON_TOKENS")
    model_price: str = Field(default="", alias="KEYBRIEF_MODEL_PRICE")
    model_minute: int = Field(default=0, ge=0, alias="KEYBRIEF_MODEL_MINUTE")
    private: str = Field(default="email,phone,walk_away", alias="KEYBRIEF_PRIVATE_FIELDS")
    model_log: bool = Field(default=False, alias="KEYBRIEF_MODEL_LOG")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("no such time zone") from error
        return name

    @field_validator("quiet_hours")
    @classmethod
    def _two_hours(cls, words: str) -> str:
        match = _QUIET.fullmatch(words.strip())
        if words.strip() and (match is None or max(int(match[1]), int(match[2])) > LAST_HOUR):
            raise ValueError('write two hours, as in "20-8", or nothing')
        return words

    @field_validator("weekend")
    @classmethod
    def _known_days(cls, words: str) -> str:
        days = _names(words)
        if not days <= set(DAYS) or days == set(DAYS):
            raise ValueError('write the days without work, as in "friday,saturday", or nothing')
        return words

    @field_validator("model")
    @classmethod
    def _provider_and_model(cls, words: str) -> str:
        if words.strip() and not all(part.strip() for part in words.partition(":")):
            raise ValueError('write provider:model, as in "openai:gpt-5.5", or nothing')
        return words.strip()

    @field_validator("model_price")
    @classmethod
    def _two_prices(cls, words: str) -> str:
        if words.strip() and _PRICE.fullmatch(words.strip()) is None:
            raise ValueError('write the prices of a million tokens in and out, as in "0.15/0.60 USD", or nothing')
        return words

    @field_validator("private")
    @classmethod
    def _known_fields(cls, words: str) -> str:
        if not _names(words) <= set(PRIVATE):
            raise ValueError(f"write any of {', '.join(PRIVATE)}, with commas between, or nothing")
        return words

    @property
    def price(self) -> tuple[Decimal, Decimal, str] | None:
        """What a million tokens cost, in and out, and the currency; None where that is not set."""
        match = _PRICE.fullmatch(self.model_price.strip())
        return (Decimal(match[1]), Decimal(match[2]), match[3].upper()) if match is not None else None

    @property
    def model_key_known(self) -> bool:
        """Whether a key of the model's provider is set: ours, or the provider's own in the environment."""
        provider = self.model.partition(":")[0].strip().lower()
        return bool(self.model_key.get_secret_value() or any(os.environ.get(name) for name in _KEYS.get(provider, ())))

    @property
    def private_fields(self) -> frozenset[str]:
        """What never leaves the machine: "email", "phone", "walk_away"."""
        return frozenset(_names(self.private))

    @property
    def quiet(self) -> tuple[int, int]:
        """From which hour to which nobody is written to unasked; the same hour twice where there are no such hours."""
        match = _QUIET.fullmatch(self.quiet_hours.strip())
        return (int(match[1]), int(match[2])) if match is not None else (0, 0)

    @property
    def weekend_days(self) -> frozenset[int]:
        """The days without work; Monday is 0, Sunday is 6."""
        return frozenset(DAYS.index(day) for day in _names(self.weekend))

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database_url(self) -> str:
        """The address of the records: `DATABASE_URL`, or a SQLite file in the home folder."""
        return self.database.get_secret_value() or f"sqlite:///{self.home / 'book.sqlite'}"

    @classmethod
    def apart(cls, home: Path, slack_api_url: str = "") -> Settings:
        """The defaults in a folder of their own: nothing of the environment or of `.env` is in them.

        slack_api_url: of a local Slack, which takes any token.
        """
        return cls.model_construct(
            home=home,
            slack_api_url=slack_api_url,
            slack_bot_token=SecretStr("xoxb-local"),
            slack_app_token=SecretStr("xapp-local"),
        )

    @property
    def index_folder(self) -> Path:
        """Where the embedded vector index lives; unused when `CHROMA_URL` names a server."""
        return self.home / "index"

    @property
    def first_weekday(self) -> int:
        """Monday is 0, Sunday is 6."""
        return DAYS.index(self.week_starts)


def _names(words: str) -> set[str]:
    """The names between commas."""
    return {name for part in words.split(",") if (name := part.strip().lower())}


def read_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings in force: the environment's, then those of `env_file`, then the defaults.

    Errors: BadInput that names the first setting that is wrong, never its value.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput("errors.setting_wrong", setting=str(first["loc"][0]), reason=str(first["msg"])) from error
