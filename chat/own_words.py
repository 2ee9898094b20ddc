"""What the interface says of a person's own reports, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the interface says of a person's own reports; of a pair, the second is for several."""

    panel: str
    drop: str
    bounds: str
    closed: str
    add: str
    stop: str
    replaces: str
    nothing: str
    reading: str
    embedding: str
    seconds: str
    minutes: tuple[str, str]
    longer: str
    added: str
    changed: str
    failed: str
    stopped: str
    pages: tuple[str, str]
    passages: tuple[str, str]
    there: str
    here: str
    others: str
    waiting: str
    pick: str
    remove: str
    sure: str
    yes: str
    no: str
    removed: str
    too_large: str
    busy: str
    too_full: str


ENGLISH = OwnWords(
    panel="Your own reports",
    drop="PDF, Word, HTML, Markdown, .txt",
    bounds="At most {files} files at once, {size} MB each. They stay on this computer, beside the "
    "collection.",
    closed="Reports can't be added here: the collection has no folder in which you may write.",
    add="Read and add",
    stop="Stop",
    replaces="“{name}” takes the place of the report of that name.",
    nothing="There is no file yet: drop one above.",
    reading="{file}: being read …",
    embedding="{file}: {done} of {total} passages made searchable",
    seconds="about {} seconds left",
    minutes=("about {} minute left", "about {} minutes left"),
    longer="it takes a little longer",
    added="Added: {}",
    changed="Took the place of the one before: {}",
    failed="Not added: {}",
    stopped="Stopped. What isn't read yet stands in the list.",
    pages=("{} page", "{} pages"),
    passages=("{} passage", "{} passages"),
    there="In this collection",
    here="added here",
    others="and {} more",
    waiting="not read yet: read it with the button above, or remove it",
    pick="Remove a report that was added here",
    remove="Remove …",
    sure="Remove “{}”? The copy of the file that is kept here is thrown away too.",
    yes="Yes, remove it",
    no="No, keep it",
    removed="Removed: {}",
    too_large="These files are larger than {size} MB together: add them in parts.",
    busy="Others are handing over files: try again in a minute.",
    too_full="Too many files came in that weren't added: add those first, or wait for an hour.",
)
DUTCH = OwnWords(
    panel="Je eigen rapporten",
    drop="PDF, Word, HTML, Markdown, .txt",
    bounds="Hoogstens {files} bestanden tegelijk, elk {size} MB. Ze blijven op deze computer, bij de "
    "verzameling.",
    closed="Hier kun je geen rapporten toevoegen: de verzameling heeft geen map waarin je mag schrijven.",
    add="Lees en voeg toe",
    stop="Stop",
    replaces="“{name}” komt in de plaats van het rapport met die naam.",
    nothing="Er is nog geen bestand: sleep er hierboven een naartoe.",
    reading="{file}: wordt gelezen …",
    embedding="{file}: {done} van {total} passages doorzoekbaar gemaakt",
    seconds="nog ongeveer {} seconden",
    minutes=("nog ongeveer {} minuut", "nog ongeveer {} minuten"),
    longer="het duurt iets langer",
    added="Toegevoegd: {}",
    changed="In de plaats gekomen van het vorige: {}",
    failed="Niet toegevoegd: {}",
    stopped="Gestopt. Wat nog niet gelezen is, staat in de lijst.",
    pages=("{} pagina", "{} pagina's"),
    passages=("{} passage", "{} passages"),
    there="In deze verzameling",
    here="hier toegevoegd",
    others="en nog {}",
    waiting="nog niet gelezen: lees het met de knop hierboven, of verwijder het",
    pick="Verwijder een rapport dat hier is toegevoegd",
    remove="Verwijder …",
    sure="“{}” verwijderen? De kopie van het bestand die hier bewaard is, wordt ook weggegooid.",
    yes="Ja, verwijder het",
    no="Nee, laat het staan",
    removed="Verwijderd: {}",
    too_large="Deze bestanden zijn samen groter dan {size} MB: voeg ze in delen toe.",
    busy="Anderen geven nu bestanden door: probeer het over een minuut nog eens.",
    too_full="Er wachten te veel bestanden die niet zijn toegevoegd: voeg die eerst toe, of wacht een uur.",
)

ON_WIDGETS = ("panel", "drop", "add", "stop", "pick", "remove", "yes", "no")
"""Those that stand on the widgets (`chat.labels`)."""
