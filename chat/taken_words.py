"""What is said of taking quotes along and of judging them, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakenWords:
    """What is said of it in one language; from `failed` on, why something can't be done.

    `columns` are the heads of a table of quotes.
    """

    copy: str
    copy_text: str
    copy_markdown: str
    copy_reference: str
    copied: str
    useful: str
    not_useful: str
    judged: str
    question_link: str
    save: str
    kept: str
    made: str
    gone: str
    columns: tuple[str, ...]
    failed: str
    nothing_to_save: str
    not_here: str
    needs_script: str
    other_site: str
    changed: str
    too_long: str
    too_many: str
    no_judging: str
    full: str
    not_written: str


ENGLISH = TakenWords(
    copy="copy:",
    copy_text="text",
    copy_markdown="Markdown",
    copy_reference="reference",
    copied="Copied.",
    useful="useful",
    not_useful="not useful",
    judged="Kept on the computer that the chat runs on.",
    question_link="link to this question",
    save="Keep this conversation:",
    kept="Quotes from reports",
    made="Made on {date} with citaat {version}. Each quote is in the report's own words.",
    gone="Quotes whose words aren't in the reports any more: {}.",
    columns=(
        "question",
        "quote",
        "title",
        "date",
        "section",
        "page",
        "number",
        "reference",
        "address",
        "remark",
    ),
    failed="That didn't work.",
    nothing_to_save="There is no answer yet to keep.",
    not_here="This link picks reports that aren't here (any more): pick others, and ask your question.",
    needs_script="This needs the chat's own page: use the link there.",
    other_site="This was sent by another site's page, and is refused: use the chat's own page.",
    changed="The report has other words there now: ask your question again.",
    too_long="From {start} to {end} is too long for a quote: ask for {most} characters at most.",
    too_many="There are more than {most} quotes to keep: clear the chat, and ask again.",
    no_judging="The chat was opened with --no-judging: nothing is kept of what was useful.",
    full="The file '{name}' is full: have it moved away.",
    not_written="The file '{name}' can't be written: have another one named with --judgements.",
)
DUTCH = TakenWords(
    copy="kopieer:",
    copy_text="tekst",
    copy_markdown="Markdown",
    copy_reference="verwijzing",
    copied="Gekopieerd.",
    useful="nuttig",
    not_useful="niet nuttig",
    judged="Bewaard op de computer waar de chat op draait.",
    question_link="link naar deze vraag",
    save="Bewaar dit gesprek:",
    kept="Citaten uit rapporten",
    made="Gemaakt op {date} met citaat {version}. Elk citaat is in de eigen woorden van het rapport.",
    gone="Citaten waarvan de woorden niet meer in de rapporten staan: {}.",
    columns=(
        "vraag",
        "citaat",
        "titel",
        "datum",
        "sectie",
        "pagina",
        "kenmerk",
        "verwijzing",
        "adres",
        "opmerking",
    ),
    failed="Dat lukte niet.",
    nothing_to_save="Er is nog geen antwoord om te bewaren.",
    not_here="Deze link kiest rapporten die er niet (meer) zijn: kies andere, en stel je vraag.",
    needs_script="Dit kan alleen op de pagina van de chat: gebruik daar de link.",
    other_site="Dit kwam van een pagina van een andere site, en is geweigerd: gebruik de pagina van de chat.",
    changed="In het rapport staan daar nu andere woorden: stel je vraag opnieuw.",
    too_long="Van {start} tot {end} is te lang voor een citaat: vraag hoogstens {most} tekens.",
    too_many="Er zijn meer dan {most} citaten om te bewaren: wis de chat, en vraag het opnieuw.",
    no_judging="De chat is geopend met --no-judging: er wordt niet bewaard wat nuttig was.",
    full="Het bestand '{name}' is vol: laat het verplaatsen.",
    not_written="Het bestand '{name}' kan niet geschreven worden: laat een ander noemen met --judgements.",
)
