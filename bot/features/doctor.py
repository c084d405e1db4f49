"""Doctor: what is set, reachable and in step, part by part; each part is looked at even where others are broken."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from knowledge.book import Book
from knowledge.errors import KeybriefError
from knowledge.evidence import Message, Value
from knowledge.records.accounts import number_kept_from_models
from knowledge.records.counts import database_version, record_counts
from knowledge.retrieval.library import Library
from knowledge.retrieval.sync import lost, sync_state

State = Literal["ok", "warning", "problem"]
Fact = str | int | bool

MEGABYTE = 1_000_000
# What a model is given, of the account that is asked about and what its asker may read; and what it never is.
LEAVES = (
    "the question",
    "the account's name",
    "its figures and how they are counted",
    "its plan, promises, needs, deals and meetings",
    "its people: name, job, role, support, what they care about",
    "words of its notes, calls, mails and minutes that fit, with day and author",
)
STAYS = ("other accounts", "documents and files", "keys and settings")
_WITHOUT_KEY = frozenset({"ollama", "scripted"})
LITTLE_SPACE, NO_SPACE = 500 * MEGABYTE, 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Check:
    """What was found about one part. `facts` are for scripts; `remedy` says what to do where it is not ok."""

    name: str
    state: State
    says: Message
    remedy: Message | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


def failed(name: str, error: KeybriefError, facts: Mapping[str, Fact] | None = None) -> Check:
    """A part that cannot be used: the error's own sentence says what to do."""
    return Check(name, "problem", error.message, None, facts or {})


def check_settings(values: Mapping[str, str]) -> Check:
    """The settings in force, secrets only as set or not set."""
    return Check("settings", "ok", Message("doctor.settings", {"count": len(values)}), None, dict(values))


def check_disk(folder: Path) -> Check:
    """The space that is left on the disk of the home folder."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return Check("disk", "problem", Message("doctor.disk_unknown"), Message("doctor.disk_unknown_remedy"))
    state: State = "ok" if free >= LITTLE_SPACE else "warning" if free >= NO_SPACE else "problem"
    remedy = None if state == "ok" else Message("doctor.disk_remedy")
    return Check("disk", state, Message("doctor.disk", {"megabytes": free // MEGABYTE}), remedy, {"free_bytes": free})


def check_database(book: Book) -> Check:
    """The database behind an open book. Errors: StorageTrouble."""
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[book.engine.dialect.name]
    with book.reading() as session:
        version, migration = database_version(session)
    says = Message("doctor.database", {"kind": kind, "version": version, "migration": migration})
    return Check("database", "ok", says, None, {"kind": kind, "version": version, "migration": migration})


def check_records(book: Book) -> Check:
    """What the book holds. Errors: StorageTrouble."""
    with book.reading() as session:
        counts = record_counts(session)
    says = Message(
        "doctor.records",
        {"accounts": counts["account"], "orders": counts["order"], "notes": counts["interaction"]},
    )
    remedy = None if counts["account"] else Message("errors.book_empty")
    return Check("records", "ok" if counts["account"] else "warning", says, remedy, dict(counts))


def check_embedder(library: Library, setting: str) -> Check:
    """The embedder of the settings."""
    if setting == "none":
        return Check("embedder", "ok", Message("doctor.embedder_off"), None, {"embedder": ""})
    if library.notice is not None and library.notice.id.startswith("errors.embedder"):
        remedy = Message("doctor.embedder_missing_remedy" if setting == "minilm" else "doctor.embedder_remedy")
        return Check("embedder", "problem", library.notice, remedy, {"embedder": ""})
    if library.embedder is None:
        return Check("embedder", "warning", Message("doctor.embedder_unseen"), Message("doctor.embedder_unseen_remedy"))
    name = library.embedder.name
    return Check("embedder", "ok", Message("doctor.embedder", {"name": name}), None, {"embedder": name})


def accounts_kept(book: Book) -> int:
    """How many accounts are kept from language models. Errors: StorageTrouble."""
    with book.reading() as session:
        return number_kept_from_models(session)


@dataclass(frozen=True, slots=True)
class ModelSet:
    """The language model of the settings. provider: as langchain names it; installs: the command that brings it.

    key: whether it is known. private: the fields that are kept back.
    """

    model: str
    provider: str
    installs: str
    url: str
    key: bool
    private: frozenset[str]


def check_model(held: ModelSet, kept: int) -> Check:
    """The language model: whether it can be asked, and what leaves the machine for it. kept: accounts kept from it."""
    if not held.model:
        return Check("model", "ok", Message("doctor.model_none"), None, {"model": ""})
    local = held.provider in _WITHOUT_KEY or bool(held.url)
    facts: dict[str, Fact] = {
        "model": held.model,
        "provider": held.provider,
        "url": held.url,
        "key": "set" if held.key else "not needed" if local else "not set",
        "leaves": ", ".join(LEAVES),
        "stays": ", ".join([*STAYS, *sorted(held.private)]),
        "accounts_kept_from_it": kept,
    }
    named: dict[str, Value] = {"model": held.model, "where": held.url or held.provider}
    if held.provider != "scripted" and find_spec(f"langchain_{held.provider}") is None:
        remedy = Message("doctor.model_missing_remedy", {"command": held.installs})
        return Check("model", "warning", Message("doctor.model_missing", named), remedy, facts)
    if not held.key and not local:
        return Check(
            "model", "warning", Message("doctor.model_no_key", named), Message("doctor.model_key_remedy"), facts
        )
    return Check("model", "ok", Message("doctor.model", named), None, facts)


def check_index(book: Book, library: Library, setting: str) -> Check:
    """Whether the search index is in step with the records. Errors: StorageTrouble."""
    with book.reading() as session:
        state = sync_state(session, library.embedder.name if library.embedder is not None else "")
    facts: dict[str, Fact] = {
        "embedder": library.embedder.name if library.embedder is not None else "",
        "passages": state.passages,
        "indexed": state.indexed,
        "waiting": state.waiting,
        "words_only": state.words_only,
        "in_step": False,
    }
    if setting == "none":
        return Check("index", "ok", Message("doctor.index_off"), None, facts)
    if library.index is None or library.embedder is None:
        held = library.notice is not None and library.notice.id == "errors.index_held"
        remedy = Message("doctor.index_held_remedy" if held else "doctor.index_remedy")
        facts["held"] = held
        says = library.notice or Message("doctor.index_lost")
        return Check("index", "warning" if held else "problem", says, remedy, facts)
    if lost(book):
        return Check("index", "problem", Message("doctor.index_lost"), Message("doctor.index_waits_remedy"), facts)
    values = {"passages": state.passages, "indexed": state.indexed, "words_only": state.words_only}
    if state.waiting:
        says = Message("doctor.index_waits", values | {"count": state.waiting})
        return Check("index", "warning", says, Message("doctor.index_waits_remedy"), facts)
    return Check("index", "ok", Message("doctor.index", values), None, facts | {"in_step": True})
