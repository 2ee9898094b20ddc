"""What the pages that show a quote in its place say, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewerWords:
    """What these pages say in one language; from `not_shown` on, why there is nothing to show."""

    on_page: str
    in_text: str
    quote: str
    page_read: str
    ways: str
    before: str
    after: str
    file: str
    not_shown: str
    no_report: str
    no_number: str
    no_span: str
    no_page: str
    unknown: str
    taken_out: str
    gone: str
    changed: str
    no_image: str
    unreadable: str


ENGLISH = ViewerWords(
    on_page="{title}, page {page} of {pages}",
    in_text="{title}, in its text",
    quote="the quote",
    page_read="The words of this page, as they were read",
    ways="Pages",
    before="← page {}",
    after="page {} →",
    file="The original file",
    not_shown="This can't be shown",
    no_report="The address names no report: give 'report', or ask a question in the chat.",
    no_number="'{name}' is '{value}' in the address, and should be a whole number.",
    no_span="The report has no words from {start} to {end}: its text ends at {length}, and 'start' comes "
    "before 'end'.",
    no_page="The report has no page {page}: it has {pages} pages.",
    unknown="There is no report '{name}' here (any more): ask your question again.",
    taken_out="The report '{name}' has just been taken out: ask your question again.",
    gone="The file '{name}' isn't where it was: put it back, or have the reports indexed again.",
    changed="The file '{name}' has changed since it was indexed: have the reports indexed again.",
    no_image="No page of the file '{name}' can be drawn: open the file itself.",
    unreadable="The reports can't be read just now: try again in a moment.",
)
DUTCH = ViewerWords(
    on_page="{title}, pagina {page} van {pages}",
    in_text="{title}, in de tekst",
    quote="het citaat",
    page_read="De woorden van deze pagina, zoals ze gelezen zijn",
    ways="Pagina's",
    before="← pagina {}",
    after="pagina {} →",
    file="Het originele bestand",
    not_shown="Dit kan niet getoond worden",
    no_report="Het adres noemt geen rapport: geef 'report', of stel een vraag in de chat.",
    no_number="'{name}' is '{value}' in het adres, en dat moet een geheel getal zijn.",
    no_span="Het rapport heeft geen woorden van {start} tot {end}: de tekst eindigt bij {length}, en 'start' "
    "komt voor 'end'.",
    no_page="Het rapport heeft geen pagina {page}: het heeft {pages} pagina's.",
    unknown="Er is hier geen rapport '{name}' (meer): stel je vraag opnieuw.",
    taken_out="Het rapport '{name}' is net weggehaald: stel je vraag opnieuw.",
    gone="Het bestand '{name}' staat niet meer waar het stond: zet het terug, of laat de rapporten opnieuw "
    "indexeren.",
    changed="Het bestand '{name}' is veranderd na het indexeren: laat de rapporten opnieuw indexeren.",
    no_image="Van het bestand '{name}' kan geen pagina getekend worden: open het bestand zelf.",
    unreadable="De rapporten kunnen nu niet gelezen worden: probeer het zo nog eens.",
)
