"""The providers of models: how a setting names them, which extra installs them, and what each calls its settings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Names of ours beside langchain's own, and the extra that installs each.
LANGCHAIN_NAMES: Mapping[str, str] = {"google": "google_genai", "mistral": "mistralai"}
EXTRAS: Mapping[str, str] = {
    "openai": "openai",
    "anthropic": "anthropic",
    "google_genai": "google",
    "mistralai": "mistral",
    "ollama": "ollama",
}
# For a server of one's own that asks for no key: its client wants one all the same.
NO_KEY = "none"


class NotInstalled(Exception):
    """The provider's package is not there. `command` installs it."""

    def __init__(self, command: str) -> None:
        self.command = command
        super().__init__(command)


class UnknownProvider(Exception):
    """No provider of that name."""


@dataclass(frozen=True)
class Access:
    """How a model is reached. url: of a server of one's own. key: "" for the provider's own environment variable."""

    model: str
    url: str = ""
    key: str = ""
    seconds: float = 60.0

    @property
    def provider(self) -> str:
        """The provider as langchain names it."""
        name = self.model.partition(":")[0].strip().lower().replace("-", "_")
        return LANGCHAIN_NAMES.get(name, name)

    @property
    def installs(self) -> str:
        """The command that installs what the provider needs."""
        extra = EXTRAS.get(self.provider)
        return (
            f"pip install 'keybrief[{extra}]'" if extra else f"pip install langchain-{self.provider.replace('_', '-')}"
        )

    def arguments(self) -> dict[str, Any]:
        """What `init_chat_model` takes beside the name. A call is never tried twice behind our back."""
        given: dict[str, Any] = {"model_provider": self.provider}
        seconds = math.ceil(self.seconds)  # whole ones, as one client demands; we give up by our own clock
        if self.provider == "ollama":
            given["client_kwargs"] = {"timeout": seconds}
        else:
            given |= {"timeout": seconds, "max_retries": 0}
        if self.url:
            given["base_url"] = self.url
        if self.provider != "ollama" and (self.key or self.url):
            # A key of the environment is the provider's own: it does not go to another server.
            given["api_key"] = self.key or NO_KEY
        return given
