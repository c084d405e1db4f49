"""Keeps a workspace in a SQLite file, so that it is there again after a stop: channels, messages, files, Home tabs."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from pathlib import Path

from bot.workspace.shapes import WrongFile
from bot.workspace.state import Channel, File, Json, Workspace

_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, body TEXT, content BLOB, PRIMARY KEY (kind, key))"
_OWN = ("messages", "threads")


class Keep:
    """Writes each change as it is told, on the loop that makes it."""

    def __init__(self, path: Path) -> None:
        """Errors: WrongFile."""
        try:
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute(_TABLE)
        except sqlite3.Error as error:
            raise WrongFile([f"{path}: {error}"]) from error

    def bring_back(self, workspace: Workspace) -> None:
        """Puts into a workspace what was kept, and keeps what changes from now on."""
        for key, body in self._rows("channel"):
            workspace.channels[key] = Channel(**body)
        for key, body, content in self._database.execute(
            "SELECT key, body, content FROM kept WHERE kind = 'file'"
        ).fetchall():
            workspace.files[key] = File(**json.loads(body), content=content)
        for key, body in self._rows("message"):
            channel = workspace.channels.get(key.partition("/")[0])
            if channel is not None:
                channel.messages[body["ts"]] = body
                root = str(body.get("thread_ts", body["ts"]))
                if root != body["ts"]:
                    channel.threads.setdefault(root, []).append(body["ts"])
        workspace.homes |= dict(self._rows("home"))
        for _, body in self._rows("last"):
            workspace.resume(body["ts"], body["id"])
        self._workspace = workspace
        workspace.watchers.append(self._told)

    def _rows(self, kind: str) -> list[tuple[str, Json]]:
        """In the order of their keys: of messages, in order of time."""
        found = self._database.execute("SELECT key, body FROM kept WHERE kind = ? ORDER BY key", (kind,))
        return [(key, json.loads(body)) for key, body in found.fetchall()]

    def _told(self, kind: str, values: Json, to: str | None) -> None:
        workspace = self._workspace
        channel = workspace.channels.get(str(values.get("channel")))
        if kind == "message" and channel is not None:
            held = {name: value for name, value in values["message"].items() if name != "streaming"}
            self._put("message", f"{channel.id}/{held['ts']}", held)
        elif kind == "gone" and channel is not None:
            self._database.execute(
                "DELETE FROM kept WHERE kind = 'message' AND key = ?", (f"{channel.id}/{values['ts']}",)
            )
        elif kind == "home":
            self._put("home", str(to), values["view"])
        elif kind == "file":
            file = workspace.files[values["file"]]
            body = {name: value for name, value in asdict(file).items() if name != "content"}
            self._put("file", file.id, body, file.content)
        if channel is not None:
            self._put("channel", channel.id, {key: value for key, value in vars(channel).items() if key not in _OWN})
        self._put("last", "last", dict(zip(("ts", "id"), workspace.last, strict=True)))

    def _put(self, kind: str, key: str, body: Json, content: bytes | None = None) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", (kind, key, json.dumps(body), content)
        )

    def close(self) -> None:
        self._database.close()
