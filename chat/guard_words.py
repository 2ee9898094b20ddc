"""What the interface says of logging in, and of requests that it refuses, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuardWords:
    """What is said of logging in and of refused requests in one language."""

    log_in: str
    log_out: str
    user: str
    password: str
    logged_in: str
    to_chat: str
    wrong: str
    too_often: str
    too_busy: str
    no_form: str
    not_logged_in: str
    not_named: str
    unknown_host: str
    other_site: str
    nothing_here: str
    asked_too_often: str
    too_slow: str


ENGLISH = GuardWords(
    log_in="Log in",
    log_out="Log out",
    user="Name",
    password="Password",  # noqa: S106 - the word
    logged_in="You are logged in as {user}.",
    to_chat="Back to the chat",
    wrong="This name and this password don't belong together.",
    too_often="That was too often. Try again in {seconds} s.",
    too_busy="It is too busy here. Try again in a minute.",
    no_form="This is not the form to log in with: open /login.",
    not_logged_in="You aren't logged in: log in at /login, then ask again.",
    not_named="You aren't logged in: visit this server through its proxy, which lets you in.",
    unknown_host="This server isn't known as '{host}': visit it by its own name, or start it with "
    "'--allowed-host NAME'.",
    other_site="This request comes from a page of another site: open the chat itself.",
    nothing_here="There is nothing at this address.",
    asked_too_often="You ask more often than this server can answer: wait {seconds} s, then reload the page.",
    too_slow="The request took more than {seconds:.0f} s to arrive: send it again.",
)
DUTCH = GuardWords(
    log_in="Inloggen",
    log_out="Uitloggen",
    user="Naam",
    password="Wachtwoord",  # noqa: S106 - the word
    logged_in="Je bent ingelogd als {user}.",
    to_chat="Terug naar de chat",
    wrong="Deze naam en dit wachtwoord horen niet bij elkaar.",
    too_often="Dat was te vaak. Probeer het over {seconds} s nog eens.",
    too_busy="Het is hier te druk. Probeer het over een minuut nog eens.",
    no_form="Dit is niet het formulier om in te loggen: open /login.",
    not_logged_in="Je bent niet ingelogd: log in op /login en vraag het dan nog eens.",
    not_named="Je bent niet ingelogd: bezoek deze server via zijn proxy, die je binnenlaat.",
    unknown_host="Deze server kent zichzelf niet als '{host}': bezoek hem bij zijn eigen naam, of start hem "
    "met '--allowed-host NAAM'.",
    other_site="Dit verzoek komt van een pagina van een andere site: open de chat zelf.",
    nothing_here="Op dit adres is niets.",
    asked_too_often="Je vraagt vaker dan deze server aankan: wacht {seconds} s en laad de pagina opnieuw.",
    too_slow="Het verzoek deed er meer dan {seconds:.0f} s over: stuur het nog eens.",
)
