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
# Their clients count how often a call is tried at all; the others how often it is tried again.
COUNTS_ATTEMPTS = frozenset({"google_genai"})
# The end of an address that a client puts there itself; people copy it along from the manual of their server.
PUT_BEHIND: Mapping[str, tuple[str, ...]] = {
    "openai": ("/chat/completions",),
    "mistralai": ("/chat/completions",),
    "anthropic": ("/messages", "/v1"),
    "google_genai": ("/models", "/v1beta", "/v1"),
    "ollama": ("/chat", "/api", "/v1"),
}
# The most that a reply may hold, in tokens, what a model thinks before it writes included: no task takes half of it.
ROOM_TO_WRITE = 4_000


class NotInstalled(Exception):
    """The provider's package is not there. `command` installs it."""

    def __init__(self, command: str) -> None:
        self.command = command
        super().__init__(command)


class UnknownProvider(Exception):
    """No provider of that name."""


@dataclass(frozen=True)
class Access:
    """How a model is reached.

    url: of a server of one's own. key: "" for the provider's own environment variable. seconds: that a call may take.
    tokens: the most that one is given.
    """

    model: str
    url: str = ""
    key: str = ""
    seconds: float = 60.0
    tokens: int = 12_000

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

    @property
    def logs(self) -> tuple[str, ...]:
        """The names under which the client logs."""
        return f"langchain_{self.provider}", self.provider

    def arguments(self) -> dict[str, Any]:
        """What `init_chat_model` takes beside the name. A call is never tried twice behind our back."""
        given: dict[str, Any] = {"model_provider": self.provider}
        if self.url:
            given["base_url"] = self._address()
        return given | (self._of_ollama() if self.provider == "ollama" else self._of_others())

    def of_values(self) -> dict[str, Any]:
        """What `with_structured_output` takes beside the shape, where the client's own way of asking for values fails.

        Anthropic's newer models cannot be made to call a tool, which is its client's way.
        """
        return {"method": "json_schema"} if self.provider == "anthropic" else {}

    def _of_others(self) -> dict[str, Any]:
        attempts_or_retries = 1 if self.provider in COUNTS_ATTEMPTS else 0
        given: dict[str, Any] = {"timeout": self._whole_seconds(), "max_retries": attempts_or_retries}
        if self.provider == "anthropic":
            given["max_tokens"] = ROOM_TO_WRITE  # it wants a bound, and its client would give the most the model can
        return given | ({"api_key": self._key()} if self._key() else {})

    def _of_ollama(self) -> dict[str, Any]:
        """Its client hands on what its HTTP client takes, and knows no key: one goes where HTTP has it.

        Ollama reads a few thousand tokens and drops the rest without a word, unless it is told how many there may be;
        and it writes on without end for a caller who is gone.
        """
        client: dict[str, Any] = {"timeout": self._whole_seconds()}
        if self._key():
            client["headers"] = {"Authorization": f"Bearer {self._key()}"}
        return {"client_kwargs": client, "num_ctx": self.tokens + ROOM_TO_WRITE, "num_predict": ROOM_TO_WRITE}

    def _key(self) -> str:
        """A key of the environment is the provider's own: it does not go to another server."""
        return self.key or (NO_KEY if self.url else "")

    def _whole_seconds(self) -> int:
        """As one client demands; we give up by our own clock."""
        return math.ceil(self.seconds)

    def _address(self) -> str:
        """The address as the client wants it: without what the client puts behind it by itself."""
        address = self.url.rstrip("/")
        for ending in PUT_BEHIND.get(self.provider, ()):
            address = address.removesuffix(ending)
        return address
