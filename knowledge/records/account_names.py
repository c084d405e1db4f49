"""Accounts by their names: as typed, or inside a question, in any script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import Ambiguous, NotFound
from knowledge.evidence import AccountCard
from knowledge.names import in_both_scripts, name_score, names_mentioned
from knowledge.people import Reader
from knowledge.records.accounts import Account, AccountAlias, account_card, account_cards, readable
from knowledge.records.contacts import Contact, spoken_names
from knowledge.records.products import Product
from knowledge.records.team import TeamMember

# A name typed as a name fits from here on; below it, names are offered.
FITS = 80.0
NEAR = 55.0
# A person is named by one word alone from here on.
PERSON_SURE = 94.0
# Two names this close in score fit the words alike.
ALIKE = 3.0
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class AccountMention:
    """An account that words speak of: how sure (0-100), and where its name stands in them."""

    account: AccountCard
    words: str
    score: float
    start: int
    end: int


def _names(session: Session, reader: Reader) -> tuple[dict[str, list[AccountCard]], list[AccountCard]]:
    """Accounts by each of their names."""
    cards = account_cards(session, reader)
    by_id = {card.id: card for card in cards}
    held: dict[str, list[AccountCard]] = {}
    for card in cards:
        held.setdefault(card.name, []).append(card)
    aliases = sa.select(AccountAlias.name, AccountAlias.account_id).order_by(AccountAlias.id)
    for name, key in session.execute(aliases):
        if key in by_id and by_id[key] not in held.setdefault(name, []):
            held[name].append(by_id[key])
    return held, cards


def find_account(session: Session, reader: Reader, words: str) -> AccountCard:
    """The account of this name, as typed.

    Errors: NotFound with the nearest names; Ambiguous where two fit alike.
    """
    held, _ = _names(session, reader)
    best: dict[int, tuple[float, AccountCard]] = {}
    for name, cards in held.items():
        score = name_score(words, name)
        for card in cards:
            if score > best.get(card.id, (0.0, card))[0]:
                best[card.id] = (score, card)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].id))
    if not ranked or ranked[0][0] < FITS:
        near = [card.name for score, card in ranked[:MOST_OFFERED] if score >= NEAR]
        message = "errors.account_unknown_near" if near else "errors.account_unknown"
        raise NotFound(message, words=words[:80], nearest=", ".join(near))
    alike = [card for score, card in ranked if score >= ranked[0][0] - ALIKE]
    if len(alike) > 1:
        raise _ambiguous(words, alike)
    return alike[0]


def account_named(session: Session, reader: Reader, words: str, account_id: int | None = None) -> AccountCard:
    """The account that was chosen by its id, or else the one of this name, as typed. Errors: NotFound, Ambiguous."""
    return account_card(session, reader, account_id) if account_id is not None else find_account(session, reader, words)


def accounts_mentioned(session: Session, reader: Reader, words: str) -> list[AccountMention]:
    """The accounts that words speak of, best first."""
    held, _ = _names(session, reader)
    best: dict[int, AccountMention] = {}
    both = in_both_scripts({name: [card.id for card in cards] for name, cards in held.items()})
    for mention in names_mentioned(words, list(held), both):
        for card in held[mention.name]:
            if card.id not in best:
                said = words[mention.start : mention.end]
                best[card.id] = AccountMention(card, said, mention.score, mention.start, mention.end)
    return list(best.values())


def account_meant(session: Session, reader: Reader, words: str) -> AccountMention | None:
    """The one account that words speak of, or None. Errors: Ambiguous where the same words name two."""
    found = accounts_mentioned(session, reader, words)
    if not found:
        return None
    first = found[0]
    alike = [one for one in found if one.start == first.start and one.score >= first.score - ALIKE]
    if len(alike) > 1:
        raise _ambiguous(first.words, [one.account for one in alike])
    return first


def accounts_by_people(session: Session, reader: Reader, words: str) -> list[AccountMention]:
    """The accounts whose contacts words speak of by full name, first name or alias: one where nobody else is so called.

    `start` and `end` tell where the person is named.
    """
    cards = {card.id: card for card in account_cards(session, reader)}
    called: dict[str, set[int]] = {}
    query = sa.select(Contact.account_id, Contact.name, Contact.aliases).order_by(Contact.id)
    for key, name, aliases in session.execute(query):
        for spoken in spoken_names(name, aliases):
            if key in cards:
                called.setdefault(spoken, set()).add(key)
    found: dict[int, AccountMention] = {}
    both = in_both_scripts(called)
    for mention in names_mentioned(words, list(called), both):
        # A first name alone must be typed as it is: short names are too like other words.
        if mention.score < PERSON_SURE and " " not in words[mention.start : mention.end].strip():
            continue
        said = words[mention.start : mention.end]
        for key in sorted(called[mention.name]):
            found.setdefault(key, AccountMention(cards[key], said, mention.score, mention.start, mention.end))
    best = max((one.score for one in found.values()), default=0.0)
    return [one for one in found.values() if one.score >= max(FITS, best - ALIKE)]


def account_by_people(session: Session, reader: Reader, words: str, surely: float = FITS) -> AccountCard | None:
    """The one account whose people words name as surely as that (0-100), or None. Errors: Ambiguous for two."""
    found = [one for one in accounts_by_people(session, reader, words) if one.score >= surely]
    if len(found) > 1:
        raise _ambiguous(found[0].words, [one.account for one in found])
    return found[0].account if found else None


def _ambiguous(words: str, cards: Iterable[AccountCard]) -> Ambiguous:
    names = tuple(card.name for card in cards)
    return Ambiguous("errors.account_ambiguous", names, words=words[:80])


def all_names(session: Session, reader: Reader) -> frozenset[str]:
    """Every proper name of the reader's book: accounts, contacts, team, products. For the checker."""
    if reader.standing == "outsider":
        return frozenset()
    mine = sa.select(Account.id).where(readable(reader))
    contacts = session.scalars(sa.select(Contact.name).where(Contact.account_id.in_(mine)))
    accounts = session.scalars(sa.select(Account.name).where(readable(reader)))
    team = session.scalars(sa.select(TeamMember.name))
    products = session.scalars(sa.select(Product.name))
    return frozenset(name for names in (contacts, accounts, team, products) for name in names if name)
