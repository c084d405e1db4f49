"""Who reads. Every read of an account's records is made for a `Reader`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["owner", "member", "workspace", "outsider"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who asks.

    owner: the local owner of the book at the terminal, who reads all of it.
    member: a team member (`member_id`), who reads workspace accounts and those they own or belong to.
    workspace: a colleague who is no team member, who reads workspace accounts only.
    outsider: a guest or a person of another company, who reads nothing.
    """

    standing: Standing
    name: str
    member_id: int | None = None
    email: str = ""

    @property
    def key(self) -> str:
        """What tells this person from every other one, in records that are theirs alone."""
        if self.member_id is not None:
            return f"member-{self.member_id}"
        if self.standing == "owner":
            return "owner"
        address = self.email.strip().lower()
        return f"mail:{address}" if address else f"name:{self.name}"


LOCAL_OWNER = Reader(standing="owner", name="local owner")
