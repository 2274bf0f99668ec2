"""Noise on the title of a raw record, for the bench of embedders; its own code, apart from training and retrieval."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from title_noise import with_slips

Noise = Callable[[dict, random.Random], str]

REFERENCE = "whole reference string"
_ABBREVIATIONS = {
    "international": "Int.", "systems": "Syst.", "analysis": "Anal.", "theory": "Th.", "applications": "Appl.",
    "method": "Meth.", "methods": "Meth.", "networks": "Netw.", "neural": "Neur.", "language": "Lang.",
    "learning": "Learn.", "processing": "Proc.", "information": "Inf.", "model": "Mod.", "models": "Mod.",
    "science": "Sci.", "recognition": "Recogn.", "mathematical": "Math.", "quantum": "Quant.",
    "development": "Dev.", "approach": "Appr.", "dynamics": "Dyn.", "university": "Univ.",
}  # fmt: skip


def drop_words(title: str, rng: random.Random) -> str:
    """Return the title with a fifth of its words left out, at least one."""
    words = title.split()
    for _ in range(max(1, len(words) // 5)):
        if len(words) > 2:
            del words[rng.randrange(len(words))]
    return " ".join(words)


def _reference_string(record: dict, rng: random.Random) -> str:
    people = [person.get("family") or person.get("literal", "") for person in record.get("author", [])][:6]
    initials = [f"{name}, {rng.choice('ABCDEJKLMRST')}." for name in people]
    year = record.get("issued", {}).get("date-parts", [[""]])[0][0]
    venue = record.get("container-title", record.get("publisher", ""))
    place = f"{record.get('volume', '')}, {record.get('page', '')}"
    return f"{', '.join(initials)} ({year}). {record['title']}. {venue}, {place}"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


NOISE: dict[str, Noise] = {
    "as it is": lambda record, rng: record["title"],
    "case": lambda record, rng: record["title"].upper(),
    "two typos": lambda record, rng: with_slips(record["title"], 2, rng),
    "10 % typos": lambda record, rng: with_slips(record["title"], max(1, len(record["title"]) // 10), rng),
    "dropped words": lambda record, rng: drop_words(record["title"], rng),
    "cut subtitle": lambda record, rng: record["title"].partition(": ")[0],
    "accents lost": lambda record, rng: _ascii(record["title"]),
    "abbreviations": lambda record, rng: " ".join(
        _ABBREVIATIONS.get(word.lower(), word) for word in record["title"].split()
    ),
    "words exchanged in order": lambda record, rng: " ".join(rng.sample(words := record["title"].split(), len(words))),
    REFERENCE: _reference_string,
}
APPLIES: dict[str, Callable[[dict], bool]] = {
    "cut subtitle": lambda record: len(record["title"].partition(": ")[0]) >= 12 and ": " in record["title"],
    "accents lost": lambda record: _ascii(record["title"]) != record["title"] and len(_ascii(record["title"])) >= 12,
    "abbreviations": lambda record: any(word.lower() in _ABBREVIATIONS for word in record["title"].split()),
}
