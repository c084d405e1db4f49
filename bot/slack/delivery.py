"""A reply reaches its person: where they asked, where nobody reads what they may not, and once.

Where others read, a message of an account is posted only if all of them may read it; else it goes to the asker
alone, with a line that says why. Where Slack does not take it in one way, the next is tried; the last is the direct
message. Only what one person alone is shown may come twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.compose.render import Style
from bot.features.rooms import may_all_read
from bot.slack.asked import Asked, Reply
from bot.slack.client import NotTaken
from bot.slack.people import People
from bot.slack.surface import Surface
from bot.slack.uploads import upload_once
from bot.slack.views.errors import notice_view, told, with_line
from bot.slack.views.posted import Posted, View
from bot.slack.views.text import words

# Slack takes five uses of an answer's address; one is left for what comes after.
MOST_RESPONSES = 4
NAMED = 5
# What Slack says of a modal that the person has closed: there is nothing to fill, and nobody who waits.
_CLOSED = frozenset({"not_found", "view_not_found"})
# And of somebody who left, or who takes no messages.
_NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible", "user_disabled", "cannot_dm_bot"})


def deliver(surface: Surface, people: People, asked: Asked, reply: Reply, log: Any, *, look: bool) -> None:
    """Shows a reply. look: whether it may have been posted before. Errors: SlackAway."""
    _show(surface, people, asked, reply, log, look=look)
    # Where the answer stands elsewhere, or stood there before this was cut off, no post has cleared the status.
    surface.no_longer(asked.place.channel, asked.place.thread, again=look)


def _show(surface: Surface, people: People, asked: Asked, reply: Reply, log: Any, *, look: bool) -> None:
    if reply.view is not None and reply.view_id:
        _fill(surface, asked, reply.view_id, reply.view, log)
    if reply.files:
        _send_files(surface, people, asked, reply, log, look=look)
        return
    if reply.posted is None:
        return
    posted, place = reply.posted, asked.place
    if place.channel and not place.im:
        why = "" if reply.alone else why_alone(people, asked, reply.account_id, asked.style)
        if reply.alone or why:
            _alone(surface, asked, replace(reply, posted=with_line(posted, why) if why else posted), look=look)
            return
    try:
        _post(surface, asked, reply, posted, look=look)
    except NotTaken as error:
        log.warning("post_not_taken", job=asked.job, word=error.word)
        first, *more = [posted, *posted.more][error.parts :]
        rest = replace(reply, posted=replace(first, more=tuple(more)))
        if place.channel:
            _alone(surface, asked, rest, look=look, below=error.parts > 0)
        else:
            _directly(surface, asked, rest, look=look)


def _send_files(surface: Surface, people: People, asked: Asked, reply: Reply, log: Any, *, look: bool) -> None:
    """Uploads files where they were asked for, if nobody there may not read them; else to the asker, who is told so."""
    place, told_alone = asked.place, replace(reply, files=(), alone=True)
    hidden = not place.im and (reply.alone or bool(why_alone(people, asked, reply.account_id, asked.style)))
    if place.channel and not hidden:
        try:
            upload_once(surface, place.channel, place.thread, reply.files, asked.job, since=asked.since, look=look)
            return
        except NotTaken as error:  # the bot is not in the channel, or files are not taken there
            log.warning("file_not_taken", job=asked.job, word=error.word)
    try:
        direct = surface.direct(asked.person.user)
        upload_once(surface, direct, "", reply.files, asked.job, since=asked.since, look=look)
    except NotTaken as error:
        log.warning("file_not_taken", job=asked.job, word=error.word)
        told_alone = replace(told_alone, posted=told(error, asked.style))
    if told_alone.posted is not None:
        _show(surface, people, asked, told_alone, log, look=look)


def _fill(surface: Surface, asked: Asked, view_id: str, view: View, log: Any) -> None:
    """An open modal becomes this. Where Slack does not take it, the modal says so, or else a message does."""
    try:
        surface.update_view(view_id, view)
        return
    except NotTaken as error:
        log.warning("view_not_taken", job=asked.job, word=error.word)
        if error.word in _CLOSED:
            return
        why = told(error, asked.style)
    try:
        surface.update_view(view_id, notice_view(why, asked.style))
    except NotTaken:
        _directly(surface, asked, Reply(why), look=True)


def why_alone(people: People, asked: Asked, account_id: int | None, style: Style) -> str:
    """Why what is said here of an account goes to the asker alone; "" where everybody who reads here may read it.

    account_id: None for what is of no account.
    """
    if account_id is None:
        return ""
    place = asked.place
    try:
        if people.room(place.channel).shared:
            return words("slack.alone_shared", style)
        readers = people.readers_in(place.team, place.channel)
    except NotTaken:
        return words("slack.alone_unseen", style)
    if readers is None:
        return words("slack.alone_many", style)
    names = may_all_read(asked.desk, readers, account_id, place.room)
    if not names:
        return ""
    more = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return (
        words("slack.alone_more", style, names=told, count=more)
        if more > 0
        else words("slack.alone", style, names=told)
    )


def _post(surface: Surface, asked: Asked, reply: Reply, posted: Posted, *, look: bool) -> None:
    place = asked.place
    channel = place.channel or surface.direct(asked.person.user)
    if reply.replaces and not asked.word("alone"):
        try:
            surface.update(channel, reply.replaces, posted)
        except NotTaken as gone:
            if gone.word not in ("message_not_found", "cant_update_message"):
                raise
        else:
            if posted.more:
                first, *rest = posted.more
                further = Posted(first.text, first.blocks, tuple(rest))
                surface.post_once(channel, place.thread or reply.replaces, further, asked.job, look=look)
            _placed(reply, channel, reply.replaces)
            return
    where = surface.post_once(channel, place.thread, posted, asked.job, since=asked.since, look=look)
    _placed(reply, *where)


def _placed(reply: Reply, channel: str, ts: str) -> None:
    if reply.placed is not None:
        reply.placed(channel, ts)


def _alone(surface: Surface, asked: Asked, reply: Reply, *, look: bool, below: bool = False) -> None:
    """To one person where they are. A command is answered by the address it came with, and so is a press on what only
    they see; a press in a thread by a message in that thread, which such an address does not reach.

    below: whether the thread has replies. In one that has none Slack shows such messages to nobody: then they stand
    beside the message itself.
    """
    assert reply.posted is not None
    begins = asked.place.thread in (asked.word("ts"), asked.word("message_ts"))
    asked = replace(asked, place=replace(asked.place, thread="")) if begins and not below else asked
    parts = [replace(reply.posted, more=()), *reply.posted.more]
    ways = [_beside, _by_address] if asked.word("message_ts") and not asked.word("alone") else [_by_address, _beside]
    for way in ways:
        parts = way(surface, asked, reply, parts)
        if not parts:
            return
    rest = Posted(parts[0].text, parts[0].blocks, tuple(parts[1:]))
    _directly(surface, asked, replace(reply, posted=rest), look=look)


def _by_address(surface: Surface, asked: Asked, reply: Reply, parts: list[Posted]) -> list[Posted]:
    """Shows what it can by the address that came with a command or a press; the rest."""
    if not asked.word("response_url"):
        return parts
    for done, part in enumerate(parts[:MOST_RESPONSES]):
        replaces = done == 0 and bool(reply.replaces) and bool(asked.word("alone"))
        try:
            surface.respond(asked.word("response_url"), part, replaces=replaces)
        except NotTaken:  # it is too old, or was used too often
            return parts[done:]
    return parts[MOST_RESPONSES:]


def _beside(surface: Surface, asked: Asked, reply: Reply, parts: list[Posted]) -> list[Posted]:
    """Shows what it can by messages that only this person sees; the rest."""
    place = asked.place
    for done, part in enumerate(parts):
        try:
            surface.alone(place.channel, asked.person.user, place.thread, part)
        except NotTaken:
            return parts[done:]
    return []


def _directly(surface: Surface, asked: Asked, reply: Reply, *, look: bool) -> None:
    """In the messages between the person and the bot, since it cannot be shown where they asked."""
    assert reply.posted is not None
    try:
        channel = surface.direct(asked.person.user)
        where = surface.post_once(channel, "", reply.posted, asked.job, since=asked.since, look=look)
    except NotTaken as error:
        if error.word not in _NOBODY:
            raise
        return  # they left, or take no messages: there is nobody to tell
    _placed(reply, *where)
