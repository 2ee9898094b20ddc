"""Retrieval sets in BEIR form: read, kept as a collection, and asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from embeddings.encoder import Coded, Progress
from eval.asked import ask_beir
from eval.beir.collection import report_of, update
from eval.beir.read import Beir, Text, language_in, read_beir
from eval.errors import BeirError
from eval.questions import Place, Question
from qa import Retriever
from tests.fakes import TokenWordEncoder, WordEncoder

LONG = "Er zijn bodycams voor wie in een van de grote of de kleine steden over straat gaat. " * 20
CORPUS = [
    {"_id": "d1", "title": "Uitrusting", "text": f"  {LONG}\n\nEn\tmeer. "},
    {"_id": "d2", "title": "", "text": "De wijkagent."},
    {"_id": "d3", "text": "Het verzuim en de instroom."},
]
QUERIES = [
    {"_id": "set-nl-1", "text": "Waar zijn de bodycams?", "lang": "nl"},
    {"_id": "set-en-2", "text": "wijkagent?", "metadata": {}},
    {"_id": "set-en-3", "text": "Never judged."},
    {"_id": "set-en-4", "text": "Nothing is right: wijkagent"},
    {"_id": "5", "text": "instroom"},
]
HEADS = "query-id\tcorpus-id\tscore\n"
QRELS = f"{HEADS}set-nl-1\td1\t2\nset-nl-1\td3\t0\nset-en-2\td2\t1\nset-en-4\td2\t0\n5\td1\t1\n"


def lines(*objects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "corpus.jsonl").write_text(lines(*CORPUS), encoding="utf-8")
    (folder / "queries.jsonl").write_text(lines(*QUERIES), encoding="utf-8")
    (folder / "qrels.tsv").write_text(QRELS, encoding="utf-8")
    return folder


@pytest.fixture
def words(encoder: WordEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WordEncoder:
    """The fake encoder in the place of every model, and a cache of its own."""
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    monkeypatch.setattr("eval.beir.collection.open_encoder", lambda _name: encoder)
    monkeypatch.setattr(
        "eval.asked.cache_folder", lambda sources, _model: tmp_path / "cache" / sources[0].name
    )
    return encoder


def test_a_set_is_read(folder: Path) -> None:
    assert read_beir(folder) == Beir(
        texts=[
            Text("d1", "Uitrusting", f"{LONG}En meer."),
            Text("d2", "", "De wijkagent."),
            Text("d3", "", "Het verzuim en de instroom."),
        ],
        questions=[
            Question("set-nl-1", "nl", "", "Waar zijn de bodycams?", (Place("d1", "", ()),)),
            Question("set-en-2", "en", "", "wijkagent?", (Place("d2", "", ()),)),
            Question("5", "", "", "instroom", (Place("d1", "", ()),)),
        ],
        qrels={"set-nl-1": {"d1": 2, "d3": 0}, "set-en-2": {"d2": 1}, "set-en-4": {"d2": 0}, "5": {"d1": 1}},
    )


def test_judgements_may_stand_where_beir_has_them_and_without_heads(folder: Path) -> None:
    expected = read_beir(folder)
    (folder / "qrels.tsv").unlink()
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text(QRELS.partition("\n")[2], encoding="utf-8")
    assert read_beir(folder) == expected


def test_a_text_without_words_of_its_own_is_its_title(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text(lines(*CORPUS[1:], {"_id": "d1", "title": "Kop", "text": ""}))
    assert read_beir(folder).texts[-1] == Text("d1", "", "Kop")


@pytest.mark.parametrize(
    ("name", "language"),
    [("nl-12", "nl"), ("xq-nl-5725", "nl"), ("bele-en-003-0", "en"), ("w1-001", ""), ("12", ""), ("nl", "")],
)
def test_a_language_stands_in_the_name_of_a_query(name: str, language: str) -> None:
    assert language_in(name) == language


@pytest.mark.parametrize(
    ("file", "content", "error"),
    [
        ("corpus.jsonl", None, "corpus.jsonl' of a BEIR folder can't be read ([Errno 2]"),
        ("queries.jsonl", None, "queries.jsonl' of a BEIR folder can't be read ([Errno 2]"),
        ("qrels.tsv", None, "qrels/test.tsv' of a BEIR folder can't be read ([Errno 2]"),
        ("corpus.jsonl", "\n", "corpus.jsonl' is empty"),
        ("corpus.jsonl", "{\n", "corpus.jsonl, line 1: this is not JSON"),
        ("corpus.jsonl", '\n["d1"]\n', 'corpus.jsonl, line 2: a line must be an object, not ["d1"]'),
        ("corpus.jsonl", lines({"text": "x"}), "corpus.jsonl, line 1: '_id' is missing"),
        ("corpus.jsonl", lines({"_id": 1, "text": "x"}), "line 1: '_id' must be a text with words, not 1"),
        ("corpus.jsonl", lines({"_id": "d1", "text": " "}), "line 1: 'text' must be a text with words"),
        ("corpus.jsonl", lines(*CORPUS, CORPUS[0]), "corpus.jsonl' uses an _id twice"),
        ("queries.jsonl", lines(*QUERIES, QUERIES[0]), "queries.jsonl' uses an _id twice"),
        (
            "queries.jsonl",
            lines({"_id": "1", "text": "x" * 1001}),
            "line 1: the question has 1001 characters",
        ),
        ("qrels.tsv", "a\tb\tc\nset-nl-1 d1 1\n", "qrels.tsv, line 2: not three columns"),
        ("qrels.tsv", "a\tb\tc\nset-nl-1\td1\tyes\n", "qrels.tsv, line 2: not three columns"),
        ("qrels.tsv", "a\tb\tc\nset-nl-9\td1\t1\n", "line 2: there is no 'set-nl-9' in queries.jsonl"),
        ("qrels.tsv", "a\tb\tc\nset-nl-1\td9\t1\n", "line 2: there is no 'd9' in corpus.jsonl"),
        ("qrels.tsv", "a\tb\tc\nset-nl-1\td1\t0\n", "no query of "),
    ],
)
def test_a_folder_in_another_form_is_told_in_one_sentence(
    folder: Path, file: str, content: str | None, error: str
) -> None:
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(BeirError) as caught:
        read_beir(folder)
    assert error in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_passage_is_a_report_of_its_own_under_its_title() -> None:
    report = report_of(Text("d1", "Uitrusting", "De korpschef koopt bodycams voor de politie."))
    assert (report.id, report.title, report.language) == ("d1", "Uitrusting", "nl")
    assert report.text == "De korpschef koopt bodycams voor de politie."
    assert report.blocks[0].section == ("Uitrusting",)
    assert report_of(Text("d2", "", "x")).title == "d2"
    assert report_of(Text("d1", "Kop", "x")).sha256 != report_of(Text("d1", "", "x")).sha256


def test_a_passage_is_kept_whole_however_long_it_is(folder: Path, words: WordEncoder, tmp_path: Path) -> None:
    update(tmp_path / "kept", read_beir(folder).texts, "words")
    hits = Retriever.open(tmp_path / "kept").search("bodycams", k=3)
    assert hits[0].passage.text == f"{LONG}En meer."
    assert [hit.passage.report.id for hit in hits] == ["d1", "d2", "d3"]
    assert words.encoded == 23  # the passage and each of its sentences, as of any report


class AtOnce(TokenWordEncoder):
    """Remembers how many passages it was given at once."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        self.given.append(len(texts))
        return super().encode_passage_tokens(texts, progress)


def test_passages_are_embedded_together_and_each_keeps_its_part(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    encoder = AtOnce()
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    monkeypatch.setattr("eval.beir.collection.open_encoder", lambda _name: encoder)
    texts = [
        Text("a", "", "bodycams"),
        Text("b", "Kop", "wijkagent, zei hij. En het verzuim."),
        Text("c", "", "verzuim"),
    ]
    update(tmp_path / "kept", texts, "token words")
    assert encoder.given == [3]
    hits = Retriever.open(tmp_path / "kept").search("verzuim wijkagent")
    assert {hit.passage.report.id: hit.evidence.tokens for hit in hits} == {"a": 0.0, "b": 1.0, "c": 0.5}


def test_only_what_is_new_or_changed_is_embedded(words: WordEncoder, tmp_path: Path) -> None:
    texts = [Text("a", "", "bodycams"), Text("b", "", "wijkagent"), Text("c", "", "verzuim")]
    update(tmp_path / "kept", texts, "words")
    update(tmp_path / "kept", texts, "words")
    assert words.encoded == 3
    update(tmp_path / "kept", [*texts[:2], Text("d", "", "instroom")], "words")
    update(tmp_path / "kept", [texts[0], Text("b", "", "meldkamer"), Text("d", "", "instroom")], "words")
    assert words.encoded == 5
    passages = [unit.passage for unit in Retriever.open(tmp_path / "kept").collection.units]
    assert {passage.report.id: passage.text for passage in passages} == {
        "a": "bodycams",
        "b": "meldkamer",
        "d": "instroom",
    }


def test_a_set_is_asked_and_not_embedded_again(folder: Path, words: WordEncoder) -> None:
    asked = ask_beir(folder, None)
    assert [(one.id, one.language, one.passage_rank) for one in asked.run.records] == [
        ("set-nl-1", "nl", 1),
        ("set-en-2", "en", 1),
        ("5", "", 2),
    ]
    assert asked.run.reports == "3 passages"
    assert asked.run.questions == "tiny"
    assert asked.topics.run["5"] == ["d3", "d1", "d2"]
    assert asked.topics.qrels["set-nl-1"] == {"d1": 2, "d3": 0}
    encoded = words.encoded
    assert ask_beir(folder, None).run == asked.run
    assert words.encoded == encoded
