"""Names across scripts: how well a name fits words as typed, and which names a text speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.name_words import IN_A_TEXT, NameWord, Weight, likeness, name_words, words_of
from knowledge.normal import BENGALI

# Words of a name that lie further apart than this in a text do not name it together.
SPREAD = 2
# A mention carries at least this share of what tells a name apart.
FEWEST_SHARE = 45.0
GENERIC_BONUS = 4.0
# From so many on, as the accounts of a book are, the names are kept as they are looked up.
MANY = 100
# From this likeness on (0-100) two words are the same one, endings aside.
SAME_WORD = 98.0


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name that a text speaks of: how sure (0-100), and where it stands."""

    name: str
    score: float
    start: int
    end: int


def name_score(query: str, name: str) -> float:
    """How well `name` fits a query that is meant as a name, 0-100; words that fit nothing count against it."""
    asked, known = name_words(query), name_words(name)
    if not asked or not known:
        return 0.0
    forth = _share(known, asked)
    # Where nothing of the one is in the other, nothing of the other is in the one.
    return (forth + _share(asked, known)) / 2 if forth else 0.0


def _share(these: Sequence[NameWord], those: Sequence[NameWord]) -> float:
    """How much of what these words tell is found among those, 0-100."""
    whole = sum(max(word.weight, 10) for word in these)
    found = sum(max(word.weight, 10) * max(likeness(word, other) for other in those) for word in these)
    return found / whole


def names_mentioned(text: str, names: Sequence[str], own_script: Collection[str] = ()) -> list[NameMention]:
    """The names a text speaks of, best first; of names that share their words in one place, all are given.

    own_script: those of the names that are looked for in their own script only, since whoever bears them has a name in
    the other one too.

    A telling part of a name is enough ("Meghna" for Meghna Stores); a generic word alone ("Stores") is not.
    """
    words = words_of(text)
    held: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    told: set[str] = set()
    by_sound = _kept_by_sound(tuple(names)) if len(names) >= MANY else _by_sound(names)
    for at, word in enumerate(words):
        seen: set[tuple[str, int]] = set()
        for sound in sorted({one[:1] for one in (*word.sounds, word.latin)}):
            for sharing in by_sound.get(sound, ()):
                like = likeness(sharing[0][2], word, IN_A_TEXT)
                # An everyday word is no name misspelt: "who" is not Haor.
                if not like or (like < SAME_WORD and word.weight is not Weight.DISTINCT):
                    continue
                for name, place, part in sharing:
                    if (name, place) in seen or (part.bengali != word.bengali and name in own_script):
                        continue
                    seen.add((name, place))
                    held[name].append((at, place, like))
                    if part.weight > Weight.GENERIC:
                        told.add(name)
    found = [
        mention for name in names if name in told and (mention := _best(name, name_words(name), words, held[name]))
    ]
    found.sort(key=lambda mention: (-mention.score, mention.start, mention.start - mention.end, mention.name))
    return _without_shadows(found)


Sharing = list[tuple[str, int, NameWord]]


def _by_sound(names: Sequence[str]) -> Mapping[str, Sequence[Sharing]]:
    """The words of names by the letters that they begin with, as written and as heard; each word with the names, and
    the place in each, that share it: what is alike for one is alike for all."""
    found: dict[str, dict[str, Sharing]] = defaultdict(lambda: defaultdict(list))
    for name in dict.fromkeys(names):
        for place, part in enumerate(name_words(name)):
            for sound in {one[:1] for one in (*part.sounds, part.latin)}:
                found[sound][part.plain].append((name, place, part))
    return {sound: list(shared.values()) for sound, shared in found.items()}


_kept_by_sound = lru_cache(maxsize=16)(_by_sound)


def _best(
    name: str, parts: Sequence[NameWord], words: Sequence[NameWord], hits: list[tuple[int, int, float]]
) -> NameMention | None:
    """The best place of a name in a text, or None."""
    whole = sum(part.weight for part in parts)
    best: NameMention | None = None
    for first, _, _ in hits:
        window = [hit for hit in hits if first <= hit[0] <= first + len(parts) - 1 + SPREAD]
        matched: dict[int, tuple[float, int]] = {}
        for at, place, like in window:
            if place not in matched or matched[place][0] < like:
                matched[place] = (like, at)
        telling = sum(parts[place].weight * like for place, (like, _) in matched.items())
        if not whole or not any(parts[place].weight > Weight.GENERIC for place in matched):
            continue
        generic = sum(parts[place].weight is Weight.GENERIC for place in matched)
        score = min(100.0, telling / whole) * (100 - GENERIC_BONUS) / 100 + (GENERIC_BONUS if generic else 0)
        if score < FEWEST_SHARE:
            continue
        spots = [at for _, at in matched.values()]
        mention = NameMention(name, score, words[min(spots)].start, words[max(spots)].end)
        if best is None or mention.score > best.score:
            best = mention
    return best


def _without_shadows(found: list[NameMention]) -> list[NameMention]:
    """Without the weaker of two names that rest on the same words."""
    kept: list[NameMention] = []
    for mention in found:
        over = [one for one in kept if one.start < mention.end and mention.start < one.end]
        if all(mention.score >= one.score - GENERIC_BONUS / 2 for one in over):
            kept.append(mention)
    return kept


def in_both_scripts(borne: Mapping[str, Collection[int]]) -> frozenset[str]:
    """Of names with the ids of those who bear them: the ones whose bearers all have names in both scripts."""
    scripts: dict[int, set[bool]] = defaultdict(set)
    for name, bearers in borne.items():
        for bearer in bearers:
            scripts[bearer].add(BENGALI.search(name) is not None)
    return frozenset(name for name, bearers in borne.items() if all(len(scripts[one]) == 2 for one in bearers))
