"""What a model looks up while it writes: its calls are carried out, and what they find joins the evidence.

No call can do more than read, and none raises for what the model asked: it is told what is allowed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.compose.drafting import Drafting
from bot.compose.material import Hide, between, facts_as_lines, safe
from bot.compose.render import Style
from bot.compose.writing import Following, Tool, ToolResult
from knowledge.errors import KeybriefError
from knowledge.evidence import Message

MOST_CALLS = 12
NO_MORE = "No more look-ups. Write the answer with what there is."


class LookingUp:
    """The tools of one task. `calls` counts those carried out."""

    def __init__(
        self,
        tools: tuple[Tool, ...],
        drafting: Drafting,
        style: Style,
        following: Following,
        hide: Hide,
        on_fault: Callable[[str, Exception], None],
    ) -> None:
        """on_fault: is told of a tool that broke, by its name."""
        self.calls = 0
        self._tools = {tool.name: tool for tool in tools}
        self._drafting, self._style, self._following, self._hide = drafting, style, following, hide
        self._on_fault = on_fault
        self._answered: dict[str, str] = {}

    def answer(self, name: str, arguments: Mapping[str, Any] | None, tokens: int) -> str:
        """What the model is given for a call, as material. arguments: None where they were no JSON.

        tokens: what the answer may take.
        """
        if self.calls >= MOST_CALLS:
            return NO_MORE
        self.calls += 1
        tool = self._tools.get(name)
        if tool is None:
            return between("found", f"There is no {name[:64]}. There are: {', '.join(self._tools)}.")
        if arguments is None:
            return between("found", "The arguments are no JSON object.")
        asked = f"{name} {json.dumps(arguments, sort_keys=True, default=str)}"
        if asked in self._answered:
            return between("found", "This was looked up before; what it found stands above.")
        self._following.doing(tool.doing or Message("writer.looking_up"))
        self._answered[asked] = told = self._told(self._found(tool, arguments), tokens)
        return told

    def _found(self, tool: Tool, arguments: Mapping[str, Any]) -> ToolResult:
        try:
            return tool.call(arguments)
        except KeybriefError:
            raise  # the records cannot be used: the whole answer fails, and says so
        except Exception as error:  # noqa: BLE001  a fault of ours in one tool does not take the answer away
            self._on_fault(tool.name, error)
            return ToolResult(says="This look-up does not work at present.")

    def _told(self, result: ToolResult, tokens: int) -> str:
        new = self._drafting.join(result.facts)
        lines = facts_as_lines(new, self._style, tokens, first=self._drafting.shown + 1, hide=self._hide)
        self._drafting.show(lines.refs)
        known = [fact.ref for fact in result.facts if fact not in new]
        parts = [lines.text, safe(self._hide(result.says))]
        if known:
            parts.append(f"Already among the facts: {', '.join(f'[{ref}]' for ref in known)}")
        if lines.left_out:
            parts.append(f"{lines.left_out} more did not fit.")
        return between("found", "\n".join(part for part in parts if part) or "Nothing was found.", plain=True)
