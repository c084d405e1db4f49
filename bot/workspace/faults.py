"""Faults on demand: what a network and a Slack under strain do, so that an app can be tried against it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from bot.workspace.refusals import Refused


@dataclass
class Faults:
    """Each is off at first, but for the limits of rate.

    rate_limits: calls are counted by Slack's tiers. delay_events: seconds each event waits. duplicate_events: each
    comes twice, with the same event_id. reorder_events: each waits for the next one and comes after it. drop_acks:
    acks are not heard. storm: so many calls to come get a 429. server_errors: so many calls to come get a 500.
    fail: "chat.postMessage:2" fails the second call from now of a method; ":2:error" with Slack's error word.
    """

    rate_limits: bool = True
    delay_events: float = 0.0
    duplicate_events: bool = False
    reorder_events: bool = False
    drop_acks: bool = False
    storm: int = 0
    server_errors: int = 0
    fail: str = ""
    _called: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}

    def set(self, name: str, value: object) -> None:
        """Errors: Refused for a fault there is not, or a value of another kind."""
        kinds = {one.name: type(getattr(self, one.name)) for one in fields(self) if not one.name.startswith("_")}
        if name not in kinds:
            raise Refused("invalid_arguments", [f"no such fault: {name}"])
        kind = kinds[name]
        if kind is bool and not isinstance(value, bool):
            raise Refused("invalid_arguments", [f"{name} is true or false"])
        try:
            setattr(self, name, kind(value))
        except (TypeError, ValueError) as error:
            raise Refused("invalid_arguments", [f"{name} is a {kind.__name__}"]) from error
        self._called.clear()

    def failing(self, method: str) -> str:
        """The error word a call of this method is to get: "" for none, "429" and "500" for these."""
        if self.storm > 0:
            self.storm -= 1
            return "429"
        if self.server_errors > 0:
            self.server_errors -= 1
            return "500"
        name, _, rest = self.fail.partition(":")
        if name != method or not rest:
            return ""
        number, _, error = rest.partition(":")
        self._called[method] = self._called.get(method, 0) + 1
        if self._called[method] != int(number or 1):
            return ""
        self.fail = ""
        return error or "500"
