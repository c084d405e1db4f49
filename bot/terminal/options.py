"""Options that many commands take, each defined once: how it is written, its help, its type."""

from __future__ import annotations

from typing import Annotated

import typer

AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="As on this day: 2026-03-31 or 31/3/2026.")]
As = Annotated[str, typer.Option("--as", metavar="PERSON", help="Read as this team member: name or e-mail.")]
Lang = Annotated[
    str, typer.Option("--lang", metavar="en|bn", help="Language of the answer; that of the words if unset.")
]
Json = Annotated[bool, typer.Option("--json", help="JSON with the keys that README documents.")]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help="Write it to a document: FILE.docx or FILE.pdf.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
In = Annotated[str, typer.Option("--account", "-a", metavar="NAME", help="The account, where the words name none.")]
