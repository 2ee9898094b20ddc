"""The bundled model over the bundled digest, and over the official reports where they are at hand.

Slow: to embed the digest takes about a minute on two cores, and the official reports three.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from corpus.bundled import DIGEST
from embeddings.bundled import BundledEncoder
from embeddings.encoder import Coded, Progress, Vectors
from eval.questions import DEVELOPMENT, load_questions
from qa import Assistant, Built, Hit, Quote, Retriever, build
from qa.ranking import WITH_TOKENS
from qa.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

BIJLAGE = "2019-12-halfjaarbericht-politie-bijlage-1"
REPORTS = [BIJLAGE, "2020-05-29-halfjaarbericht-politie", "2021-12-02-halfjaarbericht-politie-bijlage-2"]
PROMISE = ["what was promised about bodycams?", "wat is er toegezegd over bodycams?"]
PANCAKES = ["What is the recipe for pancakes?", "Hoe bak ik pannenkoeken?"]
QUESTIONS = [question.text for question in load_questions(DEVELOPMENT)]

# A label and its value in the letterhead, which pdftotext reads a column apart.
APART_ON_THE_PAGE = {"Horend bij Tweede Halfjaarbericht Politie 2021"}


class Unneeded(BundledEncoder):
    """The bundled encoder where there is nothing to embed."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        raise AssertionError(f"{len(texts)} texts are embedded again, {progress}")

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        raise AssertionError(f"{len(texts)} passages are embedded again, {progress}")


@pytest.fixture(scope="module")
def encoder() -> BundledEncoder:
    return BundledEncoder()


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory, encoder: BundledEncoder) -> Assistant:
    folder = tmp_path_factory.mktemp("digest")
    assert build(folder, [DIGEST], encoder=encoder) == Built(added=REPORTS)
    return Assistant(Retriever.open(folder))


@pytest.fixture(scope="module")
def official(shared: Path, tmp_path_factory: pytest.TempPathFactory, encoder: BundledEncoder) -> Assistant:
    folder = tmp_path_factory.mktemp("official")
    assert build(folder, [shared / "reports" / "pdf"], encoder=encoder) == Built(added=REPORTS)
    return Assistant(Retriever.open(folder))


@cache
def shown(assistant: Assistant) -> tuple[Quote, ...]:
    """Every quote, once, that a question of the shipped set shows, as its answer or as nearest."""
    answers = [assistant.ask(question) for question in QUESTIONS]
    assert all(len(answer.quotes) + len(answer.nearest) == 5 for answer in answers)
    quotes = [quote for answer in answers for quote in answer.quotes + answer.nearest]
    return tuple({(quote.passage.report.id, quote.start, quote.end): quote for quote in quotes}.values())


def promise(assistant: Assistant, question: str) -> Quote:
    """The quote among the first three that says how many bodycams there will be, and when."""
    answer = assistant.ask(question)
    assert answer.answered
    (found,) = [quote for quote in answer.quotes[:3] if {"2000", "eind 2020"} <= facts(quote.text)]
    assert found.passage.report.id == BIJLAGE
    assert found.source.section[-1] == "Juridisch kader bodycams"
    return found


def facts(text: str) -> set[str]:
    return set(re.findall(r"2000|eind 2020", text))


def letters(text: str) -> str:
    """A text's letters a to z: what ligatures, hyphens, footnote markers and accents leave the same."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", text).lower())


@cache
def page(pdf: Path, number: int) -> str:
    """The letters on one page of a PDF as pdftotext reads it."""
    command = ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"]
    return letters(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def stands(quote: Quote, pdf: Path) -> bool:
    """Whether the quoted words stand on the pages that its source names, in their order."""
    words, source = letters(quote.text), quote.source
    assert source.page is not None
    assert source.last_page is not None
    last = source.last_page
    # A word that is broken off at the foot of a page counts as that page's, as does the space behind it;
    # its rest is on the next.
    if any(quote.end <= one.end <= quote.end + 1 for one in quote.passage.report.pages[:-1]):
        last += 1
    if last == source.page:
        return words in page(pdf, source.page)
    assert last == source.page + 1
    cuts = range(1, len(words) + 1)
    return any(words[:at] in page(pdf, source.page) and words[at:] in page(pdf, last) for at in cuts)


@pytest.mark.parametrize("question", PROMISE)
def test_the_digest_tells_what_was_promised(digest: Assistant, question: str) -> None:
    quote = promise(digest, question)
    assert (quote.source.kind, quote.source.is_digest, quote.source.page) == ("digest", True, None)
    assert quote.source.date == "2019-12"


@pytest.mark.parametrize("question", PROMISE)
def test_the_official_report_tells_what_was_promised(official: Assistant, question: str) -> None:
    quote = promise(official, question)
    assert quote.source.kind == "annex"
    assert not quote.source.is_digest
    assert "eind 2020 de beoogde 2000 bodycams" in quote.text
    assert (quote.source.page, quote.source.last_page) == (12, 12)
    assert quote.source.date == "2019-12"


def test_all_evidence_stays_between_its_bounds(digest: Assistant) -> None:
    for question in QUESTIONS[:24]:
        for hit in digest.retriever.search(question, k=5):
            evidence = hit.evidence
            assert len(evidence.sentences) == len(hit.sentences)
            # Unrelated texts have a cosine of 0.7 with this model; a question's tokens are no signs, and
            # so none is found wholly. A sentence alone has no better tokens than its passage.
            assert 0.6 < evidence.passage < 1
            assert evidence.tokens is not None
            assert 0 < evidence.tokens < 0.8
            assert max(evidence.sentences) <= evidence.tokens + 1e-6
            assert 0 <= evidence.lexical <= 1
            assert hit.score == WITH_TOKENS.score(evidence)


@pytest.mark.parametrize("question", PANCAKES)
def test_pancakes_are_not_in_the_digest(digest: Assistant, question: str) -> None:
    answer = digest.ask(question)
    assert not answer.answered
    assert (answer.quotes, len(answer.nearest)) == ((), 5)


@pytest.mark.parametrize("question", PANCAKES)
def test_pancakes_are_not_in_the_official_reports(official: Assistant, question: str) -> None:
    answer = official.ask(question)
    assert not answer.answered
    assert (answer.quotes, len(answer.nearest)) == ((), 5)


def test_whatever_the_digest_quotes_is_an_exact_span(digest: Assistant) -> None:
    files = {report: letters((DIGEST / f"{report}.md").read_text(encoding="utf-8")) for report in REPORTS}
    for quote in shown(digest):
        assert quote.text
        assert quote.text in quote.passage.text
        assert quote.passage.report.text[quote.start : quote.end] == quote.text
        for block in quote.text.split("\n\n"):
            assert letters(block) in files[quote.passage.report.id]


def test_whatever_the_official_reports_quote_is_an_exact_span(official: Assistant) -> None:
    for quote in shown(official):
        assert quote.text
        assert quote.text in quote.passage.text
        assert quote.passage.report.text[quote.start : quote.end] == quote.text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_whatever_the_official_reports_quote_stands_on_the_page_named(
    official: Assistant, shared: Path
) -> None:
    elsewhere = [
        (quote.passage.report.id, quote.source.page, quote.text)
        for quote in shown(official)
        if not stands(quote, shared / "reports" / "pdf" / f"{quote.passage.report.id}.pdf")
        and quote.text not in APART_ON_THE_PAGE
    ]
    assert elsewhere == []


def test_building_again_embeds_nothing(digest: Assistant) -> None:
    folder = digest.retriever.collection.folder
    assert build(folder, [DIGEST], encoder=Unneeded()) == Built(unchanged=REPORTS)


def test_looking_closely_at_some_passages_finds_the_best_of_all(digest: Assistant) -> None:
    retriever = digest.retriever
    everything = len(retriever.collection)
    found = [places(retriever.search(question, 5)) for question in QUESTIONS]
    best = [places(retriever.search(question, everything)[:5]) for question in QUESTIONS]
    assert sum(some[0] == every[0] for some, every in zip(found, best, strict=True)) >= 0.98 * len(QUESTIONS)
    # A passage further down can differ: a neighbour under its heading that isn't looked at lends it nothing.
    shared = sum(len({*some} & {*every}) for some, every in zip(found, best, strict=True))
    assert shared >= 0.98 * 5 * len(QUESTIONS)


def places(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    return [(hit.passage.report.id, hit.passage.start) for hit in hits]


def test_stored_vectors_have_length_one(digest: Assistant) -> None:
    with closing(Store.open(Path(str(digest.retriever.collection.folder)))) as store:
        vectors = np.concatenate([one.vectors for one in store.load()])
    assert vectors.shape[1] == 384
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)  # in numbers of two bytes


def test_threads_get_what_one_thread_gets(digest: Assistant) -> None:
    questions = QUESTIONS[:24]
    alone = [digest.ask(question, k=3) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda question: digest.ask(question, k=3), questions)) == alone
