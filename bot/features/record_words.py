"""How people speak of records: kinds, fields and choices by name, "add concern Meghna: ...", "change offer-3 ..."."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style, render_value
from knowledge.evidence import Term, Value
from knowledge.keeping.fields import Field, fields_of
from knowledge.keeping.kept import KEPT
from knowledge.normal import normal_form
from knowledge.planning.measured import MEASURED
from knowledge.scoring.weights import default, factor_label

# The words for a kind, in either language and as typed on a phone; with the fields that they fill by themselves.
_KINDS: dict[tuple[str, tuple[str, str] | None], str] = {
    ("contact", None): "contact|person|stakeholder|যোগাযোগ|কন্টাক্ট|লোক|স্টেকহোল্ডার|contact person",
    ("need", ("kind", "need")): "need|requirement|চাহিদা|দরকার|chahida",
    ("need", ("kind", "challenge")): "challenge|চ্যালেঞ্জ",
    ("need", ("kind", "goal")): "goal|লক্ষ্য|lokkho",
    ("need", ("kind", "concern")): "concern|complaint|worry|অভিযোগ|উদ্বেগ|চিন্তা|ovijog",
    ("offer", None): "offer|অফার|প্রস্তাব",
    ("deal", None): "deal|opportunity to sell|ডিল",
    ("commitment", ("side", "ours")): "commitment|promise|our promise|our commitment|প্রতিশ্রুতি|আমাদের প্রতিশ্রুতি|কথা",
    ("commitment", ("side", "theirs")): "their promise|their commitment|তাদের প্রতিশ্রুতি|ওদের প্রতিশ্রুতি",
    ("objective", None): "objective|উদ্দেশ্য",
    ("plan_point", ("kind", "strength")): "strength|শক্তি",
    ("plan_point", ("kind", "weakness")): "weakness|দুর্বলতা",
    ("plan_point", ("kind", "opportunity")): "opportunity|সুযোগ",
    ("plan_point", ("kind", "threat")): "threat|হুমকি|ঝুঁকি",
    ("plan_point", ("kind", "competitor")): "competitor|প্রতিযোগী|প্রতিদ্বন্দ্বী",
    ("plan_point", ("kind", "trend")): "trend|ধারা|ট্রেন্ড",
    ("plan_point", ("kind", "priority")): "priority|অগ্রাধিকার",
    ("reading", None): "reading|satisfaction reading|nps|csat|satisfaction|রিডিং|এনপিএস|সিস্যাট|সন্তুষ্টি",
    ("promotion", None): "promotion|promo|প্রমোশন|প্রোমোশন|প্রোমো",
    ("store", None): "store|shop|outlet|দোকান|স্টোর|আউটলেট|শোরুম",
    ("negotiation_point", ("kind", "our want")): "our want|আমরা চাই|আমাদের চাওয়া",
    ("negotiation_point", ("kind", "their want")): "their want|তারা চায়|ওরা চায়|তাদের চাওয়া",
    ("negotiation_point", ("kind", "give")): "give|ছাড়",
    ("negotiation_point", ("kind", "get")): "get|প্রাপ্তি",
    ("negotiation_point", ("kind", "our concession")): "our concession|আমাদের ছাড়",
    ("negotiation_point", ("kind", "their concession")): "their concession|তাদের ছাড়",
    ("negotiation_point", ("kind", "walk-away")): "walk-away|walk away|শেষ সীমা",
}
# Kinds that words alone cannot fill: they are offered as a form.
_FORMS = [
    "meeting",
    "plan",
    "initiative",
    "measure",
    "listing",
    "shelf_audit",
    "stock_count",
    "promotion",
    "target",
    "rating",
    "reading",
    "trade_spend",
    "category_fact",
]
# Other words for a field than its label.
_ALSO_CALLED = {"statement": {"কথা", "words"}}
_COLON = re.compile("[:ঃ]")
# What "new ... : ..." adds as "add ... : ..." does; of the rest people also write notes that begin so.
_NEWLY = frozenset({"contact", "need", "offer", "deal", "commitment", "objective", "store"})
# Which fields the words after the colon fill, in order, a comma between; the last takes the rest.
WORDS_FILL = {"contact": ("name", "title"), "offer": ("name",), "deal": ("name",), "store": ("name", "city")}


@dataclass(frozen=True, slots=True)
class RecordTold:
    """A record as a message tells it. account: as named, "" for that of the room; words: what is to be added."""

    kind: str
    account: str
    words: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change of one field as a message tells it: of which record, which field as it is called, and to what."""

    ref: str
    field: str
    value: str


_REF = r"(?P<ref>[a-z]+(?:_[a-z]+)*-\d+)"
_CHANGES = (
    rf"\s*(?:change|set|update)\s+{_REF}\s+(?P<field>[^:\n]{{1,40}}?)\s*[:ঃ]\s*(?P<value>\S.*?)\s*",
    rf"\s*(?:বদলাও|বদলান|বদল\s+কর(?:ো|ুন))\s+{_REF}(?:\s*এর)?\s+(?P<field>[^:\n]{{1,40}}?)\s*[:ঃ]\s*(?P<value>\S.*?)\s*",
    rf"\s*{_REF}(?:\s*এর)?\s+(?P<field>[^:\n]{{1,40}}?)\s+(?:বদলাও|বদলান|বদল\s+কর(?:ো|ুন))\s*[:ঃ]\s*(?P<value>\S.*?)\s*",
)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1)
def _kinds_by_word() -> dict[str, tuple[str, dict[str, str]]]:
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for (kind, preset), line in _KINDS.items():
        for word in line.split("|"):
            found[normal_form(word)] = (kind, dict([preset]) if preset else {})
    for kind in KEPT:
        named = [kind, kind.replace("_", " "), *(_called(Term("kind", kind), language) for language in LANGUAGES)]
        named += [_called(Term("kinds", kind), language) for language in LANGUAGES]
        for word in named:
            found.setdefault(normal_form(word), (kind, {}))
    return found


def _called(term: Value, language: str) -> str:
    return render_value(term, Style("bn" if language == "bn" else "en"))


def kind_named(words: str) -> str | None:
    """The kind of record that words name ("contacts", "অভিযোগ", "stock count"); None for none."""
    typed = normal_form(words)
    known = _kinds_by_word()
    found = known.get(typed) or known.get(typed.removesuffix("s")) or known.get(typed.removesuffix("গুলো"))
    return found[0] if found is not None else None


def field_named(kind: str, words: str) -> Field | None:
    """The field of a kind by its name (owner_id, owner) or by what it is called in either language; None for none."""
    typed = normal_form(words)
    for one in fields_of(kind):
        named = {one.name, one.name.removesuffix("_id"), one.name.replace("_", " ")}
        named |= {_called(one.label, language) for language in LANGUAGES} | _ALSO_CALLED.get(one.name, set())
        if typed in map(normal_form, named):
            return one
    return None


@lru_cache(maxsize=1)
def choices_called() -> dict[str, dict[str, str]]:
    """What the words of choices are called in either language, by family: normal form -> the word itself."""
    found: dict[str, dict[str, str]] = {}
    for kind in KEPT:
        for one in fields_of(kind):
            for word in one.choices:
                for language in LANGUAGES:
                    called = normal_form(_called(Term(one.family, word), language))
                    found.setdefault(one.family, {}).setdefault(called, word)
    for word in default().ratings:
        for language in LANGUAGES:
            found.setdefault("factor", {})[normal_form(_called(factor_label(word), language))] = word
    for word in MEASURED:
        for language in LANGUAGES:
            found.setdefault("measured", {})[normal_form(_called(Term("measured", word), language))] = word
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted({*_kinds_by_word()} | {one for line in _KINDS.values() for one in line.split("|")}, key=len)
    kind = "(?P<kind>" + "|".join(re.escape(_composed(word)) for word in reversed(words)) + ")"
    account = r"(?P<account>[^:\n]{1,80}?)"
    rest = r"\s*[:ঃ]\s*\S.*"
    to = r"(?:(?:for|to|at|of|in|with)\s+)?"
    told = (
        rf"\s*(?:add|(?P<new>new))\s+(?:an?\s+|the\s+|new\s+)?{kind}(?:\s+{to}{account})?{rest}",
        rf"\s*(?:(?P<new>নতুন)|যোগ\s+কর(?:ো|ুন|েন|)|যোগ)\s+{kind}(?:\s+{account})?{rest}",
        rf"\s*{account}\s+(?:নতুন\s+)?{kind}\s+যোগ(?:\s+কর(?:ো|ুন|েন|))?{rest}",
    )
    return tuple(re.compile(_composed(one), re.IGNORECASE | re.DOTALL) for one in told)


def record_told(text: str) -> RecordTold | None:
    """The record that a message adds: "add contact Meghna: Rina Das, buyer"; None where it adds none."""
    for pattern in _patterns():
        found = pattern.fullmatch(_composed(text))
        if found is not None:
            kind, preset = _kinds_by_word()[normal_form(found["kind"])]
            if kind == "account" or (found.groupdict().get("new") and kind not in _NEWLY):
                continue
            account = (found["account"] or "").strip()
            said = _COLON.split(text, maxsplit=1)[1].strip()  # as it was written
            return RecordTold(kind, account, said, preset)
    return None


def change_told(text: str) -> ChangeTold | None:
    """The change that a message makes: "change offer-3 status: declined"; None where it makes none."""
    for pattern in _CHANGES:
        found = re.fullmatch(_composed(pattern), _composed(text), re.IGNORECASE | re.DOTALL)
        if found is not None:
            return ChangeTold(found["ref"].lower(), found["field"].strip(), found["value"])
    return None


def told_fields(told: RecordTold) -> dict[str, str] | None:
    """The fields that such words fill; None where words alone cannot."""
    if told.kind in _FORMS:
        return None
    names = WORDS_FILL.get(told.kind, ("statement",))
    parts = [part.strip() for part in told.words.split(",", len(names) - 1)]
    return {**told.given, **{name: part for name, part in zip(names, parts, strict=False) if part}}
