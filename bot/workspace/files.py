"""files.*: an address to upload to, the file completed and shared, its facts."""

from __future__ import annotations

import mimetypes
import secrets

from bot.workspace.blocks import refuse_message
from bot.workspace.chat import identity
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import BOT_USER, File, Json, shown

LARGEST = 50_000_000
LONGEST_ALT = 1000


def upload_address(slack: LocalSlack, given: Json) -> Json:
    if not 0 < given["length"] <= LARGEST:
        raise Refused("file_upload_size_restricted")
    if len(given.get("alt_txt") or "") > LONGEST_ALT:
        raise Refused("alt_txt_too_large")
    file = make_file(slack, BOT_USER, given["filename"], b"")
    file.alt = given.get("alt_txt") or ""
    ticket = secrets.token_urlsafe(12)
    slack.uploads[ticket] = (file.id, given["length"])
    return {"upload_url": f"{slack.workspace.address}/upload/{ticket}", "file_id": file.id}


def complete(slack: LocalSlack, given: Json) -> Json:
    """The files become real; with a channel they are shared there in one message."""
    wanted = given["files"]
    if not isinstance(wanted, list) or not wanted or not all(isinstance(one, dict) for one in wanted):
        raise Refused("invalid_arguments", ["[ERROR] a list of objects with id: files"])
    files = [_uploaded(slack, one) for one in wanted]
    named = given.get("channel_id") or given.get("channels")
    channels = [slack.workspace.channel(one) for one in (named if isinstance(named, list) else [named]) if one]
    if any(BOT_USER not in channel.members for channel in channels):
        raise Refused("not_in_channel")
    refuse_message(given.get("initial_comment") or "file", given.get("blocks"))
    for file in files:
        file.complete = True
        file.channels += [channel.id for channel in channels]
        changed(slack, file)
    for channel in channels:
        message: Json = identity() | {
            "subtype": "file_share",
            "text": given.get("initial_comment") or "",
            "files": [file.as_file() for file in files],
        }
        if given.get("blocks"):
            message["blocks"] = given["blocks"]
        if given.get("thread_ts"):
            message["thread_ts"] = given["thread_ts"]
        slack.events.said(channel, slack.workspace.post(channel, message))
    return {"files": [file.as_file() for file in files]}


def info(slack: LocalSlack, given: Json) -> Json:
    file = slack.workspace.files.get(given["file"])
    if file is None or not file.complete:
        raise Refused("file_not_found")
    return {"file": file.as_file() | {"shares": _shares(slack, file)}, "comments": [], "paging": {}}


def make_file(slack: LocalSlack, person: str, name: str, content: bytes) -> File:
    workspace = slack.workspace
    key = workspace.next_id("F")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    name = name.replace("/", "_").strip() or "file"
    file = File(key, name, kind, person, workspace.now(), content, f"{workspace.address}/files/{key}/{name}")
    workspace.files[key] = file
    changed(slack, file)
    return file


def changed(slack: LocalSlack, file: File) -> None:
    """Tells whoever keeps files; no page needs to know."""
    slack.workspace.tell("file", {"file": file.id}, "")


def take_upload(slack: LocalSlack, ticket: str, content: bytes) -> File:
    """Errors: Refused where the address is unknown or the length another than was told."""
    key, length = slack.uploads.get(ticket, ("", 0))
    file = slack.workspace.files.get(key)
    if file is None:
        raise Refused("invalid_url")
    if len(content) != length:
        raise Refused("file_upload_size_mismatch")
    file.content = content
    changed(slack, file)
    del slack.uploads[ticket]
    return file


def _uploaded(slack: LocalSlack, one: Json) -> File:
    file = slack.workspace.files.get(str(one.get("id")))
    if file is None or not file.content:
        raise Refused("file_not_found")
    file.title = str(one.get("title") or file.name)
    return file


def _shares(slack: LocalSlack, file: File) -> Json:
    found: Json = {}
    for key in file.channels:
        channel = slack.workspace.channels[key]
        told = [
            {"ts": shown(message)["ts"], "channel_name": channel.name}
            for message in channel.messages.values()
            if any(one["id"] == file.id for one in message.get("files", []))
        ]
        found.setdefault("public" if channel.kind == "public" else "private", {})[key] = told
    return found


METHODS = {
    "files.getUploadURLExternal": upload_address,
    "files.completeUploadExternal": complete,
    "files.info": info,
}
