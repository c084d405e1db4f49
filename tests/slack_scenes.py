"""What people do in Slack, one scene a feature: for `tests/slack_faults.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.workspace.gestures import Acting, LocalWorkspace

ROOM = "#meghna-stores"
QUESTION = "What did Meghna buy last quarter?"
OF_ALL = "top accounts this year"
TOLD = "Met Tahmina."
NOTE = f"note Meghna Stores: {TOLD} I will send the new price list by Thursday."
EDITED = f"{NOTE} I will bring the cold room keys by Monday."
NUMBERS = count(101)
Prepare = Callable[[LocalWorkspace, Acting], Any]


@dataclass(frozen=True)
class Scene:
    """One thing a person does. before: what must have been done, without faults; act: it itself, with what `before`
    gave. answered: words of what they are then shown. erases: a note, which is what matters, shown or not.
    """

    name: str
    act: Callable[[Acting, Any], object]
    answered: str
    before: Prepare | None = None
    erases: bool = False


def _asked(slack: LocalWorkspace, person: Acting) -> Any:
    question = person.mentions(QUESTION, ROOM)
    return person.awaits_reply(question, containing="Meghna")


def _told(slack: LocalWorkspace, person: Acting) -> Any:
    # What was confirmed before is not proposed again: each time something else is promised.
    number = next(NUMBERS)
    message = person.says(f"{NOTE} I will bring sample {number} by Sunday. I will call shop {number} by Monday.")
    return message, person.awaits_reply(message, containing="Kept as written")


def _briefed(slack: LocalWorkspace, person: Acting) -> Any:
    person.runs("/brief Meghna", ROOM)
    return person.awaits_reply(containing="Highlights")


def _verdict(slack: LocalWorkspace, person: Acting) -> Any:
    return person.awaits_reply(person.says(QUESTION))


def _drafted(slack: LocalWorkspace, person: Acting) -> Any:
    person.runs("/followup Meghna", ROOM)
    return person.fills(person.awaits_view(containing="For the customer"), {"save_0": ["0"], "due_0": "5 Dec 2026"})


def _listed(slack: LocalWorkspace, person: Acting) -> Any:
    person.runs("/accounts")
    return person.awaits_reply(containing="Page 1 of 2")


def _at_home(slack: LocalWorkspace, person: Acting) -> Any:
    person.opens_home()
    return person.awaits_home(containing="Your accounts")


def _setting(slack: LocalWorkspace, person: Acting) -> Any:
    person.runs("/keybrief settings")
    return person.fills(person.awaits_view(containing="Digest"), {})


def _form(slack: LocalWorkspace, person: Acting) -> Any:
    person.runs("/note", ROOM)
    form = person.awaits_view(containing="New note")
    return person.fills(form, {"Account": "Meghna Stores", "What happened": "I will send the list by Thursday."})


def _item(slack: LocalWorkspace, person: Acting) -> Any:
    person.clicks(_told(slack, person)[1], "note_edit")
    return person.fills(person.awaits_view(containing="Edit item"), {"What": "Send the winter price list"})


def _said(slack: LocalWorkspace, person: Acting) -> Any:
    return slack.person("shormi").says("Padma Mart want the winter display by Sunday.", "#general")


SCENES = (
    Scene("ask, direct", lambda tanvir, _: tanvir.says(QUESTION), "Meghna Stores"),
    Scene("ask, mention", lambda tanvir, _: tanvir.mentions(QUESTION, ROOM), "Meghna Stores"),
    Scene("ask, alone", lambda tanvir, _: tanvir.mentions(OF_ALL, ROOM), "Padma Mart"),
    Scene("sources", lambda tanvir, answer: tanvir.clicks(answer, "answer_sources"), "Sources", _asked),
    Scene("feedback", lambda tanvir, answer: tanvir.clicks(answer, "Helpful"), "Thank", _verdict),
    Scene("note, direct", lambda tanvir, _: tanvir.says(NOTE), "Kept as written"),
    Scene("note, mention", lambda tanvir, _: tanvir.mentions(NOTE, ROOM), "Kept as written"),
    Scene("note, edited", lambda tanvir, told: tanvir.edits(told[0], EDITED), "cold room keys", _told),
    Scene("note, deleted", lambda tanvir, told: tanvir.deletes(told[0]), "deleted together", _told, erases=True),
    Scene("note, confirmed", lambda tanvir, told: tanvir.clicks(told[1], "Confirm all"), "Nothing is left", _told),
    Scene("note, item edited", lambda tanvir, form: form.submits(), "winter price list", _item),
    Scene("note, undone", lambda tanvir, told: tanvir.clicks(told[1], "Undo note"), "taken back", _told),
    Scene("/note", lambda tanvir, _: tanvir.runs("/note Meghna Stores: the list by Friday.", ROOM), "Kept as written"),
    Scene("/note, form opened", lambda tanvir, _: tanvir.runs("/note", ROOM), "New note"),
    Scene("/note, form sent", lambda tanvir, form: form.submits(), "Kept as written", _form),
    Scene("saved as note", lambda tanvir, said: tanvir.uses_shortcut("save_as_note", said), "Kept as written", _said),
    Scene("/brief", lambda tanvir, _: tanvir.runs("/brief Meghna", ROOM), "Highlights"),
    Scene("/brief, direct", lambda tanvir, _: tanvir.runs("/brief Meghna"), "Highlights"),
    Scene("brief, message", lambda tanvir, _: tanvir.says("brief Meghna"), "Highlights"),
    Scene("brief, in full", lambda tanvir, brief: tanvir.clicks(brief, "Full brief"), "Full brief as of", _briefed),
    Scene("brief, shared", lambda tanvir, brief: tanvir.clicks(brief, "Share here"), "Shared by", _briefed),
    Scene("brief, note form", lambda tanvir, brief: tanvir.clicks(brief, "Log note"), "New note", _briefed),
    Scene("/followup", lambda tanvir, _: tanvir.runs("/followup Meghna", ROOM), "For the customer"),
    Scene("follow-up saved", lambda tanvir, form: form.submits(), "Saved for", _drafted),
    Scene("/accounts", lambda tanvir, _: tanvir.runs("/accounts", ROOM), "accounts"),
    Scene("/accounts, page", lambda tanvir, listed: tanvir.clicks(listed, "Next"), "Page 2 of 2", _listed),
    Scene("Home", lambda tanvir, _: tanvir.opens_home(), "Your accounts"),
    Scene("Home, again", lambda tanvir, home: tanvir.clicks(home, "home_refresh"), "Your accounts", _at_home),
    Scene("/keybrief help", lambda tanvir, _: tanvir.runs("/keybrief help", ROOM), "note"),
    Scene("/keybrief settings", lambda tanvir, _: tanvir.runs("/keybrief settings", ROOM), "Digest"),
    Scene("settings saved", lambda tanvir, form: form.submits(), "Saved", _setting),
)
