"""Documents: DOCX and PDF of what a button stands on, or of what words ask for ("plan of Meghna as a pdf"); to the one
who presses or writes and to nobody else.

The value of the button: "brief|key|account", as the other buttons of a brief; "plan|ref|account", with "customer" after
it for the variant that is handed over; "negotiate||account", with "shared" after it for the variant without our
walk-away; "accounts|how the list is shown".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App

from bot.features.accounts import accounts
from bot.features.brief import brief
from bot.features.document import File, NothingShared, Told, document_asked, files_of, plan_to_write
from bot.features.document_words import document_meant
from bot.features.negotiate import negotiate
from bot.features.plan import PlanAsked
from bot.features.posting import posting_of
from bot.slack.ask import spoken_of
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import Heard, heard_action
from bot.slack.uploads import Upload
from bot.slack.views.accounts import shown_of
from bot.slack.views.errors import said, sentence_of
from bot.slack.views.files import not_shared
from bot.slack.views.posted import parted
from bot.slack.views.text import words
from knowledge.errors import BadInput, NotFound

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The button, whatever it stands on; the words are read where all messages are, and where commands are."""
    bot.does("document_send", send_document)
    bot.does("document_told", send_told)

    @app.action(re.compile(r"document_send(:\w+)?$"))
    def pressed(ack: Ack, body: Body) -> None:
        bot.take("document_send", heard_action(body))
        ack()


def takes_command(bot: Bot, heard: Heard, kind: str) -> bool:
    """Takes up a command whose words ask for a file: "/plan Meghna as a pdf"; False where they do not."""
    if document_meant(f"{kind} {heard.words['text']}") is None:
        return False
    bot.take("document_told", heard.having(of=kind))
    return True


def send_document(bot: Bot, asked: Asked) -> Reply:
    """Both files of what the button stands on, made anew as this person may read it."""
    try:
        told = _told(bot, asked)
    except NothingShared as lacks:
        return _not_shared(asked, lacks)
    return _sent(asked, files_of(asked.desk, asked.person.reader, told, asked.style))


def send_told(bot: Bot, asked: Asked) -> Reply:
    """The files that words ask for. Errors: as `document_asked`."""
    place = asked.place
    if place.channel and place.thread:
        bot.surface.status(place.channel, place.thread, words("slack.working", asked.style))
    meant = document_meant(f"{asked.word('of')} {asked.text}")
    if meant is None:  # the words were changed meanwhile, to none that ask for a document
        raise BadInput("document.of_what")
    try:
        told = document_asked(
            asked.desk,
            asked.person.reader,
            meant,
            chosen=asked.account_id,
            before=spoken_of(asked).account_id,
            language=asked.language,
        )
    except NothingShared as lacks:
        return _not_shared(asked, lacks)
    return _sent(asked, files_of(asked.desk, asked.person.reader, told, asked.style, meant.endings))


def _not_shared(asked: Asked, lacks: NothingShared) -> Reply:
    """What the plan lacks, with the button that leads to its records."""
    posted = not_shared(sentence_of(lacks, asked.style), lacks.plan, lacks.account_id, asked.style)
    return Reply(posted, alone=True, account_id=lacks.account_id)


def _sent(asked: Asked, made: Sequence[File]) -> Reply:
    files = tuple(Upload(one.name, one.content, one.title) for one in made)
    return Reply(said(words("slack_files.sent", asked.style, title=made[0].title)), files=files, alone=True)


def _told(bot: Bot, asked: Asked) -> Told:
    """Errors: NotFound for what is too old to be made again."""
    reader, language = asked.person.reader, asked.language
    kind, _, rest = asked.word("value").partition("|")
    if kind == "accounts":
        return accounts(asked.desk, reader, None, shown_of(rest)[0])
    key, account, *variant = parted(rest)
    account_id = int(account)
    if kind == "negotiate":
        return negotiate(asked.desk, reader, account_id=account_id, language=language, shared=variant == ["shared"])
    if kind == "plan":
        wanted = PlanAsked(account_id=account_id, ref=key if key.startswith("plan-") else "", language=language)
        return plan_to_write(asked.desk, reader, wanted, for_customer=variant == ["customer"])
    before = posting_of(bot.desk, reader, key)
    if kind != "brief" or before is None or before.account_id != account_id:
        raise NotFound("slack_files.too_old")
    full, focus = before.words.get("full") == "1", before.words.get("focus", "")
    return brief(asked.desk, reader, words=focus, account_id=account_id, full=full, language=language)
