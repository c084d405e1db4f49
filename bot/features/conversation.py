"""Conversation: what has been spoken of in a thread, kept between two questions."""

from __future__ import annotations

from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, Conversation
from knowledge.people import Reader
from knowledge.records.accounts import may_read
from knowledge.records.threads import keep_thread, thread_of
from knowledge.retrieval.memory import as_text, from_text


def conversation_of(desk: Desk, key: str, reader: Reader) -> Conversation:
    """What a thread has come to; a new conversation where nothing is remembered, or it cannot be read.

    So too where it has come to an account that the reader may not read: others spoke of it, or it was theirs before.
    """
    with desk.book.reading() as session:
        held = thread_of(session, key, desk.now())
        if held is not None and held[0] is not None and not may_read(session, reader, held[0]):
            return NEW_CONVERSATION
    if held is None:
        return NEW_CONVERSATION
    account_id, memory = held
    return Conversation(account_id, from_text(memory))


def keep_conversation(desk: Desk, key: str, conversation: Conversation) -> None:
    """Remembers what a thread has come to, for 30 days."""
    with desk.book.writing() as session:
        keep_thread(session, key, conversation.account_id, as_text(conversation.before), desk.now())


def is_known(desk: Desk, key: str) -> bool:
    """Whether anything has been spoken of in a thread."""
    with desk.book.reading() as session:
        return thread_of(session, key, desk.now()) is not None
