"""The HTTP Events API: parcels posted to an app's address, signed as Slack signs them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from bot.workspace.delivery import Ack, Parcel
from bot.workspace.manifest import Manifest

SIGNING_SECRET = "local-signing-secret"  # noqa: S105  of a server that listens on this machine only


class Addresses:
    """A carrier: one address for all, or those that the manifest names."""

    def __init__(self, manifest: Manifest, address: str = "") -> None:
        self._manifest = manifest
        self._address = address

    def _address_of(self, parcel: Parcel) -> str:
        if self._address:
            return self._address
        if parcel.kind == "events_api":
            return self._manifest.events_url
        if parcel.kind == "slash_commands":
            name = parcel.payload["command"]
            return next((one.url for one in self._manifest.commands if one.command == name), "")
        options = parcel.payload["type"] == "block_suggestion" and self._manifest.options_url
        return options or self._manifest.interactivity_url

    async def carry(self, parcel: Parcel, within: float) -> Ack:
        address = self._address_of(parcel)
        if not address.startswith(("http://", "https://")):
            return Ack("app_missing_action_url")
        if parcel.kind == "events_api":
            body, kind = json.dumps(parcel.payload), "application/json"
        elif parcel.kind == "slash_commands":
            body, kind = urlencode(parcel.payload), "application/x-www-form-urlencoded"
        else:
            body, kind = urlencode({"payload": json.dumps(parcel.payload)}), "application/x-www-form-urlencoded"
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(stamp, body),
        }
        if parcel.attempt:
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason}
        request = Request(address, body.encode(), headers, method="POST")  # noqa: S310  http only: see above
        return await asyncio.to_thread(_posted, request, within)


def signature(stamp: str, body: str) -> str:
    """v0, as https://docs.slack.dev/authentication/verifying-requests-from-slack has it."""
    base = f"v0:{stamp}:{body}".encode()
    return "v0=" + hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()


def _posted(request: Request, within: float) -> Ack:
    try:
        with urlopen(request, timeout=within) as answer:  # noqa: S310
            text = answer.read().decode()
    except HTTPError as error:
        error.close()
        return Ack("http_error")
    except TimeoutError:
        return Ack("operation_timeout")
    except URLError as error:
        return Ack("operation_timeout" if isinstance(error.reason, TimeoutError) else "dispatch_failed")
    except OSError:
        return Ack("dispatch_failed")
    return Ack("", _read(text))


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text.strip() else {}
    except ValueError:
        found = {"text": text}
    return found if isinstance(found, dict) else {"text": str(found)}
