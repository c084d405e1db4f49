"""The composition root: settings become a desk. The one place, with `__main__`, that imports heavy parts late."""

from __future__ import annotations

import errno
import logging
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.aside import Aside
from bot.compose.render import Style
from bot.compose.writing import Draft, Following, Shape, Task, Use
from bot.desk import Desk
from bot.documents.document import Document, Ending
from bot.pictures.picture import Drawn
from bot.settings import Settings
from knowledge.book import Book, open_book
from knowledge.errors import StorageTrouble
from knowledge.evidence import Evidence, Message
from knowledge.periods import Calendar
from knowledge.pictured.values import Shown
from knowledge.records.model_use import Ceilings
from knowledge.retrieval.library import Embedder, Holdings, Library
from knowledge.retrieval.sync import bring_in_step

if TYPE_CHECKING:
    import structlog
    from slack_bolt import App

    from bot.compose.writer import ModelWriter
    from bot.jobs import Jobs
    from bot.slack.bot import Bot

# Requests that one worker carries out at a time, and how long those that run may go on when it ends, in seconds.
AT_ONCE = 8
# And where most of them wait for a model.
AT_ONCE_WITH_MODEL = 32
ENDS_WITHIN = 20.0
# Threads that compute hand over this often, in seconds, so that an ack does not wait for a brief.
SWITCH_SECONDS = 0.0005
# What was written is indexed by meaning so often, in seconds; by words it is found at once.
SOON_SECONDS = 2.0
EACH_MINUTE, EACH_NIGHT = "* * * * *", "17 3 * * *"


@dataclass(frozen=True)
class Running:
    """The bot at work: the app that Slack's deliveries are given to, and what it is made of."""

    app: App
    bot: Bot

    def ready(self) -> bool:
        """Whether requests can be taken and carried out: the records and the jobs can be reached."""
        try:
            with self.bot.desk.book.reading():
                return self.bot.jobs.waiting() >= 0
        except StorageTrouble:
            return False


class Once:
    """Something done by the first who needs it, while the others wait."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work, self._lock, self._done = work, threading.Lock(), False

    def __call__(self) -> None:
        with self._lock:
            if not self._done:
                self._work()
                self._done = True


class WriterWhenUsed:
    """The writer of the settings, opened by the first who writes: what it is made of takes a second to import."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self._open = Once(lambda: self._opened.append(open_writer(settings)))
        self._opened: list[ModelWriter] = []

    def open(self) -> None:
        """Opens it ahead, the model too."""
        self._open()
        self._opened[0].open()

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        self._open()
        return self._opened[0].write(task, question, evidence, style, following)

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        self._open()
        return self._opened[0].read(task, material, shape)


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_desk(settings: Settings, clock: Callable[[], datetime] = _now) -> Iterator[Desk]:
    """A desk over the book of the settings, closed at the end of the block. Its library is opened when it is used.

    Errors: StorageTrouble where the folder, the database or the disk cannot be used.
    """
    make_home(settings.home)
    library = library_of(settings)
    try:
        book = open_records(settings, library, settings.wait_seconds)
        try:
            yield Desk(
                book=book,
                calendar=Calendar(settings.fiscal_year_starts, settings.first_weekday),
                zone=settings.zone,
                clock=clock,
                language=settings.language,
                lakh={"auto": None, "lakh": True, "thousand": False}[settings.grouping],
                draw=draw,
                write=write,
                writer=WriterWhenUsed(settings) if settings.model else None,
                ceilings=Ceilings(settings.model_day_tokens, settings.model_person_tokens, settings.model_minute),
            )
        finally:
            book.engine.dispose()
    finally:
        library.close()


@contextmanager
def open_bot(settings: Settings, clock: Callable[[], datetime] = _now) -> Iterator[Running]:
    """The bot of the settings, at work until the end of the block; what it is doing then is ended or handed over.

    Errors: BadInput for tokens that are missing or wrong; StorageTrouble.
    """
    from slack_bolt import App
    from slack_bolt.authorization import AuthorizeResult
    from slack_sdk import WebClient

    from bot.jobs import Jobs, Queue
    from bot.slack.begin import begin_kept
    from bot.slack.bot import Bot, Waking
    from bot.slack.checks import demand_token, who_am_i
    from bot.slack.client import SlackAway
    from bot.slack.everything import register_all
    from bot.slack.live import OutOfTurn
    from bot.slack.people import People
    from bot.slack.surface import Surface

    token = settings.slack_bot_token.get_secret_value()
    demand_token(token, "SLACK_BOT_TOKEN", "xoxb-")
    sys.setswitchinterval(SWITCH_SECONDS)
    with open_desk(settings, clock) as desk:
        ends = threading.Event()
        aside = Aside()
        desk = replace(
            desk,
            before_search=Once(lambda: bring_in_step(desk.book, _until(ends))),
            draw=aside.doing(draw),
            write=aside.doing(write),
        )
        surface = Surface(token, settings.slack_api_url, lambda word: log.warning("blocks_not_taken", word=word))
        if desk.writer is not None:
            desk = replace(desk, writer=OutOfTurn(desk.writer, surface.turns))
        user, team = who_am_i(surface)
        jobs = Jobs(
            settings.database_url,
            settings.home,
            queues=(Queue("people", at_once=AT_ONCE_WITH_MODEL if desk.writer else AT_ONCE),),
            passing=(StorageTrouble, SlackAway),
            on_failure=lambda *told: bot.on_failure(*told),
        )
        log = open_log(settings.home, must=False)
        waking = Waking(
            brief_minutes=settings.brief_minutes,
            quiet=settings.quiet,
            weekend=settings.weekend_days,
            digest_hour=settings.digest_hour,
            escalate_days=settings.escalate_days,
        )
        _listen_to_libraries(log)
        bot = Bot(desk, jobs, surface, People(surface, desk, team), log, waking, user, team)
        app = App(
            client=WebClient(base_url=surface.client.base_url),
            # Bolt would ask Slack who the bot is at the first delivery, and drop that where Slack is unwell just then.
            authorize=lambda enterprise_id, team_id: AuthorizeResult(
                enterprise_id=enterprise_id, team_id=team_id, bot_user_id=user, bot_token=token
            ),
            signing_secret=settings.slack_signing_secret.get_secret_value(),
            process_before_response=True,
            logger=logging.getLogger("slack_bolt"),
        )
        register_all(app, bot)
        jobs.schedule("index", EACH_MINUTE, lambda job, inputs: _done(bring_in_step(desk.book)), make_up=False)
        jobs.schedule("erase", EACH_NIGHT, lambda job, inputs: _done(jobs.erase()), make_up=False)
        jobs.launch()
        try:
            begin_kept(bot)
            with _indexing(desk, log, ends):
                yield Running(app, bot)
        finally:
            jobs.close(ENDS_WITHIN)
            aside.close()


def draw(value: Shown, style: Style) -> Drawn:
    """Draws a picture in this process."""
    from bot.pictures.draw import draw_picture

    return draw_picture(value, style)


def write(document: Document, ending: Ending) -> bytes:
    """Writes a document in this process."""
    from bot.documents.write import write_document

    return write_document(document, ending)


class Ended(Exception):
    """The bot ends: what waits is indexed by the next one."""


def _until(ends: threading.Event) -> Callable[[int, int], None]:
    def look(done: int, total: int) -> None:
        if ends.is_set():
            raise Ended

    return look


@contextmanager
def _indexing(desk: Desk, log: structlog.stdlib.BoundLogger, ends: threading.Event) -> Iterator[None]:
    """Opens model and index beside the block, before somebody asks, and keeps the index in step with what is written.

    What goes wrong when it is opened is told to who searches.
    """
    wanted = threading.Event()

    def done(work: Callable[[], object]) -> None:
        try:
            work()
        except (Ended, StorageTrouble) as stopped:
            log.info("index_not_in_step", error=type(stopped).__name__)

    def index() -> None:
        if isinstance(desk.writer, WriterWhenUsed):
            done(desk.writer.open)
        done(desk.before_search)
        while not ends.wait(SOON_SECONDS):
            if wanted.is_set():
                wanted.clear()
                done(lambda: bring_in_step(desk.book, _until(ends)))

    desk.book.library.left_to = wanted.set
    thread = threading.Thread(target=index, name="keybrief-index", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        # A process that ends while an embedder or an index is being opened may crash.
        thread.join(ENDS_WITHIN)


def _listen_to_libraries(log: structlog.stdlib.BoundLogger) -> None:
    """What Slack's libraries log is told by its logger and error alone: their own words may be a person's."""

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            log.warning("library", logger=record.name, level=record.levelname, error=error)

    for name in ("slack_bolt", "slack_sdk", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [Told(logging.WARNING)], False


def _done(found: object) -> None:
    """For work whose outcome nobody waits for."""


def open_records(settings: Settings, library: Library, wait_seconds: float) -> Book:
    """The book of the settings. wait_seconds: how long it waits for others who write. Errors: StorageTrouble."""
    return open_book(settings.database_url, _upgrade, library, wait_seconds=wait_seconds, home=settings.home)


def make_home(home: Path) -> None:
    """Errors: StorageTrouble where the folder cannot be made or written to."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.write_bytes(b"keybrief")
        probe.unlink()
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StorageTrouble("errors.home_full" if full else "errors.folder_readonly", folder=str(home)) from error


def library_of(settings: Settings) -> Library:
    """The library of the settings, not yet open."""
    return Library(opens=lambda: open_holdings(settings))


def open_holdings(settings: Settings) -> Holdings:
    """The embedder and the index of the settings; without either, the notice says why words alone search."""
    if settings.embeddings == "none":
        return Holdings()
    try:
        embedder = open_embedder(settings.embeddings)
    except ImportError as error:
        reason = {"setting": settings.embeddings, "reason": f"{error.name} is not installed"}
        missing = settings.embeddings == "minilm"
        return Holdings(
            notice=Message("errors.embedder_missing") if missing else Message("errors.embedder_unknown", reason)
        )
    except Exception as error:  # noqa: BLE001  each provider of embeddings fails in its own way
        reason = {"setting": settings.embeddings, "reason": type(error).__name__}
        return Holdings(notice=Message("errors.embedder_unknown", reason))
    try:
        from knowledge.retrieval.index import open_index

        index = open_index(settings.index_folder, settings.chroma.get_secret_value(), embedder.name)
    except StorageTrouble as trouble:
        return Holdings(notice=trouble.message)
    return Holdings(index, embedder)


def open_embedder(setting: str) -> Embedder:
    """The embedder of a setting: "minilm", or "provider:model". Errors: OSError, ImportError, ValueError."""
    if setting == "minilm":
        from knowledge.retrieval.embeddings import MiniLM

        return MiniLM()
    from knowledge.retrieval.hosted_embeddings import Hosted

    return Hosted(setting)


def open_writer(settings: Settings) -> ModelWriter:
    """The writer of the settings. The model itself is opened when something is first written."""
    from bot.compose.private import without_private
    from bot.compose.providers import Access
    from bot.compose.talk import Limits
    from bot.compose.writer import ModelWriter

    key = settings.model_key.get_secret_value()
    return ModelWriter(
        Access(settings.model, settings.model_url, key, settings.model_seconds, settings.model_tokens),
        Limits(settings.model_first_seconds, settings.model_seconds, settings.model_tokens, settings.model_log),
        open_log(settings.home, must=False),
        hide=lambda text: without_private(text, settings.private_fields),
    )


def open_log(home: Path, *, must: bool = True) -> structlog.stdlib.BoundLogger:
    """The log: one JSON line per event in `keybrief.log` in the home folder.

    must: False goes on where the disk does not take a line. Errors: OSError where it must.
    """
    import structlog

    class LogFile(logging.FileHandler):
        def emit(self, record: logging.LogRecord) -> None:
            super().emit(record)
            self.close()

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
            if must:
                raise  # noqa: PLE0704  what cannot be logged is told by the caller, not printed with a traceback

    handler = LogFile(home / "keybrief.log", encoding="utf-8", delay=True)
    logger = logging.Logger("keybrief")
    logger.addHandler(handler)
    processors: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ]
    return structlog.wrap_logger(logger, processors=processors)  # type: ignore[no-any-return]


@contextmanager
def open_jobs(settings: Settings) -> Iterator[Jobs]:
    """The jobs of the settings, looked at beside a running bot. Errors: StorageTrouble."""
    from bot.jobs import Jobs

    jobs = Jobs(settings.database_url, settings.home)
    try:
        yield jobs
    finally:
        jobs.close(0)


def erase_jobs(settings: Settings, book: Book, ids: Collection[str]) -> None:
    """Erases jobs by their ids, where jobs were ever kept beside the records. Errors: StorageTrouble."""
    from knowledge.forgetting.traces import keeps_jobs

    if ids and keeps_jobs(book, settings.home):
        with open_jobs(settings) as jobs:
            jobs.forget(ids)


def _upgrade(connection: Any) -> None:
    from knowledge.migrations.upgrade import upgrade

    upgrade(connection)
