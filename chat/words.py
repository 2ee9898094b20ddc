"""What the interface says of itself, in Dutch and in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from chat import guard_words, own_words, taken_words, viewer_words
from chat.guard_words import GuardWords
from chat.own_words import OwnWords
from chat.taken_words import TakenWords
from chat.viewer_words import ViewerWords


@dataclass(frozen=True, slots=True)
class Words:
    """What the interface says of itself in one language; `reports` is one and more of them."""

    language: str
    name: str
    digest: str
    page: str
    understood: str
    change: str
    as_typed: str
    nothing: str
    searched: str
    intro: str
    nearest: str
    elsewhere: str
    again: str
    likely: str
    perhaps: str
    only: str
    no_report: str
    widen: str
    only_picked: str
    no_report_picked: str
    widen_picked: str
    apart: str
    reports: tuple[str, str]
    why: str
    context: str
    see_page: str
    see_text: str
    empty: str
    too_long: str
    no_period: str
    busy: str
    too_large: str
    reading: str
    embedding: str
    opening: str
    not_opened: str
    viewer: ViewerWords
    own: OwnWords
    taken: TakenWords
    guard: GuardWords


ENGLISH = Words(
    language="en",
    name="English",
    digest="digest, not the official text",
    page="p.",
    understood="Understood as: {}",
    change="change it",
    as_typed="ask only what you typed",
    nothing="Nothing in these reports answers this.",
    searched="Searched: {reports}.",
    intro="Ask {reports}. Every answer is in their own words.",
    nearest="The nearest passages, which don't answer it",
    elsewhere="What comes nearest in other reports",
    again="Nearly the same words stand in",
    likely="The answer is probably among these.",
    perhaps="The answer may be among these, or not be in the reports: read them with care.",
    only="As your question asks, only searched: {filter}.",
    no_report="No report matches: there are no {filter}.",
    widen="So nothing was searched. Ask without that date to search all reports.",
    only_picked="Only searched: {filter}.",
    no_report_picked="No report matches your choice: there are no {filter}.",
    widen_picked="So nothing was searched. Choose more reports to search.",
    apart="No report matches: you chose {picked}, and your question asks for {asked}.",
    reports=("{} report", "{} reports"),
    why="From your question: {}",
    context="What stands before and after it",
    see_page="see it on its page",
    see_text="see it in the text",
    empty="Your question is empty: type what you want to know.",
    too_long="Your question has {length} characters: ask it in at most {most}.",
    no_period="No report is of the years you chose: choose a first year that isn't after the last.",
    busy="Too many questions are waiting just now: ask yours again in a moment.",
    too_large="That is too much to send at once: clear the chat, or ask a shorter question.",
    embedding="The reports are being read. Of this one {done} of {total} passages are searchable, {left}.",
    reading="The reports are being read, which takes some minutes the first time. "
    "You can ask already: the answer comes by itself.",
    opening="The reports are being opened. You can ask already: the answer comes in a moment.",
    not_opened="The reports couldn't be opened, so there is nothing to ask. {why}",
    viewer=viewer_words.ENGLISH,
    own=own_words.ENGLISH,
    taken=taken_words.ENGLISH,
    guard=guard_words.ENGLISH,
)
DUTCH = Words(
    language="nl",
    name="Nederlands",
    digest="samenvatting, niet de officiële tekst",
    page="p.",
    understood="Begrepen als: {}",
    change="pas het aan",
    as_typed="vraag alleen wat je typte",
    nothing="Niets in deze rapporten geeft hier antwoord op.",
    searched="Doorzocht: {reports}.",
    intro="Vraag het aan {reports}. Elk antwoord is in hun eigen woorden.",
    nearest="De passages die er het dichtst bij komen, maar geen antwoord zijn",
    elsewhere="Wat er in andere rapporten het dichtst bij komt",
    again="Bijna dezelfde woorden staan in",
    likely="Het antwoord staat hier waarschijnlijk bij.",
    perhaps="Het antwoord staat hier misschien bij, en misschien niet in de rapporten: lees met zorg.",
    only="Zoals je vraagt, is alleen gezocht in: {filter}.",
    no_report="Geen rapport past bij je vraag: er zijn geen {filter}.",
    widen="Er is dus niets doorzocht. Vraag het zonder die datum om alle rapporten te doorzoeken.",
    only_picked="Alleen gezocht in: {filter}.",
    no_report_picked="Geen rapport past bij je keuze: er zijn geen {filter}.",
    widen_picked="Er is dus niets doorzocht. Kies meer rapporten om te doorzoeken.",
    apart="Geen rapport past: je koos {picked}, en je vraag gaat over {asked}.",
    reports=("{} rapport", "{} rapporten"),
    why="Uit je vraag: {}",
    context="Wat ervoor en erna staat",
    see_page="bekijk het op de pagina",
    see_text="bekijk het in de tekst",
    empty="Je vraag is leeg: typ wat je wilt weten.",
    too_long="Je vraag heeft {length} tekens: stel hem in hoogstens {most}.",
    no_period="Geen rapport is van de gekozen jaren: kies een eerste jaar dat niet na het laatste komt.",
    busy="Er wachten nu te veel vragen: stel de jouwe zo nog eens.",
    too_large="Dat is te veel om in één keer te sturen: wis de chat, of stel een kortere vraag.",
    embedding="De rapporten worden gelezen. Van dit zijn {done} van {total} passages doorzoekbaar, {left}.",
    reading="De rapporten worden gelezen; dat duurt de eerste keer enkele minuten. "
    "Je kunt al vragen stellen: het antwoord komt vanzelf.",
    opening="De rapporten worden geopend. Je kunt al een vraag stellen: het antwoord komt zo.",
    not_opened="De rapporten konden niet worden geopend, dus er is niets om te vragen. {why}",
    viewer=viewer_words.DUTCH,
    own=own_words.DUTCH,
    taken=taken_words.DUTCH,
    guard=guard_words.DUTCH,
)

WORDS = {words.language: words for words in (DUTCH, ENGLISH)}
"""The words of each language of the interface."""

_CHOSEN = re.compile(r"(?:^|;)\s*citaat_language=(nl|en)\s*(?:;|$)")


def words_for(headers: Any) -> Words:
    """The language chosen on the page, else the one that comes first in the browser's, else English."""
    chosen = _CHOSEN.search(str(headers.get("cookie", "")))
    preferred = str(headers.get("accept-language", "")).lower().split(",")
    languages = [chosen[1]] if chosen else [tag.strip()[:2] for tag in preferred]
    known = (WORDS[language] for language in languages if language in WORDS)
    return next(known, ENGLISH)
