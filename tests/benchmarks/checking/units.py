"""What is counted, as it is written beside its number."""

from __future__ import annotations

from tests.benchmarks.checking.ways import Language

# unit: one, several, what Bengali hangs on the number.
UNITS = {
    "": ("", "", ""),
    "days": (" day", " days", " দিন"),
    "weeks": (" week", " weeks", " সপ্তাহ"),
    "months": (" month", " months", " মাস"),
    "years": (" year", " years", " বছর"),
    "orders": (" order", " orders", "টি অর্ডার"),
    "notes": (" note", " notes", "টি নোট"),
    "commitments": (" commitment", " commitments", "টি প্রতিশ্রুতি"),
    "promises": (" promise", " promises", "টি প্রতিশ্রুতি"),
    "concerns": (" concern", " concerns", "টি অভিযোগ"),
    "deals": (" deal", " deals", "টি ডিল"),
    "needs": (" need", " needs", "টি চাহিদা"),
    "people": (" person", " people", " জন"),
    "products": (" product", " products", "টি পণ্য"),
    "accounts": (" account", " accounts", "টি অ্যাকাউন্ট"),
    "answers": (" answer", " answers", "টি উত্তর"),
    "offers": (" offer", " offers", "টি অফার"),
    "units": (" unit", " units", " ইউনিট"),
    "counts": (" count", " counts", "টি গণনা"),
    "facings": (" facing", " facings", "টি ফেসিং"),
    "items": (" item", " items", "টি আইটেম"),
    "stores": (" store", " stores", "টি দোকান"),
    "outlets": (" outlet", " outlets", "টি আউটলেট"),
    "cartons": (" carton", " cartons", " কার্টন"),
    "cases": (" case", " cases", " কেস"),
    "pieces": (" piece", " pieces", " পিস"),
    "pallets": (" pallet", " pallets", "টি প্যালেট"),
    "trucks": (" truck", " trucks", "টি ট্রাক"),
    "samples": (" sample", " samples", "টি নমুনা"),
    "kg": (" kg", " kg", " কেজি"),
    "quarters": (" quarter", " quarters", " কোয়ার্টার"),
    "signs": (" sign", " signs", "টি লক্ষণ"),
    "promotions": (" promotion", " promotions", "টি প্রমোশন"),
}
# A unit of the same sort that would be another statement.
OTHER_UNITS = {
    "days": ("weeks", "months"),
    "weeks": ("days", "months"),
    "months": ("weeks", "days"),
    "orders": ("notes", "cartons"),
    "notes": ("orders",),
    "commitments": ("orders", "notes"),
    "cartons": ("pieces", "cases"),
    "cases": ("pieces", "cartons"),
    "pieces": ("cartons",),
    "kg": ("cartons",),
    "units": ("cartons",),
    "products": ("orders",),
    "stores": ("products",),
    "facings": ("stores",),
    "pallets": ("trucks",),
    "trucks": ("pallets",),
    "samples": ("cartons",),
}


def counted(unit: str, language: Language, *, several: bool) -> tuple[str, str]:
    """What stands before and after the number of a unit. Errors: KeyError for a unit that is not known here."""
    one, more, bengali = UNITS[unit]
    return "", (bengali if language == "bn" else more if several else one)
