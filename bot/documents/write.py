"""Writes a document. Whoever imports this waits for the libraries of both kinds: app.py does so late."""

from __future__ import annotations

from bot.documents.document import Document, Ending
from bot.documents.docx import write_docx
from bot.documents.pdf import write_pdf


def write_document(document: Document, ending: Ending) -> bytes:
    """The bytes of a file that ends so."""
    return write_docx(document) if ending == "docx" else write_pdf(document)
